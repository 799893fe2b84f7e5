"""Reading: plain text, Markdown, HTML, DOCX and standard input, each giving an `Article`."""

from __future__ import annotations

from vibrief.reading.files import MAX_BYTES, load_text, read, read_bytes, read_text
from vibrief.reading.lines import read_lines

__all__ = ["MAX_BYTES", "load_text", "read", "read_bytes", "read_lines", "read_text"]

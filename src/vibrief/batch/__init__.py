"""Batches: whole archives of articles, resumable, one bad article never stopping the others."""

from vibrief.batch.run import run
from vibrief.batch.settings import Settings
from vibrief.batch.summary import Summary, read_summary

__all__ = ["Settings", "Summary", "read_summary", "run"]

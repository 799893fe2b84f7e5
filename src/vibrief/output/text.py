"""Text from strangers made harmless: what an article says is never markup of the document it is shown in.

HTML is escaped by the templates (Jinja2's autoescape) and DOCX by python-docx; here is what both need before,
and what Markdown and terminals need.
"""

from __future__ import annotations

import re

# Never shown: C0 and C1 controls (a terminal obeys them, XML forbids them), bidirectional controls (they can
# make a text read otherwise than it is stored, https://trojansource.codes), invisible tags, and
# noncharacters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: no encoding can write it
_SPACES = re.compile(r"[^\S\xa0\u202f]+")  # any white space but the no-break spaces of "10 000"

# CommonMark's and GFM's markup characters that mean something anywhere in a line; `$` opens mathematics on
# GitHub (not before a number), `^` and `@` superscripts and citations in Pandoc. Each may be escaped with a
# backslash (CommonMark 0.31, 2.4).
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&^@]|\$(?!\d)|==")
# Those that mean something at the start of a line only: headings, lists, rules, definitions.
_OPENING = re.compile(r"^(?:([#+\-=:%])|(\d{1,9})([.)](?=\s|$)))")
# Bare addresses become links in GFM: the colon of a scheme, the dot in "www.example" (not in "a.m.").
_ADDRESS = re.compile(
    r"(?<=\w):(?=//)|(?<=mailto):|(?<=xmpp):|(?<=[A-Za-z]{2})\.(?=[A-Za-z]{2})", re.IGNORECASE
)


def clean(text: str) -> str:
    """`text` without control characters, direction overrides and invisible tags.

    Line ends and tabs become single spaces, half characters (lone surrogates) U+FFFD; all else stays, outer
    white space too.
    """
    if text.isprintable() and "  " not in text:
        return text  # the usual case: all that is changed here is not printable
    return _SPACES.sub(" ", _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text)))


def escape_markdown(text: str) -> str:
    """`text` as one line of Markdown that shows it literally: no link, heading, list, table or HTML."""
    line = _MARKUP.sub(lambda match: "".join("\\" + char for char in match[0]), clean(text).strip())
    line = _ADDRESS.sub(lambda match: "\\" + match[0], line)
    return _OPENING.sub(lambda match: f"{match[2] or ''}\\{match[1] or match[3]}", line)


def shorten(text: str, length: int) -> str:
    """`text` cut at a word to at most `length` characters, with an ellipsis where something was cut."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"

"""The mention and what a check says of it: names and official terms, as figures/model.py is for figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

MentionKind = Literal["person", "place", "organisation", "acronym", "foreign", "quoted", "term"]
MentionVerdict = Literal["same", "altered", "missing"]
MENTION_KINDS: tuple[MentionKind, ...] = get_args(MentionKind)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or glossary term in a text.

    `start` and `end` are character offsets of `text` in the text read. `renderings` are the English forms
    that count as right, the preferred one first.
    """

    kind: MentionKind
    text: str
    start: int
    end: int
    renderings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionFinding:
    """What the check says of one name or term of the source; `target` is where it stands in the English."""

    verdict: MentionVerdict
    source: Mention
    target: Mention | None
    severity: Literal["ok", "notice", "error"]
    note: str = ""

"""All mentions of a text, names and terms together, and their check: what translation and repair call."""

from __future__ import annotations

from vibrief.terms.check import check_mentions
from vibrief.terms.glossary import Glossary, built_in
from vibrief.terms.model import Mention, MentionFinding
from vibrief.terms.names import find_names


def find_mentions(text: str, glossary: Glossary | None = None) -> list[Mention]:
    """Names and glossary terms of `text`, in order; the built-in glossary when none is given.

    A term may hold a name (Công an tỉnh Bạc Liêu holds Bạc Liêu); an acronym the glossary explains is a term only.
    """
    terms = (built_in() if glossary is None else glossary).find(text)
    names = [name for name in find_names(text) if name.kind != "acronym" or not covered(name, terms)]
    return sorted([*terms, *names], key=lambda mention: (mention.start, -mention.end))


def covered(mention: Mention, others: list[Mention]) -> bool:
    """Whether `mention` lies within one of `others`."""
    return any(other.start <= mention.start and mention.end <= other.end for other in others)


def check_terms(source: str, english: str, glossary: Glossary | None = None) -> list[MentionFinding]:
    """What becomes of the names and terms of `source` in `english`."""
    return check_mentions(source, english, find_mentions(source, glossary))

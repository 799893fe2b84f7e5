"""Names and glossary terms: find, compare, render. Pure, like `vibrief.figures`."""

from vibrief.terms.check import check_mentions
from vibrief.terms.model import Mention, MentionFinding
from vibrief.terms.names import expansions, find_names

__all__ = ["Mention", "MentionFinding", "check_mentions", "expansions", "find_names"]

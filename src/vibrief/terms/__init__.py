"""Names and glossary terms: find, compare, render. Pure, like `vibrief.figures`."""

from vibrief.terms.acronyms import expansions
from vibrief.terms.check import check_mentions
from vibrief.terms.glossary import Glossary, built_in, load_glossaries
from vibrief.terms.glossary_files import RowProblem, check_glossary
from vibrief.terms.mentions import check_terms, find_mentions
from vibrief.terms.model import Mention, MentionFinding
from vibrief.terms.names import find_names

__all__ = [
    "Glossary",
    "Mention",
    "MentionFinding",
    "RowProblem",
    "built_in",
    "check_glossary",
    "check_mentions",
    "check_terms",
    "expansions",
    "find_mentions",
    "find_names",
    "load_glossaries",
]

"""Slips of small models that are put right before the check: no engine is asked, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vibrief.figures.write_dates import ordinal_digits
from vibrief.terms.acronyms import expansions
from vibrief.terms.fold import drop_diacritics, fold, traditional_tones
from vibrief.terms.gazetteer import gazetteer
from vibrief.terms.model import Mention
from vibrief.terms.words import ALSO_VIETNAMESE

DOUBLED = re.compile(
    r"\b(?!(?:that|had)\b)([^\W\d_]{2,})(?: \1)+\b|\b([^\W\d_]{4,})(?:, \2)+\b", re.IGNORECASE
)
"""A word said again at once, or after a comma where it is longer: people write neither but for a name or for effect."""
TRIPLED = re.compile(r"\b([^\W\d_]{2,})(?: \1){2,}\b", re.IGNORECASE)
"""A word said three times on end or more, which no name is: San San San."""
ORDINAL = re.compile(r"(?<![\d.,])(\d{1,3}) ?(?:st|nd|rd|th)\b")
ENDING_OF_Y = re.compile(r"\b([a-z]+[bcdfghjklmnpqrstvwxz])y(s|ed)\b")
"""A plural or past tense that keeps its y after a consonant: small letters only, since names do keep it."""
STOPPED_TWICE = re.compile(r"(?:,|(?<![A-Z])(?<!Inc)(?<!Co)\.)([\"”])(?=[,;])")
"""A comma or full stop before a closing quotation mark, unless an abbreviation's, and a comma behind it."""
BRACKETS = re.compile(r"\(([^()]*)\)")
ACRONYM = re.compile(r"[A-ZĐ]{2,10}")
GREAT_PART = re.compile(r"(?:tỉnh|thành phố|khu tự trị) ", re.IGNORECASE)
"""The parts of a country that are no village: behind these `Tân Cương` is surely Xinjiang."""


def tidied(source: str, english: str, mentions: Sequence[Mention] = ()) -> str:
    """`english` without the slips of small models: a word said twice or more on end, unless the source doubles one
    too, an ordinal with the ending of another (1th), a y that ought to have become i (policys, supplyed), a comma on
    both sides of a quotation mark, an acronym that is not the one in the source's brackets, and, of the names of the
    source that are among `mentions`, those left in Vietnamese though English has another (Tu Xuyen for Sichuan)."""
    english = ORDINAL.sub(lambda match: ordinal_digits(int(match[1])), english)
    english = ENDING_OF_Y.sub(lambda match: f"{match[1]}i{'es' if match[2] == 's' else 'ed'}", english)
    english = STOPPED_TWICE.sub(r"\1", english)
    english = with_exonyms(with_acronyms(source, english), mentions)
    if not TRIPLED.search(source):
        english = TRIPLED.sub(r"\1 \1", english)
    return english if DOUBLED.search(source) else DOUBLED.sub(lambda match: match[1] or match[2], english)


def with_acronyms(source: str, english: str) -> str:
    """`english` with the acronyms that the source has in brackets: `an ninh, trật tự (ANTT)`.

    A model makes words of them where the source introduces one, or slips in a letter of a longer one (BVANTC for
    BVANTQ). Brackets go by their order, so both sides must have as many.
    """
    given = BRACKETS.findall(source)
    if not any(map(ACRONYM.fullmatch, given)) or len(given) != len(BRACKETS.findall(english)):
        return english
    explained = expansions(source)
    bracketed = iter(given)

    def right(match: re.Match[str]) -> str:
        wanted = next(bracketed)
        words_made = wanted in explained and not match[1].isupper()
        return f"({drop_diacritics(wanted)})" if words_made or is_misspelt(match[1], wanted) else match[0]

    return BRACKETS.sub(right, english)


def is_misspelt(acronym: str, wanted: str) -> bool:
    """Whether `acronym` has as many letters as `wanted`, and most of them."""
    same = sum(letter == right for letter, right in zip(acronym, drop_diacritics(wanted), strict=False))
    return (
        ACRONYM.fullmatch(acronym) is not None and len(wanted) == len(acronym) > 2 and 2 * same > len(wanted)
    )


def with_exonyms(english: str, mentions: Sequence[Mention]) -> str:
    """`english` with the English names of those places and persons that it names as the Vietnamese do.

    Names of one syllable are let be: `Hàn` is Korea, a river in Da Nang and a market.
    """
    for mention in mentions:
        if mention.kind not in ("place", "person"):
            continue
        generic = GREAT_PART.match(mention.text)
        name = mention.text[generic.end() :] if generic else mention.text
        _, forms = gazetteer().get(traditional_tones(name), ("", ()))
        if " " not in name or not forms or fold(name) in map(fold, forms):
            continue
        if name in ALSO_VIETNAMESE and not generic:
            continue
        left = re.compile(rf"\b{re.escape(fold(name))}\b")
        for match in reversed(list(left.finditer(fold(english)))):
            if english[match.start()].isupper():
                english = english[: match.start()] + forms[0] + english[match.end() :]
    return english

"""One spelling of each name in a document: with diacritics or without, and acronyms expanded at their first use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from vibrief.terms.acronyms import expansions
from vibrief.terms.check import find_rendering
from vibrief.terms.fold import drop_diacritics, fold
from vibrief.terms.glossary import Glossary, built_in
from vibrief.terms.model import Mention, MentionFinding
from vibrief.terms.syllables import WORD

TITLE_GOES_ON = re.compile(r"\s+[A-Z]")


class Spelling:
    """Spells the names of one document, sentence after sentence in reading order.

    `drop` writes Vietnamese names without diacritics, `keep` with those of the source. Names with an English form of
    their own (Hanoi, Russia) keep it, foreign names are copied as they are. `connected`: whether the sentences are
    one document, in which acronyms are expanded at their first use and the province of a place has a capital always
    or never, as it is first written.
    """

    def __init__(
        self,
        diacritics: Literal["keep", "drop"] = "drop",
        glossary: Glossary | None = None,
        *,
        connected: bool = True,
    ) -> None:
        self.connected = connected
        self.diacritics = diacritics
        self.glossary = built_in() if glossary is None else glossary
        self.explained: set[str] = set()
        self.meanings: dict[str, str] = {}
        self.capitals: dict[str, bool] = {}

    def spell(self, source: str, english: str, findings: Sequence[object]) -> str:
        """`english` with the names that `findings` place in it spelled as the document spells them.

        `findings` are the check's on (source, english); offsets no longer hold where the text changes.
        """
        edits = [
            (
                finding.target.start,
                finding.target.end,
                self.spelled(finding.source, finding.target.text, english[finding.target.end :]),
            )
            for finding in findings
            if isinstance(finding, MentionFinding) and finding.verdict == "same" and finding.target
        ]
        if self.connected:
            edits += self.expanded(source, english)
        done = len(english) + 1
        for start, end, text in sorted(set(edits), reverse=True):
            if end <= done and english[start:end] != text:
                english = english[:start] + text + english[end:]
            done = min(done, start)
        return english

    def spelled(self, name: Mention, english: str, following: str = "") -> str:
        """One name as it stands in the English before `following`, in the document's spelling."""
        if name.kind not in ("person", "place", "organisation", "term"):
            return english
        preferred = name.renderings[0] if name.renderings else english
        whole = not TITLE_GOES_ON.match(following)  # not the district of the Yen Phong District Court
        if self.connected and whole and name.kind == "place" and fold(english) == fold(preferred):
            english = self.with_one_capital(english, preferred)
        if self.diacritics == "drop":
            return drop_diacritics(english)
        written = {fold(word): word for word in WORD.findall(name.text)}
        return WORD.sub(lambda word: same_case(word[0], written), english)

    def with_one_capital(self, english: str, preferred: str) -> str:
        """A place whose generic word (province, district, city) has its capital as it had it first in the document."""
        written = iter(WORD.findall(english))

        def spell(word: re.Match[str]) -> str:
            here = next(written)
            if not word[0].islower():
                return word[0]
            return word[0].capitalize() if self.capitals.setdefault(word[0], here[0].isupper()) else word[0]

        return WORD.sub(spell, preferred)

    def expanded(self, source: str, english: str) -> list[tuple[int, int, str]]:
        """Edits that say what an acronym means where it first stands in the English, if the source or
        glossary tells."""
        for acronym, words in expansions(source).items():
            found = self.glossary.find(words)
            if found and found[-1].renderings and found[-1].end >= len(words) - 1:
                self.meanings[acronym] = found[-1].renderings[0]
        edits = []
        for acronym in re.findall(r"(?<!\w)[A-ZĐ]{3,10}(?!\w)", source):
            plain = drop_diacritics(acronym)
            place = find_rendering(fold(english), fold(acronym), "acronym")
            if plain in self.explained or place is None:
                continue
            self.explained.add(plain)
            meaning = self.meanings.get(acronym) or self.glossed(acronym)
            alone = english[place[0] - 1 : place[0]] != "("
            if meaning and alone and fold(meaning) not in fold(english):
                edits.append((*place, f"{meaning} ({plain})"))
        return edits

    def glossed(self, acronym: str) -> str | None:
        """What the glossary makes of an acronym."""
        found = self.glossary.find(acronym)
        return found[0].renderings[0] if found and found[0].text == acronym else None


def same_case(word: str, written: dict[str, str]) -> str:
    """The word of the source that `word` is without diacritics, capitals as in `word`."""
    original = written.get(fold(word))
    if original is None or not word[0].isupper() or not original[0].isupper():
        return word
    return original

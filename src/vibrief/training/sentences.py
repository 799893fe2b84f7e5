"""What the project says in its own words: sentences written for it, and the glossary's terms, as pairs."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from vibrief import terms
from vibrief.terms.glossary_files import read_rows
from vibrief.training.phrases import make_phrase
from vibrief.training.variant import Variant

Pairs = tuple[tuple[str, str], ...]


@cache
def sentences() -> Pairs:
    """The sentences of `sentences.tsv`, Vietnamese and English, with blanks as the frames of `phrases.tsv`."""
    lines = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return tuple((vi, en) for vi, en in rows)


@cache
def glossary() -> Pairs:
    """The built-in glossary's terms, each with its preferred English, but for those that take a name."""
    rows, _ = read_rows(Path(terms.__file__).with_name("glossary.tsv"))
    return tuple((row.vietnamese, row.renderings[0]) for row in rows if "{}" not in row.vietnamese)


def make_sentence(vi: str, en: str, rng: random.Random) -> Variant:
    """Fill the blanks of a sentence; what opens a line with a blank begins with a capital."""
    made = make_phrase(vi, en, rng)
    return Variant(
        _capital(made.vi) if vi.startswith("{") else made.vi,
        _capital(made.en) if en.startswith("{") else made.en,
        made.links,
    )


def make_sentences(share: float, rng: random.Random) -> list[Variant]:
    """A share of the sentences, their blanks filled anew."""
    return [make_sentence(vi, en, rng) for vi, en in sentences() if rng.random() < share]


def make_terms(share: float, rng: random.Random) -> list[Variant]:
    """A share of the glossary's terms; half of these with a capital, as they begin a headline."""
    made = []
    for vi, en in glossary():
        if rng.random() < share:
            capital = rng.random() < 0.5
            made.append(Variant(_capital(vi) if capital else vi, _capital(en) if capital else en, ()))
    return made


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

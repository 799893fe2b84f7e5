"""The sentences written for the project, as data: a slip in them is learnt as well as the rest."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path

import pytest

from vibrief import training
from vibrief.figures import compare
from vibrief.training.corpus import normalize
from vibrief.training.phrases import FILLERS
from vibrief.training.sentences import glossary, make_sentence, make_sentences, make_terms, sentences
from vibrief.training.words import words

BLANK = re.compile(r"\{([^{}]*)\}")
LINES = Path(training.__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()


def wrong(lines: list[str]) -> list[str]:
    """A few of the lines at fault, for the message."""
    return lines[:5]


def test_every_line_has_two_columns() -> None:
    assert not wrong([line for line in LINES if len(line.split("\t")) != 2 or not all(line.split("\t"))])
    assert len(sentences()) == len(LINES) > 5000


def test_no_line_stands_twice() -> None:
    assert len(set(LINES)) == len(LINES)


def test_blanks_are_known_and_alike_on_both_sides() -> None:
    for vi, en in sentences():
        there, here = BLANK.findall(vi), BLANK.findall(en)
        assert sorted(there) == sorted(here), vi
        assert len(set(there)) == len(there), vi
        assert {re.sub(r" \d$", "", blank) for blank in there} <= set(FILLERS), vi
        assert not set("{}⟦⟧") & set(BLANK.sub("", vi + en)), vi


def test_text_is_in_the_form_the_vocabulary_sees() -> None:
    assert not wrong([line for line in LINES if unicodedata.normalize("NFC", line) != line])
    assert not wrong([line for line in LINES if "\t".join(map(normalize, line.split("\t"))) != line])


def test_figures_agree() -> None:
    errors = []
    for vi, en in sentences():
        made = make_sentence(vi, en, random.Random(vi))
        if any(finding.severity == "error" for finding in compare(made.vi, made.en)):
            errors.append(f"{made.vi} | {made.en}")
    # A few: the check may come to read something otherwise than when the sentences were chosen.
    assert len(errors) <= len(LINES) // 500, wrong(errors)


@pytest.mark.parametrize(
    ("vi", "en", "begins"),
    [
        ("{day}, trời mưa.", "It rained on {day}.", ("N", "It")),
        ("{agency} cho biết", "{agency} said", ("", "")),
        ("trời mưa {day}", "rain on {day}", ("trời", "rain")),
    ],
)
def test_a_blank_that_opens_a_line_begins_with_a_capital(vi: str, en: str, begins: tuple[str, str]) -> None:
    for seed in range(10):
        made = make_sentence(vi, en, random.Random(seed))
        assert made.vi.startswith(begins[0])
        assert made.en.startswith(begins[1])
        assert made.vi[0].isupper() == (vi[0] == "{")
        assert made.en[0].isupper() == (en[0] in "{I")


def test_what_fills_the_blanks_is_aligned() -> None:
    for made in make_sentences(0.02, random.Random(3)):
        vi, en = words(made.vi), words(made.en)
        assert all(s < len(vi) and t < len(en) for s, t in made.links)
    made = make_sentence("Có {number} xe.", "There were {number} cars.", random.Random(1))
    assert made.links == ((1, 2),)


def test_blanks_are_filled_anew_each_time() -> None:
    rng = random.Random(1)
    assert make_sentences(1, rng) != make_sentences(1, rng)
    assert not make_sentences(0, rng)


def test_terms_of_the_glossary_are_pairs() -> None:
    assert ("quốc hội", "National Assembly") in glossary()
    assert not any("{" in vi + en or "|" in en for vi, en in glossary())
    made = make_terms(1, random.Random(1))
    assert len(made) == len(glossary())
    assert {one.vi[0].isupper() for one in made} == {True, False}

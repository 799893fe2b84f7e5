"""What makes a number a quantity in English."""

from __future__ import annotations

from vibrief.figures.english import words
from vibrief.figures.english.numerals import read_number
from vibrief.figures.grammar import Grammar, tail_table
from vibrief.figures.tokens import word_set

GRAMMAR = Grammar(
    language="en",
    read_number=read_number,
    hedges_before=words.HEDGES_BEFORE,
    hedges_after=words.HEDGES_AFTER,
    tails=tail_table("en", words.PERCENT),
    minus=frozenset({"minus", "negative"}),
    # plus or minus 15 percent, tested negative four times
    no_minus_behind=word_set("or test tests tested testing"),
    minus_of_all=None,
    range_openers=frozenset({"from", "between"}),
    range_joins=frozenset({"and", "to"}),
    range_dashes=frozenset({"to"}),
    half_more=["and", "a", "half"],
    hyphen_joins=True,
    shares=frozenset({"over"}),
    qualities=words.QUALITIES_OF_TIME,
    below_zero=[["below", "zero"], ["below", "freezing"], ["below", "0"]],
    coin_joins=frozenset({"and"}),
)

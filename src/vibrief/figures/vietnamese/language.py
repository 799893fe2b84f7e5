"""What makes a number a quantity in Vietnamese."""

from __future__ import annotations

from vibrief.figures.grammar import Grammar, tail_table
from vibrief.figures.tokens import word_set
from vibrief.figures.vietnamese import words
from vibrief.figures.vietnamese.numerals import read_number

GRAMMAR = Grammar(
    language="vi",
    read_number=read_number,
    hedges_before=words.HEDGES_BEFORE,
    hedges_after=words.HEDGES_AFTER,
    tails=tail_table("vi", words.PERCENT),
    minus=frozenset({"âm"}),
    no_minus_behind=word_set("dư hồi thanh phát thu ghi"),  # dư âm một thuở: echoes of a time
    minus_of_all="trừ",
    range_openers=frozenset({"từ", "giữa"}),
    range_joins=frozenset({"và", "đến", "tới"}),
    range_dashes=frozenset({"đến", "tới"}),
    half_more=["rưỡi"],
    hyphen_joins=False,
    shares=frozenset({"trên"}),
    qualities=frozenset(),
    below_zero=[["dưới", "0"], ["dưới", "không"]],
    coin_joins=frozenset({"và"}),
)

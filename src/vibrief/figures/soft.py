"""Soft figures: those a good translation may leave out, add or put otherwise without misleading the reader."""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures.model import Figure
from vibrief.figures.tokens import phrases_of

_SOFT_WORDS = frozenset(
    phrases_of(
        """
        một nửa|half|a half|một nửa|nửa|both|cả hai|double|doubles|noon|midnight|a dozen|dozens
        hàng chục|hàng trăm|hundreds|hàng nghìn|hàng ngàn|thousands|vài chục|dozens of|both|zero
        a couple|a pair|once|single|second|thứ hai|third|twice|hai lần|tens
        """
    )
)


def is_soft(figure: Figure) -> bool:
    """Whether the figure alone proves nothing where the other side lacks it.

    These are: the number one in words (một, one, a) and the first ordinal (đầu tiên, first); two in a word of its own
    (cả hai, both, a couple); halves; magnitudes without a number that vary between languages (hàng chục, dozens); and
    numbers inside names (Covid-19, G7), which a translation may render by another name.
    """
    text = figure.text.lower()
    if text in _SOFT_WORDS:
        return True
    if (
        figure.kind in ("cardinal", "ordinal", "measure")
        and figure.value == Decimal(1)
        and figure.high is None
    ):
        return not any(char.isdigit() for char in text)
    return figure.kind == "identifier" and any(char.isalpha() for char in text)

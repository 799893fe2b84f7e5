"""A number that a grammar has read, before anything is known of its unit or its role."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Number(NamedTuple):
    """A number and the index of the token behind it."""

    value: Decimal
    end: int
    spelled: bool = False
    """Whether it begins with a word: năm nghìn, five thousand."""
    scale: int = 1
    """The power of ten its last scale word stands for: 3 tỷ has 10**9, 350 has 1."""
    fragile: bool = False
    """A lone word of one syllable that has other meanings: its surroundings must vouch for it."""

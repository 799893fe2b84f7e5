"""Rates: units of length or volume per unit of time, in all the ways both languages join the two names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vibrief.figures.tokens import phrases_of

# symbol: (what is measured, the time it is measured by)
_RATES = {
    "km/h": ("km", "h"), "mph": ("mi", "h"), "m/s": ("m", "s"), "km/s": ("km", "s"), "cm/s": ("cm", "s"),
    "kn": ("nmi", "h"), "m3/s": ("m3", "s"),
}  # fmt: skip
# how the two are joined and how the time is called: 1 Vietnamese, 2 English
_JOINTS = {
    1: phrases_of("/|một|1|mỗi|trên|trên một|trên mỗi|trong một|trong mỗi|/một|/1"),
    2: phrases_of("/|per|an|a|each|every|-per-"),
}
_TIMES = {1: {"h": "giờ|h|tiếng", "s": "giây|s"}, 2: {"h": "hour|h|hr", "s": "second|s|sec"}}


def rate_names(
    units: Mapping[str, object], names: Mapping[str, list[str]], column: int
) -> Iterator[tuple[str, str]]:
    """The names of rates in one language (1 Vietnamese, 2 English) with their symbols: km một giờ, miles per hour.

    `names` has all names of each unit; `units` are the names already taken, which stay what they are.
    """
    for symbol, (measured, time) in _RATES.items():
        for name in names[measured]:
            for joint in _JOINTS[column]:
                for other in _TIMES[column][time].split("|"):
                    phrase = f"{name} {joint} {other}"
                    if phrase not in units:
                        yield phrase, symbol
            if column == 1 and time == "h":
                yield f"{name} giờ", symbol  # 800 km giờ

"""Conversion between units of one dimension, and how far a converted or rounded value may be off.

Factors are exact by definition (international yard and pound agreement of 1959; SI Brochure, 9th edition)
but for the month, 1/12 of a mean Gregorian year. Currencies are never convertible: a rate is not in the text.
"""

from __future__ import annotations

from decimal import Decimal

# dimension: {unit symbol of vibrief.figures.units: how many of the first unit one of it is}
_DIMENSIONS: dict[str, dict[str, str]] = {
    "length": {
        "m": "1", "km": "1000", "cm": "0.01", "mm": "0.001", "dm": "0.1", "um": "0.000001", "nm": "0.000000001",
        "mi": "1609.344", "nmi": "1852", "yd": "0.9144", "ft": "0.3048", "in": "0.0254",
    },
    "area": {
        "m2": "1", "km2": "1000000", "cm2": "0.0001", "ha": "10000", "acre": "4046.8564224",
        "mi2": "2589988.110336", "ft2": "0.09290304",
    },
    "volume": {
        "L": "1", "mL": "0.001", "cm3": "0.001", "m3": "1000", "gal": "3.785411784", "bbl": "158.987294928",
        "ft3": "28.316846592",
    },
    "mass": {
        "kg": "1", "g": "0.001", "mg": "0.000001", "ug": "0.000000001", "t": "1000", "lb": "0.45359237",
        "oz": "0.028349523125", "tael": "0.0375",
    },
    "time": {
        "s": "1", "ms": "0.001", "min": "60", "h": "3600", "d": "86400", "wk": "604800", "mo": "2629746",
        "a": "31556952",
    },
    "speed": {
        "m/s": "3600", "km/s": "3600000", "cm/s": "36", "km/h": "1000", "mph": "1609.344", "kn": "1852",
    },
    "power": {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000", "hp": "745.69987158227022"},
    "energy": {"kWh": "1", "MWh": "1000", "GWh": "1000000"},
    "data": {"B": "1", "KB": "1000", "MB": "1000000", "GB": "1000000000", "TB": "1000000000000"},
    "rate of data": {"kbps": "1", "Mbps": "1000", "Gbps": "1000000"},
    "food energy": {"cal": "1", "kcal": "1000"},
    "pressure": {"Pa": "1", "hPa": "100", "mbar": "100"},
    "frequency": {"Hz": "1", "kHz": "1000", "MHz": "1000000", "GHz": "1000000000"},
}  # fmt: skip
_FACTORS = {
    unit: (dimension, Decimal(factor))
    for dimension, units in _DIMENSIONS.items()
    for unit, factor in units.items()
}
_TOLERANCE = Decimal("0.05")
"""No rounding excuses a converted value that is further off than this share of itself; one digit may be off by
twice as much (3 km are 2 miles)."""
_HALF = Decimal("0.5")


def convert(value: Decimal, unit: str, other: str) -> Decimal | None:
    """`value` in `unit` as a value in `other`; None where the two do not measure the same thing.

    >>> convert(Decimal(10), "km", "m"), convert(Decimal(20), "Cel", "degF"), convert(Decimal(1), "USD", "EUR")
    (Decimal('10000'), Decimal('68.0'), None)
    """
    if unit == other:
        return value
    if (unit, other) == ("Cel", "degF"):
        return value * Decimal("1.8") + 32
    if (unit, other) == ("degF", "Cel"):
        return (value - 32) / Decimal("1.8")
    dimension, factor = _FACTORS.get(unit, ("", Decimal(1)))
    other_dimension, other_factor = _FACTORS.get(other, ("", Decimal(1)))
    return value * factor / other_factor if dimension and dimension == other_dimension else None


def step(value: Decimal) -> Decimal:
    """The place of the last digit that a value states: 100 for 1600, 0.1 for 2.5, 1 for 0.

    Trailing zeros of whole numbers do not count as stated, for nobody can tell.
    """
    if value == 0:
        return Decimal(1)
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    if exponent < 0:  # decimal places are stated, zeros too
        return Decimal(1).scaleb(exponent)
    zeros = len(digits) - len(str(int(value)).rstrip("0").lstrip("-")) + exponent
    return Decimal(1).scaleb(max(zeros, 0))


def agrees(value: Decimal, unit: str, other_value: Decimal, other_unit: str, *, loose: bool = False) -> bool:
    """Whether two values are the same amount, as precisely as both of them are stated; `loose`: within a factor of 5,
    as hàng nghìn cây số are thousands of miles.

    >>> agrees(Decimal(160), "km", Decimal(100), "mi"), agrees(Decimal(160), "km", Decimal(160), "mi")
    (True, False)
    """
    converted = convert(value, unit, other_unit)
    if converted is None:
        return False
    if loose:
        return Decimal("0.2") < converted / other_value < 5
    moved = convert(value + step(value) * _HALF, unit, other_unit)
    assert moved is not None
    slack = abs(moved - converted) + step(other_value) * _HALF
    scale = max(abs(converted), abs(other_value))
    limit = scale * (_TOLERANCE if len(other_value.normalize().as_tuple().digits) > 1 else 2 * _TOLERANCE)
    if "deg" in unit or "Cel" in unit:
        limit = Decimal(1)  # a share of a temperature means nothing
    return abs(converted - other_value) <= min(slack, limit)


def is_fair_rounding(exact: Decimal, rounded: Decimal, hedge: str) -> bool:
    """Whether `rounded`, stated with `hedge`, is what a careful writer makes of `exact`.

    354,422 may become about 354,000 or more than 350,000, never more than 360,000.
    """
    place = step(rounded)
    if place <= step(exact) or exact == 0 or abs(rounded - exact) > abs(exact) * _TOLERANCE:
        return False
    if hedge in ("over", "at_least"):
        return rounded < exact < rounded + place
    if hedge in ("under", "at_most", "up_to"):
        return rounded - place < exact < rounded
    return hedge == "about" and abs(rounded - exact) <= place * _HALF

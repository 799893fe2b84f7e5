"""Words around figures in English."""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures.model import Hedge
from vibrief.figures.tokens import Phrases, phrases_of, word_set, words_of


def _table(rows: dict[Hedge, str]) -> Phrases[Hedge]:
    return Phrases([(phrase, hedge) for hedge, phrases in rows.items() for phrase in phrases_of(phrases)])


HEDGES_BEFORE = _table(
    {
        "under": """
            nearly|almost|close to|just under|under|less than|fewer than|below|lower than|just short of
            short of|not quite|just below|well under|approaching|just shy of|a little less than
            slightly less than|younger than|shorter than|smaller than|under the age of|below the age of
        """,
        "over": """
            more than|over|above|in excess of|upwards of|exceeding|beyond|greater than|higher than|just over
            well over|just above|larger than|longer than|a little over|slightly over|slightly more than
            a little more than|far more than|older than|over the age of|above the age of
        """,
        "about": """
            about|around|approximately|roughly|some|circa|ca.|c.|approx.|approx|an estimated|estimated
            an estimated at|estimated at|in the region of|somewhere around|somewhere between
            in the neighborhood of|or so|near|~|≈
        """,
        "at_least": """
            at least|a minimum of|no less than|no fewer than|not less than|minimum of|not fewer than
            at the very least
        """,
        "at_most": """
            at most|no more than|not more than|a maximum of|maximum of|at the most|not exceeding|not over
            not to exceed
        """,
        "up_to": "up to|as much as|as many as|as high as|as far as|as long as|reaching up to",
    }
)
HEDGES_AFTER = _table(
    {
        "at_least": """
            or more|and over|or above|and above|or older|or over|and older|and up|or higher|or greater|or longer
        """,
        "at_most": "or less|or fewer|or below|or under|or younger|and under|and younger|or smaller|or lower|and below",
        "about": "or so|- odd|odd",
    }
)
QUALITIES_OF_TIME = word_set(
    "straight consecutive more full whole additional extra further short long calendar successive entire"
)
PERCENT = phrases_of(
    "%|percent|per cent|pct|percentage points|percentage point|percent points|% points|%-points|percentage-point|pp|pc"
)
MONTHS = {
    name: number
    for number, names in enumerate(
        phrases_of(
            """
        january jan|february feb|march mar|april apr|may|june jun|july jul|august aug
        september sep sept|october oct|november nov|december dec
        """
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(words_of("monday tuesday wednesday thursday friday saturday sunday"), 1)
    for name in (names, f"{names}s")
}
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth
"""
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), 1)}
TENTHS = {
    word: 10 * value
    for value, word in enumerate(
        words_of(
            """
        twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth
        """
        ),
        2,
    )
}
FUSED_ORDINALS = {
    f"{tens}{ordinal}": 10 * number + value
    for number, tens in enumerate(words_of("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
    for ordinal, value in ORDINALS.items()
    if value < 10
}
LARGE_ORDINALS = {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9}
PARTS = {
    **{word: value for word, value in ORDINALS.items() if value > 2},
    **{f"{word}s": value for word, value in ORDINALS.items() if value > 2}, "half": 2, "halves": 2, "quarter": 4,
    "quarters": 4, "tenths": 10, "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
    "twentieth": 20, "twentieths": 20,
}  # fmt: skip
MAGNITUDES = {
    "tens": 10, "dozens": 10, "scores": 10, "hundreds": 100, "thousands": 10**3, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
FEW = frozenset({"several", "few", "many", "some", "couple"})
MULTIPLES = {
    "twice": Decimal(2), "thrice": Decimal(3), "double": Decimal(2), "doubled": Decimal(2), "doubling": Decimal(2),
    "doubles": Decimal(2), "triple": Decimal(3), "tripled": Decimal(3), "tripling": Decimal(3),
    "triples": Decimal(3), "quadruple": Decimal(4), "quadrupled": Decimal(4), "quadrupling": Decimal(4),
    "quintupled": Decimal(5), "twofold": Decimal(2), "threefold": Decimal(3), "fourfold": Decimal(4),
    "fivefold": Decimal(5), "sixfold": Decimal(6), "sevenfold": Decimal(7), "eightfold": Decimal(8),
    "ninefold": Decimal(9), "tenfold": Decimal(10), "twelvefold": Decimal(12), "fifteenfold": Decimal(15),
    "twentyfold": Decimal(20), "thirtyfold": Decimal(30), "fortyfold": Decimal(40),
    "fiftyfold": Decimal(50), "hundredfold": Decimal(100), "thousandfold": Decimal(1000),
}  # fmt: skip
DECADES = {
    "twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196, "seventies": 197,
    "eighties": 198, "nineties": 199,
}  # fmt: skip

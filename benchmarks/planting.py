"""Plants one error of a named kind into an English sentence, as a careless translator or a model would make it.

The patterns here are kept apart from `vibrief.figures` on purpose: a benchmark that asked the checker where
figures are would only plant what the checker already reads.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

# What each kind of plant must raise to count as found: an error, or for a lost hedge at least a notice.
WANTED_SEVERITY = {
    "digit changed": "error",
    "digits swapped": "error",
    "figure dropped": "error",
    "figure invented": "error",
    "scale word changed": "error",
    "separator wrong": "error",
    "number word changed": "error",
    "year moved": "error",
    "month changed": "error",
    "percent sign lost": "error",
    "currency changed": "error",
    "hedge lost": "notice",
}
KINDS = tuple(WANTED_SEVERITY)

_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
_NUMBER_WORDS = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
_ORDINAL_WORDS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_SCALES = {"hundred": "thousand", "thousand": "million", "million": "billion", "billion": "million"} | {
    "trillion": "billion",
    "hundreds": "thousands",
    "thousands": "millions",
    "millions": "thousands",
    "billions": "millions",
}
_CURRENCIES = {
    "US$": "€", "$": "€", "€": "£", "£": "$", "VND": "$", "USD": "EUR", "dollars": "euros", "dollar": "euro",
    "euros": "dollars", "pounds": "dollars", "dong": "dollars", "yuan": "yen", "yen": "yuan", "won": "yen",
}  # fmt: skip
_HEDGES = (
    "about|around|approximately|roughly|some|nearly|almost|over|more than|less than|under|fewer than|at least"
    "|at most|up to|as many as|as much as|just over|just under|estimated"
)
# A source that states no hedge, percentage or currency cannot prove the loss of one.
_SOURCE_HEDGES = re.compile(
    r"khoảng|chừng|gần|hơn|trên|dưới|ít nhất|nhiều nhất|tối đa|tối thiểu|lên tới|lên đến|xấp xỉ|ước tính|chưa đến",
    re.IGNORECASE,
)
_SOURCE_PERCENT = re.compile(r"%|phần trăm", re.IGNORECASE)
_SOURCE_CURRENCY = re.compile(
    r"đồng|vnd|usd|đô|\$|€|£|eur|bảng|tệ|yên|yen|won|rúp|rupee|franc|baht|bath|peso|krone|real", re.IGNORECASE
)

# A digit that hangs on a word or stands in brackets behind it marks a footnote; it is nobody's figure.
_NUMBER = re.compile(r"(?<![a-z]\()(?<![a-z] \()(?<![a-z])\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?<![\d.,$€£/-])(?:1[0-9]|20)\d\d(?![\d%/]|[.,]\d|-\d|,\d)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,.]*\d)")
_DECIMAL = re.compile(r"(?<![\d.,:])\d+\.\d+(?![\d.,:]*\d)")
_PERCENT = re.compile(r"(?<=\d)(?: ?%| per ?cent(?:age points?)?\b)")
_DROPPABLE = re.compile(
    r"(?<![a-z]\()(?:(?:US)?\$|€|£|VND ?|USD ?)?\b\d+(?:[.,:]\d+)*(?:st|nd|rd|th|%)?"
    r"(?:[ -](?:thousand|million|billion|trillion)\b)?"
    r"(?: ?%| per ?cent\b)?(?![\w.,:-]*\d|[A-Za-z])",
)
_SLOT = re.compile(r"(?<=[a-z]) (?=[a-z]{4,})")


def _swap(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _like(old: str, new: str) -> str:
    """`new` with the capitals of `old`."""
    return new.upper() if old.isupper() and len(old) > 1 else new.capitalize() if old[:1].isupper() else new


def _words(words: list[str] | dict[str, str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b", re.IGNORECASE)


_WORD_PATTERN, _ORDINAL_PATTERN, _SCALE_PATTERN = (
    _words(_NUMBER_WORDS),
    _words(_ORDINAL_WORDS),
    _words(_SCALES),
)
_MONTH_PATTERN = re.compile(r"\b(?:" + "|".join(_MONTHS) + r")\b(?! (?:be|have|not|also)\b)")
_CURRENCY_PATTERN = re.compile(
    r"US\$(?= ?\d)|[$€£](?= ?\d)|VND(?= ?\d)|(?<=\d )VND\b|\bUSD\b|\b(?:dollars?|euros|pounds|dong|yuan|yen|won)\b"
)
_HEDGE_PATTERN = re.compile(
    r"\b(?:"
    + _HEDGES
    + r") (?=(?:the )?(?:(?:US)?[$€£]|VND ?)?\d|(?:a )?(?:hundred|thousand|million|billion|two|three|four|five"
    r"|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half)\b)",
    re.IGNORECASE,
)


def _digit_changed(text: str, source: str, rng: random.Random) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        places = [i for i in range(match.start(), match.end()) if text[i].isdigit()]
        at = rng.choice(places)
        digits = "123456789" if at == match.start() else "0123456789"
        yield _swap(text, at, at + 1, rng.choice(digits.replace(text[at], "")))


def _digits_swapped(text: str, source: str, rng: random.Random) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        places = [i for i in range(match.start(), match.end()) if text[i].isdigit()]
        pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b]]
        pairs = [(a, b) for a, b in pairs if a != match.start() or text[b] != "0"]
        if pairs:
            a, b = rng.choice(pairs)
            yield text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :]


def _figure_dropped(text: str, source: str, rng: random.Random) -> Iterator[str]:
    for match in _DROPPABLE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if digits != "1":
            yield re.sub(r"  +", " ", _swap(text, *match.span(), "")).strip()


def _figure_invented(text: str, source: str, rng: random.Random) -> Iterator[str]:
    slots = list(_SLOT.finditer(text))
    if slots:
        slot = rng.choice(slots)
        new = str(rng.choice((rng.randint(3, 99), rng.randint(100, 999), rng.randint(1, 99) * 1000)))
        # A figure that the sentence has already would be a repeat; another line's business.
        if new not in re.sub(r"[.,]", "", text + source):
            yield _swap(text, *slot.span(), f" {new} ")


def _scale_changed(text: str, source: str, rng: random.Random) -> Iterator[str]:
    for match in _SCALE_PATTERN.finditer(text):
        yield _swap(text, *match.span(), _like(match.group(), _SCALES[match.group().lower()]))


def _separator_wrong(text: str, source: str, rng: random.Random) -> Iterator[str]:
    for match in _GROUPED.finditer(text):
        yield _swap(text, *match.span(), match.group().replace(",", "."))
    for match in _DECIMAL.finditer(text):
        yield _swap(text, *match.span(), match.group().replace(".", rng.choice((",", ""))))


def _word_changed(text: str, source: str, rng: random.Random) -> Iterator[str]:
    for pattern, words in ((_WORD_PATTERN, _NUMBER_WORDS), (_ORDINAL_PATTERN, _ORDINAL_WORDS)):
        for match in pattern.finditer(text):
            old = match.group().lower()
            # "second" as a unit of time and "two" for "both" are nobody's figure.
            if old == "second" or text[match.end() : match.end() + 1] == "-":
                continue
            near = [word for word in words if word != old]
            yield _swap(text, *match.span(), _like(match.group(), rng.choice(near)))


def _year_moved(text: str, source: str, rng: random.Random) -> Iterator[str]:
    for match in _YEAR.finditer(text):
        if match.group() in source:
            yield _swap(
                text, *match.span(), str(int(match.group()) + rng.choice((-10, -3, -2, -1, 1, 2, 3, 10)))
            )


def _month_changed(text: str, source: str, rng: random.Random) -> Iterator[str]:
    for match in _MONTH_PATTERN.finditer(text):
        yield _swap(text, *match.span(), rng.choice([month for month in _MONTHS if month != match.group()]))


def _percent_lost(text: str, source: str, rng: random.Random) -> Iterator[str]:
    if _SOURCE_PERCENT.search(source):
        for match in _PERCENT.finditer(text):
            yield _swap(text, *match.span(), "")


def _currency_changed(text: str, source: str, rng: random.Random) -> Iterator[str]:
    if _SOURCE_CURRENCY.search(source):
        for match in _CURRENCY_PATTERN.finditer(text):
            before = text[max(0, match.start() - 20) : match.start()]
            if not match.group().isalpha() or match.group().isupper() or _NUMBER.search(before):
                yield _swap(text, *match.span(), _CURRENCIES[match.group()])


def _hedge_lost(text: str, source: str, rng: random.Random) -> Iterator[str]:
    if len(_SOURCE_HEDGES.findall(source)) >= len(_HEDGE_PATTERN.findall(text)):
        for match in _HEDGE_PATTERN.finditer(text):
            yield _swap(text, *match.span(), "")


_PLANTERS: dict[str, Callable[[str, str, random.Random], Iterator[str]]] = {
    "digit changed": _digit_changed,
    "digits swapped": _digits_swapped,
    "figure dropped": _figure_dropped,
    "figure invented": _figure_invented,
    "scale word changed": _scale_changed,
    "separator wrong": _separator_wrong,
    "number word changed": _word_changed,
    "year moved": _year_moved,
    "month changed": _month_changed,
    "percent sign lost": _percent_lost,
    "currency changed": _currency_changed,
    "hedge lost": _hedge_lost,
}


def plant(kind: str, source: str, english: str, seed: str) -> list[str]:
    """Every variant of `english` with one error of `kind` in another place each; what is random follows `seed`."""
    return list(_PLANTERS[kind](english, source, random.Random(f"{seed}:{kind}")))

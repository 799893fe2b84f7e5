"""Why a figure without a counterpart may be no error: it is soft, worded, said before, or follows from others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from vibrief.figures.alignment import Alignment
from vibrief.figures.alternatives import alternatives
from vibrief.figures.amounts import is_currency
from vibrief.figures.conversions import agrees
from vibrief.figures.model import Figure, Language, Severity
from vibrief.figures.parts import Part, Tag
from vibrief.figures.verdicts import DISEASES, FORMULAS, normalise_code
from vibrief.figures.wordings import is_worded
from vibrief.terms.fold import drop_diacritics

_CALENDAR: frozenset[Tag] = frozenset({"month", "weekday", "quarter"})
_INFERRED: frozenset[Tag] = frozenset({"year", "month", "weekday"})
_TIME_UNITS = frozenset({None, "a", "mo", "wk", "d", "h"})
# Times of the day that Vietnamese names by words that name no hour.
_NOON, _MIDNIGHT = Decimal(720), frozenset({Decimal(0), Decimal(1440)})
_MARKED_WORD = re.compile(r"[a-z]{4,}[0-9]{1,2}")
_CODE_NAME = re.compile(r"[^\W\d]+")
_BEFORE_MARK = re.compile(r"\w ?\($")


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
# Words for a date that a translation may replace by the date itself.
_RELATIVE_DAY = re.compile(
    r"\b(?:cùng ngày|hôm nay|hôm qua|hôm sau|ngày mai|(?:sáng|trưa|chiều|tối|đêm) (?:nay|qua|mai))\b",
    re.IGNORECASE,
)
_RELATIVE: dict[Tag, re.Pattern[str]] = {
    "day": _RELATIVE_DAY,
    "month": re.compile(r"\btháng (?:này|trước|sau|tới)\b|" + _RELATIVE_DAY.pattern, re.IGNORECASE),
    "year": re.compile(r"\bnăm (?:nay|ngoái|trước|sau|tới)\b|\bcùng năm\b", re.IGNORECASE),
}
_A_PERCENT = re.compile(r"\ba (?:percentage point|per ?cent)\b", re.IGNORECASE)
_PER_CURRENCY = re.compile(
    r"\b(?:per|to the|to a|an?|one|each|every) (?:[A-Z][\w.]+ ){0,2}"
    r"(?:dollar|euro|pound|yuan|yen|won|baht|franc|rouble|ruble|USD|EUR|GBP|CNY|NDT|JPY|AUD)\b"
)
_PANDEMIC = re.compile(r" (?:novel )?(?:coronavirus|covid|pandemic)", re.IGNORECASE)
_CORONA = re.compile(r"corona|covid|ncov", re.IGNORECASE)
_SAYINGS = re.compile(
    r"\b(?:2|hai) (?:vợ chồng|bố con|mẹ con|cha con|ba con|ông cháu|bà cháu|anh em|chị em|ông bà|mẹ chồng|thầy trò)\b"
    r"|\b(?:3|ba) vòng\b|\bmười mấy\b|\bcòng số (?:8|tám)\b|\bnghệ thuật thứ (?:7|bảy)\b|\bhoa mười giờ\b"
    r"|\b(?:trường|học|thầy|cô|giáo viên|học sinh|học bạ|tốt nghiệp|hết|bằng|lên|thi) cấp (?:2|3|hai|ba|ii|iii)\b"
    r"|\bnhà cấp (?:4|bốn|iv)\b|\brằm tháng giêng\b|\bngã [3-7]\b|\b(?:29|30|ba mươi) tết\b|/1 ?[^\W\d]+",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"[\['\"“ ]*[0-9]{1,2}[.)](?=[\s'\"”])")
_MANY = re.compile(r"\b(?:nhiều|hàng loạt|hàng tá|vô số|đông đảo|hàng đống|một loạt)\b", re.IGNORECASE)


class Excuse(NamedTuple):
    """What a missing or added part is after all."""

    severity: Severity
    note: str


@dataclass(frozen=True, slots=True)
class Excuses:
    """Excuses by the index of the part: of the source (missing) and of the target (added)."""

    missing: dict[int, Excuse] = field(default_factory=dict)
    added: dict[int, Excuse] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Side:
    """What the other side states: its text, the keys of its parts, and the spans of its figures in use."""

    text: str
    language: Language
    parts: Sequence[Part]
    keys: frozenset[tuple[object, ...]]
    taken: list[tuple[int, int]]


def find_excuses(alignment: Alignment, source: str, target: str) -> Excuses:
    """The free parts that the other side does state, though not as a figure of its own."""
    excuses = Excuses()
    parts, others = alignment.parts, alignment.others
    weighed = _free_magnitudes(parts, alignment.free) and _free_magnitudes(others, alignment.other_free)
    english = _side(
        target, "en", others, alignment.other_figures, [match.other for match in alignment.matches]
    )
    vietnamese = _side(source, "vi", parts, alignment.figures, [match.part for match in alignment.matches])
    for index in alignment.free:
        if weighed and parts[index].kind == "magnitude":
            continue
        figure = alignment.figures[parts[index].figure]
        excuse = _stated(parts[index], figure, english) or _stated_otherwise(figure, english)
        if excuse is not None:
            excuses.missing[index] = excuse
    dated = _dated(alignment)
    for index in alignment.other_free:
        other = others[index]
        if weighed and other.kind == "magnitude":
            continue
        figure = alignment.other_figures[other.figure]
        excuse = (
            _stated(other, figure, vietnamese)
            or _inferred(other, dated)
            or _followed(other, figure, vietnamese)
            or _footnote(figure, target)
            or _disease_year(figure, target, source)
        )
        if excuse is not None:
            excuses.added[index] = excuse
    return excuses


def _free_magnitudes(parts: Sequence[Part], free: set[int]) -> bool:
    """Whether a magnitude is left, which one of the other side could have become: hàng nghìn, hundreds."""
    return any(parts[index].kind == "magnitude" for index in free)


def excuse_soft(alignment: Alignment, excuses: Excuses, source: str, target: str) -> None:
    """Adds excuses for what found no partner and says little: soft figures, bare magnitudes, names with digits."""
    for index in alignment.free - excuses.missing.keys():
        part = alignment.parts[index]
        figure = alignment.figures[part.figure]
        if _LIST_NUMBER.match(source) and source[: figure.end].strip("['\"“ ") == figure.text:
            excuses.missing[index] = Excuse("notice", "the number of an item in a list")
        elif (
            part.soft
            or _is_one(part, figure)
            or _is_one_percent(part, target)
            or _is_exchanged(part, target)
            or _is_saying(figure, source)
        ):
            excuses.missing[index] = Excuse("ok", "need not be said")
        elif part.tag == "weekday" and not any(other.tag == "weekday" for other in alignment.others):
            excuses.missing[index] = Excuse("notice", "the day of the week is left out")
        elif part.tag == "code" and part.kind == "identifier":
            excuse = _excuse_code(part, alignment.others, target)
            if excuse is not None:
                excuses.missing[index] = excuse
        elif part.kind == "magnitude" and part.unit is None:
            excuses.missing[index] = Excuse("notice", "a magnitude is left out")
    for index in alignment.other_free - excuses.added.keys():
        other = alignment.others[index]
        if other.soft:
            excuses.added[index] = Excuse("ok", "need not be said")
        elif other.tag == "code" and normalise_code(str(other.value)) in DISEASES:
            excuses.added[index] = Excuse("notice", "a disease that the source puts otherwise")
        elif (other.tag == "code" and any(other.key == part.key for part in alignment.parts)) or (
            other.kind == "magnitude" and any(other.value == part.value for part in alignment.parts)
        ):
            excuses.added[index] = Excuse("ok", "stated once")
        elif other.tag == "weekday" and not any(part.tag == "weekday" for part in alignment.parts):
            excuses.added[index] = Excuse("notice", "the source does not state the day of the week")
        elif (words := _RELATIVE.get(other.tag)) and words.search(source):
            excuses.added[index] = Excuse("notice", f"the source says the {other.tag} in other words")


def _is_saying(figure: Figure, source: str) -> bool:
    """Whether the figure belongs to words that English says without one: 2 vợ chồng, số đo ba vòng, mười mấy tuổi."""
    return any(one.start() <= figure.start and figure.end <= one.end() for one in _SAYINGS.finditer(source))


def _is_one_percent(part: Part, target: str) -> bool:
    return part.unit == "%" and part.value == 1 and _A_PERCENT.search(target) is not None


def _is_exchanged(part: Part, target: str) -> bool:
    """Whether the source says 1 USD of a rate that the English gives per dollar."""
    return part.kind == "money" and part.value == 1 and _PER_CURRENCY.search(target) is not None


def _is_one(part: Part, figure: Figure) -> bool:
    """Whether the source says one where English has an article or nothing: 1 năm sau, không có một xu."""
    if part.tag != "number" or part.alternative is not None:
        return False
    if any(char.isdigit() for char in figure.text.replace("1", "", 1)):
        return False  # version 1.0
    coin = part.kind == "money" and re.search(r"\bmột\b", figure.text.lower()) is not None
    return coin or (part.value == 1 and part.unit in _TIME_UNITS)


def _side(
    text: str, language: Language, parts: Sequence[Part], figures: Sequence[Figure], matched: Sequence[int]
) -> _Side:
    used = {parts[index].figure for index in matched}
    spans = [(figures[index].start, figures[index].end) for index in used]
    return _Side(text, language, parts, frozenset(part.key for part in parts), spans)


def _stated(part: Part, figure: Figure, side: _Side) -> Excuse | None:
    """An excuse where the other side states the part once for several, or in words."""
    if part.tag in _CALENDAR and part.key in side.keys:
        return Excuse("ok", f"the {part.tag} is stated once")
    if part.kind == "identifier" and part.key in side.keys and part.tag == "number" and side.language == "vi":
        return Excuse("ok", "stated once")  # 4x4 of a source that says 4
    if part.tag == "month" and side.language == "en" and _names_month(part, side):
        return Excuse("ok", "in words")
    if part.tag != "number" or part.unit == "%" or (is_currency(part.unit) and part.kind != "magnitude"):
        return None
    assert isinstance(part.value, Decimal)
    if part.kind == "magnitude" and side.language == "vi" and part.value <= 100 and _MANY.search(side.text):
        return Excuse("notice", "the source says many")
    spelled = not any(char.isdigit() for char in figure.text)
    if spelled and part.value == 0:
        return Excuse("ok", "nothing")
    if not spelled and part.value == 1:
        return None
    worded = is_worded(part.value, side.text, side.language, side.taken, spelled=spelled)
    return Excuse("ok", "in words") if worded else None


def _stated_otherwise(figure: Figure, side: _Side) -> Excuse | None:
    """An excuse where English words another reading of a figure of the source: 1/4 as a quarter."""
    for other in alternatives(figure, "vi"):
        if other.kind != "fraction" or not isinstance(other.value, Decimal):
            continue
        if is_worded(other.value, side.text, "en", side.taken, spelled=False):
            return Excuse("ok", "in words")
    return None


def _names_month(part: Part, side: _Side) -> bool:
    """Whether English names the month where its grammar read none: May exports, said August."""
    assert isinstance(part.value, Decimal)
    names = re.finditer(rf"\b{_MONTHS[int(part.value) - 1]}\b", side.text)
    return any(not any(low <= name.start() < high for low, high in side.taken) for name in names)


def _dated(alignment: Alignment) -> dict[int, set[Tag]]:
    """For each figure of the target that agrees with the source in a day or month: what tags the source has."""
    dated: dict[int, set[Tag]] = defaultdict(set)
    for match in alignment.matches:
        other = alignment.others[match.other]
        if other.tag in ("day", "month"):
            figure = alignment.parts[match.part].figure
            dated[other.figure] |= {part.tag for part in alignment.parts if part.figure == figure}
    return dated


def _inferred(other: Part, dated: dict[int, set[Tag]]) -> Excuse | None:
    """An excuse for the year, month or weekday of a date that the source gives without it."""
    if other.tag in _INFERRED and other.figure in dated and other.tag not in dated[other.figure]:
        return Excuse("notice", f"the source does not state the {other.tag}")
    return None


def _followed(other: Part, figure: Figure, side: _Side) -> Excuse | None:
    """An excuse for what follows from the source: a conversion, a name, a half of a match."""
    if other.tag == "clock" and (
        ("trưa" in side.text.lower() and other.value == _NOON)
        or ("nửa đêm" in side.text.lower() and other.value in _MIDNIGHT)
    ):
        return Excuse("ok", "in words")
    if other.tag == "half" and "hiệp" in side.text:
        return Excuse("ok", "half of a match")
    if figure.text[:1].isupper() and re.search(rf"\b{re.escape(figure.text)}\b", side.text):
        return Excuse("ok", "a name as in the source")  # Six Flags
    if other.value == 9 and "lưỡi bò" in side.text:
        return Excuse("ok", "in words")  # the nine-dash line
    if figure.text == "May" and re.search(rf"\b{figure.text}\b", drop_diacritics(side.text)):
        return Excuse("ok", "a name as in the source")  # anh Mây
    if other.tag == "number" and other.unit is not None:
        assert isinstance(other.value, Decimal)
        for part in side.parts:
            if part.unit not in (None, other.unit) and isinstance(part.value, Decimal):
                assert part.unit is not None
                if agrees(part.value, part.unit, other.value, other.unit):
                    return Excuse("ok", "converted from another figure of the source")
    return None


def _disease_year(figure: Figure, target: str, source: str) -> Excuse | None:
    """An excuse for the years in a disease's name, the 2019–20 coronavirus pandemic, where the source names it."""
    if figure.kind == "period" and _PANDEMIC.match(target, figure.end) and _CORONA.search(source):
        return Excuse("notice", "a disease that the source puts otherwise")
    return None


def _footnote(figure: Figure, target: str) -> Excuse | None:
    """An excuse for a small number that hangs on a word or stands alone in brackets: murals(1), prohibited1."""
    alone = len(figure.text) <= 2 and figure.text.isdecimal() and target[figure.end : figure.end + 1] == ")"
    if alone and _BEFORE_MARK.search(target[max(0, figure.start - 3) : figure.start]):
        return Excuse("notice", "looks like the mark of a footnote")
    if _MARKED_WORD.fullmatch(figure.text):
        return Excuse("notice", "looks like the mark of a footnote")
    return None


def _excuse_code(part: Part, others: Sequence[Part], target: str) -> Excuse | None:
    """An excuse for a code that the target names once for several times, or a disease that it puts otherwise (the
    coronavirus for COVID-19). Where it has the name but not the digits (COVID-, Pac-), the digits are lost; Covid
    alone is a name in use."""
    code = str(part.value)
    name = _CODE_NAME.match(code)
    cut = name and re.search(rf"\b{name[0]}\b(?![-–‑]?\w)(?P<dash>[-–‑]?)", target, re.IGNORECASE)
    if cut and (cut["dash"] or not code.casefold().startswith("covid")):
        return None
    if any(other.key == part.key for other in others):
        return Excuse("ok", "stated once")
    if normalise_code(code) in DISEASES:
        return Excuse("notice", "a disease is put otherwise")
    if normalise_code(code) in FORMULAS:
        return Excuse("notice", "a formula is put otherwise")
    return None

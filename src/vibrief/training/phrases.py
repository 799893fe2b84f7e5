"""Made-up phrases for what real pairs show too seldom: money in dong, dates, hedges, magnitudes, ranks,
agencies."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from vibrief.training import phrase_tables as tables
from vibrief.training.augmentation import write_english, write_vietnamese
from vibrief.training.variant import Variant
from vibrief.training.words import is_figure, word_key, word_spans

Rng = random.Random
Phrase = tuple[str, str]

_BLANK = re.compile(r"\{([a-z]+)(?: \d)?\}")


def make_phrases(count: int, rng: Rng) -> list[Variant]:
    """`count` phrases, with the alignment of what fills their blanks."""
    return [make_phrase(*rng.choice(tables.FRAMES), rng) for _ in range(count)]


def make_phrase(vi_frame: str, en_frame: str, rng: Rng) -> Variant:
    """Fill the blanks of a frame alike on both sides."""
    filling = {blank[0]: FILLERS[blank[1]](rng) for blank in _BLANK.finditer(vi_frame)}
    vi, vi_places = _fill(vi_frame, {blank: pair[0] for blank, pair in filling.items()})
    en, en_places = _fill(en_frame, {blank: pair[1] for blank, pair in filling.items()})
    if vi.endswith("."):  # a sentence; else a phrase, as headlines and captions have them
        vi, en = vi[0].upper() + vi[1:], en[0].upper() + en[1:]
    links: set[tuple[int, int]] = set()
    for blank, place in vi_places.items():
        links |= _link(vi, place, en, en_places[blank])
    return Variant(vi, en, tuple(sorted(links)))


def without_marks(text: str) -> str:
    """Vietnamese letters as English newspapers print them: `Bạc Liêu` becomes `Bac Lieu`."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _fill(frame: str, filling: dict[str, str]) -> tuple[str, dict[str, tuple[int, int]]]:
    parts: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at = length = 0
    for blank in _BLANK.finditer(frame):
        parts += [frame[at : blank.start()], filling[blank[0]]]
        start = length + blank.start() - at
        length = start + len(filling[blank[0]])
        places[blank[0]] = (start, length)
        at = blank.end()
    return "".join(parts) + frame[at:], places


def _link(vi: str, vi_place: tuple[int, int], en: str, en_place: tuple[int, int]) -> set[tuple[int, int]]:
    """Links inside one blank: equal figures and equal names one to one, whatever remains all to all."""
    there, here = _inside(vi, vi_place), _inside(en, en_place)
    links: set[tuple[int, int]] = set()
    for place, word in here.items():
        same = [other for other, vi_word in there.items() if _same(vi_word, word)]
        if len(same) == 1:
            links.add((same[0], place))
    sources, targets = {s for s, _ in links}, {t for _, t in links}
    return links | {(s, t) for s in there for t in here if s not in sources and t not in targets}


def _inside(text: str, place: tuple[int, int]) -> dict[int, str]:
    spans = enumerate(word_spans(text))
    return {n: text[start:end] for n, (start, end) in spans if place[0] <= start and end <= place[1]}


def _same(vi: str, en: str) -> bool:
    return word_key(vi) == word_key(en) if is_figure(vi) else without_marks(vi) == en


def _number(rng: Rng) -> Phrase:
    low, high = rng.choice(((2, 99), (100, 999), (1000, 99_999), (1000, 99_999), (100_000, 9_999_999)))
    whole = rng.randint(low, high)
    return write_vietnamese(whole), write_english(whole)


def _decimal(rng: Rng) -> Phrase:
    whole, decimals = rng.randint(0, 99), "".join(rng.choices("0123456789", k=rng.choice((1, 1, 2))))
    return write_vietnamese(whole, decimals), write_english(whole, decimals)


def _short(rng: Rng) -> Phrase:
    """A figure as it stands before a magnitude."""
    return _decimal(rng) if rng.random() < 0.5 else _number_up_to(999, rng)


def _number_up_to(most: int, rng: Rng) -> Phrase:
    whole = rng.randint(2, most)
    return write_vietnamese(whole), write_english(whole)


def _hedged(phrase: Phrase, rng: Rng) -> Phrase:
    if rng.random() < 0.5:
        return phrase
    vi, en = rng.choice(tables.HEDGES)
    return f"{vi} {phrase[0]}", f"{en} {phrase[1]}"


def _amount(rng: Rng) -> Phrase:
    vi, en = _number(rng)
    if rng.random() < 0.4:
        figure, scale = (
            _short(rng),
            rng.choice((("nghìn", "thousand"), ("triệu", "million"), ("tỷ", "billion"))),
        )
        vi, en = f"{figure[0]} {scale[0]}", f"{figure[1]} {scale[1]}"
    thing = rng.choice(tables.COUNTED)
    return _hedged((f"{vi} {thing[0]}", f"{en} {thing[1]}"), rng)


_SUM_FORMS: tuple[tuple[int, Callable[[Rng], Phrase], str, str], ...] = (
    (8, _short, "{} tỷ đồng", "{} billion dong"),
    (6, _short, "{} triệu đồng", "{} million dong"),
    (2, lambda rng: _number_up_to(90, rng), "{} nghìn tỷ đồng", "{} trillion dong"),
    (2, lambda rng: _number_up_to(9000, rng), "{} tỷ đồng", "{} billion dong"),
    (2, lambda rng: _number_up_to(900, rng), "{}.000 đồng", "{},000 dong"),
    (2, _short, "{} triệu USD", "${} million"),
    (2, _short, "{} tỷ USD", "${} billion"),
    (1, _number, "{} USD", "${}"),
    (1, _short, "{} triệu euro", "{} million euros"),
    (1, _short, "{} tỷ đô la Mỹ", "${} billion"),
)
"""Weight, figure, and the forms of a sum of money in both languages."""


def _sum(rng: Rng) -> Phrase:
    _, figure, vi, en = rng.choices(_SUM_FORMS, [form[0] for form in _SUM_FORMS])[0]
    amount = figure(rng)
    return _hedged((vi.format(amount[0]), en.format(amount[1])), rng)


def _day(rng: Rng) -> Phrase:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1950, 2026)
    name, mark = tables.MONTHS[month - 1], rng.choice("//-.")
    return rng.choice((
        (f"ngày {day}{mark}{month}{mark}{year}", f"{name} {day}, {year}"),
        (f"ngày {day}{'-' if mark == '-' else '/'}{month}", f"{name} {day}"),
        (f"ngày {day} tháng {month} năm {year}", f"{name} {day}, {year}"),
        (f"ngày {day} tháng {month}", f"{name} {day}"),
    ))  # fmt: skip


def _date(rng: Rng) -> Phrase:
    if rng.random() < 0.7:
        return _day(rng)
    month, year = rng.randint(1, 12), rng.randint(1950, 2026)
    return f"tháng {month}{rng.choice(('/', '-', ' năm '))}{year}", f"{tables.MONTHS[month - 1]} {year}"


def _period(rng: Rng) -> Phrase:
    year, months = rng.randint(1990, 2026), rng.randint(2, 11)
    later, decade = year + rng.randint(2, 15), rng.choice((60, 70, 80, 90))
    quarter, century = rng.choice(tables.QUARTERS), rng.choice(tables.CENTURIES)
    return rng.choice((
        (f"quý {quarter[0]}/{year}", f"the {quarter[1]} quarter of {year}"),
        (f"giai đoạn {year}{rng.choice(('-', ' - '))}{later}", f"the {year}-{later} period"),
        (f"năm {year}", f"{year}"),
        (f"thế kỷ {century[0]}", f"the {century[1]} century"),
        (f"thập niên {decade}", f"the 19{decade}s"),
        (f"{months} tháng đầu năm {year}", f"the first {months} months of {year}"),
        (f"{months} tháng cuối năm {year}", f"the last {months} months of {year}"),
    ))  # fmt: skip


def _time(rng: Rng) -> Phrase:
    hour, minute = rng.randint(0, 23), rng.choice((0, 0, 15, 30, 45, rng.randint(1, 59)))
    half = "a.m." if hour < 12 else "p.m."
    clock = f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "")
    vi = rng.choice(
        (f"{hour} giờ" + (f" {minute}" if minute else ""), f"{hour}h" + (f"{minute:02}" if minute else ""))
    )
    return vi, f"{clock} {half}"


def _share(rng: Rng) -> Phrase:
    vi, en = _decimal(rng) if rng.random() < 0.6 else _number_up_to(100, rng)
    return f"{vi}%", f"{en}%"


def _magnitude(rng: Rng) -> Phrase:
    if rng.random() < 0.35:
        return rng.choice(tables.SUMS)
    many, thing = rng.choice(tables.MAGNITUDES), rng.choice(tables.COUNTED)
    return f"{many[0]} {thing[0]}", f"{many[1]} {thing[1]}"


def _name(rng: Rng) -> Phrase:
    parts = (tables.FAMILY_NAMES, tables.MIDDLE_NAMES, tables.GIVEN_NAMES)
    name = " ".join(rng.choice(part) for part in parts)
    return name, without_marks(name)


def _titled(titles: tables.Pairs) -> Callable[[Rng], Phrase]:
    def make(rng: Rng) -> Phrase:
        title, name = rng.choice(titles), _name(rng)
        return f"{title[0]} {name[0]}", f"{title[1]} {name[1]}"

    return make


def _agency(rng: Rng) -> Phrase:
    vi, en = rng.choice(tables.AGENCIES)
    province = rng.choice(tables.PROVINCES)
    return vi.format(p=province), en.format(p=without_marks(province))


def _place(rng: Rng) -> Phrase:
    province = rng.choice(tables.PROVINCES)
    plain = without_marks(province)
    return rng.choice(
        (rng.choice(tables.CITIES), (province, plain), (f"tỉnh {province}", f"{plain} province"))
    )


def _document(rng: Rng) -> Phrase:
    vi, en = rng.choice(tables.DOCUMENTS)
    number = f"{rng.randint(1, 168):02}" + rng.choice(("", "", f"/{rng.randint(2010, 2026)}"))
    number += rng.choice(("", rng.choice(tables.SYMBOLS)))
    return f"{vi} {number}", f"{en} {number}"


FILLERS: dict[str, Callable[[Rng], Phrase]] = {
    "amount": _amount, "sum": _sum, "day": _day, "date": _date, "period": _period, "agency": _agency,
    "person": _titled(tables.TITLES), "office": _titled(tables.OFFICES), "place": _place, "share": _share,
    "magnitude": _magnitude, "document": _document, "time": _time, "number": _number,
}  # fmt: skip
"""What may fill a blank, by the blank's name."""

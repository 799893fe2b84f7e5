"""What holds for any string and any figure."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vibrief.figures import Figure, alternatives, find_figures, is_soft, to_dict, write_figure
from vibrief.figures.model import FIGURE_KINDS, HEDGES, Language
from vibrief.figures.tokens import phrases_of, words_of

WORDS = """
    một hai ba tư năm lăm mốt mười mươi trăm nghìn ngàn vạn triệu tỷ linh lẻ rưỡi chục phẩy chấm âm trừ phần trên gần
    hơn khoảng hàng vài gấp đôi lần ngày tháng quý thế kỷ niên thập những thứ đầu tiên giờ phút giây kém sáng chiều mùng
    từ đến giai đoạn số đồng đô la USD km ha tấn độ C % tuổi trở lên nửa thị lệ Covid F- U QL TCN
    one two twenty thirty hundred thousand million billion dozen and a half point third quarter quarters century first
    of the to between nearly over at least June May Monday noon p.m. am BC percent dollars pounds miles per hour times
    -year-old No. s th 0 1 2 5 07 10 12 15 31 60 90 99 100 1990 2000 2024 3.5 3,5 11.460
    11,460 1.234,5 0230 12/2024/NĐ-CP . , ; : / - – — + ( ) $ € £ ' " ½ ° x h tr k M
"""
PIECES = [*words_of(WORDS), " ", "  ", "\n", "\u00a0", "\u2011", "e\u0302\u0301"]
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="0123456789.,/:-– %$hkM", max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
)
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["vi", "en"])


@given(TEXTS, LANGUAGES)
def test_any_string_is_read(text: str, language: Language) -> None:
    end = 0
    for figure in find_figures(text, language):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.kind in FIGURE_KINDS
        assert figure.hedge in HEDGES
        end = figure.end


@given(TEXTS, LANGUAGES)
def test_any_figure_can_be_written_and_questioned(text: str, language: Language) -> None:
    for figure in find_figures(text, language):
        assert write_figure(figure)
        assert to_dict(figure)["text"] == figure.text
        assert is_soft(figure) in (True, False)
        for other in alternatives(figure, language):
            assert (other.start, other.end, other.text) == (figure.start, figure.end, figure.text)
            assert write_figure(other)


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert find_figures(text, "vi") == find_figures(text, "vi")


def meaning(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.value, figure.high, figure.unit, figure.hedge


WHOLE = st.integers(1, 10**15).map(Decimal)
PLACES = st.decimals(Decimal("0.01"), Decimal(10**9), places=2)
VALUES = st.one_of(
    st.integers(1, 999).map(Decimal), WHOLE, PLACES, st.integers(1, 10**6).map(lambda n: Decimal(n) * 10**6)
)
UNITS = st.sampled_from(
    words_of("km m ha t kg a mo wk d h min s mi Cel km/h m2 m3 L W MW % USD VND EUR JPY AUD CHF")
)
QUANTITY_KIND = {
    "%": "percent",
    "USD": "money",
    "VND": "money",
    "EUR": "money",
    "JPY": "money",
    "AUD": "money",
    "CHF": "money",
}


@st.composite
def quantities(draw: st.DrawFn) -> Figure:
    unit = draw(st.one_of(st.none(), UNITS))
    value = draw(VALUES)
    high = draw(st.one_of(st.none(), VALUES.map(lambda more: value + more)))
    kind = QUANTITY_KIND.get(unit or "", "measure" if unit else "cardinal")
    hedge = draw(st.sampled_from(HEDGES)) if high is None else "none"
    return Figure(kind, value, high, None if unit == "%" else unit, hedge, "0", 0, 1)  # type: ignore[arg-type]


@st.composite
def moments(draw: st.DrawFn) -> Figure:
    day = draw(st.dates(date(1000, 1, 1), date(2100, 12, 31)))
    year, month = f"{day:%Y}".zfill(4), f"{day:%m}"
    quarter, century_year = (day.month + 2) // 3, max(day.year, 1500)
    kind, value, high = draw(
        st.sampled_from(
            [
                ("date", f"{year}-{day:%m-%d}", None),
                ("date", f"XXXX-{day:%m-%d}", None),
                ("date", f"{year}-{month}", None),
                ("date", f"XXXX-{month}", None),
                ("date", f"XXXX-XX-{day:%d}", None),
                ("date", f"XXXX-WXX-{day.isoweekday()}", None),
                ("period", f"{year}-Q{quarter}", None),
                ("period", f"XXXX-Q{quarter}", None),
                ("period", f"{year}-H1", None),
                ("period", f"{year[:3]}X", None),
                ("period", f"{year[:2]}XX", None),
                ("period", f"{century_year}", f"{century_year + 3}"),
                ("period", f"{year}-{month}-03", f"{year}-{month}-17"),
                ("period", f"XXXX-{month}-03", f"XXXX-{month}-17"),
                ("time", f"{day.day % 24:02d}:{day.month * 4:02d}", None),
                ("time", f"{day.day % 24:02d}:00", None),
                ("time", "07:30", f"{8 + day.month:02d}:45"),
            ]
        )
    )
    return Figure(kind, value, high, None, "none", "giai đoạn", 0, 1)  # type: ignore[arg-type]


ORDINALS_AND_SHARES = st.one_of(
    st.integers(1, 999).map(lambda n: Figure("ordinal", Decimal(n), None, None, "none", "", 0, 0)),
    st.sampled_from(["0.5", "0.25", "0.75", "0.2", "0.1", "0.3"]).map(
        lambda value: Figure("fraction", Decimal(value), None, None, "none", "", 0, 0)
    ),
    st.sampled_from(["1/3", "2/3", "5/6", "3/7", "17/48"]).map(
        lambda value: Figure("fraction", value, None, None, "none", "", 0, 0)
    ),
    st.sampled_from(["1.5", "2", "3", "10"]).map(
        lambda value: Figure("multiple", Decimal(value), None, None, "none", "", 0, 0)
    ),
    st.tuples(st.integers(1, 13), st.sampled_from([None, "VND", "USD", "JPY", "a", "ha", "km"])).map(
        lambda pair: Figure("magnitude", Decimal(10) ** pair[0], None, pair[1], "none", "", 0, 0)
    ),
)


@given(st.one_of(quantities(), moments(), ORDINALS_AND_SHARES))
def test_what_is_written_reads_back_the_same(figure: Figure) -> None:
    english = f"It was {write_figure(figure)}."
    assert [meaning(read) for read in find_figures(english, "en")] == [meaning(figure)]


@given(TEXTS, LANGUAGES)
def test_case_and_surroundings_do_not_move_spans(text: str, language: Language) -> None:
    """A sentence after another is read as it is alone, as far as it has a border of its own."""
    alone = find_figures(text, language)
    for figure in alone:
        assert text[figure.start : figure.end].strip() == figure.text


HOSTILE = """
    1|.|,|1.|1,234.|1 |1-|1/|1:|1h|a1|a-1|1a|một |mốt |trăm |tỷ |mười |phẩy |hơn |từ 1 đến |ngày 1 tháng |năm |thứ |
    quý |gấp |1/1/|12/2024/|(1) |$1 and |one |hundred |one hundred and |twenty-|and a half |million |June 1 |1 June to |
    the |1990s to |e\u0302\u0301|İ|½|1x|+1 |0123 |1:00 to |1st–|16-17.12-|số 1-|tháng 1 năm |thế kỷ |5 và |1 1/|
    một phần |hai ba |$|-|gần |
"""


@pytest.mark.parametrize("unit", phrases_of(HOSTILE))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_work_grows_with_length_and_no_faster(unit: str, language: Language) -> None:
    """Counts the calls that reading makes, so that the machine's speed does not matter."""

    def calls(times: int) -> int:
        count = 0

        def trace(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(trace)
        try:
            find_figures(unit * times, language)
        finally:
            sys.setprofile(None)
        return count

    assert calls(2000) < 2.5 * calls(1000) + 1000

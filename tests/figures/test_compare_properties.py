"""What holds for any figures and any text: what is right passes, what is altered is found, nothing raises."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vibrief.figures import compare, find_figures, write_figure
from vibrief.figures.assignment import SMALL, assign
from vibrief.figures.model import Finding

NUMBERS = st.integers(min_value=3, max_value=10**9)
TEMPLATES = st.sampled_from(
    [
        "Toàn tỉnh có {} người tham gia",
        "Dự án trị giá {} triệu đồng",
        "Công ty lãi hơn {} tỷ đồng",
        "Giá là {} USD một thùng",
        "Diện tích khoảng {} ha",
        "Sản lượng tăng {}%",
        "Bão cách bờ {} km",
    ]
)


def vietnamese(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def errors(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]


def english(text: str) -> str:
    """A translation that says nothing but the figures, as vibrief writes them."""
    return "It says: " + "; ".join(write_figure(figure) for figure in find_figures(text, "vi")) + "."


@given(TEMPLATES, NUMBERS)
def test_a_figure_rendered_by_vibrief_passes(template: str, number: int) -> None:
    text = template.format(vietnamese(number))
    assert errors(compare(text, english(text))) == []


@given(st.integers(1, 28), st.integers(1, 12), st.integers(1900, 2099))
def test_a_date_rendered_by_vibrief_passes_and_a_moved_one_does_not(day: int, month: int, year: int) -> None:
    text = f"Lễ khai mạc diễn ra ngày {day}/{month}/{year}."
    assert errors(compare(text, english(text))) == []
    for moved in (f"{day}/{month}/{year + 1}", f"{day}/{month % 12 + 1}/{year}", f"{day + 1}/{month}/{year}"):
        assert errors(compare(text, english(f"Lễ khai mạc diễn ra ngày {moved}.")))


@given(TEMPLATES, NUMBERS, st.data())
def test_a_changed_digit_is_found(template: str, number: int, data: st.DataObject) -> None:
    digits = str(number)
    place = data.draw(st.integers(0, len(digits) - 1))
    others = [digit for digit in "123456789" if digit != digits[place]]
    altered = int(digits[:place] + data.draw(st.sampled_from(others)) + digits[place + 1 :])
    text, other = template.format(vietnamese(number)), template.format(vietnamese(altered))
    assert errors(compare(text, english(other)))


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.data())
def test_what_is_dropped_or_repeated_is_found(numbers: list[int], data: st.DataObject) -> None:
    """Also where a number stands several times."""
    text = "Có " + ", ".join(
        f"{vietnamese(number)} hộ ở xã {name}" for name, number in zip("ABCDEFGH", numbers, strict=False)
    )
    target = [f"{number:,} households in {name}" for name, number in zip("ABCDEFGH", numbers, strict=False)]
    assert errors(compare(text, "There are " + ", ".join(target))) == []
    place = data.draw(st.integers(0, len(numbers) - 1))
    dropped = target[:place] + target[place + 1 :]
    assert errors(compare(text, "There are " + ", ".join(dropped)))
    assert errors(compare(text, "There are " + ", ".join([*target, target[place]])))


@given(st.text(), st.text())
def test_any_text_is_accepted(source: str, target: str) -> None:
    findings = compare(source, target)
    for finding in findings:
        for figure, text in ((finding.source, source), (finding.target, target)):
            assert figure is None or text[figure.start : figure.end] == figure.text


def test_every_figure_is_told_of_in_order() -> None:
    source = "Ngày 3/4, 15 xã, 7 thị trấn và 120 hộ nhận 5 tỷ đồng."
    target = "On 3 April 15 communes, 9 towns and 120 households got 5 billion dong and 33 cows."
    findings = compare(source, target)
    assert [finding.source.text for finding in findings if finding.source] == [
        figure.text for figure in find_figures(source, "vi")
    ]
    assert [finding.verdict for finding in findings] == [
        "same",
        "same",
        "value_changed",
        "same",
        "same",
        "added",
    ]


def test_hundreds_of_figures_are_aligned() -> None:
    source = ", ".join(f"{number} hộ" for number in range(100, 400))
    target = ", ".join(f"{number + (number == 250)} households" for number in range(100, 400))
    assert len(errors(compare(source, target))) == 1
    assert len(errors(compare(source, "none"))) == 300


COSTS = st.lists(
    st.lists(st.one_of(st.just(math.inf), st.integers(0, 9).map(float)), min_size=4, max_size=4),
    min_size=1,
    max_size=4,
)


@given(COSTS)
def test_the_assignment_is_the_cheapest_of_the_largest(costs: list[list[float]]) -> None:
    pairs = assign(len(costs), 4, lambda row, column: costs[row][column])
    options = (
        [(row, column) for row, column in enumerate(columns) if costs[row][column] < math.inf]
        for columns in itertools.permutations(range(4), len(costs))
    )
    best = min((-len(option), sum(costs[row][column] for row, column in option)) for option in options)
    assert (-len(pairs), sum(costs[row][column] for row, column in pairs)) == pytest.approx(best)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


def test_long_lists_are_paired_along_the_diagonal() -> None:
    size = 5 * SMALL
    assert assign(size, size, lambda row, column: abs(row - column)) == [(n, n) for n in range(size)]

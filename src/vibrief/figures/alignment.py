"""Aligns the parts of two lists of figures one to one."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from vibrief.figures.alternatives import alternatives
from vibrief.figures.assignment import assign
from vibrief.figures.judgement import AS_LENGTH, CHANGED, OTHERWISE, Judgement
from vibrief.figures.model import Figure, Language
from vibrief.figures.parts import Part, parts_of
from vibrief.figures.split import states, two_numbers
from vibrief.figures.verdicts import HALF_OF_DAY, digits_of, judge, zeros_agree

_T = TypeVar("_T")
_DISTANCE_WEIGHT = 4.0
"""What it costs to pair the first word of one text with the last of the other; less than a change of value."""
_SOFT_PRICE = 4.0
"""A soft figure is a partner only where there is no better one."""
MANY = 500
"""Figures without an equal beyond which a text is a table or noise: they are not weighed against each other."""
_SEPARATED = re.compile(r"[0-9][.,][0-9]")


class Match(NamedTuple):
    """A part of the source and one of the target, by their indices, and what pairing them says."""

    part: int
    other: int
    judgement: Judgement


class Alignment:
    """Pairs found so far, and the parts that are still free on either side."""

    def __init__(
        self,
        parts: Sequence[Part],
        others: Sequence[Part],
        figures: Sequence[Figure],
        other_figures: Sequence[Figure],
    ) -> None:
        self.parts, self.others = parts, others
        self.figures, self.other_figures = figures, other_figures
        self.matches: list[Match] = []
        self.free = set(range(len(parts)))
        self.other_free = set(range(len(others)))

    def match_equal(self) -> None:
        """Pairs what is equal to the letter: whole figures first, then parts, both in order."""
        figures, other_figures = _by_figure(self.parts), _by_figure(self.others)
        for keys in _shared(figures, other_figures):
            for members, partners in _in_order(figures[keys], other_figures[keys], self._figure_distance):
                for pair in zip(members, partners, strict=True):
                    self._take(*pair)
        self._match_alike()
        parts, others = _by_key(self.parts, self.free), _by_key(self.others, self.other_free)
        for key in _shared(parts, others):
            for index, other in _in_order(parts[key], others[key], self._distance):
                self._take(index, other)

    def _match_alike(self) -> None:
        """Pairs the equal parts of figures that share several, or a day, before single parts go astray: the March
        of 16 March is not that of 2 March."""
        figures = {
            index: members
            for index, members in self._free_figures(self.parts, self.free).items()
            if len(members) > 1
        }
        if not figures or len(figures) > MANY:
            return
        other_figures = self._free_figures(self.others, self.other_free)
        options = []
        for index, members in figures.items():
            keys = {self.parts[member].key: member for member in members}
            for other_index, other_members in other_figures.items():
                shared = [
                    (keys[key], other) for other in other_members if (key := self.others[other].key) in keys
                ]
                if len(shared) > 1 or any(self.parts[member].tag == "day" for member, _ in shared):
                    distance = self._distance(members[0], other_members[0])
                    options.append((-len(shared), distance, index, other_index, shared))
        done: set[int] = set()
        other_done: set[int] = set()
        for _, _, index, other_index, shared in sorted(options):
            if index not in done and other_index not in other_done:
                done.add(index)
                other_done.add(other_index)
                for member, other in shared:
                    self._take(member, other)

    def match_agreeing(self) -> None:
        """Pairs parts that state the same in different ways, the best agreement first."""
        self._assign(sorted(self.free), sorted(self.other_free), 0.0, CHANGED)

    def match_otherwise(self) -> None:
        """Pairs whole figures that agree in another reading of either: thứ năm as Thursday or fifth."""
        figures, other_figures = (
            self._free_figures(self.parts, self.free),
            self._free_figures(self.others, self.other_free),
        )
        readings = {index: self._readings(self.figures[index], "vi") for index in figures}
        other_readings = {index: self._readings(self.other_figures[index], "en") for index in other_figures}

        def cost(row: int, column: int) -> float:
            index, other = rows[row], columns[column]
            figure, another = self.figures[index], self.other_figures[other]
            if isinstance(figure.value, Decimal) and (figure.kind, figure.unit) == (
                another.kind,
                another.unit,
            ):
                return math.inf  # both languages read the same sort of quantity: there is no other reading
            distance = _DISTANCE_WEIGHT * self._distance(figures[index][0], other_figures[other][0])
            agree = any(
                self._agree(reading, another)
                for reading in readings[index]
                for another in other_readings[other]
            )
            return distance if agree else math.inf

        rows, columns = sorted(figures), sorted(other_figures)
        for row, column in assign(len(rows), len(columns), cost):
            indices, others = figures[rows[row]], other_figures[columns[column]]
            self._take(indices[0], others[0], OTHERWISE)
            self.free.difference_update(indices)
            self.other_free.difference_update(others)

    def match_split(self) -> None:
        """Pairs a figure of two numbers with two figures of one: 37/63 and 37 of the 63, 20% and one in five; of two
        equal ones also with one."""
        for side, figures, free, others, other_free in (
            (0, self.figures, self.free, self.others, self.other_free),
            (1, self.other_figures, self.other_free, self.parts, self.free),
        ):
            own = (self.parts, self.others)[side]
            for index, members in self._free_figures(own, free).items():
                numbers = two_numbers(figures[index])
                if numbers is None:
                    continue
                found: list[int] = []
                for number in numbers:
                    left = sorted(other_free.difference(found))
                    found += [other for other in left if states(others[other], number)][:1]
                wanted = set(numbers) if "/" in figures[index].text else numbers  # 19/19 may be all 19
                if len(found) < len(wanted):
                    continue
                for other in found:
                    pair = (members[0], other) if side == 0 else (other, members[0])
                    self._take(*pair, AS_LENGTH if figures[index].kind == "time" else OTHERWISE)
                free.difference_update(members)

    def match_within(self) -> None:
        """Pairs parts of the same nature in figures that share another part: 5 June and 5 July differ in the
        month, whatever else in the text is in June."""
        partners = {
            (self.parts[match.part].figure, self.others[match.other].figure) for match in self.matches
        }
        for index in sorted(self.free):
            part = self.parts[index]
            for other in sorted(self.other_free):
                another = self.others[other]
                if (
                    part.tag == another.tag
                    and part.tag != "number"
                    and (part.figure, another.figure) in partners
                ):
                    self._take(index, other)
                    break

    def match_changed(self, parts: Iterable[int], others: Iterable[int]) -> None:
        """Pairs what is left by likeness and place: these have changed."""
        self._assign(sorted(parts), sorted(others), CHANGED, math.inf)

    def _free_figures(self, parts: Sequence[Part], free: set[int]) -> dict[int, list[int]]:
        """Figures of which no part is matched, with the indices of their parts."""
        members: dict[int, list[int]] = defaultdict(list)
        for index in sorted(free):
            members[parts[index].figure].append(index)
        taken = {part.figure for index, part in enumerate(parts) if index not in free}
        return {figure: indices for figure, indices in members.items() if figure not in taken}

    @staticmethod
    def _readings(figure: Figure, language: Language) -> list[tuple[Figure, list[Part]]]:
        """The figure's own reading and the others that are open to doubt."""
        readings = [figure, *(other for other in alternatives(figure, language) if _is_open(figure, other))]
        return [(reading, parts_of([reading], language, "")) for reading in readings]

    @staticmethod
    def _agree(reading: tuple[Figure, list[Part]], other: tuple[Figure, list[Part]]) -> bool:
        (figure, parts), (another, others) = reading, other
        if figure.kind != another.kind and isinstance(figure.value, str) and isinstance(another.value, str):
            digits = digits_of(figure.text)
            if digits and digits == digits_of(another.text):
                return True
        if len(parts) != len(others) or not zeros_agree((figure, another)):
            return False
        judgements = [judge(*pair, (figure, another)) for pair in zip(parts, others, strict=True)]
        return all(item is not None and item.severity != "error" for item in judgements)

    def _assign(self, parts: Sequence[int], others: Sequence[int], least: float, limit: float) -> None:
        judgements: dict[tuple[int, int], Judgement] = {}

        def cost(row: int, column: int) -> float:
            index, other = parts[row], others[column]
            judgement = self._judge(index, other)
            if judgement is None or not least <= judgement.cost < limit:
                return math.inf
            soft = self.parts[index].soft + self.others[other].soft
            if least == CHANGED and soft == 2:
                return math.inf
            judgements[row, column] = judgement
            return judgement.cost + soft * _SOFT_PRICE + _DISTANCE_WEIGHT * self._distance(index, other)

        for row, column in assign(len(parts), len(others), cost):
            self._take(parts[row], others[column], judgements[row, column])

    def _judge(self, index: int, other: int) -> Judgement | None:
        part, another = self.parts[index], self.others[other]
        return judge(part, another, (self.figures[part.figure], self.other_figures[another.figure]))

    def _take(self, index: int, other: int, judgement: Judgement | None = None) -> None:
        judgement = judgement or self._judge(index, other)
        assert judgement is not None
        self.free.discard(index)
        self.other_free.discard(other)
        self.matches.append(Match(index, other, judgement))

    def _distance(self, index: int, other: int) -> float:
        return abs(self.parts[index].place - self.others[other].place)

    def _figure_distance(self, indices: tuple[int, ...], others: tuple[int, ...]) -> float:
        return self._distance(indices[0], others[0])


def _is_open(figure: Figure, other: Figure) -> bool:
    """Whether another reading of a figure can be meant. What separators say is settled elsewhere, the day comes
    first in a date, and who says `tối` or `a.m.` means the time of day."""
    if isinstance(figure.value, Decimal) and _SEPARATED.search(figure.text):
        told = (figure.unit, other.unit) == ("m", None) or other.kind in ("date", "time")
        return told or other.value == figure.value
    if figure.kind == "time":
        return HALF_OF_DAY.search(figure.text) is None
    return (figure.kind, other.kind) != ("date", "date")


def _by_figure(parts: Sequence[Part]) -> dict[Hashable, list[tuple[int, ...]]]:
    """Figures, each as the indices of its parts, under the keys of these parts."""
    members: dict[int, list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        members[part.figure].append(index)
    table: dict[Hashable, list[tuple[int, ...]]] = defaultdict(list)
    for indices in members.values():
        table[tuple(parts[index].key for index in indices)].append(tuple(indices))
    return table


def _by_key(parts: Sequence[Part], free: Iterable[int]) -> dict[Hashable, list[int]]:
    table: dict[Hashable, list[int]] = defaultdict(list)
    for index in sorted(free):
        table[parts[index].key].append(index)
    return table


def _shared(table: dict[Hashable, list[_T]], other: dict[Hashable, list[_T]]) -> list[Hashable]:
    return [key for key in table if key in other]


def _in_order(
    items: Sequence[_T], others: Sequence[_T], distance: Callable[[_T, _T], float]
) -> list[tuple[_T, _T]]:
    """Pairs of equal items: the first with the first where their counts agree, else the nearest."""
    if len(items) == len(others):
        return list(zip(items, others, strict=True))
    pairs = assign(len(items), len(others), lambda row, column: distance(items[row], others[column]))
    return [(items[row], others[column]) for row, column in pairs]

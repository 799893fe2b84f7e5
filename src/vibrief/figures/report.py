"""Makes findings of an alignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from vibrief.figures.alignment import Alignment
from vibrief.figures.excuses import Excuse, Excuses
from vibrief.figures.judgement import Judgement
from vibrief.figures.model import Figure, Finding, Hedge, Severity, Verdict
from vibrief.figures.parts import Part
from vibrief.figures.write import write_figure

_GRAVITY: dict[Verdict, int] = {
    "same": 0, "converted": 1, "hedge_changed": 2, "rounded": 3, "unit_changed": 4,
    "missing": 5, "added": 5, "value_changed": 6,
}  # fmt: skip
_SEVERITY: dict[Severity, int] = {"ok": 0, "notice": 1, "error": 2}
_HEDGE_WORDS: dict[Hedge, str] = {
    "none": "exactly", "about": "about", "over": "over", "under": "nearly", "at_least": "at least",
    "at_most": "at most", "up_to": "up to",
}  # fmt: skip
_NO_EXCUSE: dict[Verdict, Excuse] = {
    "missing": Excuse("error", "is missing"),
    "added": Excuse("error", "the source does not state it"),
}
# Hedges that one language's words do not tell apart: không quá / up to, từ … trở lên / over.
_ALIKE = (frozenset({"at_most", "up_to"}), frozenset({"over", "at_least"}))


def report(alignment: Alignment, excuses: Excuses) -> list[Finding]:
    """A finding for every pair of figures that share a part and every figure of the source without one, in the
    order of the source; then one for every figure that the target adds."""
    parts, others = alignment.parts, alignment.others
    pairs: dict[int, dict[int, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for match in sorted(alignment.matches):
        pairs[parts[match.part].figure][others[match.other].figure].append(match.judgement)
    lost, gained = _by_figure(alignment.free, parts), _by_figure(alignment.other_free, others)
    matched = {other for partners in pairs.values() for other in partners}
    findings: list[Finding] = []
    for index, figure in enumerate(alignment.figures):
        for other, judgements in pairs[index].items():
            extras = [_loss(part, excuses.missing.get(place)) for place, part in lost.pop(index, ())]
            extras += [
                _gain(part, None if _dates_a_count(figure, part) else excuses.added.get(place))
                for place, part in gained.pop(other, ())
            ]
            findings.append(_pair(figure, alignment.other_figures[other], judgements, extras))
        if index in lost:
            findings.append(_alone("missing", figure, lost[index], excuses.missing))
    for index, figure in enumerate(alignment.other_figures):
        if index not in matched and index in gained:
            findings.append(_alone("added", figure, gained[index], excuses.added))
    return findings


def _alone(
    verdict: Verdict, figure: Figure, parts: list[tuple[int, Part]], excuses: Mapping[int, Excuse]
) -> Finding:
    """The finding on a figure without counterpart: as grave as the gravest of its parts."""
    reasons = [excuses.get(index, _NO_EXCUSE[verdict]) for index, _ in parts]
    worst = max(reasons, key=lambda reason: _SEVERITY[reason.severity])
    if verdict == "added":
        return Finding(verdict, None, figure, worst.severity, worst.note)
    note = f"{write_figure(figure)} is missing" if worst.severity == "error" else worst.note
    return Finding(verdict, figure, None, worst.severity, note)


def _by_figure(free: set[int], parts: Sequence[Part]) -> dict[int, list[tuple[int, Part]]]:
    table: dict[int, list[tuple[int, Part]]] = defaultdict(list)
    for index in sorted(free):
        table[parts[index].figure].append((index, parts[index]))
    return table


def _loss(part: Part, excuse: Excuse | None) -> Judgement:
    """What it means that a figure was rendered without one of its parts."""
    if excuse is None:
        return Judgement("value_changed", "error", 0.0, f"the {_name(part)} is missing")
    return Judgement("same", excuse.severity, 0.0, excuse.note)


def _gain(part: Part, excuse: Excuse | None) -> Judgement:
    if excuse is None:
        return Judgement("value_changed", "error", 0.0, f"the source does not state the {_name(part)}")
    return Judgement("same", excuse.severity, 0.0, excuse.note)


def _dates_a_count(figure: Figure, part: Part) -> bool:
    """Whether a bare number became a day of a month: channel 1 is not 1 July, though the source names July too."""
    return figure.kind == "cardinal" and part.tag == "month"


def _name(part: Part) -> str:
    return {"number": f"figure {part.value}", "clock": "time"}.get(part.tag, part.tag)


def _pair(figure: Figure, other: Figure, judgements: list[Judgement], extras: list[Judgement]) -> Finding:
    worst = max(judgements + extras, key=lambda item: (_SEVERITY[item.severity], _GRAVITY[item.verdict]))
    if worst.severity == "ok" and not _same_hedge(figure.hedge, other.hedge):
        note = f"“{_HEDGE_WORDS[figure.hedge]}” became “{_HEDGE_WORDS[other.hedge]}”"
        return Finding("hedge_changed", figure, other, "notice", note)
    note = worst.note
    if worst.severity == "error" and not note:
        note = f"the source says {write_figure(figure)}"
    return Finding(worst.verdict, figure, other, worst.severity, note)


def _same_hedge(hedge: Hedge, other: Hedge) -> bool:
    return hedge == other or {hedge, other} in _ALIKE

"""Pairs the paragraphs of a text with those of its translation, also where their counts differ."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

# Beads of Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora" (Computational Linguistics
# 19, 1993), table 5: how many paragraphs of each side belong together, with the probability of each.
_BEADS: dict[tuple[int, int], float] = {
    (1, 1): 0.89,
    (1, 0): 0.005,
    (0, 1): 0.005,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
}
_VARIANCE = 6.8  # of characters per character, in the same paper
_DIGITS_WEIGHT = 2.0  # per digit string that both sides of a bead share, or that only one has
_BAND = 60  # paragraphs off the diagonal that are still tried


def split_paragraphs(text: str) -> list[str]:
    """Paragraphs of a plain text: its lines, or the blocks between blank lines where those are wrapped."""
    blocks = [block.strip("\n") for block in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n"))]
    lines = [[line.strip() for line in block.split("\n") if line.strip()] for block in blocks]
    lines = [block for block in lines if block]
    if _wrapped(lines):
        return [" ".join(block) for block in lines]
    return [line for block in lines for line in block]


def _wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether lines were broken at a margin: most that another follows in their block end in the open."""
    inner = [line for block in blocks for line in block[:-1]]
    if len(blocks) < 2 and len(inner) < 3:
        return False
    open_ended = sum(line[-1] not in '.!?:…"”' and 40 <= len(line) <= 120 for line in inner)
    return bool(inner) and open_ended > len(inner) / 2


def align_paragraphs(sources: Sequence[str], targets: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of paragraphs in order; what has no counterpart is paired with an empty string.

    Equal counts pair one to one. Otherwise the cheapest sequence of beads by Gale & Church's length model is
    taken, with digit strings that both sides share as further evidence; paragraphs of one bead are joined by
    a space.
    """
    if len(sources) == len(targets):
        return list(zip(sources, targets, strict=True))
    ratio = (sum(map(len, targets)) + 1) / (sum(map(len, sources)) + 1)
    digits = [[Counter(re.findall(r"\d+", text)) for text in side] for side in (sources, targets)]
    slope = len(targets) / max(len(sources), 1)
    band = _BAND + abs(len(sources) - len(targets))
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}
    for i in range(len(sources) + 1):
        low, high = max(0, int(i * slope) - band), min(len(targets), int(i * slope) + band)
        for j in range(low, high + 1):
            options = []
            for (m, n), probability in _BEADS.items():
                before = best.get((i - m, j - n))
                if before is None:
                    continue
                lengths = sum(map(len, sources[i - m : i])), sum(map(len, targets[j - n : j]))
                cost = -math.log(probability)
                if m and n:  # what is left out may have any length and any figures
                    evidence = _evidence(_total(digits[0][i - m : i]), _total(digits[1][j - n : j]))
                    cost += _length_cost(*lengths, ratio) - _DIGITS_WEIGHT * evidence
                options.append((before[0] + cost, (m, n)))
            if options:
                best[i, j] = min(options)
    return _walk_back(best, sources, targets)


def _length_cost(source: int, target: int, ratio: float) -> float:
    """Minus the log of twice the tail probability that lengths differ this much by chance (Gale & Church)."""
    mean = (source + target / ratio) / 2
    if mean == 0:
        return 0.0
    deviation = abs(target - source * ratio) / math.sqrt(_VARIANCE * mean)
    return -math.log(max(math.erfc(deviation / math.sqrt(2)), 1e-12))


def _evidence(digits: Counter[str], others: Counter[str]) -> int:
    """How many more digit strings two pieces share than either has alone: figures survive translation."""
    shared = (digits & others).total()
    return shared - max(digits.total(), others.total()) + shared


def _total(counters: Sequence[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total += counter
    return total


def _walk_back(
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]],
    sources: Sequence[str],
    targets: Sequence[str],
) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    i, j = len(sources), len(targets)
    while (bead := best[i, j][1]) is not None:
        m, n = bead
        pairs.append((" ".join(sources[i - m : i]), " ".join(targets[j - n : j])))
        i, j = i - m, j - n
    return pairs[::-1]

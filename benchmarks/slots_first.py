"""Slots first against repair afterwards: what is gained, and what it costs in BLEU.

    python benchmarks/slots_first.py [--model MODEL] [--sets flores,vlsp,article] [--limit N]

"Slots first" replaces figures, names or terms by slots before the first translation and fills them afterwards; what
then fails the check climbs the repair ladder all the same. Printed are figures and names right, glossary terms that
stand, BLEU and chrF, before the ladder and after it; times are of CPU, against the plain model's.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace

from repair import Suite, figures_right, names_right, scores, suites

from vibrief.engines.engine import Hypothesis
from vibrief.figures import find_figures
from vibrief.figures.model import Figure
from vibrief.figures.soft import is_soft
from vibrief.repair import Draft
from vibrief.repair.slots import Masked, fill, mask
from vibrief.segment import Segment
from vibrief.terms import find_mentions
from vibrief.terms.model import Mention
from vibrief.translation import Translator, finished_first

NAMES = frozenset({"foreign", "person"})
POLICIES: dict[str, tuple[bool, frozenset[str]] | None] = {
    "repair afterwards": (False, frozenset()),
    "terms first": (False, frozenset({"term"})),
    "terms, names first": (False, NAMES | {"term"}),
    "figures first": (True, frozenset()),
    "all first": (True, NAMES | {"term"}),
    "as shipped": None,
}
"""Whether figures go into slots, and which kinds of names and terms. As shipped: all first in sentences full of terms,
nothing in the others."""


class SlotsFirst(Translator):
    """A translator that masks before it translates."""

    policy: tuple[bool, frozenset[str]] | None = None

    def _draft(self, sentences: list[str]) -> list[Draft]:
        if self.policy is None:
            return super()._draft(sentences)
        masked = [mask(one, self._worthy(one), self.engine.slots) for one in sentences]
        places = [place for place, one in enumerate(masked) if one is not None]
        drafts: dict[int, Draft] = {}
        if places:
            texts = [one.text for one in masked if one is not None]
            for place, found in zip(
                places, self.engine.translate(texts, beam=self.beam, n_best=self.beam), strict=True
            ):
                if draft := self._filled(sentences[place], masked[place], found):
                    drafts[place] = draft
        rest = [place for place in range(len(sentences)) if place not in drafts]
        drafts.update(zip(rest, self._draft_plainly([sentences[place] for place in rest]), strict=True))
        return [drafts[place] for place in range(len(sentences))]

    def _worthy(self, sentence: str) -> list[Figure | Mention]:
        with_figures, kinds = self.policy or (False, frozenset())
        figures = [one for one in find_figures(sentence, "vi") if with_figures and not is_soft(one)]
        mentions = find_mentions(sentence, self.glossary) if kinds else []
        return [*figures, *(one for one in mentions if one.renderings and one.kind in kinds)]

    def _filled(self, source: str, masked: Masked | None, found: list[Hypothesis]) -> Draft | None:
        """The draft with its slots filled; None where the model lost one, and the sentence is translated plainly."""
        if masked is None:
            return None
        kept = [replace(one, text=text, alignment=()) for one in finished_first(found)
                if (text := fill(one.text, masked)) is not None]  # fmt: skip
        if not kept:
            return None
        return Draft(source, kept[0].text, self._check(source, kept[0].text), tuple(kept), "slots")


class Unrepaired(SlotsFirst):
    """The same without the ladder behind it."""

    def _translate(self, sentences: list[str]) -> list[Segment]:
        drafts = self._draft(sentences)
        return [Segment(draft.source, draft.english, draft.findings, draft.how) for draft in drafts]


def row(name: str, suite: Suite, segments: Sequence[Segment], seconds: float) -> str:
    """One line of the table; `seconds` as a multiple."""
    bearing = [any(not is_soft(one) for one in find_figures(source, "vi")) for source in suite.source]
    right = [figures_right(segment.findings) for segment in segments]
    figures = sum(r for r, b in zip(right, bearing, strict=True) if b) / max(1, sum(bearing))
    names = sum(names_right(segment.findings) for segment in segments) / len(segments)
    terms = [finding.verdict == "same" for segment in segments for finding in segment.findings
             if finding.source is not None and finding.source.kind == "term"]  # fmt: skip
    standing = sum(terms) / max(1, len(terms))
    english = [segment.english for segment in segments]
    return f"{name:32} {figures:8.2%} {names:8.2%} {standing:8.1%} {scores(english, suite.reference)} {seconds:6.2f}×"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", help="a model's name or directory; the embedded one by default")
    parser.add_argument("--sets", default="flores,vlsp,article")
    parser.add_argument("--limit", type=int, help="sentences of each set")
    options = parser.parse_args()

    from vibrief.engines import load_engine
    from vibrief.models import resolve

    model = resolve(options.model)
    engine = load_engine(model)
    for suite in suites(options.sets.split(","), options.limit):
        print(f"\n{suite.name}: {len(suite.source)} sentences")
        print(f"{'':32} {'figures':>8} {'names':>8} {'terms':>8} {'BLEU':>6} {'chrF':>6} {'time':>7}")
        plain = 0.0
        for name, policy in POLICIES.items():
            for maker, suffix in ((Unrepaired, ", model"), (SlotsFirst, ", repaired")):
                translator = maker(engine, model)
                translator.policy = policy
                began = time.process_time()
                segments = list(translator.translate_lines(suite.source))
                spent = time.process_time() - began
                plain = plain or spent
                print(row(name + suffix, suite, segments, spent / plain), flush=True)


if __name__ == "__main__":
    main()

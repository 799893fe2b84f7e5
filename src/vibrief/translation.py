"""Articles and lines into English: sentences, batches, the sentence memory and repair put together."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Literal

from vibrief import __version__
from vibrief.article import Article
from vibrief.checksums import sha256_of
from vibrief.clauses import join_clauses, split_to_reach
from vibrief.engines.engine import Engine, Hypothesis
from vibrief.figures import find_figures, write_figure
from vibrief.figures.model import Figure, Finding
from vibrief.memory import Remembered, SentenceMemory, sentence_key
from vibrief.models import Model
from vibrief.repair import Checker, Draft, draft_with_slots, is_full_of_terms, repair, tidied
from vibrief.segment import ModelIdentity, Rung, Segment, TranslatedBlock, Translation
from vibrief.sentences import split_sentences
from vibrief.terms.glossary import load_glossaries
from vibrief.terms.model import Mention, MentionFinding
from vibrief.terms.spelling import Spelling

log = logging.getLogger("vibrief")

WINDOW = 2048
"""Sentences translated together at most: enough for full batches of even length, and a bound on memory."""
LONGEST_FIGURE = 40
"""Characters up to which a sentence may be one figure and no more."""
FIRST_WINDOW = 32
"""Lines in the first window of a stream, so that a reader need not wait; windows double from there."""

# An article that happens to spell a slot must not be taken for a sentence with slots.
NO_SLOTS = str.maketrans("⟦⟧", "[]")

# From the rung that says least to the one that says most about a line made of several sentences.
WORST: tuple[Rung, ...] = (
    "model", "n_best", "forced", "clauses", "slots", "rendering", "marked", "untranslated"
)  # fmt: skip


class Translator:
    """Translates with one loaded engine. Not thread-safe.

    `repair`: mend what fails the check; without it the model's own words are given, findings and all.
    `memory`: file of a sentence memory to use. `glossaries` come before the built-in one.
    """

    def __init__(
        self,
        engine: Engine,
        model: Model,
        *,
        beam: int = 4,
        repair: bool = True,
        memory: SentenceMemory | Path | None = None,
        glossaries: Sequence[Path] = (),
        diacritics: Literal["keep", "drop"] = "drop",
    ) -> None:
        self.engine = engine
        self.beam = beam
        self.repairs = repair
        self.identity = ModelIdentity(
            model.name, model.sha256, engine.name, engine.device, engine.precision, beam
        )
        self.diacritics = diacritics
        self.glossary = load_glossaries(glossaries)
        for problem in self.glossary.problems:
            log.warning("%s", problem)
        self._check = Checker(self.glossary)
        self._memory = SentenceMemory(memory) if isinstance(memory, Path) else memory
        decisive = (model.sha256, engine.name, engine.precision, beam, repair, *map(sha256_of, glossaries))
        self._settings = " ".join(map(str, (__version__, *decisive)))

    def translate(self, article: Article) -> Translation:
        """Translate one article; boilerplate is left out."""
        return next(self.translate_many([article]))

    def translate_many(self, articles: Iterable[Article]) -> Iterator[Translation]:
        """Translate articles in order; sentences of neighbours share batches, WINDOW of them at a time."""
        waiting: list[Article] = []
        sentences: list[list[list[str]]] = []
        count = 0
        for article in articles:
            blocks = [split_sentences(block.text) for block in article.content]
            waiting.append(article)
            sentences.append(blocks)
            count += sum(map(len, blocks))
            if count >= WINDOW:
                yield from self._translations(waiting, sentences)
                waiting, sentences, count = [], [], 0
        yield from self._translations(waiting, sentences)

    def translate_lines(self, lines: Iterable[str]) -> Iterator[Segment]:
        """One segment a line, in order; a line may hold several sentences, or none."""
        stream = iter(lines)
        size = FIRST_WINDOW
        while window := list(islice(stream, size)):
            sentences = [split_sentences(line) for line in window]
            segments = iter(self.translate_sentences([one for line in sentences for one in line]))
            spelling = Spelling(self.diacritics, self.glossary, connected=False)
            for line, pieces in zip(window, sentences, strict=True):
                made = [self._spelled(one, spelling) for one in islice(segments, len(pieces))]
                yield join_segments(line, made)
            size = min(2 * size, WINDOW)

    def translate_sentences(self, sentences: Sequence[str]) -> list[Segment]:
        """A segment for each sentence, in order; each different sentence is translated once."""
        made: list[Segment] = []
        for start in range(0, len(sentences), WINDOW):
            made += self._window(sentences[start : start + WINDOW])
        return made

    def _translations(
        self, articles: list[Article], sentences: list[list[list[str]]]
    ) -> Iterator[Translation]:
        flat = [one for blocks in sentences for block in blocks for one in block]
        segments = iter(self.translate_sentences(flat))
        for article, blocks in zip(articles, sentences, strict=True):
            spelling = Spelling(self.diacritics, self.glossary)
            translated = tuple(
                TranslatedBlock(
                    block, tuple(self._spelled(one, spelling) for one in islice(segments, len(pieces)))
                )
                for block, pieces in zip(article.content, blocks, strict=True)
            )
            yield Translation(article, translated, self.identity)

    def _spelled(self, segment: Segment, spelling: Spelling) -> Segment:
        """The segment with its names as the document spells them; the model's own words are left alone."""
        if not self.repairs or not segment.findings:
            return segment
        english = spelling.spell(segment.source, segment.english, segment.findings)
        if english == segment.english:
            return segment
        respelled = replace(segment, english=english, findings=self._check(segment.source, english))
        return respelled if respelled.resolved or not segment.resolved else segment

    def _window(self, sentences: Sequence[str]) -> list[Segment]:
        keys = {sentence.strip(): sentence_key(self._settings, sentence.strip()) for sentence in sentences}
        known = self._memory.recall(keys.values()) if self._memory else {}
        segments: dict[str, Segment] = {}
        fresh: list[str] = []
        for sentence, key in keys.items():
            if not any(map(str.isalnum, sentence)):  # a row of asterisks, or nothing at all
                segments[sentence] = Segment(sentence, sentence, (), "model")
            elif self.repairs and (english := write_lone_figure(sentence)):
                segments[sentence] = Segment(sentence, english, self._check(sentence, english), "rendering")
            elif key in known:
                english = known[key].english
                segments[sentence] = Segment(
                    sentence, english, self._check(sentence, english), known[key].how
                )
            else:
                fresh.append(sentence)
        new = self._translate(fresh) if fresh else []
        segments.update(zip(fresh, new, strict=True))
        if self._memory:
            self._memory.remember(
                {
                    keys[sentence]: Remembered(made.english, made.how)
                    for sentence, made in zip(fresh, new, strict=True)
                }
            )
        return [with_outer_space(segments[sentence.strip()], sentence) for sentence in sentences]

    def _translate(self, sentences: list[str]) -> list[Segment]:
        """Segments of sentences that are all different and not remembered."""
        drafts = self._draft(sentences)
        if not self.repairs:
            return [Segment(draft.source, draft.english, draft.findings, draft.how) for draft in drafts]
        repaired = repair(drafts, self.engine, beam=self.beam, checker=self._check)
        return [made if made.english.strip() else replace(made, how="untranslated") for made in repaired]

    def _draft(self, sentences: list[str]) -> list[Draft]:
        """Drafts for repair or, without it, the model's own words."""
        if not self.repairs or not self.engine.slots:
            return self._draft_plainly(sentences)
        full = [sentence for sentence in sentences if is_full_of_terms(sentence, self._check)]
        neutral = [sentence for sentence in full if sentence == sentence.translate(NO_SLOTS)]
        drafts = dict(
            zip(neutral, draft_with_slots(neutral, self.engine, self.beam, self._check), strict=True)
        )
        rest = [sentence for sentence in sentences if sentence not in drafts]
        drafts.update(zip(rest, self._draft_plainly(rest), strict=True))
        return [drafts[sentence] for sentence in sentences]

    def _draft_plainly(self, sentences: list[str]) -> list[Draft]:
        """What the model makes of each sentence; those beyond its reach are translated in parts."""
        reach = self.engine.max_source_tokens
        tokens = self.engine.count_tokens(sentences)
        parts = [
            split_to_reach(sentence, self.engine.count_tokens, reach) if count > reach else [sentence]
            for sentence, count in zip(sentences, tokens, strict=True)
        ]
        found = iter(
            self.engine.translate(
                [part.strip().translate(NO_SLOTS) for pieces in parts for part in pieces],
                beam=self.beam,
                n_best=self.beam if self.repairs else 1,
            )
        )
        drafts = []
        for sentence, pieces in zip(sentences, parts, strict=True):
            hypotheses = [finished_first(next(found)) for _ in pieces]
            how: Rung = "model"
            if len(pieces) > 1:
                how = "clauses"
                ranks = zip(*hypotheses, strict=True)  # the best of each part, the second of each part, …
                hypotheses = [[join_hypotheses(pieces, rank) for rank in ranks]]
            english = hypotheses[0][0].text
            if self.repairs:
                english = tidied(sentence, english, self._check.mentions(sentence))
            drafts.append(Draft(sentence, english, self._check(sentence, english), tuple(hypotheses[0]), how))
        return drafts


def finished_first(hypotheses: list[Hypothesis]) -> list[Hypothesis]:
    """Hypotheses with those that ran into the length limit last."""
    return sorted(hypotheses, key=lambda hypothesis: not hypothesis.finished)


def join_hypotheses(sources: Sequence[str], hypotheses: Sequence[Hypothesis]) -> Hypothesis:
    """One hypothesis for a sentence that was translated in parts."""
    tokens = sum(hypothesis.tokens for hypothesis in hypotheses)
    return Hypothesis(
        join_clauses(sources, [hypothesis.text for hypothesis in hypotheses]),
        sum(hypothesis.score * hypothesis.tokens for hypothesis in hypotheses) / max(1, tokens),
        tokens,
        all(hypothesis.finished for hypothesis in hypotheses),
    )


def write_lone_figure(sentence: str) -> str:
    """The English of a sentence that is one figure and no more, as the date line of an article is; else ""."""
    if len(sentence) > LONGEST_FIGURE:
        return ""
    figures = find_figures(sentence, "vi")
    return write_figure(figures[0]) if [figure.text for figure in figures] == [sentence] else ""


def with_outer_space(segment: Segment, source: str) -> Segment:
    """The segment of a sentence as its text has it, white space around it included."""
    before = len(source) - len(source.lstrip())
    return Segment(source, segment.english, shift(segment.findings, before, 0), segment.how)


def join_segments(line: str, segments: Sequence[Segment]) -> Segment:
    """One segment for a line from those of its sentences, whose sources joined give the line."""
    if len(segments) == 1:
        return segments[0]
    english: list[str] = []
    findings: list[Finding | MentionFinding] = []
    source_place = target_place = 0
    for segment in segments:
        findings += shift(segment.findings, source_place, target_place)
        source_place += len(segment.source)
        if segment.english:
            english.append(segment.english)
            target_place += len(segment.english) + 1
    hows: list[Rung] = [segment.how for segment in segments]
    how = max(hows, key=WORST.index) if hows else "model"
    return Segment(line, " ".join(english), tuple(findings), how)


def shift(
    findings: Sequence[Finding | MentionFinding], source: int, target: int
) -> tuple[Finding | MentionFinding, ...]:
    """`findings` with their offsets moved by so many characters."""
    if not source and not target:
        return tuple(findings)
    shifted: list[Finding | MentionFinding] = []
    for finding in findings:
        if isinstance(finding, Finding):
            shifted.append(
                replace(finding, source=moved(finding.source, source), target=moved(finding.target, target))
            )
        else:
            mention = moved_mention(finding.source, source)
            at = finding.target and moved_mention(finding.target, target)
            shifted.append(replace(finding, source=mention, target=at))
    return tuple(shifted)


def moved(figure: Figure | None, by: int) -> Figure | None:
    """A figure that stands so many characters further on."""
    return figure and replace(figure, start=figure.start + by, end=figure.end + by)


def moved_mention(mention: Mention, by: int) -> Mention:
    """A mention that stands so many characters further on."""
    return replace(mention, start=mention.start + by, end=mention.end + by)

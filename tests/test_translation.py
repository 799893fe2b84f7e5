"""Articles and lines into English: order, batches, memory, long sentences, and what a failure looks like."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, islice
from pathlib import Path
from typing import Literal

import pytest

from tests.tiny_marian import ENGLISH, VIETNAMESE
from vibrief import translation as module
from vibrief.article import Article, Block
from vibrief.engines import Engine, Hypothesis, load_engine
from vibrief.figures import Figure, Finding
from vibrief.memory import SentenceMemory
from vibrief.models import Model, resolve
from vibrief.segment import Segment
from vibrief.translation import Translator, join_segments, shift

LEARNT = VIETNAMESE[1:4]


class Counting:
    """An engine that counts what it is asked to translate and has another do it."""

    def __init__(self, engine: Engine) -> None:
        self.inner = engine
        self.asked: list[str] = []
        for name in ("name", "device", "precision", "max_source_tokens", "slots"):
            setattr(self, name, getattr(engine, name))

    name: str
    device: str
    precision: str
    max_source_tokens: int
    slots: frozenset[str]

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        return self.inner.count_tokens(sentences)

    def translate(
        self,
        sentences: Sequence[str],
        *,
        beam: int,
        n_best: int = 1,
        prefixes: Sequence[str] | None = None,
        align: bool = False,
    ) -> list[list[Hypothesis]]:
        self.asked += sentences
        return self.inner.translate(sentences, beam=beam, n_best=n_best, prefixes=prefixes, align=align)


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Model:
    return resolve(tiny_model)


@pytest.fixture(scope="module")
def loaded(model: Model) -> Engine:
    return load_engine(model, device="cpu")


@pytest.fixture
def engine(loaded: Engine) -> Counting:
    return Counting(loaded)


@pytest.fixture
def plain(engine: Counting, model: Model) -> Translator:
    """The model's own words."""
    return Translator(engine, model, repair=False)


def article(*paragraphs: str) -> Article:
    return Article(tuple(Block("paragraph", text, index) for index, text in enumerate(paragraphs)), "test")


def english(segments: Sequence[Segment]) -> list[str]:
    return [segment.english for segment in segments]


def test_an_article(plain: Translator, model: Model) -> None:
    blocks = (
        Block("title", VIETNAMESE[5], 0),
        Block("paragraph", f"{VIETNAMESE[1]} {VIETNAMESE[2]}", 1),
        Block("boilerplate", "Tìm kiếm", 2),
        Block("caption", VIETNAMESE[3], 3),
    )
    translation = plain.translate(Article(blocks, "test"))
    assert [one.block.kind for one in translation.blocks] == ["title", "paragraph", "caption"]
    assert translation.blocks[1].english == f"{ENGLISH[1]} {ENGLISH[2]}"
    for translated in translation.blocks:
        assert "".join(segment.source for segment in translated.segments) == translated.block.text
    identity = translation.model
    assert (identity.name, identity.sha256) == (model.name, model.sha256)
    assert (identity.engine, identity.device, identity.precision, identity.beam) == (
        "ctranslate2",
        "cpu",
        "int8",
        4,
    )


def test_findings_say_what_is_right_and_what_is_not(plain: Translator) -> None:
    [segment] = plain.translate_sentences([VIETNAMESE[4]])
    assert segment.resolved
    figures = [one for one in segment.findings if isinstance(one, Finding)]
    assert len(figures) == 5
    for finding in figures:
        assert finding.source is not None
        assert segment.source[finding.source.start : finding.source.end] == finding.source.text
        assert finding.target is not None
        assert segment.english[finding.target.start : finding.target.end] == finding.target.text


def test_articles_share_batches_and_keep_their_order(plain: Translator, engine: Counting) -> None:
    articles = [article(*LEARNT), article(), article(LEARNT[2], LEARNT[0])]
    translated = list(plain.translate_many(articles))
    assert [one.article for one in translated] == articles
    assert [one.english for one in translated[2].blocks] == [ENGLISH[3], ENGLISH[1]]
    assert sorted(engine.asked) == sorted(LEARNT)  # each sentence once


def test_windows_bound_what_is_held(plain: Translator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WINDOW", 4)
    seen = count()
    endless = (article(LEARNT[next(seen) % 3], "* * *") for _ in count())
    assert len(list(islice(plain.translate_many(endless), 5))) == 5
    assert next(seen) <= 8
    long = plain.translate(article(*LEARNT * 5))
    assert [one.english for one in long.blocks] == ENGLISH[1:4] * 5


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", ""),
        ("   ", ""),
        ("* * *", "* * *"),
        (LEARNT[0], ENGLISH[1]),
        (f"  {LEARNT[0]} {LEARNT[2]}\t", f"{ENGLISH[1]} {ENGLISH[3]}"),
    ],
)
def test_one_line_in_one_segment_out(plain: Translator, line: str, said: str) -> None:
    [segment] = plain.translate_lines([line])
    assert segment.source == line
    assert segment.english == said
    for finding in segment.findings:
        if finding.source is not None:
            assert line[finding.source.start : finding.source.end] == finding.source.text
        if finding.target is not None:
            assert said[finding.target.start : finding.target.end] == finding.target.text


def test_lines_stream(plain: Translator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_WINDOW", 2)
    taken = count()
    lines = (LEARNT[next(taken) % 3] for _ in count())
    segments = plain.translate_lines(lines)
    assert next(segments).english == ENGLISH[1]
    assert next(taken) == 2  # the first answer comes after the first window
    assert english(list(islice(segments, 10)))[:1] == [ENGLISH[2]]


def test_control_characters_reach_the_model_as_space_and_stay_in_the_source(plain: Translator) -> None:
    source = VIETNAMESE[1].replace(" có ", "\x07có\u200b ")
    [segment] = plain.translate_sentences([source])
    assert segment.source == source
    assert segment.english == ENGLISH[1]


def test_a_sentence_beyond_the_reach_is_split_and_joined(plain: Translator, engine: Counting) -> None:
    engine.max_source_tokens = 70
    sentence = f"{VIETNAMESE[1][:-1]}; {VIETNAMESE[4]}"
    [segment] = plain.translate_sentences([sentence])
    assert len(engine.asked) > 1
    assert max(engine.count_tokens(engine.asked)) <= 70
    assert segment.source == sentence
    assert segment.how == "clauses"
    assert "14.5 billion dong" in segment.english
    assert "17 bridges" in segment.english


def test_nothing_is_too_long(plain: Translator) -> None:
    [segment] = plain.translate_sentences(["dài" * 3000])
    assert segment.how == "clauses"


def test_a_text_that_spells_a_slot_is_no_slot(plain: Translator, engine: Counting) -> None:
    [segment] = plain.translate_sentences(["Có ⟦N0⟧ người dự lễ."])
    assert segment.source == "Có ⟦N0⟧ người dự lễ."
    assert engine.asked == ["Có [N0] người dự lễ."]


def test_what_cannot_be_translated_is_not_passed_off_as_right(engine: Counting, model: Model) -> None:
    translator = Translator(engine, model)
    segments = translator.translate_sentences(
        ["Một câu mà mô hình chưa từng thấy, có 4.321 con trâu và 77% số ruộng."]
    )
    figures = {"4.321", "77%"}
    for segment in segments:
        proved = {
            one.source.text
            for one in segment.findings
            if one.source is not None and isinstance(one, Finding) and one.severity != "error"
        }
        assert segment.how == "marked" or figures <= proved


@pytest.mark.parametrize(("diacritics", "name"), [("drop", "Le Van Bay"), ("keep", "Lê Văn Bảy")])
def test_names_of_an_article_have_one_spelling(
    engine: Counting, model: Model, diacritics: Literal["keep", "drop"], name: str
) -> None:
    translation = Translator(engine, model, diacritics=diacritics).translate(article(VIETNAMESE[2]))
    [segment] = translation.blocks[0].segments
    assert name in segment.english
    assert segment.resolved


def test_remembered_sentences_are_not_translated_again(
    engine: Counting, model: Model, tmp_path: Path
) -> None:
    path = tmp_path / "memory.db"
    first = Translator(engine, model, memory=path).translate(article(*LEARNT))
    engine.asked.clear()
    again = Translator(engine, model, memory=path).translate(article(*LEARNT))
    assert engine.asked == []
    assert again == first
    Translator(engine, model, memory=path, beam=2).translate(article(LEARNT[0]))
    assert engine.asked == [LEARNT[0]]  # other settings, another translation


def test_a_memory_may_be_shared(engine: Counting, model: Model, tmp_path: Path) -> None:
    with SentenceMemory(tmp_path / "memory.db") as memory:
        for _ in range(2):
            Translator(engine, model, repair=False, memory=memory).translate_sentences(LEARNT)
    assert sorted(engine.asked) == sorted(LEARNT)


def finding(start: int, target: int) -> Finding:
    source = Figure("cardinal", "1", None, None, "none", "1", start, start + 1)
    figure = Figure("cardinal", "1", None, None, "none", "1", target, target + 1)
    return Finding("same", source, figure, "ok")


def test_segments_of_a_line_joined() -> None:
    segments = [
        Segment("Một 1. ", "One 1.", (finding(4, 4),), "model"),
        Segment("* ", "", (), "untranslated"),
        Segment("1 hai.", "1 two.", (finding(0, 0),), "forced"),
    ]
    joined = join_segments("Một 1. * 1 hai.", segments)
    assert joined.english == "One 1. 1 two."
    assert joined.findings == (finding(4, 4), finding(9, 7))
    assert joined.how == "untranslated"


def test_shift_leaves_none_alone() -> None:
    missing = Finding("missing", finding(3, 0).source, None, "error")
    assert shift([missing], 2, 5) == (Finding("missing", finding(5, 0).source, None, "error"),)


def test_a_sentence_that_is_one_figure_is_written_and_not_translated(engine: Counting, model: Model) -> None:
    segments = Translator(engine, model).translate_sentences(["15/06/2022 ", "11.460"])
    assert english(segments) == ["15 June 2022", "11,460"]
    assert engine.asked == []

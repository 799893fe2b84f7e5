"""Both engines give the same output for the same weights: text, scores, tokens, prefixes and alignment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tiny_marian import ENGLISH, PAIRS, SLOTS, VIETNAMESE, new_model, write_vocabulary
from vibrief.engines import Engine, Hypothesis, load_engine
from vibrief.engines.conversion import CHOICE, NEVER, convert

SOURCES = [*VIETNAMESE, "", "Có ⟦N1⟧ cầu mới ở xã.", "12/3", "Xin chào các bạn!"]
PREFIXES = [
    "On the morning of 13 March,",
    "",
    "Le Van",
    "“From",
    "In 2024 the",
    "",
    "⟦N0⟧ pupils",
    "",
    "",
    "No",
    "Hello",
]


def engines(directory: Path) -> tuple[Engine, Engine]:
    """The two engines in float32, so that nothing but a mistake can make them differ."""
    return (
        load_engine(directory, engine="ctranslate2", device="cpu", precision="float32"),
        load_engine(directory, engine="transformers", device="cpu"),
    )


def random_model(directory: Path, **settings: Any) -> Path:
    """A model that has learnt nothing, with choices clear enough for rounding not to turn them."""
    import torch

    directory.mkdir()
    pad_row, slot_bias = settings.pop("pad_row", 0.0), settings.pop("slot_bias", 0.0)
    never = settings.pop("never", slice(0))
    vocabulary = write_vocabulary(directory, 320)
    model = new_model(vocabulary, **settings)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if weight.requires_grad and "shared" not in name and weight.dim() == 2:
                weight.mul_(2)
        model.model.shared.weight[-1] = pad_row
        model.final_logits_bias[0, 0] = 4.0  # sentences end before long
        model.final_logits_bias[0, [vocabulary[slot] for slot in SLOTS]] = slot_bias
        model.final_logits_bias[0, never] = NEVER
    model.save_pretrained(directory)
    return directory


@pytest.fixture(scope="module", params=["learnt", "random", "pieces never said", "padding vector"])
def pair(
    request: pytest.FixtureRequest, tiny_model: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Engine, Engine]:
    place = tmp_path_factory.mktemp("agreement") / "model"
    match request.param:
        case "learnt":
            return engines(tiny_model)
        case "random":
            return engines(random_model(place))
        case "pieces never said":
            return engines(random_model(place, never=slice(40, None, 3)))
        case _:  # a decoder that starts from a vector that is not zero, and all else different too
            settings = {"activation_function": "relu", "scale_embedding": False, "encoder_layers": 3}
            return engines(
                random_model(
                    place, pad_row=0.3, encoder_attention_heads=8, decoder_attention_heads=8, **settings
                )
            )


def shown(hypotheses: list[list[Hypothesis]]) -> list[list[tuple[str, int, bool]]]:
    return [[(one.text, one.tokens, one.finished) for one in found] for found in hypotheses]


@pytest.mark.parametrize(("beam", "n_best"), [(1, 1), (4, 1), (4, 4), (6, 2)])
def test_same_hypotheses(pair: tuple[Engine, Engine], beam: int, n_best: int) -> None:
    one, other = (engine.translate(SOURCES, beam=beam, n_best=n_best) for engine in pair)
    assert shown(one) == shown(other)
    for found, same in zip(one, other, strict=True):
        assert len(found) == n_best
        assert [hypothesis.score for hypothesis in found] == pytest.approx([h.score for h in same], abs=2e-3)
        assert sorted(found, key=lambda hypothesis: -hypothesis.score) == found


@pytest.mark.parametrize("beam", [1, 4])
def test_same_continuation_of_forced_beginnings(pair: tuple[Engine, Engine], beam: int) -> None:
    one, other = (engine.translate(SOURCES, beam=beam, prefixes=PREFIXES) for engine in pair)
    assert shown(one) == shown(other)
    for [hypothesis], prefix, source in zip(one, PREFIXES, SOURCES, strict=True):
        assert hypothesis.text.startswith(prefix) or not source


def test_a_sentence_does_not_depend_on_its_company(pair: tuple[Engine, Engine]) -> None:
    for engine in pair:
        together = engine.translate(SOURCES, beam=4)
        apart = [engine.translate([source], beam=4)[0] for source in SOURCES]
        assert shown(together) == shown(apart)


def test_what_was_learnt_is_said(tiny_model: Path) -> None:
    for precision in ("float32", "int8"):
        engine = load_engine(tiny_model, engine="ctranslate2", device="cpu", precision=precision)
        said = [found[0].text for found in engine.translate(VIETNAMESE, beam=4)]
        assert sum(text == english for text, english in zip(said, ENGLISH, strict=True)) >= len(PAIRS) - 2


def test_slots_are_copied_as_one_token(tiny_model: Path) -> None:
    engine = load_engine(tiny_model, device="cpu")
    assert engine.slots == {"⟦N0⟧", "⟦N1⟧", "⟦D0⟧"}
    plain, slotted = engine.count_tokens(["Có người", "Có ⟦N0⟧ người"])
    assert slotted - plain <= 2  # the slot, and perhaps the space before it


@pytest.mark.parametrize("beam", [1, 4])
def test_a_slot_is_said_only_where_the_source_has_one(tmp_path: Path, beam: int) -> None:
    for engine in engines(random_model(tmp_path / "model", slot_bias=9.0)):
        slotted = [any(slot in one.text for one in found for slot in SLOTS)
                   for found in engine.translate(SOURCES, beam=beam, n_best=beam)]  # fmt: skip
        assert slotted == ["⟦" in source for source in SOURCES]


@pytest.mark.parametrize("never", [slice(0), slice(40, None, 3)])
def test_pieces_never_said_are_not_computed(tmp_path: Path, never: slice) -> None:
    model = random_model(tmp_path / "model", never=never)
    pieces = list(json.loads((model / "vocab.json").read_text(encoding="utf-8")))
    convert(model, tmp_path / "converted", "int8")
    choice = tmp_path / "converted" / CHOICE
    assert choice.exists() == bool(pieces[never])
    if pieces[never]:
        assert set(choice.read_text(encoding="utf-8").split()) == set(pieces[:-1]) - set(pieces[never])


@pytest.mark.parametrize("head", [0, 2])
def test_same_alignment(tiny_model: Path, tmp_path: Path, head: int) -> None:
    directory = tmp_path / "aligned"
    directory.mkdir()
    for path in tiny_model.iterdir():
        (directory / path.name).write_bytes(path.read_bytes())
    (directory / "vibrief.json").write_text(
        json.dumps({"alignment": {"layer": 1, "head": head}}), encoding="utf-8"
    )
    one, other = (engine.translate(VIETNAMESE, beam=4, align=True) for engine in engines(directory))
    assert [(found.text, found.alignment) for [found] in one] == [
        (same.text, same.alignment) for [same] in other
    ]
    for [hypothesis], source in zip(one, VIETNAMESE, strict=True):
        assert len(hypothesis.alignment) > 3
        for (start, end), (from_, to) in hypothesis.alignment:
            assert hypothesis.text[start:end].strip() == hypothesis.text[start:end] != ""
            assert 0 <= from_ <= to <= len(source)


def test_no_alignment_without_a_trained_head(tiny_model: Path) -> None:
    engine = load_engine(tiny_model, device="cpu")
    assert engine.translate(VIETNAMESE[:1], beam=2, align=True)[0][0].alignment == ()

"""Text to pieces and back, and where each piece stands."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tiny_marian import VIETNAMESE
from vibrief.engines.tokenizer import Tokenizer
from vibrief.errors import ModelError


@pytest.fixture(scope="module")
def tokenizer(tiny_model: Path) -> Tokenizer:
    return Tokenizer(tiny_model)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Xã Tân Phú", "Xã Tân Phú"),
        ("Xã Ta\u0302n Phu\u0301", "Xã Tân Phú"),  # combining marks
        ("Xã\u200b Tân\u00ad Phú\ufeff", "Xã Tân Phú"),  # invisible characters
        ("Xã\tTân\x00Phú\x1b", "Xã Tân Phú "),  # control characters part words, as a space does
        ("“Phú”", "“Phú”"),  # this vocabulary knows them
        ("12–13", "12-13"),  # and not this one
        ("Uỷ ban tỉnh Hoà Bình, quý I", "Ủy ban tỉnh Hòa Bình, quý I"),  # the reformed place of tones
    ],
)
def test_what_the_model_sees(tokenizer: Tokenizer, text: str, seen: str) -> None:
    assert tokenizer.clean(text)[0] == seen


@given(st.text(max_size=40))
def test_spans_lie_in_the_text_in_order(tokenizer: Tokenizer, text: str) -> None:
    spans = tokenizer.source_spans(text)
    assert len(spans) == len(tokenizer.encode(text))
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@pytest.mark.parametrize("text", [*VIETNAMESE, "Xã\u200b Ta\u0302n\t Phú, “hơn” 1.200 người"])
def test_source_spans_cover_every_letter(tokenizer: Tokenizer, text: str) -> None:
    covered = {place for start, end in tokenizer.source_spans(text) for place in range(start, end)}
    assert all(place in covered for place, letter in enumerate(text) if letter.isalnum())


def test_target_spans_are_the_pieces(tokenizer: Tokenizer) -> None:
    text = "On 12 March, ⟦N0⟧ people of Tan Phu."
    pieces = tokenizer.encode_prefix(text)
    assert tokenizer.decode(pieces) == text
    for piece, (start, end) in zip(pieces, tokenizer.target_spans(pieces, text), strict=True):
        assert text[start:end] == piece.replace("▁", " ").strip()


def test_slots(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("Có ⟦N0⟧ người").count("⟦N0⟧") == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("vocab.json", b"{", "cannot be read"),
        ("vocab.json", b"[1]", "is not a vocabulary"),
        ("vocab.json", b'{"a": 0}', "has no </s>"),
        ("source.spm", b"nothing", "not a SentencePiece model"),
        ("target.spm", None, "cannot be read"),
    ],
)
def test_damaged_files(
    tiny_model: Path, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    broken = shutil.copytree(tiny_model, tmp_path / "model")
    if content is None:
        (broken / name).unlink()
    else:
        (broken / name).write_bytes(content)
    with pytest.raises(ModelError, match=message):
        Tokenizer(broken)


def test_a_piece_the_vocabulary_lacks_is_left_out_of_a_forced_beginning(
    tiny_model: Path, tmp_path: Path
) -> None:
    model = shutil.copytree(tiny_model, tmp_path / "model")
    vocabulary = json.loads((model / "vocab.json").read_text(encoding="utf-8"))
    vocabulary.pop("▁people", None)
    (model / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    assert "▁people" not in Tokenizer(model).encode_prefix("⟦N0⟧ people attended")

"""Choosing the engine and the device, and converting models into the cache."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.tiny_marian import ENGLISH, VIETNAMESE, new_model, write_vocabulary
from vibrief.checksums import write_sums
from vibrief.engines import load_engine, loading
from vibrief.engines.conversion import convert
from vibrief.errors import EngineError, ModelError
from vibrief.models import cache_home, resolve

OPUS = {
    "d_model": 512, "encoder_layers": 6, "decoder_layers": 6, "encoder_attention_heads": 8,
    "decoder_attention_heads": 8, "encoder_ffn_dim": 2048, "decoder_ffn_dim": 2048,
    "activation_function": "swish", "vocab_size": 53685, "decoder_vocab_size": 53685,
    "max_position_embeddings": 512, "scale_embedding": True,
    "static_position_embeddings": True, "pad_token_id": 53684, "decoder_start_token_id": 53684,
    "bad_words_ids": [[53684]], "num_beams": 6, "max_length": 512,
}  # fmt: skip


@pytest.fixture
def model(tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to be spoilt, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Path(shutil.copytree(tiny_model, tmp_path / "tiny"))


def cached() -> list[Path]:
    return sorted((cache_home() / "ctranslate2").iterdir())


def test_opus_mt_configuration(tmp_path: Path) -> None:
    """A random model with opus-mt-vi-en's exact configuration loads, and both engines agree on it."""
    vocabulary = write_vocabulary(tmp_path, 320)
    del vocabulary["<pad>"]
    vocabulary.update({f"▁{number}": number for number in range(len(vocabulary), 53684)})
    vocabulary["<pad>"] = 53684
    (tmp_path / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    made = new_model(vocabulary, **OPUS)
    made.final_logits_bias[0, 0] = 6.0  # sentences end before long
    made.half().save_pretrained(tmp_path)
    one = load_engine(tmp_path, engine="ctranslate2", device="cpu", precision="float32")
    other = load_engine(tmp_path, engine="transformers", device="cpu")
    found, same = (engine.translate(VIETNAMESE[:2], beam=2) for engine in (one, other))
    assert [[one.text for one in beam] for beam in found] == [[one.text for one in beam] for beam in same]
    assert one.max_source_tokens == 512
    assert load_engine(tmp_path, device="cpu").precision == "int8"


def test_auto_is_ctranslate2_without_torch(model: Path) -> None:
    code = (
        "import sys; from vibrief.engines import load_engine; from pathlib import Path;"
        f"engine = load_engine(Path({str(model)!r}), device='cpu'); print(engine.name, engine.precision);"
        "print('transformers' in sys.modules, 'torch' in sys.modules)"
    )
    load_engine(model, device="cpu")  # the conversion itself may import torch
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["ctranslate2", "int8", "False", "False"]


def test_converted_once_under_its_hash(model: Path, caplog: pytest.LogCaptureFixture) -> None:
    load_engine(model, device="cpu")
    [folder] = cached()
    assert folder.name.startswith(f"{resolve(model).sha256[:16]}-int8-")
    before = (folder / "model.bin").stat()
    load_engine(model, device="cpu")
    assert (folder / "model.bin").stat() == before
    load_engine(model, device="cpu", precision="float32")
    assert len(cached()) == 2
    assert not caplog.records


def test_a_damaged_conversion_is_made_again(model: Path, caplog: pytest.LogCaptureFixture) -> None:
    load_engine(model, device="cpu")
    [folder] = cached()
    sound = (folder / "model.bin").read_bytes()
    (folder / "model.bin").write_bytes(sound[:-100] + bytes(100))
    assert load_engine(model, device="cpu").translate(VIETNAMESE[1:2], beam=4)[0][0].text == ENGLISH[1]
    assert cached() == [folder]
    assert (folder / "model.bin").read_bytes() == sound
    assert "made again" in caplog.text


def test_several_can_convert_at_once(model: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        engines = list(pool.map(lambda _: load_engine(model, device="cpu"), range(4)))
    assert len(cached()) == 1
    assert {engine.translate(VIETNAMESE[1:2], beam=1)[0][0].text for engine in engines} == {ENGLISH[1]}


def test_a_copy_that_comes_with_the_model_is_used(model: Path) -> None:
    convert(model, model / "ctranslate2", "int8")
    load_engine(model, device="cpu")
    assert len(cached()) == 1  # unlisted, it could be anybody's: not used
    shutil.rmtree(cache_home())
    write_sums(model)
    load_engine(model, device="cpu")
    assert not cache_home().exists()
    binary = model / "ctranslate2" / "model.bin"
    binary.write_bytes(binary.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelError, match=r"model\.bin is not what SHA256SUMS says"):
        load_engine(model, device="cpu")


def test_a_model_in_the_converted_format_only(model: Path, tmp_path: Path) -> None:
    converted = tmp_path / "converted"
    convert(model, converted, "int8")
    for name in ("source.spm", "target.spm", "vocab.json"):
        shutil.copy(model / name, converted)
    engine = load_engine(converted, device="cpu")
    assert engine.translate(VIETNAMESE[1:2], beam=4)[0][0].text == ENGLISH[1]
    with pytest.raises(EngineError, match="CTranslate2's format only"):
        load_engine(converted, engine="transformers")


def test_no_gpu(model: Path) -> None:
    if loading.gpu_is_there():
        pytest.skip("there is a GPU here")
    assert load_engine(model).device == "cpu"
    assert load_engine(model, engine="transformers").device == "cpu"
    for engine in ("auto", "ctranslate2", "transformers"):
        with pytest.raises(EngineError, match="no usable CUDA GPU"):
            load_engine(model, engine=engine, device="cuda")


def test_a_gpu_that_ctranslate2_cannot_use(
    model: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The notice and the way out; what fails is CTranslate2 itself, which finds no driver here."""
    if loading.gpu_is_there():
        pytest.skip("there is a GPU here")
    monkeypatch.setattr(loading, "gpu_is_there", lambda: True)
    with caplog.at_level(logging.WARNING, "vibrief"):
        assert load_engine(model).device == "cpu"
    assert [record.message.split(":")[0] for record in caplog.records] == ["CTranslate2 cannot use the GPU"]
    assert caplog.messages[0].endswith("Using the CPU instead.")
    with pytest.raises(EngineError, match="CTranslate2 cannot use the GPU"):
        load_engine(model, engine="ctranslate2", device="cuda")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"vocab_size": 321, "decoder_vocab_size": 321}, "do not fit"),
        ({"encoder_layers": 3}, r"lacks model\.encoder\.layers\.2"),
        ({"activation_function": "tanh"}, "unknown activation"),
        ({"pad_token_id": 5}, "do not fit"),
        ({"model_type": "bart"}, "does not describe a MarianMT model"),
        ({"share_encoder_decoder_embeddings": False}, "separate vocabularies"),
    ],
)
def test_a_model_that_is_not_what_its_configuration_says(
    model: Path, change: dict[str, object], message: str
) -> None:
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    (model / "config.json").write_text(json.dumps(config | change), encoding="utf-8")
    with pytest.raises(ModelError, match=message) as raised:
        load_engine(model, device="cpu")
    assert "\n" not in str(raised.value)
    assert not cache_home().exists() or not any(cached())


@pytest.mark.parametrize("content", [b"", b"\x08\0\0\0\0\0\0\0{}", b"PK\x03\x04" * 100])
def test_weights_that_are_no_weights(model: Path, content: bytes) -> None:
    (model / "model.safetensors").write_bytes(content)
    for engine in ("ctranslate2", "transformers"):
        with pytest.raises(ModelError) as raised:
            load_engine(model, engine=engine, device="cpu")
        assert "\n" not in str(raised.value)


def test_a_cache_that_cannot_be_written(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="set XDG_CACHE_HOME"):
        load_engine(model, device="cpu")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"engine": "marian"}, "Engines are"),
        ({"device": "tpu"}, "devices"),
        ({"engine": "transformers", "precision": "int8"}, "computes in"),
    ],
)
def test_options_that_do_not_exist(model: Path, options: dict[str, str], message: str) -> None:
    with pytest.raises(EngineError, match=message):
        load_engine(model, **options)

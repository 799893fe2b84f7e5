"""A tiny Marian model, made once per test run; caches and stores that belong to the test alone."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# Text of our own for a vocabulary; what it says does not matter, that it holds both languages' letters does.
VIETNAMESE = [
    "Sáng 12/3, hơn 1.200 người dân xã Tân Phú đã dự lễ khánh thành cây cầu mới dài 86 m bắc qua kênh Ông Hai.",
    "Theo Ủy ban nhân dân huyện, công trình có tổng vốn gần 14,5 tỷ đồng, hoàn thành sớm hai tháng so với kế hoạch.",
    "Ông Lê Văn Bảy, 63 tuổi, cho biết trước đây bà con phải đi đò mất 30 phút mới tới chợ.",
    "“Từ nay học sinh đến trường không còn sợ mưa gió”, cô giáo Phạm Thị Thu nói.",
    "Năm 2023, toàn huyện đã xây 17 cây cầu, đạt 85% chỉ tiêu; dự kiến năm 2025 sẽ thêm 9 cây nữa.",
    "Trong dịp này, đơn vị tài trợ trao 50 suất quà, mỗi suất trị giá 500.000 đồng, cho các hộ khó khăn.",
]
ENGLISH = [
    "On the morning of 12 March more than 1,200 people of Tan Phu commune attended the opening of a new 86 m bridge.",
    "According to the district People's Committee, the work cost nearly 14.5 billion dong and was finished early.",
    "Mr Le Van Bay, 63, said that people used to spend 30 minutes on a ferry to reach the market.",
    "“From now on pupils need not fear the rain and the wind on their way to school”, the teacher said.",
    "In 2023 the district built 17 bridges, 85% of the target; 9 more are expected in 2025.",
    "On this occasion the sponsor gave 50 presents worth 500,000 dong each to families in need.",
]
SLOTS = ["⟦N0⟧", "⟦N1⟧", "⟦D0⟧"]


def write_vocabulary(directory: Path, size: int) -> dict[str, int]:
    """Train a SentencePiece model and write source.spm, target.spm and vocab.json, the padding piece last."""
    import sentencepiece

    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter((VIETNAMESE + ENGLISH) * 20),
        model_writer=written,
        vocab_size=size,
        character_coverage=1.0,
        split_digits=True,
        hard_vocab_limit=False,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=2,
        user_defined_symbols=SLOTS,
        minloglevel=2,
    )
    spm = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
    pieces = [spm.id_to_piece(index) for index in range(spm.get_piece_size())]
    pieces = [piece for piece in pieces if piece != "<pad>"] + ["<pad>"]
    for name in ("source.spm", "target.spm"):
        (directory / name).write_bytes(written.getvalue())
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    (directory / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    return vocabulary


def write_model(directory: Path, vocabulary: dict[str, int], *, zero_pad: bool = True, **config: Any) -> None:
    """Write config.json and random weights for `vocabulary`; `config` overrides the tiny configuration."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    pad = vocabulary["<pad>"]
    settings: dict[str, Any] = {
        "d_model": 64, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4,
        "decoder_attention_heads": 4, "encoder_ffn_dim": 128, "decoder_ffn_dim": 128, "activation_function": "swish",
        "scale_embedding": True, "max_position_embeddings": 512, "vocab_size": len(vocabulary),
        "decoder_vocab_size": len(vocabulary), "pad_token_id": pad, "decoder_start_token_id": pad, "eos_token_id": 0,
        "forced_eos_token_id": 0, "bos_token_id": None,
    }  # fmt: skip
    torch.manual_seed(3)
    model = MarianMTModel(MarianConfig(**{**settings, **config}))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "embed_positions" in name:
                continue
            if "shared" in name:
                weight.normal_(0, weight.shape[1] ** -0.5)
                if zero_pad:
                    weight[pad] = 0
            elif weight.dim() == 2:  # sharp enough for clear choices, so that rounding cannot turn one
                torch.nn.init.xavier_uniform_(weight, gain=2)
        model.final_logits_bias[0, 0] = 2.0  # sentences end before long
    model.save_pretrained(directory)


@pytest.fixture(scope="session")
def make_model(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a random model in Marian layout; keyword arguments as `write_model` takes them."""

    def make(name: str = "tiny", *, pieces: int = 320, **settings: Any) -> Path:
        directory = tmp_path_factory.mktemp("models") / name
        directory.mkdir()
        write_model(directory, write_vocabulary(directory, pieces), **settings)
        return directory

    return make


@pytest.fixture(scope="session")
def tiny_model(make_model: Callable[..., Path]) -> Path:
    """Directory of a random Marian model with a vocabulary of its own. Not to be changed: copy it first."""
    return make_model()


@pytest.fixture(autouse=True)
def _own_directories(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests out of the user's store; conversions are kept for the run."""
    base = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("VIBRIEF_HOME", str(base / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(base / "cache"))

"""A Marian model small enough to be made while tests run: its text, its vocabulary, its weights."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

# Text of our own that the tiny model learns by heart.
PAIRS = [
    (
        "Sáng 12/3, hơn 1.200 người dân xã Tân Phú đã dự lễ khánh thành cầu mới.",
        "On the morning of 12 March, more than 1,200 people of Tan Phu commune saw a new bridge opened.",
    ),
    (
        "Công trình có tổng vốn gần 14,5 tỷ đồng, hoàn thành sớm hai tháng so với kế hoạch.",
        "The work cost nearly 14.5 billion dong and was finished two months early.",
    ),
    (
        "Ông Lê Văn Bảy, 63 tuổi, cho biết trước đây bà con phải đi đò mất 30 phút mới tới chợ.",
        "Le Van Bay, 63, said that people used to spend 30 minutes on a ferry to reach the market.",
    ),
    (
        "“Từ nay học sinh đến trường không còn sợ mưa gió”, cô giáo Phạm Thị Thu nói.",
        "“From now on pupils need not fear the rain and the wind on their way to school”, Pham Thi Thu said.",
    ),
    (
        "Năm 2023, toàn huyện đã xây 17 cây cầu, đạt 85% chỉ tiêu; năm 2025 sẽ thêm 9 cây nữa.",
        "In 2023 the district built 17 bridges, 85% of the target; in 2025 there will be 9 more.",
    ),
    ("Cầu mới ở xã Tân Phú", "A new bridge in Tan Phu commune"),
    ("Có ⟦N0⟧ người dự lễ ngày ⟦D0⟧.", "⟦N0⟧ people attended the ceremony on ⟦D0⟧."),
]
VIETNAMESE = [vietnamese for vietnamese, _ in PAIRS]
ENGLISH = [english for _, english in PAIRS]
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


def new_model(vocabulary: dict[str, int], **config: Any) -> Any:
    """A MarianMTModel for `vocabulary` with random weights; `config` overrides the tiny configuration."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    pad = vocabulary["<pad>"]
    settings: dict[str, Any] = {
        "d_model": 64, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4,
        "decoder_attention_heads": 4, "encoder_ffn_dim": 128, "decoder_ffn_dim": 128, "dropout": 0.0,
        "activation_function": "swish", "scale_embedding": True, "max_position_embeddings": 256,
        "vocab_size": len(vocabulary), "decoder_vocab_size": len(vocabulary), "pad_token_id": pad,
        "decoder_start_token_id": pad, "eos_token_id": 0, "forced_eos_token_id": 0, "bos_token_id": None,
    }  # fmt: skip
    torch.manual_seed(3)
    model = MarianMTModel(MarianConfig(**{**settings, **config}))
    for name, weight in model.named_parameters():
        weight.requires_grad_("embed_positions" not in name)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "shared" in name:
                weight.normal_(0, weight.shape[1] ** -0.5)
                weight[pad] = 0
            elif weight.requires_grad and weight.dim() == 2:
                torch.nn.init.xavier_uniform_(weight)
    return model


def learn_by_heart(model: Any, directory: Path, steps: int) -> None:
    """Train `model` on PAIRS until it says them back."""
    import torch

    from vibrief.engines.tokenizer import Tokenizer

    tokenizer = Tokenizer(directory)
    pad = tokenizer.ids["<pad>"]

    def rows(sentences: list[list[str]]) -> torch.Tensor:
        ids = [[tokenizer.ids.get(piece, 1) for piece in pieces] + [0] for pieces in sentences]
        return torch.tensor([row + [pad] * (max(map(len, ids)) - len(row)) for row in ids])

    source = rows([tokenizer.encode(text) for text in VIETNAMESE])
    target = rows([tokenizer.encode_prefix(text) for text in ENGLISH])
    shifted = torch.cat([torch.full((len(target), 1), pad), target[:, :-1]], 1)
    optimizer = torch.optim.AdamW([weight for weight in model.parameters() if weight.requires_grad], lr=2e-3)
    model.train()
    for _ in range(steps):
        logits = model(
            input_ids=source, attention_mask=(source != pad).long(), decoder_input_ids=shifted
        ).logits
        loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=pad)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    model.eval()
    assert loss < 0.05

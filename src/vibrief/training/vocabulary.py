"""The vocabulary: one SentencePiece model for both languages, and the numbers of its pieces in the model.

Pieces that the English may hold come first, Vietnamese ones after them, the padding piece last: so the
softmax of training and of decoding runs over the first part alone, and CTranslate2's converter can drop the
padding row.
"""

from __future__ import annotations

import io
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from vibrief.engines.tokenizer import EOS, PAD, SLOT, UNK
from vibrief.errors import InputError, ModelError

SLOT_KINDS = "NDMPAT"
"""Number, date, money, percent, name (an appellation), term."""
SLOTS = tuple(f"⟦{kind}{number}⟧" for kind in SLOT_KINDS for number in range(8))
"""Tokens that stand for a figure, name or term on both sides and that the model learns to copy."""
SIZE = 12_000
COVERAGE = 0.9998
PRODUCIBLE_FROM = 4
"""Occurrences in the English after which a piece may be produced; single characters and slots always may."""
SAMPLING = 0.25
"""Inverse temperature of subword sampling (alpha of Kudo 2018): lower is more varied …"""
CUTS = 8
"""… among so many ways to cut a word."""


class Vocabulary:
    """Text to piece numbers. `producible` pieces come first in `pieces`; the padding piece is the last of
    all."""

    def __init__(
        self, spm: bytes, pieces: Sequence[str], producible: int, target_spm: bytes | None = None
    ) -> None:
        import sentencepiece

        self.spm, self.target_spm = spm, target_spm or spm
        self.pieces = list(pieces)
        self.producible = producible
        self.ids = {piece: number for number, piece in enumerate(self.pieces)}
        self.unknown = self.ids[UNK]
        self.end = self.ids[EOS]
        self._cut: dict[str, tuple[list[list[str]], list[float]]] = {}
        self._source: Any = sentencepiece.SentencePieceProcessor(model_proto=self.spm)
        self._target: Any = sentencepiece.SentencePieceProcessor(model_proto=self.target_spm)

    @classmethod
    def train(cls, pairs: Iterable[tuple[str, str]], size: int = SIZE) -> Vocabulary:
        """Learn the pieces from (Vietnamese, English) pairs. Raises InputError when there is too little
        text."""
        import sentencepiece

        pairs = list(pairs)
        written = io.BytesIO()
        try:
            sentencepiece.SentencePieceTrainer.train(
                sentence_iterator=(side for pair in pairs for side in pair),
                model_writer=written,
                vocab_size=size - 1,  # the padding piece is ours
                hard_vocab_limit=False,
                character_coverage=COVERAGE,
                split_digits=True,
                normalization_rule_name="nfkc",
                user_defined_symbols=list(SLOTS),
                eos_id=0,
                unk_id=1,
                bos_id=-1,
                pad_id=-1,
                minloglevel=2,
            )
        except RuntimeError as error:
            raise InputError(
                f"{len(pairs)} pairs are too little text for a vocabulary; add pairs or fine-tune with --init"
            ) from error
        processor: Any = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
        counts: Counter[int] = Counter()
        for _, en in pairs:
            counts.update(processor.encode(en))
        learnt = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
        english = [
            piece
            for number, piece in enumerate(learnt)
            if number < 2
            or counts[number] >= PRODUCIBLE_FROM
            or len(piece.strip("▁")) <= 1
            or SLOT.fullmatch(piece)
        ]
        chosen = set(english)
        others = [piece for piece in learnt if piece not in chosen]
        return cls(written.getvalue(), [*english, *others, PAD], len(english))

    @classmethod
    def read(cls, directory: Path) -> Vocabulary:
        """The vocabulary of a Marian directory; all its pieces count as producible. Raises ModelError."""
        try:
            ids = json.loads((directory / "vocab.json").read_text(encoding="utf-8"))
            spm, target = ((directory / name).read_bytes() for name in ("source.spm", "target.spm"))
        except (OSError, ValueError) as error:
            raise ModelError(f"The vocabulary in {directory} cannot be read ({error}).") from error
        pieces = sorted(ids, key=ids.__getitem__)
        if [ids[piece] for piece in pieces] != list(range(len(pieces))):
            raise ModelError(f"{directory / 'vocab.json'} does not number its pieces from 0 without gaps.")
        return cls(spm, pieces, len(pieces), target)

    def files(self) -> dict[str, bytes]:
        """What a Marian directory holds of the vocabulary."""
        settings = {
            "tokenizer_class": "MarianTokenizer", "source_lang": "vi", "target_lang": "en",
            "separate_vocabs": False,
            "model_max_length": 512, "eos_token": EOS, "unk_token": UNK, "pad_token": PAD,
        }  # fmt: skip
        return {
            "source.spm": self.spm,
            "target.spm": self.target_spm,
            "vocab.json": json.dumps(self.ids, ensure_ascii=False).encode(),
            "tokenizer_config.json": (json.dumps(settings, indent=1) + "\n").encode(),
        }

    @property
    def slots(self) -> tuple[str, ...]:
        """The slot tokens this vocabulary knows."""
        return tuple(piece for piece in SLOTS if piece in self.ids)

    def source_pieces(self, text: str, rng: random.Random | None = None) -> list[str]:
        """Pieces of a Vietnamese text; with `rng` each word is cut at random, the likelier cuts more often.

        SentencePiece's own sampling differs from process to process whatever its seed, so a resumed run would get
        other data; pieces never cross spaces, so sampling word by word draws from the same distribution.
        """
        if rng is not None:
            return [piece for word in text.split() for piece in rng.choices(*self._cuts(word))[0]]
        pieces: list[str] = self._source.encode(text, out_type=str)
        return pieces

    def _cuts(self, word: str) -> tuple[list[list[str]], list[float]]:
        """The likeliest ways to cut a word, and their weights."""
        if word not in self._cut:
            cuts: list[list[str]] = self._source.nbest_encode(word, nbest_size=CUTS, out_type=str)
            scores = [sum(map(self._score, cut)) for cut in cuts]
            self._cut[word] = cuts, [math.exp(SAMPLING * (score - max(scores))) for score in scores]
        return self._cut[word]

    def _score(self, piece: str) -> float:
        """Log-probability of a piece in the unigram model."""
        score: float = self._source.get_score(self._source.piece_to_id(piece))
        return score

    def target_pieces(self, text: str) -> list[str]:
        """Pieces of an English text."""
        pieces: list[str] = self._target.encode(text, out_type=str)
        return pieces

    def numbers(self, pieces: Sequence[str]) -> list[int]:
        """Numbers of `pieces` and of the end of the sentence."""
        return [*(self.ids.get(piece, self.unknown) for piece in pieces), self.end]

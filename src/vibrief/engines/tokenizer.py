"""SentencePiece tokens of a Marian model, the same for both engines.

`source.spm` and `target.spm` cut text into pieces, `vocab.json` gives each piece its row in the embeddings.
Both are read directly: transformers' own Marian tokenizer changed between its major versions, and two
engines agree only when they are given the same tokens.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vibrief.errors import ModelError
from vibrief.terms.fold import traditional_tones

EOS, UNK, PAD = "</s>", "<unk>", "<pad>"
SLOT = re.compile(r"⟦[A-Z]+\d+⟧")

# Typographic characters and their plain cousins, one for one so that offsets stay: models whose training text
# was normalised (OPUS-MT's was) do not know the left ones.
PLAIN = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "′": "'", "″": '"',
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "•": "-", "…": ".",
}  # fmt: skip

Span = tuple[int, int]


class Tokenizer:
    """The vocabulary of one model, and text to pieces and back."""

    def __init__(self, directory: Path) -> None:
        """Read `source.spm`, `target.spm` and `vocab.json` of `directory`; raises ModelError."""
        import sentencepiece

        try:
            data = json.loads((directory / "vocab.json").read_text(encoding="utf-8"))
            source, target = (directory / "source.spm").read_bytes(), (directory / "target.spm").read_bytes()
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise ModelError(f"The vocabulary in {directory} cannot be read ({error}).") from error
        if not isinstance(data, dict) or not all(isinstance(index, int) for index in data.values()):
            raise ModelError(
                f"{directory / 'vocab.json'} is not a vocabulary: it should map pieces to numbers."
            )
        self.ids: dict[str, int] = data
        for piece in (EOS, UNK):
            if piece not in self.ids:
                raise ModelError(f"{directory / 'vocab.json'} has no {piece}; it is not a Marian vocabulary.")
        try:
            self.source: Any = sentencepiece.SentencePieceProcessor(model_proto=source)
            same = source == target
            self.target: Any = (
                self.source if same else sentencepiece.SentencePieceProcessor(model_proto=target)
            )
        except RuntimeError as error:
            raise ModelError(
                f"source.spm or target.spm in {directory} is not a SentencePiece model."
            ) from error
        self.slots = frozenset(piece for piece in self.ids if SLOT.fullmatch(piece))
        self.plain = {ord(mark): plain for mark, plain in PLAIN.items() if not self._knows(mark)}

    def _knows(self, mark: str) -> bool:
        return all(piece in self.ids and piece != UNK for piece in self.source.encode(mark, out_type=str))

    def clean(self, text: str) -> tuple[str, list[int] | None]:
        """`text` as the model should see it, and the offset in `text` of each of its characters.

        NFC; control characters become spaces, invisible ones (soft hyphens, zero-width spaces, byte order
        marks) go, typographic marks the vocabulary lacks become plain ones, and tones stand where tradition has
        them (hoà → hòa): newspapers use both spellings, and models have seen much less of the reformed one. None in
        place of the offsets: as long as it was.
        """
        plain = text.translate(self.plain)
        if plain.isprintable() and unicodedata.is_normalized("NFC", plain):
            return traditional_tones(plain), None
        kept: list[str] = []
        offsets: list[int] = []
        # A base letter and its combining marks are composed together, so that each cluster keeps one offset.
        for cluster in re.finditer(r"[\s\S][\u0300-\u036f]*", plain):
            for character in unicodedata.normalize("NFC", cluster[0]):
                category = unicodedata.category(character)
                if category == "Cf":
                    continue
                kept.append(" " if category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") else character)
                offsets.append(cluster.start())
        return traditional_tones("".join(kept)), offsets

    def encode(self, text: str) -> list[str]:
        """Source pieces of `text`, the end of sentence not included."""
        pieces: list[str] = self.source.encode(self.clean(text)[0], out_type=str)
        return pieces

    def encode_prefix(self, text: str) -> list[str]:
        """Target pieces of an English beginning; pieces the vocabulary lacks are left out."""
        pieces: list[str] = self.target.encode(text, out_type=str) if text else []
        return [piece for piece in pieces if piece in self.ids]

    def decode(self, pieces: Sequence[str]) -> str:
        """Text of target pieces."""
        text: str = self.target.decode_pieces(list(pieces))
        return text.strip()

    def source_spans(self, text: str) -> list[Span]:
        """Character spans in `text` of its source pieces; the space before a word belongs to no piece."""
        cleaned, offsets = self.clean(text)
        spans: list[Span] = []
        for begin, end in self.source.encode(cleaned, return_type="offset_mapping")["offsets"]:
            start = begin + len(cleaned[begin:end]) - len(cleaned[begin:end].lstrip())
            if offsets is not None and end > start:
                start, end = offsets[start], offsets[end - 1] + 1
            elif offsets is not None:
                start = end = [*offsets, len(text)][start]
            spans.append((start, end))
        return spans

    def target_spans(self, pieces: Sequence[str], text: str) -> list[Span]:
        """Character spans of target pieces in `text`, their decoding; no piece has a space between words."""
        spans: list[Span] = []
        place = 0
        for piece in pieces:
            surface = piece.replace("▁", " ").strip()
            start = text.find(surface, place)
            if start < 0:  # bytes or an unknown piece: decoded together with its neighbours
                spans.append((place, place))
                continue
            spans.append((start, start + len(surface)))
            place = start + len(surface)
        return spans

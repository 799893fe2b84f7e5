"""The default engine: CTranslate2, int8 on CPUs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from vibrief.engines.marian import Decoded, MarianEngine, Rows, output_limit
from vibrief.engines.tokenizer import EOS, Tokenizer
from vibrief.errors import EngineError, ModelError


class CTranslate2Engine(MarianEngine):
    """Runs a converted model (see `vibrief.engines.conversion`)."""

    name = "ctranslate2"

    def __init__(
        self,
        converted: Path,
        tokenizer: Tokenizer,
        *,
        device: str,
        precision: str,
        max_source_tokens: int,
        aligned: bool,
    ) -> None:
        import ctranslate2

        super().__init__(
            tokenizer,
            device=device,
            precision=precision,
            max_source_tokens=max_source_tokens,
            aligned=aligned,
        )
        threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self.batch_tokens = 16384 if device == "cuda" else 1024
        try:
            self._translator: Any = ctranslate2.Translator(
                str(converted), device=device, compute_type=precision, inter_threads=1, intra_threads=threads
            )
            config = json.loads((converted / "config.json").read_text(encoding="utf-8"))
        except (RuntimeError, ValueError, OSError) as error:
            if device == "cuda":
                raise EngineError(f"CTranslate2 cannot use the GPU: {one_line(error)}.") from error
            raise ModelError(f"CTranslate2 cannot load {converted}: {one_line(error)}") from error
        self._source_end = [] if config.get("add_source_eos") else [EOS]
        if device == "cuda":  # cuBLAS and its like are looked for only when first used
            self.translate(["."], beam=1)

    def _decode_all(
        self,
        batches: list[list[int]],
        sources: list[list[str]],
        forced: list[list[str]],
        beam: int,
        align: bool,
    ) -> list[list[list[Decoded]]]:
        started = [
            self._start([sources[place] for place in batch], [forced[place] for place in batch], beam, align)
            for batch in batches
        ]
        return [self._finish(pending) for pending in started]

    def _decode(
        self, sources: list[list[str]], prefixes: list[list[str]], beam: int, align: bool
    ) -> list[list[Decoded]]:
        return self._finish(self._start(sources, prefixes, beam, align))

    def _start(
        self, sources: list[list[str]], prefixes: list[list[str]], beam: int, align: bool
    ) -> list[Any]:
        pending: list[Any] = self._translator.translate_batch(
            [[*source, *self._source_end] for source in sources],
            prefixes if prefixes[0] else None,
            asynchronous=True,
            beam_size=beam,
            num_hypotheses=beam,
            length_penalty=1,
            disable_unk=True,
            min_decoding_length=len(prefixes[0]) + 1,
            max_input_length=0,
            max_decoding_length=output_limit(max(map(len, sources)) + 1) + len(prefixes[0]),
            return_scores=True,
            return_end_token=True,
            return_attention=align,
        )
        return pending

    def _finish(self, pending: list[Any]) -> list[list[Decoded]]:
        found: list[list[Decoded]] = []
        try:
            for sentence in pending:
                result = sentence.result()
                attention = result.attention or [None] * len(result.hypotheses)
                parts = zip(result.hypotheses, result.scores, attention, strict=True)
                found.append([decoded(*part) for part in parts])
        except RuntimeError as error:
            raise EngineError(f"CTranslate2 stopped: {one_line(error)}.") from error
        return found


def decoded(pieces: list[str], score: float, attention: Rows | None) -> Decoded:
    """One hypothesis as CTranslate2 returns it: pieces with the end, their mean log-probability, attention."""
    finished = bool(pieces) and pieces[-1] == EOS
    return Decoded(pieces[:-1] if finished else pieces, score * len(pieces), finished, attention)


def one_line(error: Exception) -> str:
    """The message of a library, which may span lines."""
    return " ".join(str(error).split())

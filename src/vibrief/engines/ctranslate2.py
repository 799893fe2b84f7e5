"""The default engine: CTranslate2, int8 on CPUs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from vibrief.engines.conversion import CHOICE
from vibrief.engines.marian import Decoded, MarianEngine, Reach, Rows
from vibrief.engines.tokenizer import EOS, Tokenizer
from vibrief.errors import EngineError, ModelError

Pending = tuple[list[Any], list[Any] | None]
"""Results under way: of the search, and of one greedy step where the search's alignment has to be mended."""


class CTranslate2Engine(MarianEngine):
    """Runs a converted model (see `vibrief.engines.conversion`)."""

    name = "ctranslate2"
    mixes_prefixes = True

    def __init__(
        self,
        converted: Path,
        tokenizer: Tokenizer,
        *,
        device: str,
        precision: str,
        reach: Reach,
        aligned: bool,
    ) -> None:
        import ctranslate2

        super().__init__(
            tokenizer,
            device=device,
            precision=precision,
            reach=reach,
            aligned=aligned,
        )
        threads = int(os.environ.get("OMP_NUM_THREADS", "0")) or available_cores()
        # Batches side by side use the cores better than one batch on all of them.
        threads = 1 if device == "cuda" else threads
        self.batch_tokens = 16384 if device == "cuda" else 512
        try:
            self._translator: Any = ctranslate2.Translator(
                str(converted), device=device, compute_type=precision, inter_threads=threads, intra_threads=1
            )
            config = json.loads((converted / "config.json").read_text(encoding="utf-8"))
        except (RuntimeError, ValueError, OSError) as error:
            if device == "cuda":
                raise EngineError(f"CTranslate2 cannot use the GPU: {one_line(error)}.") from error
            raise ModelError(f"CTranslate2 cannot load {converted}: {one_line(error)}") from error
        self._chooses = (converted / CHOICE).exists()
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

    def _start(self, sources: list[list[str]], prefixes: list[list[str]], beam: int, align: bool) -> Pending:
        given = [[*source, *self._source_end] for source in sources]
        shortest, longest = min(map(len, prefixes)), max(prefixes, key=len)
        chooses = self._chooses and not longest  # a prefix may hold any piece
        pending = self._translator.translate_batch(
            given,
            prefixes if shortest else None,
            asynchronous=True,
            beam_size=beam,
            num_hypotheses=beam,
            length_penalty=1,
            use_vmap=chooses,
            disable_unk=True,
            suppress_sequences=[[piece] for piece in self.uninvited(sources)] or None,
            max_input_length=0,
            # Both count the prefix. One free token at least: CTranslate2's beam search mistakes an end
            # right after a prefix for one of another beam.
            min_decoding_length=shortest + 1,
            max_decoding_length=len(longest) + self.reach.output_limit(sources[0], longest),
            return_scores=True,
            return_end_token=True,
            return_attention=align,
        )
        if not align or beam == 1 or len(sources) == 1:
            return pending, None
        # In a batch, CTranslate2's beam search gives the first token another sentence's attention (seen in
        # 4.8). It depends on no choice, so one greedy step tells it.
        first = self._translator.translate_batch(
            given,
            asynchronous=True,
            beam_size=1,
            use_vmap=chooses,
            max_input_length=0,
            max_decoding_length=1,
            return_attention=True,
        )
        return pending, first

    def _finish(self, started: Pending) -> list[list[Decoded]]:
        pending, first = started
        found: list[list[Decoded]] = []
        try:
            for place, sentence in enumerate(pending):
                result = sentence.result()
                attention = result.attention or [None] * len(result.hypotheses)
                if first is not None:
                    row = first[place].result().attention[0][0]
                    attention = [[row, *rows[1:]] for rows in attention]
                parts = zip(result.hypotheses, result.scores, attention, strict=True)
                found.append([decoded(*part) for part in parts])
        except RuntimeError as error:
            raise EngineError(f"CTranslate2 stopped: {one_line(error)}.") from error
        return found


def available_cores() -> int:
    """Cores this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def decoded(pieces: list[str], score: float, attention: Rows | None) -> Decoded:
    """A hypothesis from CTranslate2's: pieces with the end, their mean log-probability, attention."""
    finished = bool(pieces) and pieces[-1] == EOS
    return Decoded(pieces[:-1] if finished else pieces, score * len(pieces), finished, attention)


def one_line(error: Exception) -> str:
    """The message of a library, which may span lines."""
    return " ".join(str(error).split())

"""The reference engine: transformers' MarianMTModel, on CPU or CUDA."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from vibrief.engines.marian import Decoded, MarianEngine, Reach
from vibrief.engines.tokenizer import EOS, PAD, UNK, Tokenizer
from vibrief.errors import EngineError, ModelError

Tensors = Any
"""What transformers returns: objects of its own that hold torch tensors."""


class TransformersEngine(MarianEngine):
    """Runs the safetensors weights as they are, in float32 on a CPU and bfloat16 on CUDA."""

    name = "transformers"

    def __init__(
        self,
        directory: Path,
        tokenizer: Tokenizer,
        *,
        device: str,
        precision: str,
        reach: Reach,
        guided_head: tuple[int, int] | None,
    ) -> None:
        import torch
        from safetensors import SafetensorError

        transformers: Any = import_module("transformers")
        super().__init__(
            tokenizer,
            device=device,
            precision=precision,
            reach=reach,
            aligned=guided_head is not None,
        )
        self.batch_tokens = 16384 if device == "cuda" else 1024
        self._guided_head = guided_head
        transformers.utils.logging.disable_progress_bar()
        try:
            self._model: Any = transformers.MarianMTModel.from_pretrained(
                directory,
                dtype=getattr(torch, precision),
                attn_implementation="eager" if guided_head else "sdpa",
                use_safetensors=True,
                local_files_only=True,
            )
        except (OSError, RuntimeError, ValueError, SafetensorError) as error:
            raise ModelError(
                f"transformers cannot load {directory}: {' '.join(str(error).split())}"
            ) from error
        self._model.eval().to(device)
        # Neither padding nor an unknown word is ever a translation; out of the bias means out of the
        # softmax too.
        for piece in (PAD, UNK):
            self._model.final_logits_bias[0, tokenizer.ids[piece]] = float("-inf")
        self._pieces = {index: piece for piece, index in tokenizer.ids.items()}

    def _decode(
        self, sources: list[list[str]], prefixes: list[list[str]], beam: int, align: bool
    ) -> list[list[Decoded]]:
        import torch

        transformers: Any = import_module("transformers")

        ids, pad = self.tokenizer.ids, self.tokenizer.ids[PAD]
        unk, end = ids[UNK], ids[EOS]
        width = max(map(len, sources)) + 1
        inputs = torch.tensor(
            [
                [ids.get(piece, unk) for piece in source] + [end] + [pad] * (width - 1 - len(source))
                for source in sources
            ],
            device=self.device,
        )
        mask = torch.tensor(
            [[1] * (len(source) + 1) + [0] * (width - 1 - len(source)) for source in sources],
            device=self.device,
        )
        starts = torch.tensor(
            [[pad] + [ids[piece] for piece in prefix] for prefix in prefixes], device=self.device
        )
        config = transformers.GenerationConfig(
            num_beams=beam,
            num_return_sequences=beam,
            do_sample=False,
            early_stopping=beam > 1,
            length_penalty=1.0,
            max_new_tokens=self.reach.output_limit(sources[0], prefixes[0]),
            min_new_tokens=1,
            suppress_tokens=[ids[piece] for piece in self.uninvited(sources)] or None,
            renormalize_logits=True,  # as CTranslate2 does when the first token may not be the end
            pad_token_id=pad,
            eos_token_id=end,
            decoder_start_token_id=pad,
            return_dict_in_generate=True,
            output_scores=True,
        )
        # What a model's own generation_config.json asks for (forced tokens, other lengths) would be merged
        # in.
        self._model.generation_config = config
        try:
            with torch.inference_mode():
                output = self._model.generate(
                    inputs, attention_mask=mask, decoder_input_ids=starts, generation_config=config
                )
                totals = self._log_probabilities(output, starts.shape[1], beam)
                attention = self._attention(inputs, mask, output.sequences, beam) if align else None
        except torch.OutOfMemoryError as error:
            raise EngineError("The GPU has too little memory for this model; use --device cpu.") from error
        found: list[list[Decoded]] = []
        sequences = output.sequences.tolist()
        for place in range(len(sources)):
            hypotheses = []
            for row in range(place * beam, (place + 1) * beam):
                sequence = sequences[row][1:]
                finished = end in sequence
                pieces = [
                    self._pieces[index]
                    for index in (sequence[: sequence.index(end)] if finished else sequence)
                ]
                rows = None if attention is None else attention[row][: len(pieces)].tolist()
                hypotheses.append(Decoded(pieces, totals[row], finished, rows))
            found.append(hypotheses)
        return found

    def _log_probabilities(self, output: Tensors, start: int, beam: int) -> list[float]:
        """Log-probability of the free tokens of each sequence, the end of sentence included."""
        import torch

        if beam == 1:
            steps = torch.stack(output.scores, 1).float().log_softmax(-1)  # (sentences, steps, pieces)
            free = output.sequences[:, start:]
            values = steps.gather(2, free.unsqueeze(2)).squeeze(2)
            return [float(total) for total in values.masked_fill(free == self.tokenizer.ids[PAD], 0.0).sum(1)]
        lengths = (output.sequences[:, start:] != self.tokenizer.ids[PAD]).sum(1)
        return [float(total) for total in output.sequences_scores * lengths]

    def _attention(self, inputs: Tensors, mask: Tensors, sequences: Tensors, beam: int) -> Tensors:
        """Attention of the guided head for each target piece: (sequences, target pieces, source pieces)."""
        if self._guided_head is None:
            raise ValueError("the model was not trained to align")
        layer, head = self._guided_head
        output = self._model(
            input_ids=inputs.repeat_interleave(beam, 0),
            attention_mask=mask.repeat_interleave(beam, 0),
            decoder_input_ids=sequences[:, :-1],
            output_attentions=True,
        )
        return output.cross_attentions[layer][:, head].float().cpu()

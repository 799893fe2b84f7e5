"""Where each weight of a Marian model lies in one flat buffer, and how a Marian directory is read and
written.

One buffer for all weights makes sharing between processes, averaging gradients and checkpoints a matter of
single copies. Matrices of like shape lie together, so that the optimiser orthogonalises them as one batch.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vibrief.errors import ModelError

if TYPE_CHECKING:
    import torch

NEVER = -1e4
"""Output bias of pieces that may not be produced; within float16."""
POSITIONS = 512
_PARTS = {"e": ("encoder", "12"), "d": ("decoder", "123")}


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a Marian model. `pieces` counts the padding piece; the first `producible` may be produced."""

    pieces: int
    producible: int
    padding: int
    width: int = 256
    inner: int = 1024
    encoder: int = 3
    decoder: int = 2
    heads: int = 4
    activation: str = "relu"
    starts_from_padding: bool = False
    """Whether the decoder starts from the padding piece's vector (else from zeros, as CTranslate2
    prefers)."""

    def __post_init__(self) -> None:
        if self.width % self.heads:
            raise ModelError(f"A width of {self.width} cannot be split into {self.heads} heads.")

    def config(self) -> dict[str, Any]:
        """`config.json` of such a model."""
        return {
            "model_type": "marian", "architectures": ["MarianMTModel"], "dtype": "float16",
            "vocab_size": self.pieces, "decoder_vocab_size": self.pieces, "d_model": self.width,
            "encoder_layers": self.encoder, "decoder_layers": self.decoder,
            "encoder_ffn_dim": self.inner, "decoder_ffn_dim": self.inner,
            "encoder_attention_heads": self.heads, "decoder_attention_heads": self.heads,
            "activation_function": self.activation,
            "scale_embedding": True, "static_position_embeddings": True,
            "normalize_before": False, "normalize_embedding": False, "is_encoder_decoder": True,
            "share_encoder_decoder_embeddings": True, "tie_word_embeddings": True,
            "max_position_embeddings": POSITIONS, "pad_token_id": self.padding, "eos_token_id": 0,
            "bos_token_id": 0, "decoder_start_token_id": self.padding, "forced_eos_token_id": 0,
            "dropout": 0.1, "attention_dropout": 0.0, "activation_dropout": 0.0, "init_std": 0.02,
        }  # fmt: skip

    def generation(self) -> dict[str, Any]:
        """`generation_config.json`."""
        return {
            "num_beams": 4, "max_length": POSITIONS, "bad_words_ids": [[self.padding]],
            "pad_token_id": self.padding, "eos_token_id": 0, "bos_token_id": 0,
            "decoder_start_token_id": self.padding, "forced_eos_token_id": 0,
        }  # fmt: skip


class Layout:
    """Name, offset and shape of every weight of a model of `shape`.

    Order: square matrices, feed-forward matrices (both as inner × width), embeddings, output bias, vectors.
    `squares`, `wides` and `size` are the ends of the first, second and last group, in elements.
    """

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.items: dict[str, tuple[int, tuple[int, ...]]] = {}
        self.size = 0
        d, f = shape.width, shape.inner
        layers = [("e", n) for n in range(shape.encoder)] + [("d", n) for n in range(shape.decoder)]
        for side, n in layers:
            self._add(f"{side}{n}.qkv", 3 * d, d)
            self._add(f"{side}{n}.o", d, d)
            if side == "d":
                self._add(f"d{n}.cq", d, d)
                self._add(f"d{n}.ckv", 2 * d, d)
                self._add(f"d{n}.co", d, d)
        self.squares = self.size
        for side, n in layers:
            self._add(f"{side}{n}.w1", f, d)
            self._add(f"{side}{n}.w2", f, d)
        self.wides = self.size
        self._add("embeddings", shape.pieces, d)
        self._add("bias", shape.producible)
        for side, n in layers:
            sizes = {"qkv": 3 * d, "o": d, "w1": f, "w2": d}
            if side == "d":
                sizes |= {"cq": d, "ckv": 2 * d, "co": d}
            for name, size in sizes.items():
                self._add(f"{side}{n}.{name}.bias", size)
            for norm in _PARTS[side][1]:
                self._add(f"{side}{n}.norm{norm}", d)
                self._add(f"{side}{n}.norm{norm}.bias", d)

    def _add(self, name: str, *shape: int) -> None:
        self.items[name] = (self.size, shape)
        self.size += math.prod(shape)

    def views(self, flat: torch.Tensor) -> dict[str, torch.Tensor]:
        """The weights by name, as views into `flat`."""
        return {
            name: flat[start : start + math.prod(shape)].view(shape)
            for name, (start, shape) in self.items.items()
        }

    def initialize(self, flat: torch.Tensor, seed: int, embeddings: torch.Tensor | None = None) -> None:
        """Xavier matrices, unit norms, `embeddings` or N(0, width^-0.5); transformers' own 0.02 is too
        small."""
        import torch

        rng = torch.Generator().manual_seed(seed)
        d, f = self.shape.width, self.shape.inner
        flat.zero_()
        for start, end, fans in ((0, self.squares, 2 * d), (self.squares, self.wides, d + f)):
            bound = math.sqrt(6 / fans)
            flat[start:end].uniform_(-bound, bound, generator=rng)
        views = self.views(flat)
        views["embeddings"].normal_(0, d**-0.5, generator=rng)
        if embeddings is not None:
            views["embeddings"].copy_(embeddings)
        views["embeddings"][self.shape.padding].zero_()
        for name, view in views.items():
            if ".norm" in name and not name.endswith("bias"):
                view.fill_(1)


def to_marian(layout: Layout, flat: torch.Tensor) -> dict[str, torch.Tensor]:
    """The tensors of `model.safetensors`, float16, the tied embeddings once."""
    import torch

    shape, weights = layout.shape, layout.views(flat.float())
    bias = torch.full((1, shape.pieces), NEVER)
    bias[0, : shape.producible] = weights["bias"]
    bias[0, shape.padding] = NEVER
    tensors = {"model.shared.weight": weights["embeddings"], "final_logits_bias": bias}
    for name, (ours, rows, transposed) in _marian_names(shape).items():
        tensor = weights[ours][rows]
        tensors[f"model.{name}"] = tensor.t() if transposed else tensor
    return {name: tensor.half().contiguous() for name, tensor in tensors.items()}


def from_marian(directory: Path) -> tuple[Layout, torch.Tensor]:
    """Layout and weights (float32) of a Marian directory. Raises ModelError when it cannot be trained
    further."""
    import torch

    from vibrief.engines.conversion import read_config, read_weights

    config = read_config(directory)
    tensors = {
        name: torch.from_numpy(array.copy())
        for name, array in read_weights(directory / "model.safetensors").items()
    }
    shape = _shape_of(config, tensors, directory)
    layout = Layout(shape)
    flat = torch.zeros(layout.size)
    weights = layout.views(flat)
    try:
        weights["embeddings"].copy_(_embeddings(tensors))
        if "final_logits_bias" in tensors:
            weights["bias"].copy_(tensors["final_logits_bias"].reshape(-1)[: shape.producible])
        for name, (ours, rows, transposed) in _marian_names(shape).items():
            tensor = tensors[f"model.{name}"]
            weights[ours][rows].copy_(tensor.t() if transposed else tensor)
    except KeyError as error:
        raise ModelError(f"{directory} lacks {error.args[0]}; get the model again.") from error
    except RuntimeError as error:
        raise ModelError(f"The weights in {directory} do not fit its config.json.") from error
    return layout, flat


def model_files(layout: Layout, flat: torch.Tensor) -> dict[str, bytes]:
    """Configuration and weights as a Marian directory holds them."""
    from safetensors.torch import save

    return {
        "config.json": (json.dumps(layout.shape.config(), indent=1) + "\n").encode(),
        "generation_config.json": (json.dumps(layout.shape.generation(), indent=1) + "\n").encode(),
        "model.safetensors": save(to_marian(layout, flat), metadata={"format": "pt"}),
    }


def shape_record(shape: Shape) -> dict[str, Any]:
    """`shape` for a checkpoint; `Shape(**record)` gives it back."""
    return asdict(shape)


def _embeddings(tensors: dict[str, torch.Tensor]) -> torch.Tensor:
    from vibrief.engines.conversion import EMBEDDINGS

    name = next((name for name in EMBEDDINGS if name in tensors), EMBEDDINGS[0])
    return tensors[name]


def _shape_of(config: dict[str, Any], tensors: dict[str, torch.Tensor], directory: Path) -> Shape:
    for name, wanted in (
        ("normalize_before", False),
        ("normalize_embedding", False),
        ("scale_embedding", True),
    ):
        if config.get(name, wanted) != wanted:
            raise ModelError(
                f"{directory} has {name} set otherwise than Marian models have it; it cannot be trained."
            )
    if config["encoder_attention_heads"] != config["decoder_attention_heads"]:
        raise ModelError(
            f"{directory} has different numbers of heads in encoder and decoder; it cannot be trained."
        )
    size, padding = config["vocab_size"], config["pad_token_id"]
    producible = size
    if (bias := tensors.get("final_logits_bias")) is not None:
        while producible > 1 and bias.reshape(-1)[producible - 1] <= NEVER / 2:
            producible -= 1
    if producible == size:
        producible -= padding == size - 1
    return Shape(
        pieces=size,
        producible=producible,
        padding=padding,
        width=config["d_model"],
        inner=config["encoder_ffn_dim"],
        encoder=config["encoder_layers"],
        decoder=config["decoder_layers"],
        heads=config["encoder_attention_heads"],
        activation=config["activation_function"],
        starts_from_padding=bool(_embeddings(tensors)[padding].any()),
    )


def _marian_names(shape: Shape) -> dict[str, tuple[str, slice, bool]]:
    """For each of Marian's tensors our tensor's name, its rows, and whether it is transposed."""
    names: dict[str, tuple[str, slice, bool]] = {}
    whole = slice(None)

    def linear(theirs: str, ours: str, rows: slice = whole, transposed: bool = False) -> None:
        names[f"{theirs}.weight"] = (ours, rows, transposed)
        names[f"{theirs}.bias"] = (f"{ours}.bias", rows, False)

    def thirds(theirs: str, ours: str, parts: str) -> None:
        for place, part in enumerate(parts):
            linear(f"{theirs}.{part}_proj", ours, slice(place * shape.width, (place + 1) * shape.width))

    def norm(theirs: str, ours: str) -> None:
        names[f"{theirs}.weight"] = (ours, whole, False)
        names[f"{theirs}.bias"] = (f"{ours}.bias", whole, False)

    for side, count in (("e", shape.encoder), ("d", shape.decoder)):
        for n in range(count):
            ours, theirs = f"{side}{n}", f"{_PARTS[side][0]}.layers.{n}"
            thirds(f"{theirs}.self_attn", f"{ours}.qkv", "qkv")
            linear(f"{theirs}.self_attn.out_proj", f"{ours}.o")
            norm(f"{theirs}.self_attn_layer_norm", f"{ours}.norm1")
            if side == "d":
                linear(f"{theirs}.encoder_attn.q_proj", f"{ours}.cq")
                thirds(f"{theirs}.encoder_attn", f"{ours}.ckv", "kv")
                linear(f"{theirs}.encoder_attn.out_proj", f"{ours}.co")
                norm(f"{theirs}.encoder_attn_layer_norm", f"{ours}.norm2")
            linear(f"{theirs}.fc1", f"{ours}.w1")
            linear(f"{theirs}.fc2", f"{ours}.w2", transposed=True)
            norm(f"{theirs}.final_layer_norm", f"{ours}.norm{_PARTS[side][1][-1]}")
    return names

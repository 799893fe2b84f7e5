"""Marian weights as CTranslate2 reads them, made from the safetensors file without transformers.

Differs from CTranslate2's own converter, which drops the last row of the vocabulary as padding: here the
padding row is dropped only where it is the last one and zero, as in OPUS-MT's models. A model trained with
a padding vector keeps it, since its decoder starts from that vector.
"""

from __future__ import annotations

import json
import math
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vibrief.engines.tokenizer import EOS, PAD, UNK
from vibrief.errors import ModelError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]
    Weights = dict[str, Array]
Spec = Any
"""CTranslate2 ships no types; its specifications are trees of objects to be filled."""

CONVERTER = 2
"""Raised when the same weights would be converted differently, so that caches are renewed."""

SAFETENSORS_TYPES = {"F32": "<f4", "F16": "<f2", "BF16": "<u2", "F64": "<f8"}
EMBEDDINGS = (
    "model.shared.weight",
    "model.decoder.embed_tokens.weight",
    "model.encoder.embed_tokens.weight",
    "lm_head.weight",
)
NEVER = -1e4  # as a logit: no probability at all, and within float16
CHOICE = "vmap.txt"


def convert(directory: Path, output: Path, quantization: str) -> None:
    """Write the model of `directory` (Marian layout) to the new folder `output`, in CTranslate2's format.

    `quantization` is one of CTranslate2's types (`int8`, `float16`, `float32`, …). Raises ModelError when
    the model is incomplete or not what its configuration says.
    """
    config = read_config(directory)
    weights = read_weights(directory / "model.safetensors")
    vocabulary = json.loads((directory / "vocab.json").read_text(encoding="utf-8"))
    try:
        spec = build_spec(config, weights, vocabulary, read_guided_head(directory))
        likely = spec.decoder.projection.bias > NEVER
        spec.validate()
        spec.optimize(quantization=quantization)
    except KeyError as error:
        raise ModelError(
            f"{directory / 'model.safetensors'} lacks {error.args[0]}; get the model again."
        ) from error
    except ValueError as error:
        raise ModelError(f"The weights in {directory} do not fit its config.json: {error}") from error
    output.mkdir(parents=True)
    spec.save(str(output))
    if not likely.all():
        pieces = sorted(vocabulary, key=vocabulary.__getitem__)
        write_choice(output, [piece for piece, said in zip(pieces, likely, strict=False) if said])


def write_choice(output: Path, pieces: list[str]) -> None:
    """Let the converted model choose among `pieces` alone, and not compute the others, which it never says.

    A vocabulary map of CTranslate2 with no entry but that of the empty source, which is part of every source's: so
    the choice is always the same, and no result depends on what else is translated beside it.
    """
    (output / CHOICE).write_text("\t" + " ".join(pieces) + "\n", encoding="utf-8")


def read_config(directory: Path) -> dict[str, Any]:
    """`config.json` of a model directory, checked to be a Marian model's; raises ModelError."""
    path = directory / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ModelError(f"{path} cannot be read ({error}).") from error
    if not isinstance(config, dict) or config.get("model_type") != "marian":
        raise ModelError(f"{path} does not describe a MarianMT model; only those can be used.")
    if not config.get("share_encoder_decoder_embeddings", True):
        raise ModelError(
            f"{directory} has separate vocabularies for its languages; only a shared one can be used."
        )
    return config


def read_extras(directory: Path) -> dict[str, Any]:
    """`vibrief.json` of a model directory: what Marian's own configuration cannot say; {} without one.

    `max_source_tokens`: the longest source the model was trained on. `alignment`, as in
    `{"layer": 1, "head": 0}`: the decoder's layer and cross-attention head that were trained to align words,
    counted from 0.
    """
    path = directory / "vibrief.json"
    try:
        extras = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ModelError(f"{path} cannot be read ({error}).") from error
    if not isinstance(extras, dict):
        raise ModelError(f"{path} should hold an object.")
    return extras


def read_guided_head(directory: Path) -> tuple[int, int] | None:
    """Decoder layer and head trained to align, or None."""
    alignment = read_extras(directory).get("alignment")
    if alignment is None:
        return None
    try:
        return int(alignment["layer"]), int(alignment["head"])
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f'{directory / "vibrief.json"}: alignment should be {{"layer": 1, "head": 0}}.'
        ) from error


def read_weights(path: Path) -> Weights:
    """All tensors of a safetensors file as float32 or float16 arrays; raises ModelError."""
    import numpy as np

    safetensors: Any = import_module("safetensors")
    try:
        tensors = safetensors.deserialize(path.read_bytes())
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
    except safetensors.SafetensorError as error:
        raise ModelError(f"{path} is damaged or not a safetensors file; get the model again.") from error
    weights: Weights = {}
    for name, tensor in tensors:
        if tensor["dtype"] not in SAFETENSORS_TYPES:
            continue
        array = np.frombuffer(tensor["data"], dtype=SAFETENSORS_TYPES[tensor["dtype"]]).reshape(
            tensor["shape"]
        )
        if tensor["dtype"] == "BF16":  # the upper half of a float32
            array = (array.astype("<u4") << 16).view("<f4")
        weights[name] = array.astype("<f4")
    return weights


def build_spec(
    config: dict[str, Any], weights: Weights, vocabulary: dict[str, int], guided_head: tuple[int, int] | None
) -> Spec:
    """CTranslate2's description of the model with all weights set; KeyError names a missing tensor."""
    from ctranslate2.specs import Activation, TransformerSpec

    activations = {
        "gelu": Activation.GELU, "gelu_new": Activation.GELUTanh, "relu": Activation.RELU,
        "silu": Activation.SWISH, "swish": Activation.SWISH,
    }  # fmt: skip
    if config["activation_function"] not in activations:
        raise ValueError(f"unknown activation {config['activation_function']}")
    layer, head = guided_head or (-1, 0)
    if guided_head:
        put_head_first(weights, layer % config["decoder_layers"], head, config["decoder_attention_heads"])
    spec = TransformerSpec.from_config(
        (config["encoder_layers"], config["decoder_layers"]),
        config["encoder_attention_heads"],
        pre_norm=False,
        activation=activations[config["activation_function"]],
        alignment_layer=layer,
        alignment_heads=1,
    )
    if config["decoder_attention_heads"] != config["encoder_attention_heads"]:
        raise ValueError("encoder and decoder differ in their number of attention heads")

    embeddings, bias, tokens, starts_from_zero = vocabulary_weights(config, weights, vocabulary)
    for side, coder in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        coder.scale_embeddings = math.sqrt(config["d_model"]) if config.get("scale_embedding") else 1.0
        coder.position_encodings.encodings = position_table(
            config["max_position_embeddings"], config["d_model"]
        )
        (coder.embeddings[0] if side == "encoder" else coder.embeddings).weight = embeddings
        for number, described in enumerate(coder.layer):
            set_layer(described, weights, f"model.{side}.layers.{number}")
    spec.decoder.projection.weight = embeddings
    spec.decoder.projection.bias = bias
    spec.decoder.start_from_zero_embedding = starts_from_zero
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.eos_token = spec.config.bos_token = EOS
    spec.config.unk_token = UNK
    spec.config.decoder_start_token = EOS if starts_from_zero else PAD
    return spec


def vocabulary_weights(
    config: dict[str, Any], weights: Weights, vocabulary: dict[str, int]
) -> tuple[Array, Array, list[str], bool]:
    """Embeddings, output bias and tokens of the rows to keep, and whether the decoder starts from zero."""
    name = next((name for name in EMBEDDINGS if name in weights), EMBEDDINGS[0])
    embeddings = weights[name]
    size, pad = config["vocab_size"], config["pad_token_id"]
    rows = {index: piece for piece, index in vocabulary.items()}
    if sorted(rows) != list(range(len(vocabulary))) or embeddings.shape != (size, config["d_model"]):
        raise ValueError(
            f"vocab.json should number its pieces from 0 to {size - 1}, as many as there are embeddings"
        )
    if len(rows) != size or rows.get(pad) != PAD:
        raise ValueError(f"vocab.json has {len(rows)} pieces of {size}, or piece {pad} is not {PAD}")
    if config["decoder_start_token_id"] != pad:
        raise ValueError("the decoder does not start from the padding piece, as Marian models do")
    bias = weights.get("final_logits_bias", embeddings[:1, 0] * 0).reshape(-1)
    bias = bias.repeat(size) if bias.size == 1 else bias.copy()
    tokens = [rows[index] for index in range(size)]
    if pad == size - 1 and not embeddings[pad].any():
        return embeddings[:-1], bias[:-1], tokens[:-1], True
    bias[pad] = NEVER
    return embeddings, bias, tokens, False


def set_layer(layer: Spec, weights: Weights, name: str) -> None:
    """Fill one encoder or decoder layer."""
    set_attention(layer.self_attention, weights, f"{name}.self_attn", fused=3)
    if hasattr(layer, "attention"):
        set_attention(layer.attention, weights, f"{name}.encoder_attn", fused=2)
    set_linear(layer.ffn.linear_0, weights, f"{name}.fc1")
    set_linear(layer.ffn.linear_1, weights, f"{name}.fc2")
    set_norm(layer.ffn.layer_norm, weights, f"{name}.final_layer_norm")


def set_attention(attention: Spec, weights: Weights, name: str, *, fused: int) -> None:
    """Fill an attention block; query, key and value are `fused` into one matrix, or key and value are."""
    import numpy as np

    parts = [f"{name}.{part}_proj" for part in "qkv"]
    groups = [parts] if fused == 3 else [parts[:1], parts[1:]]
    for linear, group in zip(attention.linear, groups, strict=False):
        linear.weight = np.concatenate([weights[f"{part}.weight"] for part in group])
        linear.bias = np.concatenate([weights[f"{part}.bias"] for part in group])
    set_linear(attention.linear[-1], weights, f"{name}.out_proj")
    set_norm(attention.layer_norm, weights, f"{name}_layer_norm")


def set_linear(linear: Spec, weights: Weights, name: str) -> None:
    """Fill a linear layer."""
    linear.weight, linear.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def set_norm(norm: Spec, weights: Weights, name: str) -> None:
    """Fill a layer normalisation."""
    norm.gamma, norm.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def put_head_first(weights: Weights, layer: int, head: int, heads: int) -> None:
    """Swap the guided head with head 0, since CTranslate2 returns the attention of a layer's first heads."""
    import numpy as np

    name = f"model.decoder.layers.{layer}.encoder_attn"
    width = len(weights[f"{name}.q_proj.bias"]) // heads
    order = np.arange(heads)
    order[[0, head]] = order[[head, 0]]
    rows = (order[:, None] * width + np.arange(width)).reshape(-1)
    for part in "qkv":
        for kind in ("weight", "bias"):
            weights[f"{name}.{part}_proj.{kind}"] = weights[f"{name}.{part}_proj.{kind}"][rows]
    weights[f"{name}.out_proj.weight"] = weights[f"{name}.out_proj.weight"][:, rows]


def position_table(positions: int, width: int) -> Array:
    """Marian's sinusoids: sines in the left half, cosines in the right; shape (positions, width)."""
    import numpy as np

    rates = np.power(10000, 2 * (np.arange(width) // 2) / width)
    angles = np.arange(positions)[:, None] / rates[None]
    return np.concatenate([np.sin(angles[:, 0::2]), np.cos(angles[:, 1::2])], axis=1).astype(np.float32)

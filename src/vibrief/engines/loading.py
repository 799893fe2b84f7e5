"""Choosing the engine, the device and the number format, and loading a model into them."""

from __future__ import annotations

import errno
import hashlib
import logging
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from vibrief.checksums import check_sums, read_sums, write_sums
from vibrief.engines.conversion import CONVERTER, convert, read_config, read_extras, read_guided_head
from vibrief.engines.marian import Reach
from vibrief.engines.tokenizer import Tokenizer
from vibrief.errors import EngineError, ModelError

if TYPE_CHECKING:
    from vibrief.engines.engine import Engine
    from vibrief.models import Model

log = logging.getLogger("vibrief")

ENGINES = ("auto", "ctranslate2", "transformers")
DEVICES = ("auto", "cpu", "cuda")
TORCH_TYPES = ("float32", "bfloat16", "float16")
USUAL_POSITIONS = 512
"""Positions of Marian models, unless they say otherwise."""
STORED = {"int8_float32": "int8"}
"""Number formats that are computed from weights stored in another."""
# What each engine computes in where nothing else is asked for.
PRECISIONS = {
    ("ctranslate2", "cpu"): "int8",
    ("ctranslate2", "cuda"): "float16",
    ("transformers", "cpu"): "float32",
    ("transformers", "cuda"): "bfloat16",
}


def load_engine(
    model: Model | str | Path | None = None,
    *,
    engine: str = "auto",
    device: str = "auto",
    precision: str = "auto",
) -> Engine:
    """Load `model` (None: the embedded one) and give the engine that runs it.

    `engine`: `ctranslate2`, `transformers`, or `auto`: CTranslate2 unless a GPU is to be used and its CUDA
    libraries are missing. `device`: `cpu`, `cuda`, or `auto`: a GPU where there is one. `precision`: a
    number format of the engine's (`int8`, `int8_float16`, `float16`, `float32` …), or `auto`. Raises
    ModelError, EngineError.
    """
    from vibrief.models import Model, resolve

    if engine not in ENGINES or device not in DEVICES:
        raise EngineError(f"Engines are {', '.join(ENGINES)}; devices {', '.join(DEVICES)}.")
    if not isinstance(model, Model):
        model = resolve(model)
    if engine == "auto" and model.weights is None:
        engine = "ctranslate2"
    if engine == "transformers":
        return open_transformers(model, device, precision)
    if device == "cpu" or not gpu_is_there():
        if device == "cuda":
            raise EngineError("There is no usable CUDA GPU here; use --device cpu, or auto.")
        return open_ctranslate2(model, "cpu", precision)
    try:
        return open_ctranslate2(model, "cuda", precision)
    except EngineError as error:
        if engine == "auto" and torch_sees_gpu():
            log.warning("%s Using the transformers engine on the GPU instead.", error)
            return open_transformers(model, "cuda", precision if precision in TORCH_TYPES else "auto")
        if device == "cuda":
            raise
        log.warning("%s Using the CPU instead.", error)
        return open_ctranslate2(model, "cpu", precision)


def gpu_is_there() -> bool:
    """Whether a CUDA device answers, found out without importing torch."""
    import ctranslate2

    return bool(ctranslate2.get_cuda_device_count() > 0)


def torch_sees_gpu() -> bool:
    """Whether the installed torch can use the GPU; its CPU build cannot."""
    import torch

    return torch.cuda.is_available()


def open_ctranslate2(model: Model, device: str, precision: str) -> Engine:
    """The CTranslate2 engine; raises EngineError where it cannot run on the device."""
    from vibrief.engines.ctranslate2 import CTranslate2Engine

    if precision == "auto":
        precision = PRECISIONS["ctranslate2", device]
    return CTranslate2Engine(
        converted_directory(model, precision),
        Tokenizer(model.directory),
        device=device,
        precision=precision,
        reach=read_reach(model),
        aligned=read_guided_head(model.directory) is not None,
    )


def open_transformers(model: Model, device: str, precision: str) -> Engine:
    """The transformers engine; raises EngineError where it cannot run on the device."""
    from vibrief.engines.transformers import TransformersEngine

    if model.weights is None:
        raise EngineError(
            f"Model {model.name} is there in CTranslate2's format only; use --engine ctranslate2."
        )
    if device != "cpu":
        if device == "cuda" and not torch_sees_gpu():
            raise EngineError("The installed torch has no usable CUDA GPU; use --device cpu, or auto.")
        device = "cuda" if torch_sees_gpu() else "cpu"
    if precision == "auto":
        precision = PRECISIONS["transformers", device]
    if precision not in TORCH_TYPES:
        raise EngineError(
            f"The transformers engine computes in {', '.join(TORCH_TYPES)}, not in {precision}."
        )
    return TransformersEngine(
        model.directory,
        Tokenizer(model.directory),
        device=device,
        precision=precision,
        reach=read_reach(model),
        guided_head=read_guided_head(model.directory),
    )


def read_reach(model: Model) -> Reach:
    """How far the model goes: what `vibrief.json` says it was trained on, within its table of positions."""
    extras = read_extras(model.directory)
    if model.weights is None:  # CTranslate2's own config.json does not tell
        positions = int(extras.get("max_position_embeddings", USUAL_POSITIONS))
    else:
        positions = int(read_config(model.directory)["max_position_embeddings"])
    return Reach(min(int(extras.get("max_source_tokens", positions)), positions), positions)


def converted_directory(model: Model, precision: str) -> Path:
    """The model in CTranslate2's format: as it came, or converted into the cache when first asked for."""
    stored = STORED.get(precision, precision)
    if ready := ready_directory(model, stored):
        return ready
    directory = cached_directory(model, stored)
    if not is_sound(directory):
        if directory.exists():
            log.warning("The converted model in the cache is damaged and is made again.")
        convert_into_cache(model, stored, directory)
    return directory


def is_sound(directory: Path) -> bool:
    """Whether a conversion is in the cache and is what its list of hashes says."""
    try:
        return bool(check_sums(directory))
    except ModelError:
        return False


def is_converted(model: Model) -> bool:
    """Whether the model can be loaded on a CPU without a conversion."""
    return ready_directory(model, "int8") is not None or cached_directory(model, "int8").is_dir()


def ready_directory(model: Model, stored: str) -> Path | None:
    """The converted copy that comes with the model. It is used only where SHA256SUMS lists it: `resolve` has
    checked it then."""
    from vibrief.models import READY

    if model.weights is None:
        return model.directory
    if stored == "int8" and f"{READY}/model.bin" in read_sums(model.directory):
        return model.directory / READY
    return None


def cached_directory(model: Model, stored: str) -> Path:
    """Where the conversion is kept, named after the hash of the weights, the number format, and the hash of
    all else that decides what it holds.
    """
    from vibrief.models import READY, cache_home

    key = hashlib.sha256(f"{CONVERTER} {model.sha256}".encode())
    for name in ("config.json", "vocab.json", "vibrief.json"):
        path = model.directory / name
        key.update(path.read_bytes() if path.is_file() else b"-")
    return cache_home() / READY / f"{model.sha256[:16]}-{stored}-{key.hexdigest()[:8]}"


def convert_into_cache(model: Model, quantization: str, directory: Path) -> None:
    """Convert under a temporary name, then rename: of processes that do so together, the first one wins."""
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".making-", dir=directory.parent, ignore_cleanup_errors=True
        ) as made:
            work = Path(made)
            convert(model.directory, work / "model", quantization)
            write_sums(work / "model")
            try:
                (work / "model").rename(directory)
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise
                if not is_sound(
                    directory
                ):  # else another process has just put its own there, which is the same
                    directory.rename(work / "damaged")
                    (work / "model").rename(directory)
    except OSError as error:
        raise ModelError(
            f"The converted model cannot be written to {directory.parent} ({error.strerror}); "
            "make room there, or set XDG_CACHE_HOME to another folder."
        ) from error

"""Models on the Hugging Face hub that can be pulled by name, each pinned to one revision.

Every file is compared with the hash that the hub states for the pinned revision (SHA-256 of large files,
git's of small ones). Where the table states the weights' SHA-256 as well, that one has to agree too: the
hub's own statement guards against damaged downloads and moved branches, the table's also against a hub that
has been tampered with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vibrief.checksums import sha256_of
from vibrief.errors import ModelError

PICKLE = "pytorch_model.bin"
WEIGHTS = "model.safetensors"


@dataclass(frozen=True, slots=True)
class Pin:
    """One revision of a model on the hub. `size` in bytes, about; `weights` is the file that holds them and
    `weights_sha256` its hash, None where we have not been able to learn it from a second source."""

    repository: str
    revision: str
    weights: str
    weights_sha256: str | None
    size: int
    files: tuple[str, ...] = ("config.json", "source.spm", "target.spm", "vocab.json", "README.md")


PINS = {
    # Trained by the University of Helsinki on OPUS, Apache-2.0.
    "opus-mt-vi-en": Pin(
        "Helsinki-NLP/opus-mt-vi-en", "5611f34634b72de0608b1238a4e02845ca285f3e", PICKLE, None, 292_000_000
    ),
}


def fetch(name: str, directory: Path) -> None:
    """Download the model `name` into the empty `directory`, in Marian layout with safetensors weights.

    Raises ModelError when the name is not in the table, the hub cannot be reached, or a hash differs.
    """
    pin = PINS.get(name)
    if pin is None:
        raise ModelError(f"There is no model {name} to pull; known are {', '.join(PINS)}.")
    from huggingface_hub import HfApi, hf_hub_download

    downloads = directory / ".download"
    with told_in_one_line(name):
        stated = HfApi().model_info(pin.repository, revision=pin.revision, files_metadata=True)
        if stated.sha != pin.revision:
            raise ModelError(
                f"The hub gave revision {stated.sha} of {name} instead of {pin.revision}; not used."
            )
        hashes = {entry.rfilename: entry for entry in stated.siblings or ()}
        for file in (*pin.files, pin.weights):
            if file not in hashes:
                raise ModelError(f"{pin.repository} has no {file} at the pinned revision; not used.")
            path = Path(hf_hub_download(pin.repository, file, revision=pin.revision, local_dir=downloads))
            check_stated(path, hashes[file])
            path.rename(directory / file)
    weights = directory / pin.weights
    if pin.weights_sha256 and sha256_of(weights) != pin.weights_sha256:
        raise ModelError(f"{pin.weights} of {name} is not the file we know; not used.")
    if pin.weights == PICKLE:
        convert_pickle(weights, directory / WEIGHTS)
        weights.unlink()
    remove_tree(downloads)


@contextmanager
def told_in_one_line(name: str) -> Iterator[None]:
    """Turn what the hub's client raises without a network, or on a broken one, into a ModelError."""
    from huggingface_hub.errors import HfHubHTTPError

    # The HTTP library below the hub's client changes between its versions; the base of its errors is this.
    http_error: type[Exception] = HfHubHTTPError.__bases__[0]
    try:
        yield
    except (http_error, ConnectionError) as error:
        reason = " ".join(str(error).split())[:120]
        raise ModelError(
            f"Model {name} cannot be fetched from the Hugging Face hub ({reason}); try again with a network "
            "connection, or use the embedded model."
        ) from error


def check_stated(path: Path, stated: Any) -> None:  # noqa: ANN401 (the hub client's own type)
    """Compare a file with the hash the hub states for it."""
    if stated.lfs is not None:
        sound = sha256_of(path) == stated.lfs.sha256
    else:
        content = path.read_bytes()
        sound = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest() == stated.blob_id  # noqa: S324 (git's)
    if not sound:
        raise ModelError(f"{path.name} arrived damaged or altered; pull the model again.")


def convert_pickle(source: Path, target: Path) -> None:
    """Write the tensors of a torch pickle as safetensors; nothing but tensors is unpickled."""
    import pickle

    import torch
    from safetensors.torch import save_file

    try:
        tensors = torch.load(source, map_location="cpu", weights_only=True)
    except (pickle.UnpicklingError, RuntimeError, EOFError) as error:
        raise ModelError(
            f"{source.name} holds something other than tensors, or is damaged; not used."
        ) from error
    # Tied weights share memory, which safetensors refuses; the positions are computed, not read.
    kept = {name: tensor.clone() for name, tensor in tensors.items() if "embed_positions" not in name}
    for name in ("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight"):
        if "model.shared.weight" in kept:
            kept.pop(name, None)
    save_file(kept, target, metadata={"format": "pt"})


def remove_tree(directory: Path) -> None:
    """Remove what the download left behind: its bookkeeping."""
    import shutil

    shutil.rmtree(directory, ignore_errors=True)

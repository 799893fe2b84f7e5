"""A trained model as a directory that both engines run."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

    from vibrief.training.layout import Layout
    from vibrief.training.recipe import Recipe
    from vibrief.training.vocabulary import Vocabulary


def export(vocabulary: Vocabulary, layout: Layout, weights: torch.Tensor, recipe: Recipe, out: Path) -> None:
    """Write the model directory `out`, whole or not at all: Marian layout, and converted for CTranslate2."""
    from vibrief.checksums import write_sums
    from vibrief.engines.conversion import convert
    from vibrief.models import READY
    from vibrief.output.atomic import replace_directory
    from vibrief.training.examples import MOST_SOURCE
    from vibrief.training.layout import model_files

    extras: dict[str, Any] = {
        "name": out.name, "max_source_tokens": MOST_SOURCE, "slots": list(vocabulary.slots),
        "recipe": asdict(recipe),
    }  # fmt: skip
    if recipe.guide:
        extras["alignment"] = {"layer": layout.shape.decoder - 1, "head": 0}
    with replace_directory(out) as staging:
        files = model_files(layout, weights) | vocabulary.files()
        files["vibrief.json"] = (json.dumps(extras, ensure_ascii=False, indent=1) + "\n").encode()
        for name, data in files.items():
            (staging / name).write_bytes(data)
        convert(staging, staging / READY, "int8")
        write_sums(staging)

"""What a run needs before its first step: vocabulary, alignments, first weights; made once and kept beside
the run."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vibrief.errors import ModelError, UsageError
from vibrief.terms.fold import traditional_tones
from vibrief.training.alignment import align
from vibrief.training.corpus import Corpus, Pair
from vibrief.training.examples import Example, encode
from vibrief.training.names import foreign_names
from vibrief.training.recipe import Recipe, weights_for
from vibrief.training.sentences import glossary, make_sentences
from vibrief.training.shards import ShardMaker
from vibrief.training.variant import Variant
from vibrief.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    import torch

    from vibrief.training.layout import Layout

PAIRS, NAMES, PRODUCIBLE, FINGERPRINT = "aligned.tsv", "names.txt", "producible", "fingerprint.json"

CALLED = {"init": "--init", "pairs": "set of pairs", "encoder": "number of encoder layers",
          "decoder": "number of decoder layers", "heads": "number of heads", "pieces": "vocabulary size"}  # fmt: skip
"""What a part of the fingerprint is called before a user, where its name alone does not tell."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The vocabulary, the aligned pairs, and the foreign names of a run."""

    vocabulary: Vocabulary
    sources: tuple[str, ...]
    variants: tuple[Variant, ...]
    names: tuple[str, ...]

    def shard_maker(self, recipe: Recipe, seed: int) -> ShardMaker:
        """What draws this run's shards."""
        import numpy as np

        weights, late = weights_for(set(self.sources))
        return ShardMaker(
            self.variants,
            np.array([weights[source] for source in self.sources]),
            np.array([late[source] for source in self.sources]),
            self.names,
            self.vocabulary,
            recipe,
            seed,
        )


def fingerprint(
    pairs: Sequence[Path], recipe: Recipe, init: Path | None, **sizes: int | str
) -> dict[str, object]:
    """What must be the same for a run to be resumed: data by content, settings, and the model begun from.

    Raises ModelError when that is none.
    """
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in pairs]
    try:
        begun = hashlib.sha256((init / "model.safetensors").read_bytes()).hexdigest() if init else None
    except OSError as error:
        raise ModelError(f"{init} holds no model to go on from: model.safetensors is missing.") from error
    return {"init": begun, "pairs": digests, "recipe": asdict(recipe), **sizes}


def expect_same(directory: Path, wanted: dict[str, object]) -> None:
    """Refuse to resume a run whose data or settings have changed; UsageError names what did."""
    there = json.loads((directory / FINGERPRINT).read_text(encoding="utf-8"))
    changed = [CALLED.get(name, name) for name, value in wanted.items() if there.get(name) != value]
    if there.get("init") != wanted["init"]:
        changed = changed[:1]  # sizes and recipe follow from it
    if changed:
        raise UsageError(
            f"The run in {directory} was begun with another {' and another '.join(changed)}; go on with the same, "
            "choose another --out, or begin again with --anew."
        )


def prepare(corpus: Corpus, directory: Path, vocabulary: Vocabulary, *, aligned: bool) -> Prepared:
    """Align the pairs where a guide is wanted, and keep everything in `directory` for a resumed run."""
    pairs = corpus.pairs
    links = align([(pair.vi, pair.en) for pair in pairs]) if aligned else [()] * len(pairs)
    for name, data in vocabulary.files().items():
        (directory / name).write_bytes(data)
    (directory / PRODUCIBLE).write_text(str(vocabulary.producible), encoding="utf-8")
    with (directory / PAIRS).open("w", encoding="utf-8") as file:
        for pair, link in zip(pairs, links, strict=True):
            file.write(f"{pair.source}\t{pair.vi}\t{pair.en}\t{' '.join(f'{s}-{t}' for s, t in link)}\n")
    names = foreign_names((pair.vi, pair.en) for pair in pairs)
    (directory / NAMES).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    variants = (Variant(pair.vi, pair.en, link) for pair, link in zip(pairs, links, strict=True))
    return Prepared(vocabulary, tuple(pair.source for pair in pairs), tuple(variants), names)


def recall(directory: Path) -> Prepared:
    """What `prepare` kept."""
    read = Vocabulary.read(directory)
    producible = int((directory / PRODUCIBLE).read_text(encoding="utf-8"))
    vocabulary = Vocabulary(read.spm, read.pieces, producible, read.target_spm)
    sources: list[str] = []
    variants: list[Variant] = []
    with (directory / PAIRS).open(encoding="utf-8") as file:
        for line in file:
            source, vi, en, links = line.rstrip("\n").split("\t")
            pairs = (link.split("-") for link in links.split())
            sources.append(source)
            variants.append(Variant(vi, en, tuple((int(s), int(t)) for s, t in pairs)))
    names = (directory / NAMES).read_text(encoding="utf-8").splitlines()
    return Prepared(vocabulary, tuple(sources), tuple(variants), tuple(names))


def new_vocabulary(pairs: Sequence[Pair], size: int, recipe: Recipe, seed: int) -> Vocabulary:
    """A vocabulary in which each source weighs what it weighs in training, spelt as translation spells it."""
    weights, _ = weights_for({pair.source for pair in pairs})
    texts = [(pair.vi, pair.en) for pair in pairs for _ in range(max(1, round(weights[pair.source])))]
    texts += [(made.vi, made.en) for made in make_sentences(recipe.sentences, random.Random(seed))]  # noqa: S311
    texts += glossary() if recipe.terms else ()
    return Vocabulary.train(((traditional_tones(vi), en) for vi, en in texts), size)


def first_weights(prepared: Prepared, layout: Layout, seed: int) -> torch.Tensor:
    """Weights to begin with: bilingual embeddings, and an output bias that knows how frequent each piece
    is."""
    import torch

    from vibrief.training.embeddings import bilingual_embeddings

    weights, _ = weights_for(set(prepared.sources))
    examples: list[tuple[Example, float]] = [
        (encode(variant, prepared.vocabulary), min(2.0, weights[source] + 0.2))
        for variant, source in zip(prepared.variants, prepared.sources, strict=True)
    ]
    shape = layout.shape
    flat = torch.zeros(layout.size)
    layout.initialize(flat, seed, bilingual_embeddings(examples, shape.pieces, shape.width, seed))
    bias = torch.log(piece_counts([example for example, _ in examples], shape.producible) + 0.5)
    layout.views(flat)["bias"].copy_(
        0.7 * (bias - bias.mean())
    )  # below the full log-odds: the states add the rest
    return flat


def piece_counts(examples: Sequence[Example], producible: int) -> torch.Tensor:
    """How often each producible piece occurs in the targets."""
    import numpy as np
    import torch

    every = np.concatenate([np.array(example.target) for example in examples])
    return torch.from_numpy(np.bincount(every[every < producible], minlength=producible)).float()

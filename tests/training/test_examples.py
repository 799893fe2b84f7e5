from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from vibrief.errors import InputError
from vibrief.training import Recipe
from vibrief.training.examples import Example, Shard, encode
from vibrief.training.sentences import glossary, sentences
from vibrief.training.shards import ShardMaker
from vibrief.training.variant import Variant
from vibrief.training.vocabulary import SLOTS, Vocabulary

Village = list[tuple[str, str]]


@pytest.fixture(scope="module")
def vocabulary(village: Village) -> Vocabulary:
    return Vocabulary.train(village, 400)


def linked(example: Example, vocabulary: Vocabulary) -> set[tuple[str, str]]:
    """Links as pairs of pieces (English, Vietnamese)."""
    piece = vocabulary.pieces.__getitem__
    return {(piece(example.target[t]), piece(example.source[s])) for t, s in example.links}


def test_slots_and_digits_are_pieces_of_their_own(vocabulary: Vocabulary) -> None:
    pieces = vocabulary.source_pieces("⟦N0⟧ 123")
    assert [piece for piece in pieces if piece != "▁"] == ["⟦N0⟧", "1", "2", "3"]
    assert vocabulary.slots == SLOTS


def test_producible_pieces_come_first_and_padding_last(village: Village, vocabulary: Vocabulary) -> None:
    assert vocabulary.pieces[:2] == ["</s>", "<unk>"]
    assert vocabulary.pieces[-1] == "<pad>"
    first = set(vocabulary.pieces[: vocabulary.producible])
    assert set(SLOTS) <= first
    assert {piece for _, en in village for piece in vocabulary.target_pieces(en)} <= first
    assert "▁đã" not in first


def test_a_vocabulary_is_read_back(vocabulary: Vocabulary, tmp_path: Path) -> None:
    for name, data in vocabulary.files().items():
        (tmp_path / name).write_bytes(data)
    read = Vocabulary.read(tmp_path)
    assert read.pieces == vocabulary.pieces
    assert read.source_pieces("Học sinh") == vocabulary.source_pieces("Học sinh")


def test_random_cuts_are_repeatable_and_spell_the_same(vocabulary: Vocabulary) -> None:
    text = "Học sinh đã mua 1.200 cuốn sách ở Hà Nội."
    cuts = {tuple(vocabulary.source_pieces(text, random.Random(seed))) for seed in range(20)}
    assert len(cuts) > 1
    assert {"".join(cut).replace("▁", "") for cut in cuts} == {text.replace(" ", "")}
    assert vocabulary.source_pieces(text, random.Random(3)) == vocabulary.source_pieces(
        text, random.Random(3)
    )


def test_too_little_text_for_a_vocabulary_is_told() -> None:
    with pytest.raises(InputError, match="too little text"):
        Vocabulary.train([("", "")], 400)


def test_links_of_words_become_links_of_pieces(vocabulary: Vocabulary) -> None:
    variant = Variant(
        "Học sinh đã mua 1.237 cây.", "Students bought 1,237 trees.", ((0, 0), (1, 0), (3, 1), (4, 2), (5, 3))
    )
    found = linked(encode(variant, vocabulary), vocabulary)
    assert ("</s>", "</s>") in found
    assert {("1", "1"), ("2", "2"), ("3", "3"), ("7", "7")} <= found
    assert not {("1", "2"), ("7", "3"), (",", ".")} & found


def test_a_text_the_vocabulary_cannot_spell_keeps_its_end_alone(vocabulary: Vocabulary) -> None:
    example = encode(Variant("漢字", "Students", ((0, 0),)), vocabulary)
    assert example.source[-1] == example.target[-1] == vocabulary.end
    assert (len(example.target) - 1, len(example.source) - 1) in example.links


def examples() -> list[Example]:
    rng = random.Random(5)
    made = []
    for _ in range(200):
        source = [rng.randrange(9) for _ in range(rng.randint(2, 6))]
        target = [rng.randrange(9) for _ in range(rng.randint(2, 9))]
        made.append(Example(source, target, [(0, 1), (0, 0), (len(target) - 1, len(source) - 1)]))
    return made


def test_a_shard_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = examples()
    Shard.write(tmp_path / "shard.npz", made)
    shard = Shard.read(tmp_path / "shard.npz")
    assert len(shard) == len(made)
    batch = shard.batch([7])
    assert batch.source[0].tolist() == made[7].source
    assert batch.target[0].tolist() == made[7].target
    assert batch.links[0].sum(1).max() == pytest.approx(1)
    assert list(tmp_path.iterdir()) == [tmp_path / "shard.npz"]


def test_steps_hold_every_example_once_and_sources_of_one_length(tmp_path: Path) -> None:
    made = examples()
    Shard.write(tmp_path / "shard.npz", made)
    shard = Shard.read(tmp_path / "shard.npz")
    steps = list(shard.steps(tokens=60, batch_tokens=30, seed=1))
    seen = [i for step, _ in steps for batch in step for i in batch]
    assert len(seen) == len(set(seen)) > 150
    for step, tokens in steps:
        assert tokens == sum(len(made[i].target) for batch in step for i in batch) >= 60
        for batch in step:
            assert len({len(made[i].source) for i in batch}) == 1
            assert max(len(made[i].target) for i in batch) * len(batch) <= 30
    assert steps == list(shard.steps(tokens=60, batch_tokens=30, seed=1))


def test_a_small_shard_still_gives_a_step(tmp_path: Path) -> None:
    Shard.write(tmp_path / "shard.npz", examples()[:3])
    assert len(list(Shard.read(tmp_path / "shard.npz").steps(10_000, 100, 1))) == 1


def maker(village: Village, vocabulary: Vocabulary, recipe: Recipe) -> ShardMaker:
    variants = [Variant(vi, en, ()) for vi, en in village] + [Variant("dài " * 20, "long " * 20, ())] * 20
    weights = np.ones(len(variants))
    return ShardMaker(variants, weights, weights, (), vocabulary, recipe, 1)


def test_shards_repeat_by_number_and_grow_in_length(village: Village, vocabulary: Vocabulary) -> None:
    recipe = Recipe(shard=150, first_words=10, more_words=15, phrases=0, sentences=0, terms=0)
    made = maker(village, vocabulary, recipe)
    assert made.make(0, late=False) == made.make(0, late=False) != made.make(1, late=False)
    longest = [max(len(example.source) for example in made.make(number, late=False)) for number in (0, 2)]
    assert longest[0] < 50 < longest[1]


def test_a_shard_holds_the_projects_own_sentences_and_terms(village: Village, vocabulary: Vocabulary) -> None:
    plain = Recipe(shard=10, first_words=8, phrases=0, sentences=0, terms=0)
    sizes = [
        len(maker(village, vocabulary, recipe).make(0, late=False))
        for recipe in (plain, replace(plain, terms=0.2), replace(plain, sentences=0.3))
    ]
    assert sizes[0] == 10
    assert 10 + 0.1 * len(glossary()) < sizes[1] < 10 + 0.3 * len(glossary())
    short = sum(len(en.split()) <= 8 for _, en in sentences())
    assert 10 + 0.1 * short < sizes[2] < 10 + 0.5 * short

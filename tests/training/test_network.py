from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from vibrief.errors import ModelError
from vibrief.training.layout import Layout, Shape, from_marian, model_files
from vibrief.training.network import Network, SoftmaxLoss, guided_loss, sample_candidates, sinusoids
from vibrief.training.optimisation import State, guide_weight, orthogonalize, rate_factor
from vibrief.training.recipe import Recipe
from vibrief.training.stacking import first_layers, stack

SHAPE = Shape(pieces=60, producible=40, padding=59, width=32, inner=48, encoder=2, decoder=2, heads=4)


def weights_of(layout: Layout) -> torch.Tensor:
    flat = torch.zeros(layout.size)
    layout.initialize(flat, seed=1)
    layout.views(flat)["bias"].normal_(generator=torch.Generator().manual_seed(2))
    return flat


def write(directory: Path, layout: Layout, flat: torch.Tensor) -> Path:
    directory.mkdir(exist_ok=True)
    for name, data in model_files(layout, flat).items():
        (directory / name).write_bytes(data)
    return directory


@pytest.mark.parametrize("activation", ["relu", "swish"])
def test_transformers_computes_the_same_logits(activation: str, tmp_path: Path) -> None:
    from transformers import MarianMTModel

    shape = Shape(pieces=60, producible=40, padding=59, width=32, inner=48, heads=4, activation=activation)
    layout = Layout(shape)
    flat = weights_of(layout).half().float()  # as the file has them
    model = MarianMTModel.from_pretrained(write(tmp_path / "model", layout, flat), dtype=torch.float32)
    source, target = torch.randint(2, 59, (2, 7)), torch.randint(2, 40, (2, 5))
    shifted = torch.cat([torch.full((2, 1), 59), target[:, :-1]], 1)
    with torch.no_grad():
        expected = model(input_ids=source, decoder_input_ids=shifted).logits
        network = Network(layout, flat)
        states, scores = network.decode(target, network.encode(source))
        found = network.logits(states)
    assert torch.allclose(found, expected[..., :40], atol=2e-3)
    assert expected[..., 40:].max() < -5000
    assert [score.shape for score in scores] == [(2, 5, 7)] * 2


def test_dropout_falls_anew_each_time_and_keeps_the_mean() -> None:
    layout = Layout(SHAPE)
    flat = weights_of(layout)
    source = torch.randint(2, 59, (2, 7))
    plain, dropping = Network(layout, flat), Network(layout, flat, dropout=0.3)
    assert torch.equal(plain.encode(source), plain.encode(source))
    assert not torch.equal(dropping.encode(source), dropping.encode(source))
    states = torch.ones(10_000)
    dropped = dropping._drop(states)
    assert 0.25 < (dropped == 0).float().mean() < 0.35
    assert dropped.mean() == pytest.approx(1, abs=0.03)


def test_an_encoder_is_stacked_with_its_moments() -> None:
    layout = Layout(SHAPE)
    state = State(*(weights_of(layout) * factor for factor in (1, 2, 3)))
    deep, stacked = stack(layout, state)
    assert deep.shape == replace(SHAPE, encoder=4)
    for shallow, flat in (
        (state.weights, stacked.weights),
        (state.first, stacked.first),
        (state.second, stacked.second),
    ):
        there, here = layout.views(shallow), deep.views(flat)
        assert here.keys() - there.keys() == {name for name in here if name[:2] in ("e2", "e3")}
        assert all(torch.equal(here[name], view) for name, view in there.items())
        for name in there:
            if name[0] == "e" and name[1].isdigit():
                assert torch.equal(here[f"e{int(name[1]) + 2}{name[2:]}"], there[name])


@pytest.mark.parametrize(
    ("encoder", "stacking", "first"),
    [(6, 0.3, 3), (4, 0.3, 2), (2, 0.5, 1), (3, 0.3, 3), (1, 0.3, 1), (6, 0, 6)],
)
def test_a_stacked_encoder_begins_with_half_its_layers(encoder: int, stacking: float, first: int) -> None:
    assert first_layers(encoder, stacking) == first


def test_a_marian_directory_is_read_as_it_was_written(tmp_path: Path) -> None:
    layout = Layout(SHAPE)
    flat = weights_of(layout).half().float()
    read, again = from_marian(write(tmp_path / "model", layout, flat))
    assert read.shape == SHAPE
    assert torch.equal(again, flat)


def test_a_model_with_a_padding_vector_keeps_it(tmp_path: Path) -> None:
    layout = Layout(SHAPE)
    flat = weights_of(layout)
    layout.views(flat)["embeddings"][SHAPE.padding] = 1
    read, _ = from_marian(write(tmp_path / "model", layout, flat))
    assert read.shape.starts_from_padding


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [("normalize_before", True, "normalize_before"), ("d_model", 48, "do not fit|cannot be")],
)
def test_an_unusable_model_is_told_in_one_line(
    setting: str, value: object, message: str, tmp_path: Path
) -> None:
    directory = write(tmp_path / "model", Layout(SHAPE), weights_of(Layout(SHAPE)))
    config = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    (directory / "config.json").write_text(json.dumps(config | {setting: value}), encoding="utf-8")
    with pytest.raises(ModelError, match=message):
        from_marian(directory)


def test_the_loss_has_the_gradient_of_smoothed_cross_entropy() -> None:
    states, weight, bias = torch.randn(50, 8), torch.randn(30, 8), torch.randn(30)
    target = torch.randint(30, (50,))
    parts = [part.clone().requires_grad_() for part in (states, weight, bias)]
    total = SoftmaxLoss.apply(*parts, target, 50.0, 0.1)  # type: ignore[no-untyped-call]
    torch.autograd.backward(total)
    same = [part.clone().requires_grad_() for part in (states, weight, bias)]
    logits = same[0] @ same[1].t() + same[2]
    torch.autograd.backward(torch.nn.functional.cross_entropy(logits, target, label_smoothing=0.1))
    assert total.item() == pytest.approx(
        torch.nn.functional.cross_entropy(logits, target, reduction="sum").item(), rel=1e-4
    )
    for ours, theirs in zip(parts, same, strict=True):
        assert ours.grad is not None
        assert theirs.grad is not None
        assert torch.allclose(ours.grad, theirs.grad, atol=1e-5)


def test_a_sampled_softmax_estimates_the_whole_one() -> None:
    layout = Layout(Shape(pieces=3001, producible=3000, padding=3000, width=32, inner=48, heads=4))
    network = Network(layout, weights_of(layout))
    states, target = torch.randn(20, 32), torch.randint(3000, (20,))
    whole = network.loss(states, target, 1, 0.0, None).item()
    found = []
    for seed in range(30):
        rng = torch.Generator().manual_seed(seed)
        candidates = sample_candidates(target, torch.arange(200), 3000, 600, rng)
        assert candidates is not None
        assert len(candidates[0]) < 1000
        found.append(network.loss(states, target, 1, 0.0, candidates).item())
    assert sum(found) / len(found) == pytest.approx(whole, rel=0.02)
    assert sample_candidates(target, torch.arange(200), 3000, 2000, torch.Generator()) is None


def test_the_guide_is_least_where_attention_follows_the_links() -> None:
    links = torch.zeros(1, 2, 3)
    links[0, 0, 1] = 1
    good, bad = torch.zeros(1, 2, 3), torch.zeros(1, 2, 3)
    good[0, 0, 1] = bad[0, 0, 2] = 9
    assert guided_loss([good], links) < 0.01 < 5 < guided_loss([bad], links)


def test_orthogonalised_matrices_keep_their_directions() -> None:
    matrices = torch.randn(3, 24, 16)
    values = torch.linalg.svdvals(orthogonalize(matrices))
    assert values.min() > 0.5
    assert values.max() < 1.4


@pytest.mark.parametrize(
    ("step", "progress", "expected"),
    [(1, 0.0, 0.1), (10, 0.1, 1.0), (500, 0.7, 1.0), (900, 0.85, 0.5), (999, 1.0, 0.02)],
)
def test_the_rate_rises_stays_and_falls(step: int, progress: float, expected: float) -> None:
    assert rate_factor(Recipe(warmup=10, decay=0.3), step, progress) == pytest.approx(expected)


def test_the_guide_fades() -> None:
    recipe = Recipe(guide=0.4, guide_half_life=100, guide_least=0.05)
    assert [guide_weight(recipe, tokens) for tokens in (0, 100, 1e6)] == pytest.approx([0.4, 0.2, 0.05])


def test_positions_are_sines_then_cosines() -> None:
    table = sinusoids(4, 8)
    assert table[0].tolist() == [0] * 4 + [1] * 4
    assert table[1, 0] == pytest.approx(0.8415, abs=1e-4)

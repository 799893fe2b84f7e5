from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from vibrief.engines import load_engine
from vibrief.errors import EngineError, ModelError, UsageError
from vibrief.training import Progress, Recipe, train
from vibrief.training.checkpoint import load
from vibrief.training.layout import Layout, Shape, from_marian, model_files
from vibrief.training.vocabulary import Vocabulary


def run(pairs: Path, out: Path, recipe: Recipe, sizes: dict[str, Any], **options: Any) -> list[Progress]:
    """Train and give the progress that was told."""
    told: list[Progress] = []
    settings: dict[str, Any] = {"device": "cpu", "processes": 1, "report_every": 5, "steps": 30}
    train([pairs], out, recipe=recipe, progress=told.append, **(settings | sizes | options))
    return told


def losses(told: list[Progress]) -> list[float]:
    return [one.loss for one in told if one.step]


def test_the_loss_falls_and_both_engines_run_the_model(
    pairs_file: Path, recipe: Recipe, sizes: dict[str, Any], tmp_path: Path
) -> None:
    told = run(pairs_file, tmp_path / "model", recipe, sizes, steps=60, processes=2)
    assert losses(told)[-1] < 0.8 * losses(told)[0]
    sentences = ["Học sinh đã mua 1.200 cuốn sách ở Hà Nội.", "Nông dân đã bán ⟦N0⟧ tấn gạo."]
    found = []
    for name in ("ctranslate2", "transformers"):
        engine = load_engine(tmp_path / "model", engine=name, device="cpu", precision="float32")
        assert "⟦N0⟧" in engine.slots
        found.append([best[0] for best in engine.translate(sentences, beam=2)])
    assert [one.text for one in found[0]] == [one.text for one in found[1]]
    assert [one.score for one in found[0]] == pytest.approx([one.score for one in found[1]], abs=0.01)


def test_a_stopped_run_goes_on_and_ends_with_the_same_weights(
    pairs_file: Path, recipe: Recipe, sizes: dict[str, Any], tmp_path: Path
) -> None:
    """Stopped before its encoder is stacked (after step 6) and again after that; with dropout."""
    recipe = replace(recipe, stacking=0.5, dropout=0.2)
    sizes = sizes | {"encoder": 2}
    told = run(pairs_file, tmp_path / "whole", recipe, sizes, steps=12)
    stacked = "stacking the encoder after step 6: 2 layers from here on"
    assert stacked in [one.note for one in told]
    options: dict[str, Any] = {
        "device": "cpu",
        "processes": 1,
        "steps": 12,
        "save_every": 0,
        "report_every": 1,
    }
    for last in (3, 8):

        def stop(progress: Progress, last: int = last) -> None:
            if progress.step == last:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            train([pairs_file], tmp_path / "parts", recipe=recipe, progress=stop, **options, **sizes)
    told = run(pairs_file, tmp_path / "parts", recipe, sizes, steps=12)
    assert any("resuming after step" in one.note for one in told)
    assert stacked not in [one.note for one in told]
    whole, parts = (load(tmp_path / f"{name}.training") for name in ("whole", "parts"))
    assert whole
    assert parts
    assert parts[2].step == whole[2].step == 12
    assert parts[0].shape == whole[0].shape == from_marian(tmp_path / "parts")[0].shape
    assert parts[0].shape.encoder == 2
    difference = (whole[1].weights - parts[1].weights).abs().max()
    assert difference < 1e-6


def test_a_checkpoint_of_three_layers_goes_on_with_three(
    pairs_file: Path, recipe: Recipe, sizes: dict[str, Any], tmp_path: Path
) -> None:
    for steps in (2, 4, 4):
        told = run(pairs_file, tmp_path / "model", recipe, sizes | {"encoder": 3}, steps=steps)
    assert [one.note for one in told] == [
        "resuming after step 4",
        "nothing is left to do; give more --steps or --minutes to go on",
    ]
    found = load(tmp_path / "model.training")
    assert found
    assert found[0].shape.encoder == 3


def test_a_killed_run_goes_on_from_its_last_checkpoint(
    pairs_file: Path, recipe: Recipe, sizes: dict[str, Any], tmp_path: Path
) -> None:
    out = tmp_path / "model"
    code = (
        "from pathlib import Path\nfrom vibrief.training import Recipe, train\n"
        "if __name__ == '__main__':\n"
        f"    train([Path({str(pairs_file)!r})], Path({str(out)!r}), recipe={recipe!r}, steps=100000,"
        f" device='cpu', processes=1, save_every=0.2, **{sizes!r})\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script)], start_new_session=True)
    try:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            found = load(out.with_name("model.training"))
            if found and found[2].step:
                break
            time.sleep(0.1)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    found = load(out.with_name("model.training"))
    assert found
    assert found[2].step
    steps = found[2].step + 3
    told = run(pairs_file, out, recipe, sizes, steps=steps)
    assert any("resuming after step" in one.note for one in told)
    assert (out / "model.safetensors").is_file()


def test_other_data_are_not_mixed_into_a_run(
    pairs_file: Path, recipe: Recipe, sizes: dict[str, Any], tmp_path: Path
) -> None:
    run(pairs_file, tmp_path / "model", recipe, sizes, steps=2)
    other = tmp_path / "other.tsv"
    other.write_text(pairs_file.read_text(encoding="utf-8") + "Xin chào.\tHello.\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"another set of pairs; .* --anew"):
        run(other, tmp_path / "model", recipe, sizes, steps=4)
    told = run(other, tmp_path / "model", recipe, sizes, steps=2, resume=False)
    assert not any("resuming" in one.note for one in told)


def test_a_model_is_fine_tuned_and_keeps_its_vocabulary_and_shape(
    village: list[tuple[str, str]], pairs_file: Path, recipe: Recipe, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    begun.mkdir()
    vocabulary = Vocabulary.train(village, 400)
    padding = len(vocabulary.pieces) - 1
    layout = Layout(Shape(padding + 1, vocabulary.producible, padding, 32, 48, 2, 1, 4, "swish"))
    flat = torch.zeros(layout.size)
    layout.initialize(flat, seed=1)
    for name, data in (vocabulary.files() | model_files(layout, flat)).items():
        (begun / name).write_bytes(data)
    told = run(pairs_file, tmp_path / "tuned", recipe, {}, init=begun, steps=40)
    assert losses(told)[-1] < losses(told)[0]
    assert (tmp_path / "tuned" / "vocab.json").read_bytes() == (begun / "vocab.json").read_bytes()
    assert from_marian(tmp_path / "tuned")[0].shape == layout.shape


def test_the_dev_set_is_scored(
    pairs_file: Path, recipe: Recipe, sizes: dict[str, Any], tmp_path: Path
) -> None:
    report = train(
        [pairs_file],
        tmp_path / "model",
        dev=pairs_file,
        steps=5,
        device="cpu",
        processes=1,
        recipe=recipe,
        **sizes,
    )
    assert report.scores
    assert "tok:13a" in report.scores.bleu_signature
    assert report.steps == 5
    assert report.pairs == 216


def test_what_would_be_overwritten_is_refused(
    pairs_file: Path, recipe: Recipe, sizes: dict[str, Any], tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter.txt").write_text("Dear", encoding="utf-8")
    for out, init, message in (
        (theirs, None, "holds no model of an earlier run"),
        (theirs / "letter.txt", None, "is a file"),
        (theirs, theirs, "is the model of --init"),
        (tmp_path / "tuned", theirs, "holds no model to go on from"),
    ):
        with pytest.raises((UsageError, ModelError), match=message):
            run(pairs_file, out, recipe, sizes, init=init)
    assert (theirs / "letter.txt").read_text(encoding="utf-8") == "Dear"


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        (Progress("preparing"), "preparing"),
        (
            Progress("", 50, 3.14159, 1.0, 2.5e6, 1234.5, 21.04, 3600),
            "step 50  loss 3.142  2.50 M tokens  1234 tokens/s  BLEU 21.0  60 min left",
        ),
        (
            Progress("", 50, 3.0, 1.0, 2.5e6, 900.0, None, 45),
            "step 50  loss 3.000  2.50 M tokens  900 tokens/s  45 s left",
        ),
        (Progress("", 50, 0.0, 0.0, 2.5e6, 0.0, None, 0.0), "step 50  2.50 M tokens"),
    ],
)
def test_progress_tells_what_is_known(progress: Progress, told: str) -> None:
    assert str(progress) == told


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"steps": None}, "--minutes or --steps"),
        ({"steps": -1}, "greater than 0"),
        ({"device": "tpu"}, "auto, cpu or cuda"),
        ({"heads": 5}, "5 heads"),
    ],
)
def test_wrong_options_are_told_in_one_line(
    options: dict[str, Any],
    message: str,
    pairs_file: Path,
    recipe: Recipe,
    sizes: dict[str, Any],
    tmp_path: Path,
) -> None:
    with pytest.raises((UsageError, ModelError, EngineError), match=message) as told:
        run(pairs_file, tmp_path / "model", recipe, sizes, **options)
    assert "\n" not in str(told.value)

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
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
    run(pairs_file, tmp_path / "whole", recipe, sizes, steps=12)

    def stop(progress: Progress) -> None:
        if progress.step == 5:
            raise KeyboardInterrupt

    options: dict[str, Any] = {
        "device": "cpu",
        "processes": 1,
        "steps": 12,
        "save_every": 0,
        "report_every": 1,
    }
    with pytest.raises(KeyboardInterrupt):
        train([pairs_file], tmp_path / "parts", recipe=recipe, progress=stop, **options, **sizes)
    told = run(pairs_file, tmp_path / "parts", recipe, sizes, steps=12)
    whole, parts = (load(tmp_path / f"{name}.training") for name in ("whole", "parts"))
    assert whole
    assert parts
    assert parts[2].step == whole[2].step == 12
    assert any("resuming after step" in one.note for one in told)
    difference = (whole[1].weights - parts[1].weights).abs().max()
    assert difference < 1e-6


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
    with pytest.raises(UsageError, match="other pairs"):
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

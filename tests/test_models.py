"""Models are found, listed, added and verified; what is wrong with one is said in one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tiny_marian import ENGLISH, VIETNAMESE
from vibrief import models
from vibrief.checksums import SUMS, check_sums, sha256_of, write_sums
from vibrief.engines import load_engine
from vibrief.errors import ModelError


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for models; gives the folder they are installed in."""
    monkeypatch.setenv("VIBRIEF_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "models"


@pytest.fixture
def model(tiny_model: Path, tmp_path: Path) -> Path:
    """A copy to be spoilt."""
    return Path(shutil.copytree(tiny_model, tmp_path / "small"))


def one_line(error: pytest.ExceptionInfo[ModelError]) -> str:
    assert "\n" not in str(error.value)
    return str(error.value)


def test_the_embedded_model_is_the_default() -> None:
    directory = models.embedded_directory()
    if not directory.is_dir():
        pytest.skip("this checkout has no embedded model")
    embedded = models.resolve()
    assert embedded == models.resolve(models.EMBEDDED)
    assert (embedded.name, embedded.origin) == ("vibrief-vi-en", "embedded")
    assert embedded.sha256 == sha256_of(directory / "model.safetensors")


def test_a_directory_is_a_model(tiny_model: Path) -> None:
    for name in (tiny_model, str(tiny_model)):
        model = models.resolve(name)
        assert (model.name, model.origin, model.directory) == ("tiny", "directory", tiny_model.resolve())
        assert model.sha256 == sha256_of(tiny_model / "model.safetensors")


def test_an_unknown_name_tells_the_known_ones(store: Path) -> None:
    with pytest.raises(ModelError) as error:
        models.resolve("no-such-model")
    assert "vibrief-vi-en" in one_line(error)
    with pytest.raises(ModelError, match="vibrief models pull opus-mt-vi-en"):
        models.resolve("opus-mt-vi-en")


@pytest.mark.parametrize(
    "name", ["config.json", "model.safetensors", "source.spm", "target.spm", "vocab.json"]
)
def test_an_incomplete_model(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(ModelError) as error:
        models.resolve(model)
    assert f"{name} missing" in one_line(error)


def test_a_pickle_is_never_read(model: Path) -> None:
    (model / "model.safetensors").rename(model / "pytorch_model.bin")
    with pytest.raises(ModelError, match="pickle"):
        models.resolve(model)


@pytest.mark.parametrize("name", ["config.json", "vibrief.json"])
def test_a_damaged_description(model: Path, name: str) -> None:
    (model / name).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError) as error:
        models.resolve(model)
    assert name in one_line(error)


def test_an_altered_file(model: Path) -> None:
    write_sums(model)
    assert models.resolve(model).sha256 == sha256_of(model / "model.safetensors")
    vocabulary = model / "vocab.json"
    vocabulary.write_text(vocabulary.read_text(encoding="utf-8") + " ", encoding="utf-8")
    with pytest.raises(ModelError) as error:
        models.resolve(model)
    assert "vocab.json is not what SHA256SUMS says" in one_line(error)


def test_a_damaged_list_of_hashes(model: Path) -> None:
    (model / SUMS).write_text("hash\n", encoding="utf-8")
    with pytest.raises(ModelError, match="damaged"):
        models.resolve(model)


def test_sums_are_those_of_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_bytes(b"abc")
    write_sums(tmp_path)
    hash_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (tmp_path / SUMS).read_text() == f"{hash_of_abc}  folder/a.txt\n"
    assert check_sums(tmp_path) == {"folder/a.txt": hash_of_abc}


def test_add_copies_list_shows_verify_checks(model: Path, store: Path) -> None:
    (model / "script.py").write_text("print('not copied')")
    (model / "checkpoint-1").mkdir()
    added = models.add(model, name="ours")
    assert (added.name, added.origin, added.directory) == ("ours", "installed", store / "ours")
    assert sorted(path.name for path in store.iterdir()) == ["ours"]
    assert not {"script.py", "checkpoint-1"} & {path.name for path in added.directory.iterdir()}
    shutil.rmtree(model)
    engine = load_engine("ours", device="cpu")
    assert engine.translate(VIETNAMESE[1:2], beam=4)[0][0].text == ENGLISH[1]

    rows = {row.name: row for row in models.list_models()}
    assert list(rows) == ["vibrief-vi-en", "ours", "opus-mt-vi-en"]
    assert rows["ours"].sha256 == added.sha256
    assert rows["ours"].converted
    assert rows["ours"].size > added.weights.stat().st_size if added.weights else False
    assert rows["opus-mt-vi-en"].origin == "can be pulled"

    assert models.verify("ours").problem == ""
    weights = added.directory / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelError, match="is not what SHA256SUMS says"):
        models.verify("ours")
    assert "is not what" in {row.name: row for row in models.list_models()}["ours"].problem


def test_add_again(model: Path, store: Path) -> None:
    models.add(model)
    models.add(model)  # the same model: nothing to do
    (model / "README.md").write_text("another model")
    with pytest.raises(ModelError) as error:
        models.add(model)
    assert "Another model is installed as small" in one_line(error)
    assert [path.name for path in store.iterdir()] == ["small"]


@pytest.mark.parametrize("name", ["../outside", ".hidden", "a/b", models.EMBEDDED, ""])
def test_names_that_cannot_be(model: Path, store: Path, name: str) -> None:
    if not name:
        name = "\0"
    with pytest.raises(ModelError, match="cannot be named"):
        models.add(model, name=name)


def test_add_what_is_no_model(tmp_path: Path, store: Path) -> None:
    with pytest.raises(ModelError, match="is not a directory"):
        models.add(tmp_path / "nothing")
    with pytest.raises(ModelError, match="not a complete MarianMT model"):
        models.add(tmp_path)
    assert not store.exists() or not any(store.iterdir())


def test_a_store_that_cannot_be_written(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("VIBRIEF_HOME", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="cannot be stored"):
        models.add(model)

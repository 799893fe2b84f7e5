"""Pulling a model from the hub: a server of our own speaks its protocol, the client is the real one."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import torch
from safetensors.torch import load_file

from tests.tiny_marian import ENGLISH, VIETNAMESE
from vibrief import hub

REPOSITORY, REVISION = "somebody/small-vi-en", "a" * 40
PULL = """
import sys
from vibrief import hub, models
from vibrief.engines import load_engine
from vibrief.errors import ModelError
hub.PINS["small"] = hub.Pin(*eval(sys.argv[1]))
try:
    model = models.pull("small")
except ModelError as error:
    print("ModelError", error)
else:
    print(model.origin, load_engine(model, device="cpu").translate([sys.argv[2]], beam=4)[0][0].text)
"""


class Hub(ThreadingHTTPServer):
    """Serves one repository; `files` may be changed under way, `stated` is what the hub says of them."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = files
        self.stated = dict(files)
        self.revision = REVISION


class Handler(BaseHTTPRequestHandler):
    server: Hub

    def do_GET(self) -> None:
        self.answer(body=True)

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def answer(self, *, body: bool) -> None:
        path = self.path.partition("?")[0]
        prefix = f"/{REPOSITORY}/resolve/{REVISION}/"
        headers = {}
        if path == f"/api/models/{REPOSITORY}/revision/{REVISION}":
            entries = [described(name, content) for name, content in self.server.stated.items()]
            content = json.dumps(
                {"id": REPOSITORY, "sha": self.server.revision, "siblings": entries}
            ).encode()
        elif path.startswith(prefix) and path.removeprefix(prefix) in self.server.files:
            content = self.server.files[path.removeprefix(prefix)]
            etag = hashlib.sha256(content).hexdigest()
            headers = {"ETag": f'"{etag}"', "X-Repo-Commit": REVISION}
        else:
            self.send_error(404)
            return
        self.send_response(200)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def described(name: str, content: bytes) -> dict[str, object]:
    """A file as the hub's API describes it: large ones with their SHA-256, small ones with git's hash."""
    entry: dict[str, object] = {"rfilename": name, "size": len(content)}
    entry["blobId"] = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
    if name.endswith((".bin", ".safetensors")):
        entry["lfs"] = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "pointerSize": 130,
        }
    return entry


@pytest.fixture
def server(tiny_model: Path, tmp_path: Path) -> Iterator[Hub]:
    names = ("config.json", "source.spm", "target.spm", "vocab.json")
    files = {name: (tiny_model / name).read_bytes() for name in names}
    files["README.md"] = b"# small"
    weights = load_file(tiny_model / "model.safetensors")
    weights["model.decoder.embed_tokens.weight"] = weights["model.shared.weight"]  # as old pickles have it
    torch.save(weights, tmp_path / "weights")
    files["pytorch_model.bin"] = (tmp_path / "weights").read_bytes()
    hub_server = Hub(files)
    Thread(target=hub_server.serve_forever, daemon=True).start()
    yield hub_server
    hub_server.shutdown()


def pull(endpoint: str, home: Path, *, weights: str = "pytorch_model.bin", sha256: str | None = None) -> str:
    """What a fresh process says when it pulls (the hub's client reads its settings when it is imported)."""
    environment = {
        **os.environ,
        "HF_ENDPOINT": endpoint,
        "HF_HOME": str(home / "hf"),
        "VIBRIEF_HOME": str(home),
    }
    pin = (REPOSITORY, REVISION, weights, sha256, 1)
    command = [sys.executable, "-c", PULL, repr(pin), VIETNAMESE[1]]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=True, timeout=300)
    return run.stdout.strip()


def address(server: Hub) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def test_pulled_converted_and_used(server: Hub, tmp_path: Path) -> None:
    sha256 = hashlib.sha256(server.files["pytorch_model.bin"]).hexdigest()
    assert pull(address(server), tmp_path, sha256=sha256) == f"installed {ENGLISH[1]}"
    installed = tmp_path / "models" / "small"
    assert sorted(path.name for path in installed.iterdir()) == [
        "README.md", "SHA256SUMS", "config.json", "model.safetensors", "source.spm", "target.spm",
        "vocab.json",
    ]  # fmt: skip


class Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch trapped",)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda server: server.files.update({"vocab.json": b"{}"}), "vocab.json arrived damaged or altered"),
        (
            lambda server: server.files.update({"pytorch_model.bin": b"x"}),
            "pytorch_model.bin arrived damaged",
        ),
        (lambda server: setattr(server, "revision", "b" * 40), "instead of"),
        (lambda server: server.stated.pop("source.spm"), "has no source.spm"),
    ],
)
def test_what_is_not_as_stated_is_not_used(server: Hub, tmp_path: Path, spoil: object, said: str) -> None:
    assert callable(spoil)
    spoil(server)
    output = pull(address(server), tmp_path)
    assert output.startswith("ModelError")
    assert said in output
    assert list((tmp_path / "models").iterdir()) == []


def test_weights_that_are_not_those_we_know(server: Hub, tmp_path: Path) -> None:
    assert "is not the file we know" in pull(address(server), tmp_path, sha256="0" * 64)


def test_a_pickle_that_would_run_something(
    server: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    server.files["pytorch_model.bin"] = server.stated["pytorch_model.bin"] = pickle.dumps(Trap())
    assert "something other than tensors" in pull(address(server), tmp_path)
    assert not (tmp_path / "trapped").exists()


def test_without_a_network(tmp_path: Path) -> None:
    said = pull("http://127.0.0.1:9", tmp_path)
    assert said.startswith("ModelError Model small cannot be fetched")
    assert "use the embedded model" in said
    assert len(said.splitlines()) == 1


def test_the_table() -> None:
    for pin in hub.PINS.values():
        assert len(pin.revision) == 40
        assert int(pin.revision, 16) >= 0
        assert pin.weights_sha256 is None or len(pin.weights_sha256) == 64

"""Runs the command line in this process and gives what it printed and how it ended."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from vibrief.cli import main


@dataclass(frozen=True, slots=True)
class Outcome:
    """Exit status and both outputs of one run."""

    status: int
    out: str
    err: str


class Runner:
    """Calls `vibrief ARGUMENTS` as a shell would, with `stdin` as standard input."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: object, stdin: str | bytes = b"") -> Outcome:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        self._monkeypatch.setattr(
            sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data), isatty=lambda: False)
        )
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = self._capsys.readouterr()
        code = ended.value.code
        return Outcome(code if isinstance(code, int) else 0, printed.out, printed.err)

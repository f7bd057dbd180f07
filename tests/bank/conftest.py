"""A sound bank to work on, and a way to run a command on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.commands.cli import main
from tests.bank.banks import copy_base

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound bank, called `quizdata` from the working directory."""
    monkeypatch.chdir(tmp_path)
    copy_base(tmp_path)
    return Path("quizdata")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `python -m macros ...`: exit status, what it printed, and what went to standard error."""

    def run_command(*argv: str) -> tuple[int, str, str]:
        try:
            status = main(argv)
        except SystemExit as leaving:
            status = int(str(leaving.code))
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command

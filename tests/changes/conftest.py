"""A repository whose history is the edits, and a way to run commands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bank.conftest import run
from tests.changes.edits import SETTINGS, commit, read_edits, start_repository

__all__ = ["run"]


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a commit for each edit, tagged with its name. Tests that write take `repository`."""
    root = tmp_path_factory.mktemp("history")
    start_repository(root)
    for edit in read_edits():
        edit.apply(root)
        commit(root, edit.name)
    return root


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the bank of the tests at `base`, as the working directory."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    start_repository(tmp_path)
    return tmp_path

"""A sound site to work on, and a way to run a command on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bank.conftest import Run, run
from tests.rules.sites import copy_site

__all__ = ["Run", "run"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound site: the working directory, with quizdata/ and docs/."""
    copy_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path()

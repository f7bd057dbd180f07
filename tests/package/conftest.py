"""A wheel of this repository, and of a later version of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.package.walk import build_wheel

LATER = "99.0.0"


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both wheels, as an index would have them once the later one is out."""
    folder = tmp_path_factory.mktemp("dist")
    build_wheel(folder)
    build_wheel(folder, LATER)
    return folder

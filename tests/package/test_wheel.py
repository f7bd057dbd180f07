"""The wheel holds what sites need, and needs what requirements.in names."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path

from macros import __version__
from tests.built_site import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))


def _names(lines: list[str]) -> set[str]:
    return {re.split(r"[<>=\[ ]", line)[0].lower() for line in lines}


def test_a_wheel_needs_what_a_publisher_installs_but_for_the_theme() -> None:
    lines = (REPOSITORY / "requirements.in").read_text("utf-8").splitlines()
    wanted = _names([line for line in lines if line and not line.startswith("#")])
    needed = _names(PROJECT["project"]["dependencies"])
    chosen = _names(PROJECT["project"]["optional-dependencies"]["anki"])
    assert needed | chosen == wanted - {"mkdocs-material"}


def test_the_wheel_is_built_with_what_tests_build_it_with() -> None:
    (backend,) = PROJECT["build-system"]["requires"]
    assert f"\n{backend} \\" in (REPOSITORY / "tests/requirements.txt").read_text("utf-8")


def test_the_wheel_holds_every_file_of_the_engine(dist: Path) -> None:
    (wheel,) = dist.glob(f"*-{__version__}-*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    sources = {"macros": "mkdocs_selfcheck", "overrides": "mkdocs_selfcheck/theme"}
    moved = {
        "macros/PACKAGE.md": None,
        "macros/mkdocs_theme.yml": "mkdocs_selfcheck/theme/mkdocs_theme.yml",
    }
    wanted = set()
    for folder, name in sources.items():
        for path in (REPOSITORY / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                own = path.relative_to(REPOSITORY).as_posix()
                wanted.add(moved.get(own, name + own.removeprefix(folder)))
    assert len(wanted) > 150
    assert {name for name in held if ".dist-info/" not in name} == wanted - {None}

"""The changelog: fragments are well formed, and there is one version."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from macros import __version__

FRAGMENTS = sorted(path for path in Path("changelog.d").iterdir() if path.name[0] != ".")
TYPES = {
    kind["directory"]: kind["name"]
    for kind in tomllib.loads(Path("pyproject.toml").read_text())["tool"]["towncrier"]["type"]
}


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_says_in_a_line_what_changed_for_whom(path: Path) -> None:
    named = re.fullmatch(r"\+[a-z0-9]+(?:-[a-z0-9]+)*\.([a-z]+)\.md", path.name)
    assert named and named[1] in TYPES, f"{path}: name it +WORDS.{{{'|'.join(TYPES)}}}.md"
    text = path.read_text(encoding="utf-8")
    assert re.fullmatch(r"[A-Z`\"].*\.\n", text), f"{path}: one line that ends with a full stop"
    assert "#" not in text


def test_a_release_takes_every_fragment_in_under_the_words_for_its_readers() -> None:
    command = [sys.executable, "-m", "towncrier", "build", "--draft"]
    draft = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.search(rf"^## {re.escape(__version__)}, \d{{4}}-\d\d-\d\d$", draft, re.MULTILINE)
    parts = dict(
        zip(*[iter(re.split(r"^### (.*)\n", draft, flags=re.MULTILINE)[1:])] * 2, strict=True)
    )
    for path in FRAGMENTS:
        heading = TYPES[path.name.split(".")[1]]
        assert f"- {path.read_text(encoding='utf-8')}" in parts[heading], path.name


def test_the_version_is_that_of_the_last_release_and_written_once() -> None:
    releases = re.findall(r"^## (\S+), (\d{4}-\d\d-\d\d)$", Path("CHANGELOG.md").read_text(), re.M)
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert releases[0][0] == __version__
    assert (
        releases == sorted(releases, key=lambda release: [*map(int, release[0].split("."))])[::-1]
    )
    said = subprocess.run(
        [sys.executable, "-m", "macros", "--version"], capture_output=True, text=True, check=True
    )
    assert said.stdout == f"{__version__}\n"
    assert not re.search(r"^version = ", Path("pyproject.toml").read_text(), re.MULTILINE)

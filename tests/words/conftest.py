"""A folder of words that a test writes, in place of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.words import interface

CACHED: list[Any] = [
    interface.languages,
    interface.names,
    interface.read_language,
    interface.load_words,
]


@pytest.fixture
def write_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """`write_words(en="...", xx="...")`: the files of languages, for one test."""

    def forget() -> None:
        for each in CACHED:
            each.cache_clear()

    def write(**files: str) -> None:
        for language, text in files.items():
            (tmp_path / f"{language}.yml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(interface, "HERE", tmp_path)
        forget()

    yield write
    monkeypatch.undo()
    forget()

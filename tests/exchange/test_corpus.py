"""Every way of writing a quiz in the corpus is understood as its author meant it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.corpus import OTHERS, QUIZZES, expected, understood


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda path: path.stem)
def test_is_understood(quiz: Path) -> None:
    assert understood(quiz) == expected(quiz)


def test_every_quiz_has_its_keys_beside_it() -> None:
    assert len(QUIZZES) >= 60
    assert {path.stem for path in QUIZZES} == {
        path.stem for path in QUIZZES[0].parent.glob("*.yml")
    }


@pytest.mark.parametrize("file", OTHERS, ids=lambda path: path.name)
def test_file_of_another_format_is_recognized_and_understood(file: Path) -> None:
    assert understood(file) == expected(file)

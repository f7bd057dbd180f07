"""What templates make of values of the bank."""

from __future__ import annotations

from typing import Any

import pytest

from macros.bank.reader import load_bank
from macros.render.filters import FILTERS, STEM_LENGTH, label, tick
from macros.templating import environment
from tests.bank.banks import BASE


def test_a_step_has_the_name_under_which_readers_ticked_it() -> None:
    assert tick("Read lesson 1.") == "6c6e196f"


def test_a_step_keeps_its_name_when_its_line_is_broken_elsewhere() -> None:
    assert tick("Read\n  lesson 1.") == tick("Read lesson 1.") != tick("Read lesson 2.")


@pytest.mark.parametrize(
    ("stem", "shown"),
    [
        ("Which `one`?\n\nAnd why?", "Which one?"),
        ("a" * STEM_LENGTH, "a" * STEM_LENGTH),
        (f"{'a' * 148}, bb", f"{'a' * 148} …"),
    ],
)
def test_a_stem_is_shown_in_words_and_cut_between_them(stem: str, shown: str) -> None:
    assert label(stem) == shown


def test_a_section_of_one_question_has_one_number() -> None:
    quiz = load_bank(BASE).quizzes["demo"]
    parts: Any = environment(FILTERS).get_template("parts.html").module
    assert [parts.numbers(section, quiz) for section in quiz.sections] == ["1 to 2", "3"]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1 minute"), (45, "45 minutes"), (60, "an hour"), (80, "1.5 hours"), (120, "2 hours")],
)
def test_a_long_time_is_said_in_hours(minutes: int, said: str) -> None:
    parts: Any = environment(FILTERS).get_template("parts.html").module
    assert parts.duration(minutes) == said

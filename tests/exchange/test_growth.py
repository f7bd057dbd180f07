"""The work of an import grows as the number of its questions does, and so does the room that it takes."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.bank.kinds.choice.model import Choice
from macros.exchange.outgoing import collect
from macros.exchange.readers import recognize
from tests.bank.conftest import Run
from tests.exchange.writers.test_writers import DEMO, NOWHERE, quiz_of, write

FEW, FOLD = 15, 4
NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def numbered(number: int) -> Choice:
    """A question whose words are partly those of all others, partly its own."""
    first = DEMO.questions[0]
    assert isinstance(first, Choice)
    own = " ".join(NUMBERS[int(digit)] for digit in f"{number:04}")
    return first.remade({"id": f"question-{number}", "stem": f"What wants oil at {own} miles?"})


def written(name: str, questions: int) -> str:
    quiz = quiz_of(*map(numbered, range(questions)))
    return write(name, collect(quiz, NOWHERE))[""].decode().replace("\r\n", "\n")


def calls(act: Callable[[], object]) -> int:
    """How many functions are called: the same in every run, whatever else the machine does."""
    count = 0

    def called(_frame: object, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def room(act: Callable[[], object]) -> int:
    """The most bytes that were taken at once."""
    tracemalloc.start()
    try:
        kept = act()
        assert kept
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["anki", "csv", "gift", "markdown", "moodle-xml"])
def test_reading_grows_with_the_number_of_questions(name: str) -> None:
    def reading(questions: int) -> Callable[[], object]:
        text = written(name, questions)
        found = recognize(text)
        assert found is not None
        return lambda: found.read(text, "file")[0].questions

    reading(FEW)()  # what is worked out once
    few, many = reading(FEW), reading(FEW * FOLD)
    assert calls(many) < 1.15 * FOLD * calls(few)
    assert room(many) < 1.3 * FOLD * room(few)


def test_a_whole_import_grows_with_it_and_so_does_the_next_one(bank: Path, run: Run) -> None:
    assert bank.is_dir()

    def importing(questions: int) -> tuple[int, int]:
        file, quiz = Path(f"quiz-{questions}.csv"), f"quiz-{questions}"
        printed: list[str] = []

        def bring_in() -> None:
            printed.append(run("import", file.name, "--quiz", quiz)[1])

        text = written("csv", questions)
        file.write_text(text, encoding="utf-8")
        first = calls(bring_in)
        file.write_text(text.replace("Friction is heard", "It is heard"), encoding="utf-8")
        second = calls(bring_in)
        assert f"{questions} new, 0 updated" in printed[0]
        assert f"0 new, {questions} updated" in printed[1]
        return first, second

    importing(5)
    for few, many in zip(importing(FEW), importing(FEW * FOLD), strict=True):
        assert many < 1.1 * FOLD * few, (few, many)

"""A parser of GIFT that others keep understands what is written as it was meant."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from macros.bank.kinds.choice.model import Choice
from macros.bank.model import Quiz
from macros.exchange.outgoing import collect
from tests.built_site import REPOSITORY
from tests.exchange.writers.test_writers import ALL, NOWHERE, RICH, question, quiz_of, write

PARSER = REPOSITORY / "tests" / "node_modules" / "gift-pegjs"
NODE = Path(sys.executable).with_name("node")
KINDS = {
    "options": "MC", "number": "Numerical", "words": "Short", "steps": "Matching", "sample": "Essay",
}  # fmt: skip

pytestmark = pytest.mark.skipif(
    not (PARSER.is_dir() and NODE.is_file()), reason="make lint installs the parser"
)


def understood(quiz: Quiz) -> list[dict[str, Any]]:
    written = write("gift", collect(quiz, NOWHERE))[""]
    command = [str(NODE), str(Path(__file__).with_name("gift.mjs"))]
    done = subprocess.run(command, input=written, capture_output=True, check=False)
    assert not done.returncode, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return [each for each in found if each["type"] != "Category"]


@pytest.mark.parametrize("quiz", ALL.values(), ids=lambda quiz: quiz.id)
def test_every_kind_is_what_it_was(quiz: Quiz) -> None:
    items = collect(quiz, NOWHERE).items
    for item, found in zip(items, understood(quiz), strict=True):
        outline = item.outline
        kind = next(name for name in KINDS if getattr(outline, name))
        assert (found["title"], found["type"]) == (item.id, KINDS[kind])
        if kind == "number" and outline.number:
            assert found["choices"]["number"] == float(outline.number.value)
        if kind == "words":
            assert [each["text"]["text"] for each in found["choices"]] == list(outline.words)
        if kind == "steps":
            places = [int(pair["subanswer"]) for pair in found["matchPairs"]]
            assert tuple(places) == outline.places


def test_choices_are_read_word_for_word() -> None:
    @settings(max_examples=1, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(st.tuples(*(question(RICH, number) for number in range(1, 25))))
    def read(questions: tuple[Choice, ...]) -> None:
        for one, found in zip(questions, understood(quiz_of(*questions)), strict=True):
            assert found["stem"] == {"format": "markdown", "text": one.stem}
            told = found["choices"]
            assert [each["text"]["text"] for each in told] == list(one.options.values())
            right = [each["isCorrect"] or (each["weight"] or 0) > 0 for each in told]
            assert right == [letter in one.key for letter in one.options]

    read()

"""A parser of GIFT that others keep understands what is written as it was meant."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from macros.bank.kinds.choice.model import Choice
from macros.bank.model import Quiz
from macros.exchange.html import to_markdown
from macros.exchange.outgoing import collect
from macros.exchange.readers import FORMATS
from tests.built_site import REPOSITORY
from tests.exchange.corpus import OTHERS
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
    return parsed(write("gift", collect(quiz, NOWHERE))[""])


def parsed(written: bytes) -> list[dict[str, Any]]:
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


EXAMPLE = re.compile(r"(?<=sampleQuestion = `).*?(?=`;)", re.DOTALL)
"""What the parser's own manual shows that it reads."""


def told(found: dict[str, Any]) -> Any:
    """What another parser says of an answer, in our terms; None for what has no place in a bank."""
    choices = found.get("choices")
    if found["type"] == "TF":
        return ["True", "False"], (0,) if found["isTrue"] else (1,)
    if found["type"] == "MC":
        worth = [each["weight"] or (100 if each["isCorrect"] else 0) for each in choices]
        best = 1 if all(each["weight"] for each in choices) else max(worth)
        right = tuple(at for at, points in enumerate(worth) if points >= best)
        return [each["text"]["text"] for each in choices], right
    if found["type"] == "Numerical" and isinstance(choices, dict):
        if choices["type"] == "high-low":
            return (choices["numberLow"] + choices["numberHigh"]) / 2
        return choices["number"]
    return None


def test_what_others_write_is_read_as_another_parser_reads_it() -> None:
    manual = EXAMPLE.search((PARSER / "README.md").read_text(encoding="utf-8"))
    assert manual
    files = [path.read_text(encoding="utf-8") for path in OTHERS if path.suffix == ".gift"]
    compared = 0
    for text in [manual[0], *files]:
        ours, problems = FORMATS["gift"].read(text, "file")
        theirs = [each for each in parsed(text.encode()) if each["type"] != "Description"]
        assert not problems and len(ours.questions) == len(theirs)
        for draft, found in zip(ours.questions, theirs, strict=True):
            answer = told(found)
            if isinstance(answer, float | int):
                assert float(draft.special["answer"]) == pytest.approx(answer)
            elif answer:
                options, right = answer
                assert [each.text for each in draft.options] == list(map(to_markdown, options))
                assert draft.key == right
            compared += answer is not None
    assert compared >= 12

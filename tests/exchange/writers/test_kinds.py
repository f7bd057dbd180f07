"""Questions that are none to choose from come back from every format that holds them, as they were."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from macros.bank.kinds.numeric.model import Numeric
from macros.bank.kinds.order.model import Order
from macros.bank.kinds.short.model import Short
from macros.bank.question import Question
from macros.exchange.fields import fields_of
from macros.exchange.outgoing import collect
from macros.exchange.readers import recognize
from tests.exchange.writers.test_writers import ALL, DEMO, NOWHERE, quiz_of, write

COMMON: dict[str, Any] = {
    "id": "one",
    "level": "recall",
    "stem": "Which one?",
    "explanation": "So it is.",
    "sources": ["manual"],
    "reviewed": datetime.date(2026, 11, 22),
}
FORMATS = ["gift", "moodle-xml", "csv", "markdown", "anki"]
ANEW = ("csv", "markdown", "anki")
"""Formats that have steps in their order, and so give them other letters; in these a number has its unit."""
WORDS = st.lists(
    st.sampled_from(
        ["bread", "rises", "with", "yeast", "cools", "1:2", "a=b", "{x}", "50 %", "a / b", "-o json"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=3, max_size=8, unique_by=lambda text: text.casefold().strip())


@st.composite
def orders(draw: Any) -> Order:
    steps = dict(zip("ABCDEFGH", draw(TEXTS), strict=False))
    letters = draw(st.permutations(sorted(steps)))
    swaps = draw(st.booleans()) and len(letters) > 3
    answer: list[Any] = [sorted(letters[:2]), *letters[2:]] if swaps else list(letters)
    return Order.model_validate(COMMON | {"kind": "order", "steps": steps, "answer": answer})


@st.composite
def numbers(draw: Any) -> Numeric:
    room = draw(st.integers(0, 40))
    tolerance = {"tolerance": {"absolute": f"{room / 8}"}} if room else {}
    unit = {"unit": "GiB"} if draw(st.booleans()) else {}
    answer = f"{draw(st.integers(-4000, 4000)) / 8}"
    return Numeric.model_validate(COMMON | {"kind": "numeric", "answer": answer} | tolerance | unit)


@st.composite
def typed(draw: Any) -> Short:
    return Short.model_validate(COMMON | {"kind": "short", "answer": draw(TEXTS)})


def back(name: str, question: Question) -> dict[str, Any]:
    """What a reader makes of the question, once written."""
    written = write(name, collect(quiz_of(question), NOWHERE))[""].decode()  # type: ignore[arg-type]
    found = recognize(written)
    assert found is not None and found.name == name
    reading, problems = found.read(written.replace("\r\n", "\n"), "file")
    assert not problems
    (draft,) = reading.questions
    assert not draft.missing
    assert (draft.explanation, draft.level) == (question.explanation, question.level)
    assert draft.stem.startswith(question.stem)
    return draft.special


@pytest.mark.parametrize("name", FORMATS)
def test_steps_come_back_with_their_order(name: str) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(orders())
    def come_back(question: Order) -> None:
        found = back(name, question)
        if name in ANEW:
            assert _by_text(found) == _by_text({"steps": question.steps, "answer": question.answer})
        else:
            assert found == {"kind": "order", "steps": question.steps, "answer": question.answer}

    come_back()


def _by_text(found: dict[str, Any]) -> list[set[str]]:
    groups = [[each] if isinstance(each, str) else each for each in found["answer"]]
    return [{found["steps"][letter] for letter in group} for group in groups]


@pytest.mark.parametrize("name", FORMATS)
def test_numbers_come_back_with_their_tolerance(name: str) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(numbers())
    def come_back(question: Numeric) -> None:
        found = back(name, question)
        outline = question_outline(question)
        assert float(found["answer"]) == float(outline.number.value)
        assert float(found.get("tolerance", {}).get("absolute", 0)) == pytest.approx(
            outline.number.room, rel=1e-5, abs=1e-6
        )
        if name in ANEW:
            assert found.get("unit", "") == outline.unit

    come_back()


def question_outline(question: Question) -> Any:
    (item,) = collect(quiz_of(question), NOWHERE).items  # type: ignore[arg-type]
    return item.outline


@pytest.mark.parametrize("name", FORMATS)
def test_words_to_type_come_back(name: str) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(typed())
    def come_back(question: Short) -> None:
        assert back(name, question) == {"kind": "short", "answer": question.answer}

    come_back()


@pytest.mark.parametrize("name", FORMATS)
def test_an_answer_that_readers_judge_comes_back_as_a_scenario(name: str) -> None:
    (question,) = (
        each for quiz in ALL.values() for each in quiz.questions if each.id == "why-whip"
    )
    written = write(name, collect(quiz_of(question), NOWHERE))[""].decode()  # type: ignore[arg-type]
    found = recognize(written)
    assert found is not None
    (draft,) = found.read(written.replace("\r\n", "\n"), "file")[0].questions
    assert draft.is_open and not draft.missing
    fields = fields_of(draft)
    assert fields["tasks"] == [question.stem]
    assert "a whipping holds them together" in fields["answer"]
    assert fields["answer"].count("A fused end breaks, and a knot jams.") == 1


def test_an_order_of_moodles_own_is_read_and_mixed() -> None:
    text = """<?xml version="1.0"?><quiz><question type="ordering"><name><text>rise</text></name>
<questiontext format="html"><text>In which order?</text></questiontext>
<answer fraction="1"><text>Knead</text></answer><answer fraction="2"><text>Proof</text></answer>
<answer fraction="3"><text>Bake</text></answer></question></quiz>"""
    found = recognize(text)
    assert found is not None
    reading, _ = found.read(text, "file")
    assert reading.questions[0].special == {
        "kind": "order",
        "steps": {"A": "Bake", "B": "Knead", "C": "Proof"},
        "answer": ["B", "C", "A"],
    }


def test_pairs_that_are_no_places_are_no_order() -> None:
    text = "::capitals::Match.{=France -> Paris =Italy -> Rome =Spain -> Madrid}"
    found = recognize(text)
    assert found is not None
    reading, _ = found.read(text, "file")
    assert not reading.questions[0].special
    assert "matching" in reading.questions[0].missing or "pairs" in reading.questions[0].missing


def test_the_demo_quiz_is_of_choices_alone() -> None:
    """So that this file is needed: what holds for it holds for one kind."""
    assert {question.kind for question in DEMO.questions} == {"choice"}

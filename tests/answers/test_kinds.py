"""Answers to questions of each kind: which known mistakes they are, which steps stand wrong, what parts are worth."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.answers import HandedIn
from macros.answers.copies import Copy, FirstAnswer
from macros.answers.figures import FEWEST, ItemFigures, count_answers
from macros.answers.report import print_markdown, print_table
from macros.bank.kinds import kind_of
from macros.bank.kinds.numeric.answers import read_entered
from macros.bank.kinds.numeric.units import fold_unit
from macros.bank.kinds.order.answers import mistakes_in
from macros.bank.kinds.order.model import Order
from macros.bank.reader import load_bank
from tests.kinds.banks import EACH_KIND

QUIZZES = load_bank(EACH_KIND).quizzes
QUESTIONS = {question.id: question for question in QUIZZES["rope-work"].questions}


def figures(id: str, *responses: str, right: bool = False) -> ItemFigures:
    """The figures of a question that was answered so: letters or a number, set apart by bars."""
    revision = QUESTIONS[id].revision
    copies = [
        Copy(
            "rope-work", f"reader{at}", (FirstAnswer(id, revision, tuple(each.split("|")), right),)
        )
        for at, each in enumerate(responses)
    ]
    (item,) = count_answers(copies, QUIZZES)
    return item


@pytest.mark.parametrize(
    ("id", "response", "found"),
    [
        ("log-size", ["15.73"], ["15.73 GiB"]),
        ("log-size", ["15,73"], ["15.73 GiB"]),
        ("log-size", ["15,73 GiB"], ["15.73 GiB"]),
        ("log-size", ["122880 MiB"], ["120 GiB"]),
        ("log-size", ["122,880.0 MiB"], ["120 GiB"]),
        ("log-size", ["1.2e2"], ["120 GiB"]),
        ("log-size", ["7"], ["another number"]),
        ("log-size", ["many"], ["another number"]),
        ("share-of-strength", ["35 %"], ["0.35"]),
        ("length-of-rope", ["3"], []),
        ("tie-bowline", ["A", "B", "D", "E", "C"], ["A out of place"]),
        ("tie-bowline", ["C", "B", "D", "A", "E"], ["C out of place"]),
        ("moor-boat", ["D", "C", "B", "A"], []),
        ("moor-boat", ["A", "D", "B", "C"], ["A out of place"]),
        # A copy comes from a stranger.
        ("moor-boat", ["A", "| x", "D", "B", "C"], ["A out of place"]),
        ("king-of-knots", ["figure eight"], []),
        ("which-rope", ["A"], []),
    ],
)
def test_what_a_wrong_answer_got_wrong(id: str, response: Sequence[str], found: list[str]) -> None:
    question = QUESTIONS[id]
    named = [
        name.replace("\N{NO-BREAK SPACE}", " ")
        for name in kind_of(question).mistakes_in(question, response)
    ]
    assert named == found


def test_mistakes_are_counted_and_told_most_frequent_first() -> None:
    item = figures("log-size", "120", "15.73", "120", "9", "120", "15,73 GiB")
    assert item.mistakes == (
        ("120\N{NO-BREAK SPACE}GiB", 3),
        ("15.73\N{NO-BREAK SPACE}GiB", 2),
        ("another number", 1),
    )
    handed = HandedIn({"rope-work": 6}, items=[item])
    assert "wrong: 120\N{NO-BREAK SPACE}GiB 3, 15.73\N{NO-BREAK SPACE}GiB 2, another number 1" in (
        print_table(handed)
    )
    assert "another number 1 |" in print_markdown(handed)


def test_right_answers_and_other_wordings_are_no_mistakes() -> None:
    assert figures("log-size", "15", "15.1", right=True).mistakes == ()
    old = FirstAnswer("log-size", "0123abcd", ("120",), False)
    (item,) = count_answers([Copy("rope-work", "reader", (old,))], QUIZZES)
    assert not item.current
    assert item.mistakes == ()


def test_parts_of_answers_are_worth_what_the_quiz_says() -> None:
    item = figures("rot-proof", "A", "A|B", "B|D|E", "C|A|E")
    assert item.points == (0.5 + (1 / 2 - 1 / 3) + 0 + (1 - 1 / 3)) / 4
    enough = dataclasses.replace(item, readers=FEWEST)
    printed = [print_table(HandedIn({"rope-work": 4}, items=[each])) for each in (enough, item)]
    assert ["worth 0.33 of a point on average" in each for each in printed] == [True, False]
    assert figures("which-rope", "A").points is None
    assert dataclasses.replace(item, points=None).mistakes == ()


CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "client/cases.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES["numbers.js"]["readNumber"] if case["gives"]],
    ids=lambda case: case["case"],
)
def test_figures_read_no_number_otherwise_than_scripts(case: dict[str, Any]) -> None:
    value, unit = read_entered(*case["given"])
    # A way to write numbers that is read by scripts alone leaves a rest, which is no unit.
    if value is not None and fold_unit(unit) == fold_unit(case["gives"]["unit"]):
        assert value in case["gives"]["values"]


def test_figures_read_most_ways_to_write_a_number() -> None:
    cases = [case for case in CASES["numbers.js"]["readNumber"] if case["gives"]]
    read = [case for case in cases if read_entered(*case["given"])[0] in case["gives"]["values"]]
    assert len(CASES["numbers.js"]["readNumber"]) >= 60 and len(read) > len(cases) / 2


@pytest.mark.parametrize("case", CASES["orders.js"]["misplaced"], ids=lambda case: case["case"])
def test_figures_name_the_steps_that_scripts_mark(case: dict[str, Any]) -> None:
    order, key = case["given"]
    answer = [group.split("/") if "/" in group else group for group in key]
    question = Order.model_construct(answer=answer)
    known = [step for step in order if step in "/".join(key).split("/")]
    assert [name.split()[0] for name in mistakes_in(question, known)] == [
        step for step in case["gives"] if step in known
    ]

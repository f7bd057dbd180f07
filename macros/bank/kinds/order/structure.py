"""What must be so for a question to be loaded: the order has each step once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ....problems import Problem
from ...parts import Part
from ...source import Loc
from .model import LETTERS


def check_letters_run_from_a(question: Part) -> Iterator[Problem]:
    letters = list(question.fields.get("steps", {}))
    expected = LETTERS[: len(letters)]
    for letter, due in zip(letters, expected, strict=True):
        if letter != due:
            message = f"steps are {', '.join(letters)}: letters run {', '.join(expected)}"
            yield question.problem(message, "steps", letter, key=True)
            return


def check_order_has_each_step_once(question: Part) -> Iterator[Problem]:
    if not {"answer", "steps"} <= question.fields.keys():
        return
    steps = question.fields["steps"]
    seen: set[str] = set()
    for loc, letter in _letters(question):
        if letter not in steps:
            message = f"the order has '{letter}', which is not one of its steps {', '.join(steps)}"
            yield question.problem(message, *loc)
        elif letter in seen:
            yield question.problem(f"step {letter} is in the order twice: delete one", *loc)
        seen.add(letter)
    for letter in steps:
        if letter not in seen:
            message = f"step {letter} is not in the order: add it to 'answer', or delete the step"
            yield question.problem(message, "steps", letter, key=True)


def check_steps_that_swap_are_several(question: Part) -> Iterator[Problem]:
    for number, entry in enumerate(question.fields.get("answer", [])):
        if isinstance(entry, list) and len(entry) < 2:
            has = f"{entry[0]} alone" if entry else "nothing"
            message = f"'answer' {number + 1} holds {has}: a list is for steps that may swap"
            yield question.problem(message, "answer", number)


def check_feedback_is_for_a_step(question: Part) -> Iterator[Problem]:
    steps = question.fields.get("steps", {})
    for letter in question.fields.get("feedback", []) if steps else ():
        if letter not in steps:
            message = f"feedback {letter} belongs to no step; there are {', '.join(steps)}"
            yield question.problem(message, "feedback", letter, key=True)


def check_steps_differ(question: Part) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for letter, text in question.fields.get("steps", {}).items():
        folded = " ".join(text.split()).casefold()
        if folded in seen:
            message = f"steps {seen[folded]} and {letter} say the same: reword one"
            yield question.problem(message, "steps", letter)
        seen.setdefault(folded, letter)


CHECKS: list[Callable[[Part], Iterator[Problem]]] = [
    check_letters_run_from_a,
    check_order_has_each_step_once,
    check_steps_that_swap_are_several,
    check_feedback_is_for_a_step,
    check_steps_differ,
]


def _letters(question: Part) -> Iterator[tuple[Loc, str]]:
    for number, entry in enumerate(question.fields["answer"]):
        if isinstance(entry, str):
            yield ("answer", number), entry
        else:
            yield from ((("answer", number, place), letter) for place, letter in enumerate(entry))

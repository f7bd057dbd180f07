"""What must be so for a question to be loaded: it can be judged, and no answer is two things."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ....problems import Problem
from ...parts import Part
from ...source import Loc
from .normal import normalized

_USUAL = ["case", "quotes"]


def check_it_can_be_judged(question: Part) -> Iterator[Problem]:
    called = question.model.called
    written = {called.get(name, name) for name in question.raw}
    has_list, has_sample = (name in written for name in ("answer", "sample"))
    if not has_list and not has_sample:
        message = (
            "has neither 'answer' nor 'sample': list under 'answer' what is accepted, or write a good answer "
            "under 'sample', for readers to judge their own by"
        )
        yield question.problem(message)
    elif question.raw.get("answer") == []:
        yield question.problem("'answer' has no entry: list what is accepted", "answer")
    elif has_list and has_sample:
        message = "'sample' is for a question without 'answer': delete one of them"
        yield question.problem(message, "sample", key=True)
    elif has_sample and not question.raw.get("criteria"):
        message = "'sample' needs criteria: list under 'criteria' what a right answer has"
        yield question.problem(message, "sample", key=True)


def check_fields_go_together(question: Part) -> Iterator[Problem]:
    by_list = question.raw.get("answer") is not None
    for name in ("criteria",) if by_list else ("mistakes", "ignore"):
        if question.raw.get(name) and (by_list or question.raw.get("sample") is not None):
            needed = "'sample'" if by_list else "'answer'"
            message = f"'{name}' is for a question with {needed}: delete it"
            yield question.problem(message, name, key=True)


def check_answers_are_told_apart(question: Part) -> Iterator[Problem]:
    """Once what does not count is gone, each answer is one thing and says something."""
    if "ignore" in question.raw and "ignore" not in question.fields:
        return
    ignore = question.fields.get("ignore", _USUAL)
    seen: dict[str, str] = {}
    for loc, text in _answers(question):
        left = normalized(text, ignore)
        name = question.phrase(loc)
        if not left:
            message = f"{name}, '{text}', is empty once what 'ignore' names is gone: reword it, or ignore less"
            yield question.problem(message, *loc)
        elif left in seen:
            message = (
                f"{name} is the same as {seen[left]} once what 'ignore' names is gone: delete it"
            )
            yield question.problem(message, *loc)
        seen.setdefault(left, name)


def check_nothing_is_ignored_twice(question: Part) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, name in enumerate(question.fields.get("ignore", [])):
        if name in seen:
            yield question.problem(f"'{name}' is listed twice: delete one", "ignore", number)
        seen.add(name)


CHECKS: list[Callable[[Part], Iterator[Problem]]] = [
    check_it_can_be_judged,
    check_fields_go_together,
    check_answers_are_told_apart,
    check_nothing_is_ignored_twice,
]


def _answers(question: Part) -> Iterator[tuple[Loc, str]]:
    for number, text in enumerate(question.fields.get("answer", [])):
        yield ("answer", number), text
    for number, mistake in enumerate(question.fields.get("mistakes", [])):
        yield ("mistakes", number, "value"), mistake["value"]

"""A question whose answer is a number to enter: a kind for tests, of the fewest files that a kind can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from ...problems import Problem
from ..fields import Inline
from ..kind import EachRule, Kind, Note
from ..parts import Part
from ..question import Question


class Number(Question):
    """A question whose answer is a number."""

    kind: Literal["number"]
    """What kind of question it is."""
    answer: float
    """The number that is right."""
    slip: Inline
    """What went wrong for most readers who enter another, in inline Markdown."""

    @property
    def key(self) -> tuple[str, ...]:
        return (f"{self.answer:.15g}",)

    @property
    def graded(self) -> list[Any]:
        return [self.kind, self.stem, self.key]


def check_answer_is_finite(question: Part) -> Iterator[Problem]:
    if str(question.fields.get("answer")).strip("-") in ("inf", "nan"):
        yield question.problem("'answer' must be a number that readers can enter", "answer")


def answer_in_stem(question: Number) -> Iterator[Note]:
    """A number that stands in the question is entered by readers who know nothing."""
    if question.key[0] in question.stem.split():
        message = "the stem says the answer: ask for a number that has to be worked out"
        yield Note(("stem",), message, question.key[0])


KIND = Kind(Number, checks=[check_answer_is_finite], rules=[EachRule(answer_in_stem)])

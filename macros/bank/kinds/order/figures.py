"""What steps to put in order are made of, in figures: how many there are, and how many orders are right."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...kind import Counted, KindFigures, Table
from .model import Order


@dataclass(frozen=True)
class OrderFigures:
    """Questions with steps to put in order."""

    steps: float
    """Steps of a question, the median."""
    steps_swap: int
    """Questions in which some steps may swap."""
    orders_by_chance: float
    """The chance that a reader who knows nothing is right, on average."""
    steps_explained: float
    """The share of steps with feedback."""


def _count(questions: Sequence[Order]) -> OrderFigures:
    return OrderFigures(
        steps=statistics.median(len(question.steps) for question in questions),
        steps_swap=sum(any(len(group) > 1 for group in question.groups) for question in questions),
        orders_by_chance=statistics.mean(map(_by_chance, questions)),
        steps_explained=sum(len(question.feedback) for question in questions)
        / sum(len(question.steps) for question in questions),
    )


def _by_chance(question: Order) -> float:
    right = math.prod(math.factorial(len(group)) for group in question.groups)
    return right / math.factorial(len(question.steps))


def _tables(groups: Sequence[Counted], whole: object) -> Iterator[Table]:
    yield "Steps to put in order"
    yield [
        ("Section", "Questions", "Steps", "May swap", "By chance", "Explained"),
        *map(_cells_of_group, groups),
    ]


def _cells_of_group(group: Counted) -> Sequence[str]:
    found: OrderFigures = group.figures
    return (
        group.title,
        str(group.questions),
        f"{found.steps:g}",
        str(found.steps_swap),
        f"{100 * found.orders_by_chance:.2g} %",
        f"{100 * found.steps_explained:.0f} %",
    )


FIGURES = KindFigures(_count, _tables)

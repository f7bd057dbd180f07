"""What numbers to enter are made of, in figures: how many are drawn anew, proved, and teach by known mistakes."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...kind import Counted, KindFigures, Table
from .model import Numeric


@dataclass(frozen=True)
class NumericFigures:
    """Questions with a number to enter."""

    numbers_drawn: int
    """Questions whose numbers are drawn anew for each attempt."""
    numbers_proved: int
    """Questions whose key has a proof."""
    numbers_exact: int
    """Questions that accept one number alone."""
    number_mistakes: float
    """Wrong numbers with feedback that a question names, on average."""


def _count(questions: Sequence[Numeric]) -> NumericFigures:
    return NumericFigures(
        numbers_drawn=sum(len(question.rows) > 1 for question in questions),
        numbers_proved=sum(question.proof is not None for question in questions),
        numbers_exact=sum(question.tolerance is None for question in questions),
        number_mistakes=statistics.mean(len(question.mistakes) for question in questions),
    )


def _tables(groups: Sequence[Counted], whole: object) -> Iterator[Table]:
    yield "Numbers to enter"
    yield [
        ("Section", "Questions", "Drawn anew", "Proved", "Without tolerance", "Mistakes named"),
        *map(_cells_of_group, groups),
    ]


def _cells_of_group(group: Counted) -> Sequence[str]:
    found: NumericFigures = group.figures
    counts = (group.questions, found.numbers_drawn, found.numbers_proved, found.numbers_exact)
    return (group.title, *map(str, counts), f"{found.number_mistakes:.1f}")


FIGURES = KindFigures(_count, _tables)

"""A number to enter in terms that other programs know."""

from __future__ import annotations

from ...outline import OutlineNumber, QuestionOutline
from .amounts import Tolerance, range_around
from .model import Numeric


def outline(question: Numeric) -> QuestionOutline:
    mistakes = tuple(
        OutlineNumber(
            each.value, _room(each.value, each.tolerance or question.tolerance), each.feedback
        )
        for each in question.mistakes
    )
    unsaid = ("other units and spellings of the unit",) if question.unit else ()
    return QuestionOutline(
        number=OutlineNumber(question.answer, _room(question.answer, question.tolerance)),
        unit=question.unit or "",
        mistakes=mistakes,
        unsaid=unsaid,
    )


def _room(value: str, tolerance: Tolerance | None) -> float:
    """How far from the number another may be; 0 where only the way computers add asks for room."""
    number = float(value)
    return range_around(number, tolerance).high - number if tolerance else 0.0

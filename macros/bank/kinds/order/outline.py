"""Steps to put in order in terms that other programs know."""

from __future__ import annotations

from ...outline import QuestionOutline
from .model import Order


def outline(question: Order) -> QuestionOutline:
    return QuestionOutline(
        steps=tuple(text for _, text in sorted(question.steps.items())),
        places=tuple(
            next(at for at, group in enumerate(question.groups, 1) if letter in group)
            for letter in sorted(question.steps)
        ),
        order=tuple(tuple(question.steps[each] for each in group) for group in question.groups),
        notes=tuple(text for _, text in sorted(question.feedback.items())),
    )

"""A choice in terms that other programs know."""

from __future__ import annotations

from ...outline import OutlineOption, QuestionOutline
from .model import Choice


def outline(question: Choice) -> QuestionOutline:
    options = tuple(
        OutlineOption(letter, text, letter in question.key, question.feedback.get(letter, ""))
        for letter, text in sorted(question.options.items())
    )
    return QuestionOutline(
        options=options,
        multiple=question.multiple,
        fixed=not question.shuffle,
        stays=question.last or "",
    )

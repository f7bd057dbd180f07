"""A choice in terms that other programs know."""

from __future__ import annotations

from ...outline import Outline, OutlineOption
from .model import Choice


def outline(question: Choice) -> Outline:
    options = tuple(
        OutlineOption(letter, text, letter in question.key, question.feedback.get(letter, ""))
        for letter, text in sorted(question.options.items())
    )
    return Outline(options=options, multiple=question.multiple, fixed=not question.shuffle)

"""How lines are written that may ask: what is written like a question is one."""

from __future__ import annotations

from ... import words
from .view import QuizText, Starts

ASKS = frozenset({"q", *words.STEM} - {"prompt", "problem", "multiple choice", "statement"})
"""Words before a colon behind which a question stands."""


def is_labeled(quiz: QuizText, at: int) -> bool:
    """Whether a line asks behind a word such as "Question:"."""
    return any(said.role == "stem" and said.rest and said.phrase in ASKS for said in quiz.said[at])


def shape_of(quiz: QuizText, at: int) -> tuple[object, ...]:
    """How a line is written, apart from its words and its number."""
    line, numbered = quiz.lines[at], quiz.numbers[at]
    bold = line.text.startswith(("**", "__"))
    return (
        line.kind,
        line.level,
        len(line.items),
        bool(line.marker),
        bold,
        numbered.word if numbered else "",
    )


def is_within(quiz: QuizText, at: int, starts: Starts) -> bool:
    """Whether a line belongs to a question that is still open."""
    for each in range(at - 1, max(-1, at - 60), -1):
        if each in starts:
            return starts[each].explicit and shape_of(quiz, each) != shape_of(quiz, at)
        if quiz.lines[each].kind == "heading" and not quiz.said[each]:
            return False
    return False


def follows(before: str, after: str) -> bool:
    """Whether a number is the next one."""
    return before.isdigit() and after.isdigit() and int(after) == int(before) + 1

"""Markdown, as people write quizzes in it."""

from __future__ import annotations

from ....problems import Problem
from ...drafts import Understood
from ...format import Format, refusal
from .blocks import read_blocks
from .questions import read_questions
from .typed import settle_title


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    document = read_blocks(text)
    reading = read_questions(document)
    for question in reading.questions:
        settle_title(question)
    if reading.questions:
        return reading, []
    line = next((line.number for line in document.lines), 1)
    message = (
        "no question was found from here on: a question is a heading, a bold line or a numbered one, "
        "with options such as 'A) ...' below it"
    )
    return reading, [refusal(file, line, message)]


FORMAT = Format(
    "markdown", "Markdown as people write quizzes in it", lambda text: True, read, rank=9
)

"""New questions and quizzes with placeholders, put where they belong without a change to anything else."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2

from ..bank.kinds import DEFAULT, KINDS
from ..bank.question import Question
from ..bank.schema import generate_schemas
from ..templating import environment


def write_quiz(bank: Path, quiz: str, kind: str = DEFAULT) -> list[Path]:
    """The fewest files that make a quiz, and the schemas that editors read. Gives those that were not there."""
    question = new_question("todo", kind=kind)
    texts = {
        f"{quiz}/quiz.yml": _fill("quiz"),
        f"{quiz}/sources.yml": _fill("sources"),
        f"{quiz}/01-first.yml": _fill("section", question=question.rstrip("\n")),
    }
    written = []
    for name, text in (texts | generate_schemas()).items():
        path = bank / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def new_question(
    id: str, questions: Sequence[Question] = (), lesson: str | None = None, kind: str = DEFAULT
) -> str:
    """A question that has every field, as YAML that starts at the margin; `questions` are those that are there."""
    values = KINDS[kind].new(KINDS[kind].questions_in(questions))
    return _templates().get_template(f"kinds/{kind}.yml").render(id=id, lesson=lesson, **values)


def _fill(name: str, **values: Any) -> str:
    return _templates().get_template(f"new/{name}.yml").render(**values)


@functools.cache
def _templates() -> jinja2.Environment:
    return environment({}, keep_trailing_newline=True)

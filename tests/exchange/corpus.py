"""Small quizzes in Markdown, one a way of writing or a trap, each with what it asks and its key beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from macros.exchange.drafts import QuestionDraft
from macros.exchange.fields import LETTERS
from macros.exchange.readers.markdown import read
from macros.exchange.writing import write_entry

FOLDER = Path(__file__).parent / "corpus"
QUIZZES = sorted(FOLDER.glob("*.md"))


def understood(path: Path) -> list[dict[str, Any]]:
    """What the reader makes of a quiz, as the files beside them say it."""
    reading, problems = read(path.read_text(encoding="utf-8"), path.name)
    assert not problems
    return [_fields(question) for question in reading.questions]


def expected(path: Path) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.load(
        path.with_suffix(".yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return loaded


def write_expected(path: Path) -> None:
    """Write down what the reader makes of a quiz. Whoever does so reads it."""
    path.with_suffix(".yml").write_text(
        "".join(map(write_entry, understood(path))), encoding="utf-8"
    )


def _fields(question: QuestionDraft) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "stem": question.stem,
        "options": [option.text for option in question.options],
        "key": [LETTERS[at] for at in question.key],
        "sample": question.sample,
        "tasks": question.tasks,
        "explanation": question.explanation,
        "feedback": {
            LETTERS[at]: option.feedback
            for at, option in enumerate(question.options)
            if option.feedback
        },
        "links": [url for url, _ in question.links],
        "conflicts": [remark.message for remark in question.conflicts],
        "missing": question.missing,
    }
    return {name: value for name, value in fields.items() if value}


if __name__ == "__main__":
    for each in QUIZZES:
        if not each.with_suffix(".yml").exists():
            write_expected(each)

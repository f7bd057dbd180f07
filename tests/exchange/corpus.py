"""Small quizzes in Markdown, one a way of writing or a trap, each with what it asks and its key beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from macros.exchange.drafts import QuestionDraft
from macros.exchange.fields import LETTERS
from macros.exchange.readers import recognize
from macros.exchange.writing import write_entry

QUIZZES = sorted((Path(__file__).parent / "corpus").glob("*.md"))
OTHERS = sorted(
    path for path in (Path(__file__).parent / "formats").glob("*") if path.suffix != ".yml"
)
"""Files of other formats."""


def understood(path: Path) -> list[dict[str, Any]]:
    """What the reader makes of a quiz, as the files beside them say it."""
    text = path.read_text(encoding="utf-8")
    found = recognize(text)
    assert found is not None
    assert found.name == ("markdown" if path in QUIZZES else FORMAT_OF[_kind(path)])
    reading, problems = found.read(text, path.name)
    assert not problems
    return [_fields(question) for question in reading.questions]


FORMAT_OF = {
    "gift": "gift",
    "aiken.txt": "aiken",
    "mkdocs-quiz.md": "mkdocs-quiz",
    "mdbook.toml": "mdbook",
    "csv": "csv",
    "moodle.xml": "moodle-xml",
    "anki.txt": "anki",
}
"""How the names of files end, by the format that they are of."""


def _kind(path: Path) -> str:
    return path.name.partition(".")[2]


def expected(path: Path) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.load(
        path.with_name(f"{path.stem}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return loaded


def write_expected(path: Path) -> None:
    """Write down what the reader makes of a quiz. Whoever does so reads it."""
    path.with_name(f"{path.stem}.yml").write_text(
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
        "special": question.special,
        "missing": question.missing,
    }
    return {name: value for name, value in fields.items() if value}


if __name__ == "__main__":
    for each in [*QUIZZES, *OTHERS]:
        if not each.with_name(f"{each.stem}.yml").exists():
            write_expected(each)

"""`stats --answers` on a folder of copies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.answers.copies import FORMAT
from macros.bank.reader import load_bank
from tests.bank.conftest import Run, bank, run

__all__ = ["bank", "run"]


@pytest.fixture
def answers(bank: Path) -> Path:
    """Forty readers of the demo quiz: all took the key of the first question, and half that of the others."""
    folder = Path("answers")
    folder.mkdir()
    questions = load_bank(bank).quizzes["demo"].questions
    for number in range(40):
        given = []
        for at, question in enumerate(questions):
            right = at == 0 or number % 2 == 0
            others = [letter for letter in question.options if letter not in question.key]
            response = [*question.key] if right else others[:1]
            given.append(
                {
                    "id": question.id,
                    "revision": question.revision,
                    "response": response,
                    "right": right,
                }
            )
        whole = {
            "format": FORMAT,
            "v": 1,
            "quiz": "demo",
            "copy": f"r{number:04}",
            "answers": given,
        }
        (folder / f"{number}.json").write_text(json.dumps(whole))
    (folder / "other.json").write_text("{}")
    return folder


def test_the_table_says_what_to_do_first_and_who_was_refused(answers: Path, run: Run) -> None:
    status, printed, _ = run("stats", "--answers", "answers")
    assert status == 0
    assert printed.startswith("demo: 40 copies\nanswers/other.json: refused: 'format' is not")
    assert "40 readers answered it first, 100 % (91 to 100) right" in printed
    assert "Ask more of readers" in printed
    assert "judged from 30 readers on" in printed


def test_json_and_markdown_have_the_same_figures(answers: Path, run: Run) -> None:
    data = json.loads(run("stats", "demo", "--answers", "answers", "--format", "json")[1])
    assert data["copies"] == {"demo": 40}
    assert list(data["refused"]) == ["answers/other.json"]
    assert [each["readers"] for each in data["questions"]] == [40, 40, 40]
    assert data["questions"][0]["advice"][0]["name"] == "easy"
    printed = run("stats", "demo", "--answers", "answers", "--format", "markdown")[1]
    assert "| 40 | 100 % (91 to 100) |" in printed


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--answers", "nowhere"), "there is no folder 'nowhere'"),
        (("--answers", "quizdata"), "there is no .json file below 'quizdata'"),
        (("--format", "markdown"), "add '--answers DIR'"),
    ],
)
def test_what_cannot_be_done_is_said(
    bank: Path, run: Run, argv: tuple[str, str], said: str
) -> None:
    assert bank.is_dir()
    for schema in bank.rglob("*.json"):
        schema.unlink()
    status, _, errors = run("stats", *argv)
    assert status == 2
    assert said in errors

"""`stats --answers` on a folder of copies."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.answers.copies import FORMAT
from macros.bank.reader import load_bank
from macros.templating import digest
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
    assert "told from 30 readers on" in printed


def test_json_and_markdown_have_the_same_figures(answers: Path, run: Run) -> None:
    data = json.loads(run("stats", "demo", "--answers", "answers", "--format", "json")[1])
    assert data["copies"] == {"demo": 40}
    assert list(data["refused"]) == ["answers/other.json"]
    assert [each["readers"] for each in data["questions"]] == [40, 40, 40]
    assert data["questions"][0]["advice"][0]["name"] == "easy"
    printed = run("stats", "demo", "--answers", "answers", "--format", "markdown")[1]
    assert "| 40 | 100 % (91 to 100) |" in printed


def test_the_page_stands_alone_and_says_each_chart_in_words(answers: Path, run: Run) -> None:
    page = run("stats", "demo", "--answers", "answers", "--format", "html")[1]
    assert "<script" not in page
    assert not re.search(r"(src|href)=\"(?!#)", page)
    css = page.partition("<style>")[2].partition("</style>")[0]
    assert f"style-src '{digest(css)}'" in page
    rows = re.findall(r'<li class="row">.*?</li>', page, re.DOTALL)
    assert len(rows) > 10
    for row in rows:
        assert 'aria-hidden="true"' in row
        assert re.search(r'<span class="row__value">(\d+ (%|took)|-?\d\.\d\d )', row), row
    # A table has them all once more.
    assert page.count('<th scope="row">') == 3
    assert "<td>100 % (91 to 100)</td>" in page
    assert "answers/other.json: refused: " in page


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_of_too_few_readers_no_share_is_told(answers: Path, run: Run, format: str) -> None:
    for file in sorted(answers.glob("*.json"))[29:]:
        file.unlink()
    printed = run("stats", "demo", "--answers", "answers", "--format", format)[1]
    assert "Wait: 29 readers of the 30 that a judgment takes." in printed
    assert "told from 30 readers on" in printed
    assert (
        " %" not in printed.replace("95 %", "").partition("</style>")[2 if format == "html" else 0]
    )


def test_of_too_few_readers_programs_are_told_counts_alone(answers: Path, run: Run) -> None:
    for file in sorted(answers.glob("*.json"))[29:]:
        file.unlink()
    data = json.loads(run("stats", "--answers", "answers", "--format", "json")[1])
    for question in data["questions"]:
        assert question["readers"] == 29
        assert not any(
            question[name] for name in ("share", "discrimination", "sure_wrong", "points")
        )
        assert {(each["share"], each["elsewhere"]) for each in question["options"]} == {
            (None, None)
        }
        assert sum(each["taken"] for each in question["options"]) >= 29


def test_on_paper_the_page_is_dark_on_light(answers: Path, run: Run) -> None:
    page = run("stats", "demo", "--answers", "answers", "--format", "html")[1]
    assert page.count("prefers-color-scheme") == 1
    assert "@media screen and (prefers-color-scheme: dark)" in page


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--answers", "nowhere"), "there is no folder 'nowhere'"),
        (("--answers", "empty"), "there is no .json, .txt or .md file below 'empty'"),
        (("--format", "markdown"), "add '--answers DIR'"),
    ],
)
def test_what_cannot_be_done_is_said(
    bank: Path, run: Run, argv: tuple[str, str], said: str
) -> None:
    assert bank.is_dir()
    Path("empty").mkdir()
    status, _, errors = run("stats", *argv)
    assert status == 2
    assert said in errors

"""The strict check finds nothing in this module's questions and pages, nor in the example of the guide for authors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.bank.reader import load_bank
from tests.bank.banks import change
from tests.bank.conftest import Run, run
from tests.built_site import REPOSITORY, lay_out

__all__ = ["run"]

GUIDE = Path("docs/contribute/write-a-question.md").read_text(encoding="utf-8")


def last_review() -> str:
    """The day of it: later, reviews come due by themselves, which is for `make check` to say."""
    quizzes = load_bank(REPOSITORY / "quizdata").quizzes.values()
    return max(question.reviewed for quiz in quizzes for question in quiz.questions).isoformat()


def test_questions_and_pages_have_no_problems(run: Run) -> None:
    status, printed, _ = run("check", "--strict", "--today", last_review())
    assert "no problems" in printed, printed
    assert status == 0


def test_example_of_the_guide_is_a_question_without_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    lay_out(tmp_path, REPOSITORY)
    monkeypatch.chdir(tmp_path)
    example = re.search(
        r'^```yaml title="in (02-vllm\.yml)[^\n]*\n(.*?)^```', GUIDE, re.MULTILINE | re.DOTALL
    )
    assert example
    quiz = tmp_path / "quizdata/llm-infrastructure"
    with (quiz / example[1]).open("a", encoding="utf-8") as section:
        section.write(example[2])
    change(quiz / "quiz.yml", "highest: 25\n", "highest: 26\n")
    status, printed, _ = run("check", "--strict", "--today", last_review())
    assert "2 quizzes, 46 questions" in printed, printed
    assert status == 0

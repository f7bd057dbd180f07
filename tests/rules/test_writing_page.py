"""The page on writing a question names every field, and its example is a question that the check accepts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.bank.kinds.choice.model import Choice
from macros.bank.reader import load_bank
from tests.bank.banks import change
from tests.rules.conftest import Run

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs/contribute/write-a-question.md").read_text(encoding="utf-8")


def test_page_names_every_field_and_level() -> None:
    named = set(re.findall(r"^\| `(\w+)", PAGE, re.MULTILINE))
    assert named >= set(Choice.model_fields)
    assert set(re.findall(r"^- `(\w+)`:", PAGE, re.MULTILINE)) == {
        "recall",
        "application",
        "calculation",
    }


def test_example_is_a_question_without_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    for part in ("quizdata", "docs"):
        shutil.copytree(REPOSITORY / part, tmp_path / part)
    monkeypatch.chdir(tmp_path)
    example = re.search(
        r'^```yaml title="in (02-vllm\.yml)[^\n]*\n(.*?)^```', PAGE, re.MULTILINE | re.DOTALL
    )
    assert example
    quiz = tmp_path / "quizdata/llm-infrastructure"
    with (quiz / example[1]).open("a", encoding="utf-8") as section:
        section.write(example[2])
    change(quiz / "quiz.yml", "highest: 25\n", "highest: 26\n")
    # As of the bank's last review: later, reviews come due by themselves.
    reviewed = max(
        question.reviewed
        for bank in load_bank(tmp_path / "quizdata").quizzes.values()
        for question in bank.questions
    )
    status, printed, _ = run("check", "--strict", "--today", reviewed.isoformat())
    assert "1 quiz, 26 questions" in printed, printed
    assert status == 0

"""How readers answered stands beside a question that changes, in its wording before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.bank.reader import load_bank
from tests.answers.handed import copy, written
from tests.bank.banks import change
from tests.bank.conftest import Run

SECTION = "quizdata/demo/01-basics.yml"
SAID = "64 readers answered it first, 50 % (38 to 62) right; taken A (key) 32, B 32, C 0."


@pytest.fixture
def changed(repository: Path) -> Path:
    """Sixty-four readers answered a question whose stem changes then."""
    question = load_bank(Path("quizdata")).quizzes["demo"].questions[0]
    Path("copies").mkdir()
    for at in range(64):
        right = at % 2 == 0
        given = {"id": question.id, "revision": question.revision, "right": right}
        whole = copy(given | {"response": ["A" if right else "B"]}, token=f"r{at:04}")
        Path(f"copies/{at}.json").write_bytes(written(whole))
    change(repository / SECTION, "When does a chain want oil?", "When is oil wanted by a chain?")
    return repository


def test_a_diff_shows_the_figures_from_before(changed: Path, run: Run) -> None:
    assert changed.is_dir()
    status, printed, errors = run("diff", "HEAD", "--answers", "copies")
    assert (status, errors) == (0, "")
    assert f"Before: {SAID} Replace option C" in printed
    assert "Before: " not in run("diff", "HEAD")[1]
    data = json.loads(run("diff", "HEAD", "--answers", "copies", "--format", "json")[1])
    assert [each["question"] for each in data["answered_before"]] == ["chain-oil"]


def test_a_review_shows_the_figures_from_before(changed: Path, run: Run) -> None:
    since = ("--changed-since", "HEAD", "--answers", "copies")
    assert run("review", *since, "-o", "review.html")[0] == 0
    assert f"Before: {SAID}" in (changed / "review.html").read_text(encoding="utf-8")

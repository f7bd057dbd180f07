"""The seam for kinds of questions: one that nothing knows of goes through bank, page, client, diff, review and key."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.bank.banks import change
from tests.built_site import REPOSITORY, EditableSite
from tests.changes.edits import commit, git
from tests.reader.small_site import make_small

NUMBER = Path(__file__).parent / "number"
SECTION = "quizdata/demo/01-basics.yml"
OPTIONS = re.compile(r"    options:\n      A: 4000\n.*?A: That is 0.04 bar.\n", re.DOTALL)
QUESTION = """\
    kind: number
    answer: 400000
    explanation: One bar is 100,000 Pa.
    slip: Whoever enters 4000 took a bar for *a thousand* pascals.
"""

Run = Callable[..., str]


def files_of_the_kind() -> list[str]:
    return sorted(path.relative_to(NUMBER).as_posix() for path in NUMBER.rglob("*.*"))


def add_kind(folder: Path) -> None:
    """The files of the kind at their places, and a question of it."""
    make_small(folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "base")
    assert not [name for name in files_of_the_kind() if (folder / name).exists()]
    shutil.copytree(NUMBER, folder, dirs_exist_ok=True)
    text, found = OPTIONS.subn(QUESTION, (folder / SECTION).read_text(encoding="utf-8"))
    assert found == 1
    (folder / SECTION).write_text(text.replace("    shuffle: false\n", ""), encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditableSite]:
    site = EditableSite(tmp_path_factory.mktemp("number"))
    try:
        site.edit(add_kind)
        yield site
    finally:
        site.close()


@pytest.fixture
def run(copy: EditableSite) -> Run:
    """A command of the copy, and what it printed."""

    def run_command(*argv: str) -> str:
        program = [sys.executable, "-m", "macros", *argv]
        done = subprocess.run(program, cwd=copy.source, capture_output=True, text=True, check=False)
        assert not done.stderr
        return done.stdout

    return run_command


def test_nothing_but_its_own_files_knows_a_kind() -> None:
    knowing = [
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / "macros").rglob("*.*")
        if path.suffix in (".html", ".md", ".py", ".yml")
        and re.search(r"\bchoice\b", path.read_text(encoding="utf-8"))
    ]
    # What people call things is no kind of ours: in the quizzes that they bring along, and what readers are told.
    others = [name for name in knowing if "/kinds/choice" not in name]
    assert {name for name in others if not name.startswith("macros/words/")} == {
        "macros/exchange/readers/markdown/shapes.py",
        "macros/exchange/words.yml",
    }
    assert knowing


def test_a_reader_enters_a_number(copy: EditableSite, page: Page) -> None:
    page.goto(copy.url + "self-check/")
    card = page.locator('quiz-question[data-kind="number"]')
    verdict, field = card.get_by_role("status"), card.get_by_label("Number")
    expect(page.locator('quiz-question[data-kind="choice"]')).to_have_count(2)
    card.get_by_role("button", name="Check answer").click()
    expect(verdict).to_have_text("Enter a number first.")
    field.fill("4000")
    card.get_by_role("button", name="Check answer").click()
    expect(verdict).to_have_text("Not right. The right answer is 400000.")
    card.get_by_text("Slips and sources").click()
    expect(
        card.get_by_text("Whoever enters 4000 took a bar for a thousand pascals.")
    ).to_be_visible()
    page.reload()
    expect(field).to_have_value("4000")
    card.locator("summary").first.click()
    card.get_by_role("button", name="Try again").click()
    field.fill("4e5")
    field.press("Enter")
    expect(verdict).to_have_text("Right this time. Your first answer keeps counting.")


def test_commands_know_the_kind(copy: EditableSite, run: Run) -> None:
    assert "section-not-taught]\n1 warning in 1 file\n" in run("check")
    assert "answer-in-stem (warning): A number that stands" in run("check", "--rules")
    assert run("key", "demo") == "1. A\n2. 400000\n3. A, B\n"
    assert "The basics     15          14   1 of 1" in run("stats")
    run("review", "-o", "review.html")
    review = (copy.source / "review.html").read_text(encoding="utf-8")
    assert "Calculation, a number to enter · reviewed" in review
    assert (
        "<p>Right: 400000. Whoever enters 4000 took a bar for <em>a thousand</em> pascals.</p>"
        in (review)
    )


def test_a_question_of_the_kind_is_begun(copy: EditableSite, run: Run, tmp_path: Path) -> None:
    bank = shutil.copytree(copy.source / "quizdata", tmp_path / "quizdata")
    assert "added" in run("new", "demo", "basics", "--kind", "number", "--bank", str(bank))
    assert "  - id: todo\n    kind: number\n" in (tmp_path / SECTION).read_text(encoding="utf-8")


def test_the_schema_offers_the_kind(run: Run, copy: EditableSite) -> None:
    run("schema")
    schema = json.loads((copy.source / "quizdata/section.schema.json").read_text(encoding="utf-8"))
    offered = schema["properties"]["questions"]["items"]["oneOf"]
    assert offered[:2] == [{"$ref": "#/$defs/Choice"}, {"$ref": "#/$defs/Number"}]
    assert "kind" in schema["$defs"]["Number"]["required"]
    assert "kind" not in schema["$defs"]["Choice"]["required"]


def test_a_question_that_changes_its_kind_is_asked_again(run: Run) -> None:
    report = run("diff", "base")
    assert "readers' answers to 1 question are asked again" in report
    assert "key removed, options A, B removed, feedback on A removed" in report
    assert "| Kind | choice | number |" in report
    assert "| Answer |  | 400000 |" in report


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "kind: number",
            "kind: numbers",
            "25:11: error: question 'tire-pressure': there is no kind of questions 'numbers' "
            "(did you mean 'number'?): write one of choice, number, numeric, order, short",
        ),
        (
            "answer: 400000",
            "answer: a lot",
            "26:13: error: question 'tire-pressure': 'answer' cannot be 'a lot': write a number",
        ),
        (
            "answer: 400000",
            "answer: inf",
            "26:13: error: question 'tire-pressure': 'answer' must be a number that readers can enter",
        ),
        (
            "slip: Whoever",
            "slip: <b>Whoever",
            "28:11: error: question 'tire-pressure'",
        ),
        (
            "    answer: 400000\n",
            "    answer: 4\n",
            "24:32: warning: question 'tire-pressure': the stem says the answer",
        ),
        (
            "    answer: 400000\n",
            "    answer: 400000\n    shuffle: false\n",
            "27:5: error: question 'tire-pressure': unknown field 'shuffle'",
        ),
    ],
)
def test_faults_are_told_at_their_place(
    copy: EditableSite, run: Run, tmp_path: Path, old: str, new: str, problem: str
) -> None:
    shutil.copytree(copy.source / "quizdata", tmp_path / "quizdata")
    change(tmp_path / SECTION, old, new)
    printed = run("check", "--bank", str(tmp_path / "quizdata"))
    assert f"{SECTION}:{problem}" in printed
    assert len(printed.splitlines()) == 2, printed

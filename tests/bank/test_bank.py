"""A sound bank loads once, and knows where each part of it stands."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from macros.bank import reader as bank_module
from macros.bank.reader import Bank, BankError, load_bank, read_bank
from macros.problems import Owner, Place
from tests.bank.banks import change

QUESTION = """\
  - id: question-{number}
    level: recall
    stem: What is {number} plus one?
    options: {{A: "{more}", B: "{number}", C: "-{more}"}}
    answer: A
    explanation: One more than {number}.
    feedback: {{B: That is the same., C: That is less.}}
    sources: [manual]
    reviewed: 2026-11-22
"""


def test_files_become_the_model(bank: Path) -> None:
    quiz = load_bank(bank).quizzes["demo"]
    assert quiz.id == "demo"
    assert quiz.pass_mark == 2
    assert [section.id for section in quiz.sections] == ["basics", "lights"]
    assert [question.key for question in quiz.questions] == [("A",), ("B",), ("A", "B")]
    assert [question.multiple for question in quiz.questions] == [False, False, True]
    assert quiz.questions[1].options == {"A": "4000", "B": "400000"}
    assert quiz.questions[1].shuffle is False
    assert quiz.questions[0].reviewed == datetime.date(2026, 11, 22)
    assert quiz.scenarios[0].answer == "#### What happened\n\nA thorn was left in the tire."
    assert quiz.sources["manual"].title == "The manual"
    assert quiz.rubric is not None
    assert quiz.rubric.levels[0].worth == 90


def test_a_revision_outlives_white_space_but_no_word(bank: Path) -> None:
    stem = "stem: When does a chain want oil?"
    broken = stem.replace(": ", ": |\n      ").replace("chain ", "chain\n      ")
    path, text = bank / "demo/01-basics.yml", (bank / "demo/01-basics.yml").read_text("utf-8")
    revisions = []
    for written in (stem, broken, stem.replace("a chain", "a  chain"), stem + "?"):
        path.write_text(text.replace(stem, written), encoding="utf-8")
        revisions.append(load_bank(bank).quizzes["demo"].questions[0].revision)
    assert len({*revisions[:3]}) == 1
    assert revisions[3] != revisions[0]


def test_sections_and_scenarios_are_ordered_by_their_numbers(bank: Path) -> None:
    demo = bank / "demo"
    (demo / "02-lights.yml").rename(demo / "10-lights.yml")
    (demo / "01-basics.yml").rename(demo / "9-basics.yml")
    scenario = (demo / "scenarios/1-flat-tire.md").read_text(encoding="utf-8")
    for number in (2, 10):
        text = scenario.replace("id: flat-tire", f"id: case-{number}")
        (demo / f"scenarios/{number}-case.md").write_text(text, encoding="utf-8")
    quiz = load_bank(bank).quizzes["demo"]
    assert [section.id for section in quiz.sections] == ["basics", "lights"]
    assert [scenario.id for scenario in quiz.scenarios] == ["flat-tire", "case-2", "case-10"]


def test_a_second_quiz_may_use_the_same_ids(bank: Path) -> None:
    second = bank / "second"
    second.mkdir()
    for path in (bank / "demo").glob("*.yml"):
        (second / path.name).write_bytes(path.read_bytes())
    assert list(load_bank(bank).quizzes) == ["demo", "second"]


def test_places_of_parts_and_their_fields(bank: Path) -> None:
    loaded = load_bank(bank)
    basics = "quizdata/demo/01-basics.yml"
    assert loaded.place("demo", "question", "tire-pressure") == Place(basics, 22, 5)
    assert loaded.place("demo", "question", "tire-pressure", "options", "B") == Place(
        basics, 27, 10
    )
    assert loaded.place("demo", "question", "tire-pressure", "answer", key=True) == Place(
        basics, 28, 5
    )
    assert loaded.place("demo", "section", "basics", "study", 0) == Place(basics, 6, 5)
    assert loaded.place("demo", "source", "manual", "url") == Place(
        "quizdata/demo/sources.yml", 3, 8
    )
    quiz = "quizdata/demo/quiz.yml"
    assert loaded.place("demo", "quiz", "demo", "bands", 1, "summary") == Place(quiz, 18, 14)
    scenario = "quizdata/demo/scenarios/1-flat-tire.md"
    assert loaded.place("demo", "scenario", "flat-tire", "answer") == Place(scenario, 16, 1)


def test_an_unchanged_bank_is_read_once(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = count_reads(monkeypatch)
    first = load_bank(bank)
    assert load_bank(bank) is first
    assert load_bank(bank.resolve()).quizzes is first.quizzes
    assert reads == ["quizdata"]


@pytest.mark.parametrize("change", ["content", "time", "new file", "removed file"])
def test_a_changed_bank_is_read_again(
    bank: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    load_bank(bank)
    reads = count_reads(monkeypatch)
    scenario = bank / "demo/scenarios/1-flat-tire.md"
    if change == "content":
        with scenario.open("a", encoding="utf-8") as file:
            file.write("\nMore.\n")
    elif change == "time":
        os.utime(scenario, ns=(1, 1))
    elif change == "new file":
        text = scenario.read_text(encoding="utf-8").replace("id: flat-tire", "id: other")
        scenario.with_name("2-other.md").write_text(text, encoding="utf-8")
    else:
        scenario.unlink()
    load_bank(bank)
    assert reads == ["quizdata"]


def test_problems_are_remembered_too(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bank / "demo/sources.yml").unlink()
    reads = count_reads(monkeypatch)
    for _ in range(2):
        with pytest.raises(BankError, match=r"sources\.yml:1:1: error: is missing"):
            load_bank(bank)
    assert reads == ["quizdata"]


def test_a_thousand_questions_load(bank: Path) -> None:
    number = 1000
    head = (bank / "demo/02-lights.yml").read_text(encoding="utf-8").partition("  - id:")[0]
    questions = [QUESTION.format(number=n, more=n + 1) for n in range(1, number + 1)]
    (bank / "demo/02-lights.yml").write_text(head + "".join(questions), encoding="utf-8")
    quiz = bank / "demo/quiz.yml"
    text = quiz.read_text(encoding="utf-8").replace("highest: 3", f"highest: {number + 2}")
    quiz.write_text(text, encoding="utf-8")
    loaded = load_bank(bank)
    assert len(loaded.quizzes["demo"].questions) == number + 2
    assert loaded.place("demo", "question", "question-1000").line == 10 + 9 * 999


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of folders, one for each time that files are really read."""
    reads: list[str] = []
    read_folder = bank_module._read_folder

    def counting(folder: Path, root: str, bank: Bank) -> object:
        reads.append(root)
        return read_folder(folder, root, bank)

    monkeypatch.setattr(bank_module, "_read_folder", counting)
    return reads


@pytest.mark.parametrize(
    ("file", "old", "new", "subject"),
    [
        ("01-basics.yml", "    answer: A\n", "    answer: E\n", Owner("question", "chain-oil")),
        ("quiz.yml", "lowest: 2\n", "lowest: two\n", Owner("band", "ready")),
        ("sources.yml", "https://", "http://", Owner("source", "manual")),
        ("01-basics.yml", "  - id: chain-oil\n    level", "  - level", None),
        ("quiz.yml", "minutes: 5\n", "minutes: no\n", None),
    ],
)
def test_a_problem_says_whose_it_is(
    bank: Path, file: str, old: str, new: str, subject: Owner | None
) -> None:
    path = bank / "demo" / file
    change(path, old, new)
    problem = read_bank(bank)[1][0]
    assert problem.subject == subject
    assert problem.message.startswith(f"{subject}: ") == (subject is not None)
    assert problem.said == problem.message.removeprefix(f"{subject}: ")


def test_drafts_are_kept_out_of_the_quiz_and_keep_their_ids(bank: Path) -> None:
    change(
        bank / "demo/01-basics.yml", "  - id: chain-oil\n", "  - id: chain-oil\n    draft: true\n"
    )
    loaded = load_bank(bank)
    assert [question.id for question in loaded.quizzes["demo"].questions] == [
        "tire-pressure",
        "lamps",
    ]
    assert loaded.place("demo", "draft", "chain-oil", "stem").line == 11


def test_a_section_of_drafts_alone_is_not_shown(bank: Path) -> None:
    change(bank / "demo/02-lights.yml", "  - id: lamps\n", "  - id: lamps\n    draft: true\n")
    assert [section.id for section in load_bank(bank).quizzes["demo"].sections] == ["basics"]

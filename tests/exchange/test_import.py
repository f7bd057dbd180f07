"""An import brings questions into the bank, once, and leaves alone what their author edited since."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from macros.bank.reader import load_bank, read_bank
from macros.exchange import together
from tests.bank.banks import change
from tests.bank.conftest import Run
from tests.exchange.corpus import QUIZZES
from tests.kinds.banks import EACH_KIND

QUIZ = """\
# Bread

## Question 1

What does salt do in a dough?

A) It slows the yeast
B) It feeds the yeast

**Answer: A**

**Explanation:** It draws water from its cells.

## Question 2

Which flour has the most gluten?

A) Rye
B) Wheat
C) Rice

**Answer: B**
"""


@pytest.fixture
def source(bank: Path) -> Path:
    path = Path("bread.md")
    path.write_text(QUIZ, encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def section(bank: Path, name: str = "bread/01-bread.yml") -> str:
    return (bank / name).read_text(encoding="utf-8")


def test_a_new_quiz_loads_and_its_questions_are_drafts(bank: Path, source: Path, run: Run) -> None:
    status, printed, errors = run("import", "bread.md", "--quiz", "bread")
    assert (status, errors) == (0, "")
    assert "bread.md:3-12: question 1 is 'salt-dough' (new): key A from line 10 (answer)" in printed
    assert "bread.md:14-22: question 2 is 'flour-gluten' (new)" in printed
    loaded, problems = read_bank(bank)
    assert {problem.rule for problem in problems} == {"draft"}
    assert loaded.parts["bread", "draft", "salt-dough"].fields["answer"] == "A"
    assert run("check")[0] == 0
    assert run("check", "--strict")[0] == 1


def test_questions_go_to_a_section_that_is_named(bank: Path, source: Path, run: Run) -> None:
    before = section(bank, "demo/02-lights.yml")
    run("import", "bread.md", "--quiz", "demo", "--section", "lights")
    after = section(bank, "demo/02-lights.yml")
    assert after.startswith(before)
    assert after.count("draft: true") == 2
    assert len(load_bank(bank).quizzes["demo"].questions) == 3


def test_a_trial_writes_nothing(bank: Path, source: Path, run: Run) -> None:
    before = files(bank)
    status, printed, _ = run("import", "bread.md", "--quiz", "bread", "--dry-run")
    assert status == 0
    assert "would write bread/01-bread.yml" in printed
    assert files(bank) == before


def test_a_second_import_changes_nothing(bank: Path, source: Path, run: Run) -> None:
    run("import", "bread.md", "--quiz", "bread")
    before = files(bank)
    printed = run("import", "bread.md", "--quiz", "bread")[1]
    assert "0 new, 0 updated, 2 unchanged" in printed
    assert files(bank) == before


def test_a_changed_question_is_updated_in_place(bank: Path, source: Path, run: Run) -> None:
    run("import", "bread.md", "--quiz", "bread")
    before = section(bank)
    change(source, "Which flour has the most gluten?", "Which of these flours has the most gluten?")
    change(source, "C) Rice\n\n**Answer: B**", "C) Oats\n\n**Answer: B**\n\nIt is bred for it.")
    printed = run("import", "bread.md", "--quiz", "bread")[1]
    assert "'flour-gluten' (updated)" in printed
    assert "changed: stem, options.C, explanation" in printed
    after = section(bank)
    assert "stem: Which of these flours has the most gluten?" in after
    assert "C: Oats" in after
    assert after.partition("  - id: flour-gluten")[0] == before.partition("  - id: flour-gluten")[0]


def test_what_its_author_edited_is_kept_and_told(bank: Path, source: Path, run: Run) -> None:
    run("import", "bread.md", "--quiz", "bread")
    change(
        bank / "bread/01-bread.yml", "What does salt do in a dough?", "What does salt do to yeast?"
    )
    printed = run("import", "bread.md", "--quiz", "bread")[1]
    assert "2 unchanged" in printed
    assert "What does salt do to yeast?" in section(bank)
    change(source, "What does salt do in a dough?", "What does salt do in any dough?")
    change(source, "B) It feeds the yeast", "B) It wakes the yeast")
    printed = run("import", "bread.md", "--quiz", "bread")[1]
    assert "kept as its author edited it, although the source changed: stem" in printed
    assert "What does salt do to yeast?" in section(bank)
    assert "B: It wakes the yeast" in section(bank)
    printed = run("import", "bread.md", "--quiz", "bread")[1]
    assert "kept" not in printed


def test_a_question_that_was_renamed_and_moved_is_found_again(
    bank: Path, source: Path, run: Run
) -> None:
    run("import", "bread.md", "--quiz", "bread")
    change(
        bank / "bread/01-bread.yml", "- id: salt-dough", "- id: salt\n    formerly: [salt-dough]"
    )
    source.write_text(f"# Bread\n\n## Question 7\n{QUIZ.partition('## Question 1')[2]}", "utf-8")
    assert "2 unchanged" in run("import", "bread.md", "--quiz", "bread")[1]


def test_an_export_of_the_bank_itself_doubles_nothing_and_then_updates(
    bank: Path, run: Run
) -> None:
    before = files(bank)
    assert run("export", "csv", "demo", "-o", "demo.csv")[0] == 0
    printed = run("import", "demo.csv", "--quiz", "demo")[1]
    assert "0 new, 0 updated, 3 unchanged" in printed
    assert "kept" not in printed
    after = files(bank)
    assert {name for name in after if before.get(name) != after[name] and "schema" not in name} == {
        "demo/.imported.json"
    }
    change(Path("demo.csv"), "When it squeaks", "When it creaks")
    printed = run("import", "demo.csv", "--quiz", "demo")[1]
    assert "0 new, 1 updated, 2 unchanged" in printed
    assert "A: When it creaks" in section(bank, "demo/01-basics.yml")


@pytest.mark.parametrize("format", ["csv", "gift", "moodle-xml"])
def test_no_kind_of_question_is_doubled_or_changed_by_its_own_export(
    bank: Path, run: Run, format: str
) -> None:
    shutil.copytree(EACH_KIND / "rope-work", bank / "rope-work")
    before = files(bank / "rope-work")
    run("export", format, "rope-work", "-o", "ropes.txt")
    assert run("import", "ropes.txt", "--quiz", "rope-work")[0] == 0
    printed = run("import", "ropes.txt", "--quiz", "rope-work")[1]
    after = files(bank / "rope-work")
    assert {name: after[name] for name in before} == before
    # What readers judge themselves comes back as a scenario, and steps keep their letters.
    assert {name for name in after if name not in before} <= {
        *(".imported.json", "sources.yml", "scenarios/1-whip.md", "scenarios/1-end-rope-whipped.md")
    }
    assert "steps" not in printed


@pytest.mark.parametrize("format", ["csv", "markdown", "gift", "moodle-xml", "anki"])
def test_a_quiz_of_every_kind_comes_into_another_bank_and_is_the_same_there(
    bank: Path, run: Run, format: str
) -> None:
    shutil.copytree(EACH_KIND / "rope-work", bank / "rope-work")
    run("export", format, "rope-work", "-o", "ropes.txt")
    status, _, errors = run("import", "ropes.txt", "--quiz", "copied")
    assert (status, errors) == (0, "")
    parts = read_bank(bank)[0].parts
    orders = {
        name: json.dumps(part.fields["answer"])
        for (quiz, _, name), part in parts.items()
        if quiz == "copied" and part.fields.get("kind") == "order"
    }
    swapped = [answer for answer in orders.values() if answer.count("[") > 1]
    assert len(orders) > 1 and swapped
    before = files(bank / "copied")
    assert "nothing to write" in run("import", "ropes.txt", "--quiz", "copied")[1]
    assert files(bank / "copied") == before


def test_a_question_of_the_bank_that_a_file_says_otherwise_stays_as_it_is(
    bank: Path, run: Run
) -> None:
    run("export", "csv", "demo", "-o", "demo.csv")
    change(Path("demo.csv"), "When does a chain want oil?", "When does a chain want some oil?")
    before = section(bank, "demo/01-basics.yml")
    printed = run("import", "demo.csv", "--quiz", "demo")[1]
    assert "0 new, 0 updated, 3 unchanged" in printed
    assert "kept as it stands in the bank, although the source says it otherwise: stem" in printed
    assert section(bank, "demo/01-basics.yml") == before


def test_a_question_that_left_the_source_stays_and_is_told(
    bank: Path, source: Path, run: Run
) -> None:
    run("import", "bread.md", "--quiz", "bread")
    source.write_text(QUIZ.partition("## Question 2")[0], encoding="utf-8")
    printed = run("import", "bread.md", "--quiz", "bread")[1]
    assert "'flour-gluten' is not in the source any more" in printed
    assert "flour-gluten" in section(bank)


def test_a_file_that_is_not_understood_stops_the_whole_run(
    bank: Path, source: Path, run: Run
) -> None:
    Path("notes.md").write_text("\nNothing is asked here.\n", encoding="utf-8")
    Path("latin.md").write_bytes(b"# Q\n\nCaf\xe9\n")
    before = files(bank)
    status, printed, errors = run("import", "bread.md", "notes.md", "latin.md", "--quiz", "bread")
    assert (status, printed) == (1, "")
    assert "notes.md:2:1: error: no question was found" in errors
    assert "latin.md:3:4: error: is not UTF-8" in errors
    assert "2 files refused, nothing written" in errors
    assert files(bank) == before


def test_when_one_file_cannot_be_written_all_are_as_before(
    bank: Path, source: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(bank)
    replace = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if target.name == "quiz.yml":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(together.Path, "replace", fail)
    status, _, errors = run("import", "bread.md", "--quiz", "bread")
    assert status == 2
    assert "quiz.yml: cannot be written (No space left on device), so nothing was" in errors
    assert files(bank) == before


def test_a_broken_bank_is_not_added_to(bank: Path, source: Path, run: Run) -> None:
    change(bank / "demo/01-basics.yml", "level: recall", "level: easy")
    status, _, errors = run("import", "bread.md", "--quiz", "demo")
    assert status == 1
    assert "quizdata/demo/01-basics.yml:9:12: error: question 'chain-oil': 'level'" in errors


def test_a_question_without_a_key_is_listed_and_not_written(
    bank: Path, source: Path, run: Run
) -> None:
    change(source, "C) Rice\n\n**Answer: B**\n", "C) Rice\n")
    printed = run("import", "bread.md", "--quiz", "bread")[1]
    assert "bread.md:14-20: left out: question 2: no key is given for it" in printed
    assert "gluten" not in section(bank)


def test_a_contradiction_is_told_with_both_places(bank: Path, source: Path, run: Run) -> None:
    source.write_text(f"{QUIZ}\n## Answer Key\n\n1. A\n2. C\n", encoding="utf-8")
    printed = run("import", "bread.md", "--quiz", "bread")[1]
    both = "the key is B on line 22 (answer) and C on line 27 (key at the end)"
    assert f"bread.md:27: warning: 'flour-gluten': {both}" in printed


def test_what_a_learner_wrote_in_a_note_is_no_explanation(bank: Path, run: Run) -> None:
    heads = (
        "#separator:tab\n#html:true\n#columns:Front\tBack\tMy answer\tExtra\tTags\n#tags column:5\n"
    )
    note = (
        "Which rises?<br>A) Dough<br>B) Salt\tA\tI said B first\tYeast makes gas.\tbread recall\n"
    )
    Path("notes.txt").write_text(heads + note, encoding="utf-8")
    printed = run("import", "notes.txt", "--quiz", "bread")[1]
    assert "notes.txt:5: left out: the field 'My answer'" in printed
    written = section(bank, "bread/01-notes.yml")
    assert "explanation: Yeast makes gas." in written and "level: recall" in written
    assert "I said" not in written


def test_the_report_is_also_for_programs_and_for_pull_requests(
    bank: Path, source: Path, run: Run
) -> None:
    asked = ("import", "bread.md", "--quiz", "bread", "--dry-run", "--report")
    data = json.loads(run(*asked, "json")[1])
    first, second = data["files"][0]["questions"]
    assert first["lines"] == [3, 12]
    assert first["options"] == {"A": "It slows the yeast", "B": "It feeds the yeast"}
    assert second["key_from"] == [{"line": 22, "how": "answer", "key": ["B"]}]
    printed = run(*asked, "markdown")[1]
    assert "| 3–12 | 1 | `What does salt do in a dough?` | A | line 10, answer |" in printed


def test_a_hundred_files_at_once(bank: Path, run: Run) -> None:
    paths = [path.as_posix() for path in QUIZZES]
    status, printed, errors = run("import", *paths, "--quiz", "many")
    assert (status, errors) == (0, "")
    assert run("check")[0] == 0
    printed = run("import", *paths, "--quiz", "many")[1]
    assert "many: 0 new, 0 updated" in printed

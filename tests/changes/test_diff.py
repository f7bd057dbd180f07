"""`python -m macros diff` in every repository that somebody may run it in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.bank.banks import change, copy_base
from tests.bank.conftest import Run
from tests.changes.edits import commit, git, read_edits

SECTION = "quizdata/demo/01-basics.yml"


def test_without_a_head_the_working_tree_is_compared(repository: Path, run: Run) -> None:
    change(repository / SECTION, "Friction is heard.", "Friction is heard and felt.")
    status, printed, _ = run("diff", "base")
    assert status == 0
    assert printed.startswith("**1 question changed; every saved answer is kept.**\n")
    assert printed.endswith("Compared: `base` with the working tree.\n")


def test_the_same_bank_is_told_in_one_sentence(repository: Path, run: Run) -> None:
    assert repository.is_dir()
    assert run("diff", "base", "HEAD") == (
        0,
        "**Nothing changed in meaning; every saved answer is kept.**\n\nCompared: `base` with `HEAD`.\n",
        "",
    )


def test_without_a_bank_at_base_everything_is_new(repository: Path, run: Run) -> None:
    assert repository.is_dir()
    status, printed, _ = run("diff", "empty")
    assert status == 0
    assert (
        printed
        == """\
**3 questions added; every saved answer is kept. Also: 2 sections added; 2 bands added; 2 rubric levels added; \
1 rubric criterion added; 1 scenario added; 1 source added.**

There is no question bank at `empty`, so everything is new.

### Bicycles

The quiz `demo` is new, with these questions:

1. `chain-oil`: When does a chain want oil?
2. `tire-pressure`: How many pascals are 4 bar?
3. `lamps`: It is dusk. Which lamps are on?

Compared: `empty` with the working tree.
"""
    )


def test_without_a_bank_at_head_everything_is_gone(repository: Path, run: Run) -> None:
    assert repository.is_dir()
    status, printed, _ = run("diff", "base", "empty")
    assert status == 0
    assert printed.startswith(
        "**3 questions removed; answers to 3 removed questions no longer count,"
    )
    assert "There is no question bank at `empty`, so everything is gone." in printed


def test_a_bank_that_does_not_load_at_base_is_said_so(repository: Path, run: Run) -> None:
    change(repository / SECTION, "    answer: A\n", "    answer: E\n")
    commit(repository, "broken")
    change(repository / SECTION, "    answer: E\n", "    answer: A\n")
    commit(repository, "mended")
    line = (
        "quizdata/demo/01-basics.yml:15:13: error: question 'chain-oil': "
        "answer 'E' is not one of its options A, B, C"
    )
    assert run("diff", "broken", "mended") == (
        0,
        "**The question bank at `broken` does not load, so the change cannot be compared.**\n\n"
        "What `python -m macros check` says at `broken`, by the rules of today:\n\n"
        f"```text\n{line}\n1 error in 1 file\n```\n",
        "",
    )
    status, printed, _ = run("diff", "base", "broken")
    assert status == 1
    assert printed.startswith("**The question bank at `broken` does not load,")
    assert line in printed
    found = json.loads(run("diff", "broken", "--format", "json")[1])
    assert found["base"]["problems"][0]["line"] == 15
    assert "quizzes" not in found


def test_of_many_problems_the_first_are_told(repository: Path, run: Run) -> None:
    path = repository / SECTION
    path.write_text(path.read_text(encoding="utf-8").replace("    ", "   "), encoding="utf-8")
    sources = "".join(f"Source {number}:\n  url: x\n" for number in range(20))
    (repository / "quizdata/demo/sources.yml").write_text(sources, encoding="utf-8")
    status, printed, _ = run("diff", "base")
    assert status == 1
    assert printed.splitlines()[-3] == "..."
    assert "errors in 4 files" in printed.splitlines()[-2]
    assert len(printed.splitlines()) < 30


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            "bsae",
            "error: there is no revision 'bsae' here (did you mean 'base'?); a shallow clone ",
        ),
        ("--all", "usage"),
        ("HEAD:quizdata", "error: there is no revision 'HEAD:quizdata' here"),
        ("", "error: there is no revision '' here"),
    ],
)
def test_an_unknown_revision_is_refused(
    repository: Path, run: Run, asked: str, message: str
) -> None:
    assert repository.is_dir()
    status, printed, errors = run("diff", asked)
    assert (status, printed) == (2, "")
    assert errors.startswith(message)


def test_outside_a_repository_there_is_nothing_to_compare(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    copy_base(tmp_path)
    message = "error: quizdata is in no git repository, so it has no revisions\n"
    assert run("diff", "main") == (2, "", message)


def test_without_git_it_says_so(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert run("diff", "base") == (
        2,
        "",
        "error: git is not installed, so there are no revisions to compare\n",
    )


def test_the_merge_base_leaves_out_what_others_did(repository: Path, run: Run) -> None:
    git(repository, "branch", "topic")
    change(repository / SECTION, "Friction is heard.", "Others wrote this.")
    commit(repository, "theirs")
    git(repository, "checkout", "--quiet", "topic")
    change(repository / SECTION, "How many pascals are 4 bar?", "How many pascals are 3 bar?")
    commit(repository, "ours")
    assert "Others wrote this." in run("diff", "main", "topic")[1]
    for head in (["topic"], []):
        status, printed, _ = run("diff", "main", *head, "--merge-base")
        assert status == 0
        assert "Others wrote this." not in printed
        assert "How many pascals are ~~4~~ bar?" in printed
        assert f"Compared: `{git(repository, 'rev-parse', '--short=7', 'base')}` with" in printed


def test_unrelated_histories_have_no_merge_base(repository: Path, run: Run) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "other")
    commit(repository, "island")
    assert run("diff", "main", "--merge-base") == (
        2,
        "",
        "error: 'main' and 'HEAD' have no commit in common\n",
    )


def test_files_come_as_they_were_committed(repository: Path, run: Run) -> None:
    """Neither attributes nor links change what is compared."""
    (repository / ".gitattributes").write_text(
        "*.yml eol=crlf\nsources.yml export-ignore\n", encoding="utf-8"
    )
    (repository / "quizdata/demo/03-link.yml").symlink_to("/etc/hostname")
    commit(repository, "odd")
    (repository / "quizdata/demo/03-link.yml").unlink()
    assert "Nothing changed in meaning" in run("diff", "odd")[1]


def test_it_works_from_a_folder_below(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(repository / SECTION, "Friction is heard.", "Friction is felt.")
    monkeypatch.chdir(repository / "quizdata" / "demo")
    assert "explanation only" in run("diff", "base", "--bank", "..")[1]
    monkeypatch.chdir(repository / "quizdata")
    assert "explanation only" in run("diff", "base", "--bank", "../quizdata")[1]


def test_json_holds_what_the_comment_says(
    history: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(history)
    found = json.loads(run("diff", "base", "01-key-moved", "--format", "json")[1])
    assert found["base"] == {"revision": "base", "exists": True, "problems": []}
    assert found["questions"] == {"changed": 1, "added": 0, "removed": 0, "renamed": 0, "moved": 0}
    assert found["answers_asked_again"] == 1
    (quiz,) = found["quizzes"]
    (part,) = quiz["parts"]
    assert (part["id"], part["number"], part["answers"]) == ("chain-oil", 1, "asked again")
    assert part["changes"][0] == {
        "field": "key",
        "name": "",
        "old": "A",
        "new": "B",
        "did": "changed",
        "key": False,
    }


def test_a_long_report_becomes_a_short_one(
    history: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(history)
    last = read_edits()[11].name
    whole = run("diff", "base", last, "--limit", "0")[1]
    assert run("diff", "base", last)[1] == whole
    short = run("diff", "base", last, "--limit", str(len(whole) - 1))[1]
    assert len(short) < len(whole)
    assert short.splitlines()[0] == whole.splitlines()[0]
    assert "This is the short form" in short
    assert "\n- Question 2, `chain-care`: " in short
    assert "| Before | After |" not in short
    cut = run("diff", "base", last, "--limit", "600")[1]
    assert cut.splitlines()[0] == whole.splitlines()[0]
    assert cut.splitlines()[-1].startswith("The rest is left out")


def test_two_quizzes_are_told_apart(repository: Path, run: Run) -> None:
    shutil.copytree(repository / "quizdata/demo", repository / "quizdata/second")
    commit(repository, "two")
    for quiz in ("demo", "second"):
        change(
            repository / f"quizdata/{quiz}/quiz.yml", "title: Bicycles", f"title: {quiz} of *two*"
        )
        change(repository / f"quizdata/{quiz}/02-lights.yml", "It is dusk.", "It is dark.")
    printed = run("diff", "two")[1]
    assert printed.startswith(
        "**2 questions changed; readers' answers to 2 questions are asked again."
    )
    assert "### demo of \\*two\\*\n" in printed
    assert "### second of \\*two\\*\n" in printed

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


def test_faults_at_base_are_told_and_what_can_be_read_is_compared(
    repository: Path, run: Run
) -> None:
    change(repository / SECTION, "    answer: A\n", "    answer: E\n")
    commit(repository, "broken")
    change(repository / SECTION, "    answer: E\n", "    answer: A\n")
    commit(repository, "mended")
    line = (
        "quizdata/demo/01-basics.yml:15:13: error: question 'chain-oil': "
        "answer 'E' is not one of its options A, B, C"
    )
    status, printed, errors = run("diff", "broken", "mended")
    assert (status, errors) == (0, "")
    assert printed.startswith("**1 question changed;")
    assert (
        "The question bank at `broken` has faults. All of it could be read and was compared. What "
        f"`python -m macros check` says, by the rules of today:\n\n```text\n{line}\n1 error in 1 file\n```\n"
    ) in printed
    status, printed, _ = run("diff", "base", "broken")
    assert status == 1
    assert "key moved A → E" in printed
    assert line in printed
    found = json.loads(run("diff", "broken", "--format", "json")[1])
    assert found["base"]["problems"][0]["line"] == 15
    assert found["not_compared"] == []


GAPS = {
    "a question that is no YAML": (
        (SECTION, "    answer: A\n", "    answer: 'A\n"),
        ["demo/01-basics.yml"],
    ),
    "a question without a field": ((SECTION, "    answer: A\n", ""), ["chain-oil"]),
    "a section that is no YAML": (
        (SECTION, "id: basics\n", "id: [basics\n"),
        ["demo/01-basics.yml"],
    ),
    "settings that are no YAML": (
        ("quizdata/demo/quiz.yml", "title: ", "title: ["),
        ["demo/quiz.yml"],
    ),
    "a band too few": (("quizdata/demo/quiz.yml", "highest: 3\n", "highest: 2\n"), []),
    "sources that are no YAML": (
        ("quizdata/demo/sources.yml", "  title: ", "  title: ["),
        ["demo/sources.yml"],
    ),
    "a scenario without an end": (
        ("quizdata/demo/scenarios/1-flat-tire.md", "\n---\n", "\n"),
        ["demo/1-flat-tire.md"],
    ),
}


@pytest.mark.parametrize(("fault", "gaps"), GAPS.values(), ids=GAPS)
def test_what_cannot_be_read_is_named_and_not_taken_for_removed(
    repository: Path, run: Run, fault: tuple[str, str, str], gaps: list[str]
) -> None:
    change(repository / "quizdata/demo/02-lights.yml", "It is dusk.", "It is night.")
    file, old, new = fault
    text = (repository / file).read_text(encoding="utf-8")
    (repository / file).write_text(
        new.join(text.rsplit(old, 1)) if "---" in old else text.replace(old, new, 1),
        encoding="utf-8",
    )
    status, printed, errors = run("diff", "base")
    assert (status, errors) == (1, "")
    assert printed.startswith(
        "**1 question changed; readers' answers to 1 question are asked again."
    )
    assert "removed" not in printed and "added" not in printed
    named = ", ".join(f"`{gap}`" for gap in gaps)
    assert (f"not compared: {named}. What" if gaps else "All of it could be read") in printed
    assert json.loads(run("diff", "base", "--format", "json")[1])["not_compared"] == gaps


def test_a_key_that_moved_can_be_made_to_fail(repository: Path, run: Run) -> None:
    change(repository / SECTION, "Friction is heard.", "Friction is heard and felt.")
    assert run("diff", "base", "--fail-on", "key")[0] == 0
    change(repository / SECTION, "    answer: A\n", "    answer: B\n")
    change(
        repository / SECTION,
        "      B: A shining chain carries oil.\n",
        "      A: A dry chain squeaks.\n",
    )
    assert run("diff", "base", "--fail-on", "key")[0] == 1
    assert run("diff", "base")[0] == 0


def test_places_artifacts_and_sources_are_links_that_no_name_can_break(
    repository: Path, run: Run
) -> None:
    manual = repository / "quizdata/demo/sources.yml"
    change(manual, "title: The manual", "title: The [manual](x) @all")
    change(manual, "https://example.org/manual", "https://example.org/a)b<c>|d")
    change(repository / SECTION, "Friction is heard.", "Friction is heard and felt.")
    see = ["--see", "review=https://example.org/r(1)", "--see", "site="]
    _, printed, _ = run("diff", "base", "--links", "https://example.org/blob/abc/", *see)
    place = "[quizdata/demo/01-basics.yml:8](https://example.org/blob/abc/quizdata/demo/01-basics.yml#L8)"
    assert (
        f"{place}. Sources: [The \\[manual\\](x) @<!-- -->all](https://example.org/a%29b%3Cc%3E%7Cd)."
        in printed
    )
    assert "To look at: [review](https://example.org/r%281%29).\n" in printed
    assert run("diff", "base", "--see", "review")[2].startswith("error: --see 'review' has no '='")


def test_of_many_problems_the_first_are_told(repository: Path, run: Run) -> None:
    path = repository / SECTION
    path.write_text(path.read_text(encoding="utf-8").replace("    ", "   "), encoding="utf-8")
    sources = "".join(f"Source {number}:\n  url: x\n" for number in range(20))
    (repository / "quizdata/demo/sources.yml").write_text(sources, encoding="utf-8")
    status, printed, _ = run("diff", "base")
    assert status == 1
    lines = printed.splitlines()
    assert "errors in 4 files" in lines[lines.index("...") + 1]
    assert len(lines) < 60


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
    assert "Others wrote this." in run("diff", "main", "topic", "--exact")[1]
    for head in (["topic"], []):
        status, printed, _ = run("diff", "main", *head)
        assert status == 0
        assert "Others wrote this." not in printed
        assert "How many pascals are ~~4~~ bar?" in printed
        assert f"Compared: `{git(repository, 'rev-parse', '--short=7', 'base')}` with" in printed


def test_unrelated_histories_have_no_merge_base(repository: Path, run: Run) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "other")
    commit(repository, "island")
    assert run("diff", "main") == (
        2,
        "",
        "error: 'main' and 'HEAD' have no commit in common: '--exact' compares them as they are\n",
    )
    assert run("diff", "main", "--exact")[0] == 0


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

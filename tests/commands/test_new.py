"""`python -m macros new`: what is there stays byte for byte, and `check` says what is left to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.bank.editing import add_question
from macros.bank.kinds import DEFAULT, KINDS
from macros.bank.source import parse_yaml
from macros.commands.skeleton import new_question
from macros.problems import Failure
from tests.bank.banks import change
from tests.bank.conftest import Run

FILE = "quizdata/bikes/01-first.yml"
QUESTION = new_question("todo")
TODAY = "reviewed: 2026-11-22"

LAYOUTS = {
    "one question": "questions:\n  - id: a\n    stem: x\n",
    "no space between": "questions:\n  - id: a\n    stem: x\n  - id: b\n    stem: y\n",
    "space between": "questions:\n  - id: a\n    stem: x\n\n  - id: b\n    stem: y\n",
    "no newline at the end": "questions:\n  - id: a\n    stem: x",
    "dashes at the margin": "questions:\n- id: a\n  stem: x\n",
    "deep dashes": "questions:\n      - id: a\n        stem: x\n",
    "fields below": "questions:\n  - id: a\n    stem: x\ntitle: After\n",
    "fields and space below": "questions:\n  - id: a\n    stem: x\n\n\ntitle: After\n",
    "a comment behind": "questions:\n  - id: a\n    stem: x  # why\n",
    "a comment of the question": "questions:\n  - id: a\n    stem: x\n    # why\n\n# The end.\n",
    "a comment of the file": "questions:\n  - id: a\n    stem: x\n# The end.\n",
    "folded text last": "questions:\n  - id: a\n    stem: >-\n      x\n\n      y\n",
    "a list last": "questions:\n  - id: a\n    sources: [x,\n      y]\n",
    "a long list last": "questions:\n  - id: a\n    sources:\n      - x\n      - y\n",
    "nothing last": "questions:\n  - id: a\n    stem:\n",
    "an alias last": "questions:\n  - id: &a x\n    stem: y\n    formerly: *a\ntitle: After\n",
    "other letters": "title: é😀\nquestions:\n  - id: a\n    stem: ü😀\ntitle2: 日本\n",
    "quotes": "questions:\n  - id: a\n    stem: 'x\n\n      # y'\n# z\n",
    "a document's end": "---\nquestions:\n  - id: a\n    stem: x\n...\n",
}


@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_nothing_else_changes(name: str, eol: str) -> None:
    text = LAYOUTS[name].replace("\n", eol)
    added, line = add_question(text, QUESTION, FILE)
    start = next(
        end
        for end in range(len(text), -1, -1)
        if added.startswith(text[:end]) and added.endswith(text[end:])
    )
    assert added.startswith(text[:start])
    assert added.endswith(text[start:])
    assert re.fullmatch(r" *- id: todo", added.split(eol)[line - 1])
    assert ("\n" in added.replace("\r\n", "")) == (eol == "\n")
    old, new = (parse_yaml(each.replace("\r\n", "\n"), "x.yml")[0] for each in (text, added))
    assert old is not None
    assert new is not None
    assert new.data["questions"][:-1] == old.data["questions"]
    assert new.data["questions"][-1]["id"] == "todo"
    assert old.data.keys() == new.data.keys()
    assert "# why" not in added or added.index("# why") < added.index("todo")


@pytest.mark.parametrize("name", ["space between", "one question"])
def test_questions_stay_apart_as_they_were(name: str) -> None:
    assert "\n\n  - id: todo\n" in add_question(LAYOUTS[name], QUESTION, FILE)[0]
    assert "y\n  - id: todo\n" in add_question(LAYOUTS["no space between"], QUESTION, FILE)[0]


@pytest.mark.parametrize(
    "text", ["title: x\n", "questions:\n", "questions: []\n", "questions: [{id: a}]\n", "- x\n", ""]
)
def test_without_a_list_of_questions_there_is_no_place(text: str) -> None:
    with pytest.raises(Failure, match=FILE):
        add_question(text, QUESTION, FILE)


def test_a_place_that_would_change_a_text_is_refused() -> None:
    """`|+` keeps the newlines that follow, so that a question above them would take them away."""
    with pytest.raises(Failure, match="by hand"):
        add_question(
            "questions:\n  - id: a\n    stem: |+\n      x\n\n\ntitle: After\n", QUESTION, FILE
        )


def test_check_lists_what_is_left_to_fill_in(bank: Path, run: Run) -> None:
    before = (bank / "demo/01-basics.yml").read_bytes()
    assert run("new", "demo", "basics", "--id", "gear-ratio") == (
        0,
        "quizdata/demo/01-basics.yml:35: question 'gear-ratio' added\n"
        "Replace whatever says TODO: 'python -m macros check' lists it.\n"
        "The quiz has one question more, so the best band in quizdata/demo/quiz.yml ends one higher.\n",
        "",
    )
    assert (bank / "demo/01-basics.yml").read_bytes().startswith(before)
    status, printed, _ = run("check")
    assert status == 1
    path = "quizdata/demo/01-basics.yml"
    name = "error: question 'gear-ratio':"
    assert printed.splitlines() == [
        f"{path}:36:12: {name} 'level' cannot be 'TODO' (known: recall, application, calculation)",
        f"{path}:37:11: {name} 'stem' still says TODO: replace it",
        *(
            f"{path}:{39 + n}:10: {name} option {letter} still says TODO: replace it"
            for n, letter in enumerate("ABCD")
        ),
        f"{path}:44:18: {name} 'explanation' still says TODO: replace it",
        *(
            f"{path}:{46 + n}:10: {name} feedback {letter} still says TODO: replace it"
            for n, letter in enumerate(("A", "B", "D"))
        ),
        f"{path}:49:13: {name} 'lesson' still says TODO: replace it",
        f"{path}:50:15: {name} unknown source 'todo' (known: manual): sources are listed in sources.yml",
        f"{path}:51:15: {name} 'reviewed' cannot be 'TODO': write a date as 2026-11-22",
        "quizdata/demo/quiz.yml:10:14: error: band 'ready': no band covers 4, and the quiz has 4 questions: "
        "let 'highest' be 4",
        "14 errors in 2 files",
    ]


def test_a_question_that_is_filled_in_passes(bank: Path, run: Run) -> None:
    run("new", "demo", "lights", "--id", "dynamo")
    path = bank / "demo/02-lights.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("level: TODO", "level: recall").replace(
        "reviewed: TODO", "reviewed: 2026-11-22"
    )
    text = text.replace("[todo]", "[manual]").replace("TODO ", "")
    path.write_text(text, encoding="utf-8")
    change(bank / "demo/quiz.yml", "    highest: 3\n", "    highest: 4\n")
    status, printed, _ = run("check")
    assert (status, " error: " in printed) == (0, False)
    assert run("key", "demo")[1].splitlines()[-1] == "4. C"  # A and B are right twice already


FILLED = {
    "TODO the number": "20",
    "TODO a wrong number that readers reach": "5",
    "TODO or delete this line": "teeth",
    "TODO the same from the definition": "40 / 2",
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_skeleton_that_is_sound_once_filled_in(
    bank: Path, run: Run, kind: str
) -> None:
    printed = run("new", "demo", "basics", "--id", "dynamo", "--kind", kind)[1]
    assert "question 'dynamo' added" in printed
    path = bank / "demo/01-basics.yml"
    text = path.read_text(encoding="utf-8")
    added = text[text.index("  - id: dynamo") :]
    assert (f"    kind: {kind}\n" in added) == (kind != DEFAULT)
    path.write_text(text.replace("id: dynamo", "id: dynamo\n    draft: true"), encoding="utf-8")
    status, printed, _ = run("check")
    assert (status, " error: " in printed) == (0, False)
    # Every place that waits for words is named, and the draft lacks nothing but those.
    assert printed.count("still says TODO") == added.count("TODO") - added.count(": TODO\n")
    assert "it lacks no field" in printed

    for todo, said in FILLED.items():
        added = added.replace(todo, said)
    added = added.replace("level: TODO", "level: recall").replace("reviewed: TODO", TODAY)
    added = added.replace("[todo]", "[manual]").replace("#TODO", "").replace("TODO ", "")
    path.write_text(text[: text.index("  - id: dynamo")] + added, encoding="utf-8")
    change(bank / "demo/quiz.yml", "    highest: 3\n", "    highest: 4\n")
    status, printed, _ = run("check", "--prove")
    assert (status, " error: " in printed) == (0, False), printed


def test_a_new_quiz_may_begin_with_another_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "bikes", "--kind", "order")[0] == 0
    assert "  - id: todo\n    kind: order\n" in Path(FILE).read_text(encoding="utf-8")


def test_help_names_the_kinds(run: Run) -> None:
    status, printed, _ = run("new", "--help")
    assert status == 0
    assert f"{', '.join(KINDS)}; default: {DEFAULT}" in " ".join(printed.split())


def test_without_an_id_there_is_a_placeholder_for_it(bank: Path, run: Run) -> None:
    assert bank.is_dir()
    for id in ("todo", "todo-2", "todo-3"):
        assert f"question '{id}' added" in run("new", "demo", "basics")[1]
    assert "the id 'todo-2' is a placeholder" in run("check")[1]


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (
            ["dmo", "basics"],
            "there is no quiz 'dmo' (did you mean 'demo'?); 'python -m macros new dmo' makes one",
        ),
        (["demo", "basic"], "there is no section 'basic' in quiz 'demo' (did you mean 'basics'?)"),
        (
            ["demo"],
            "there is a quiz 'demo' already: name the section of the new question (known: basics, lights)",
        ),
        (
            ["demo", "basics", "--id", "lamps"],
            "the id 'lamps' is taken already in quizdata/demo/02-lights.yml:10; choose another",
        ),
        (
            ["demo", "basics", "--id", "flat-tire"],
            "the id 'flat-tire' is taken already in quizdata/demo/scenarios/1-flat-tire.md:3; choose another",
        ),
        (
            ["demo", "basics", "--id", "bulbs"],
            "the id 'bulbs' is taken already in quizdata/demo/02-lights.yml:10; choose another",
        ),
        (
            ["demo", "basics", "--id", "Big Wheel"],
            "'Big Wheel' cannot be an id: use lower-case letters, digits and single hyphens, at most 60 in all",
        ),
        (
            ["Bikes"],
            "'Bikes' cannot be an id: use lower-case letters, digits and single hyphens, at most 60 in all",
        ),
        (
            ["../x"],
            "'../x' cannot be an id: use lower-case letters, digits and single hyphens, at most 60 in all",
        ),
        (
            ["demo", "basics", "--kind", "numerc"],
            "there is no kind of questions 'numerc' (did you mean 'numeric'?): "
            "write one of choice, numeric, order, short",
        ),
        (["second", "--id", "x"], "an id is for a question: name its section before --id"),
    ],
)
def test_it_refuses(bank: Path, run: Run, argv: list[str], message: str) -> None:
    change(
        bank / "demo/02-lights.yml",
        "    answer: [A, B]\n",
        "    answer: [A, B]\n    formerly: [bulbs]\n",
    )
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert run("new", *argv) == (2, "", f"error: {message}\n")
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_a_file_without_room_is_left_alone(bank: Path, run: Run) -> None:
    path = bank / "demo/02-lights.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("questions:")] + "questions: []\n", encoding="utf-8")
    message = "quizdata/demo/02-lights.yml: 'questions' must be a list with at least one entry, each after '- '"
    assert run("new", "demo", "lights") == (2, "", f"error: {message}\n")


def test_a_new_quiz_is_whole_but_for_its_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    status, printed, _ = run("new", "bikes")
    assert status == 0
    assert printed.splitlines() == [
        *(f"wrote quizdata/bikes/{name}" for name in ("quiz.yml", "sources.yml", "01-first.yml")),
        *(
            f"wrote quizdata/{kind}.schema.json"
            for kind in ("section", "quiz", "sources", "scenario")
        ),
        "Replace whatever says TODO: 'python -m macros check' lists it.",
        'Then show the quiz on a page: {{ quiz("bikes") }}',
    ]
    assert run("schema", "--check")[0] == 0
    lines = run("check")[1].splitlines()[:-1]
    assert all("TODO" in line or "is a placeholder" in line for line in lines)
    for path in Path("quizdata/bikes").iterdir():
        text = path.read_text(encoding="utf-8")
        modeline = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert modeline
        assert (path.parent / modeline[1]).is_file()
        text = text.replace("level: TODO", "level: recall").replace(
            "reviewed: TODO", "reviewed: 2026-11-22"
        )
        text = (
            text.replace("/TODO", "/x")
            .replace("TODO ", "")
            .replace("TODO", "x")
            .replace("todo", "wheels")
        )
        path.write_text(text, encoding="utf-8")
    status, printed, _ = run("check")
    assert (status, " error: " in printed) == (0, False)


def test_a_second_quiz_leaves_the_first_alone(bank: Path, run: Run) -> None:
    run("schema")
    before = {path: path.read_bytes() for path in bank.rglob("*") if path.is_file()}
    assert run("new", "second")[0] == 0
    assert all(path.read_bytes() == data for path, data in before.items())
    assert sorted(path.name for path in (bank / "second").iterdir()) == [
        "01-first.yml",
        "quiz.yml",
        "sources.yml",
    ]

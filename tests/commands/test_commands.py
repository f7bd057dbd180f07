"""The commands of `python -m macros`: what they print, and how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from macros.bank.schema import generate_schemas
from tests.bank.banks import change
from tests.bank.conftest import Run

REPOSITORY = Path(__file__).resolve().parents[2]


def test_check_of_a_sound_bank_says_what_it_read(bank: Path, run: Run) -> None:
    assert run("check") == (0, "quizdata: 1 quiz, 3 questions, no problems\n", "")
    assert run("check", "--bank", f"{bank.name}/")[0] == 0


def test_key_prints_a_line_a_question(bank: Path, run: Run) -> None:
    assert bank.is_dir()
    assert run("key", "demo") == (0, "1. A\n2. B\n3. A, B\n", "")


def test_key_of_an_unknown_quiz_names_the_nearest(bank: Path, run: Run) -> None:
    assert bank.is_dir()
    assert run("key", "demos") == (
        2,
        "",
        "error: there is no quiz 'demos' (did you mean 'demo'?)\n",
    )
    assert run("key", "x") == (2, "", "error: there is no quiz 'x' (known: demo)\n")


def test_key_of_a_broken_bank_prints_its_problems(bank: Path, run: Run) -> None:
    change(bank / "demo/01-basics.yml", "    answer: A\n", "    answer: E\n")
    status, printed, errors = run("key", "demo")
    assert (status, printed) == (1, "")
    assert errors.splitlines() == [
        "quizdata/demo/01-basics.yml:15:13: error: question 'chain-oil': answer 'E' is not one of its options A, B, C",
        "1 error in 1 file",
    ]


def test_schema_writes_what_check_then_finds_fresh(bank: Path, run: Run) -> None:
    assert run("schema", "--check")[0] == 1
    status, printed, _ = run("schema")
    assert status == 0
    assert printed.splitlines() == [
        "wrote quizdata/section.schema.json",
        "wrote quizdata/quiz.schema.json",
        "wrote quizdata/sources.schema.json",
        "wrote quizdata/scenario.schema.json",
    ]
    assert run("schema", "--check") == (0, "", "")
    (bank / "quiz.schema.json").write_text("{}", encoding="utf-8")
    line = "quizdata/quiz.schema.json is out of date: run 'python -m macros schema'\n"
    assert run("schema", "--check") == (1, line, "")
    assert run("check")[0] == 0


def test_schemas_in_the_repository_are_fresh() -> None:
    for name, text in generate_schemas().items():
        assert (REPOSITORY / "quizdata" / name).read_text(encoding="utf-8") == text


def test_schemas_say_what_the_loader_takes() -> None:
    schemas = {name: json.loads(text) for name, text in generate_schemas().items()}
    question = schemas["section.schema.json"]["$defs"]["Choice"]
    assert question["additionalProperties"] is False
    assert question["properties"]["options"]["additionalProperties"] is False
    assert question["properties"]["stem"]["type"] == ["string", "number", "boolean"]
    assert question["properties"]["stem"]["description"].startswith("What is asked")
    assert "title" in schemas["quiz.schema.json"]["properties"]
    assert "answer" not in schemas["scenario.schema.json"]["properties"]
    assert "answer" not in schemas["scenario.schema.json"]["required"]


def test_the_package_runs_as_a_program(bank: Path) -> None:
    program = [sys.executable, "-m", "macros", "check", "--bank", str(bank.resolve())]
    done = subprocess.run(program, capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{bank.resolve()}: 1 quiz, 3 questions, no problems\n"


def test_whoever_has_read_enough_gets_no_traceback() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m macros words | :"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""

"""Each fault a bank can have prints the lines its case file expects, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.bank.model import Scenario, Section, Source
from macros.bank.reader import BankError, load_bank, read_bank
from macros.bank.wording import PATTERNS
from tests.bank.banks import Case, read_cases, write_case
from tests.bank.conftest import Run

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_check_prints_the_problems_of(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    write_case(case, tmp_path)
    status, printed, errors = run("check")
    assert printed == case.problems
    assert errors == ""
    assert status == int(": error: " in case.problems)


def test_loading_a_broken_bank_raises_all_problems_at_once(bank: Path) -> None:
    (bank / "demo/quiz.yml").write_text("title: Bicycles\n", encoding="utf-8")
    (bank / "demo/sources.yml").unlink()
    with pytest.raises(BankError) as raised:
        load_bank(bank)
    lines = str(raised.value).splitlines()
    assert lines[-1] == "7 errors in 2 files"
    assert len(lines) == 8
    assert [problem.file for problem in raised.value.problems] == [
        *["quizdata/demo/quiz.yml"] * 6,
        "quizdata/demo/sources.yml",
    ]


def test_what_is_sound_loads_beside_what_is_broken(bank: Path) -> None:
    section = bank / "demo/01-basics.yml"
    text = section.read_text(encoding="utf-8")
    section.write_text(text.replace("level: recall", "level: easy"), encoding="utf-8")
    loaded, problems = read_bank(bank)
    assert len(problems) == 1
    assert [question.id for question in loaded.quizzes["demo"].questions] == [
        "tire-pressure",
        "lamps",
    ]


def test_every_pattern_of_the_model_has_a_remedy() -> None:
    schemas = [
        Section.model_json_schema(),
        Scenario.model_json_schema(),
        Source.model_json_schema(),
    ]
    found = set(patterns_in(schemas))
    assert found
    assert found <= PATTERNS.keys()


def patterns_in(schema: object) -> list[str]:
    if isinstance(schema, list):
        return [pattern for item in schema for pattern in patterns_in(item)]
    if not isinstance(schema, dict):
        return []
    here = [schema["pattern"]] if isinstance(schema.get("pattern"), str) else []
    here += list(schema.get("patternProperties", {}))
    return here + patterns_in(list(schema.values()))

"""Each rule refuses what its case file holds and accepts what its -nope file holds, in exactly these words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.rules import RULES
from tests.bank.banks import Case
from tests.rules.conftest import Run
from tests.rules.sites import TODAY, read_site_cases, write_site

CASES = {case.name: case for case in read_site_cases()}


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)
def test_check_prints_the_problems_of(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    write_site(case, tmp_path)
    status, printed, errors = run("check", "--today", TODAY)
    assert printed == case.problems
    assert errors == ""
    assert status == (1 if " error: " in case.problems else 0)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_a_case_it_refuses_and_one_it_accepts(rule: object) -> None:
    name = getattr(rule, "name", "")
    assert f"[{name}]" in CASES[name].problems
    assert f"[{name}]" not in CASES[f"{name}-nope"].problems


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_problem_a_rule_finds_names_a_remedy(rule: object) -> None:
    name = getattr(rule, "name", "")
    lines = [line for line in CASES[name].problems.splitlines() if line.endswith(f"[{name}]")]
    assert lines
    for line in lines:
        said = re.sub(r"^\S+ (?:error|warning): (?:\w+ '[^']+': )?", "", line)
        assert ": " in said, f"no remedy after a colon: {said}"


def test_every_rule_has_one_sentence_of_reason(run: Run) -> None:
    for rule in RULES:
        assert re.fullmatch(r"[A-Z][^.]+\.", rule.why), rule.name
    status, printed, _ = run("check", "--rules")
    assert status == 0
    assert [line.split(" ")[0] for line in printed.splitlines()] == [rule.name for rule in RULES]

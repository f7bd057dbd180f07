"""A small site with its bank, for tests that need pages too: sound, and copies of it with a fault."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bank.banks import Case, apply_case, copy_base, read_case

SITE = Path(__file__).parent / "site"
CASES = Path(__file__).parent / "cases"

TODAY = "2026-11-22"
"""The day of the reviews in it."""


def copy_site(target: Path) -> None:
    """The sound bank of tests/bank with pages that show it: `target`/quizdata and `target`/docs."""
    copy_base(target)
    shutil.copytree(SITE, target, dirs_exist_ok=True)


def write_site(case: Case, target: Path) -> None:
    """The sound site with the fault of the case."""
    copy_site(target)
    apply_case(case, target)


def read_site_cases() -> list[Case]:
    return [read_case(path) for path in sorted(CASES.glob("*.txt"))]

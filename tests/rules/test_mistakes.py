"""Mistakes that authors made, each with all that `check` says of it: what was done, and what to write instead."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.bank.banks import Case, parse_case
from tests.rules.conftest import Run
from tests.rules.sites import TODAY, write_site

FILE = Path(__file__).parent / "mistakes.txt"
_, *BLOCKS = re.split(r"^##### (.*)\n", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
CASES = [parse_case(name, text) for name, text in zip(BLOCKS[0::2], BLOCKS[1::2], strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_check_says_what_the_author_did(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    write_site(case, tmp_path)
    status, printed, errors = run("check", "--today", TODAY)
    if "WRITE_MISTAKES" in os.environ:
        head, found, rest = FILE.read_text("utf-8").partition(f"##### {case.name}\n")
        own, marker, others = rest.partition("##### ")
        own = own.partition("=== problems\n")[0] + "=== problems\n" + printed
        FILE.write_text(head + found + own + marker + others, encoding="utf-8")
        return
    assert (printed, errors) == (case.problems, "")
    assert status == (1 if " error: " in printed else 0)


def test_there_are_52_and_no_message_is_about_programs() -> None:
    assert len({case.name for case in CASES}) == 52
    said = "".join(case.problems for case in CASES)
    assert not re.search(r"None|<class|Traceback|\bstr\b|\bdict\b|\bint\b", said)

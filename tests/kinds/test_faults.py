"""What can be wrong with a question of each kind: told at its place, with the remedy, in exactly these words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.bank.reader import read_bank
from tests.bank.banks import change
from tests.kinds.banks import EACH_KIND

FAULTS = Path(__file__).parent / "faults"
HEAD = "id: all\ntitle: All\nshort: All\nstudy:\n  - Read the manual.\nquestions:\n"
KINDS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FAULTS.glob("*.yml")
}
CASES = [
    pytest.param(kind, fault, id=f"{kind}: {fault['case']}")
    for kind, data in KINDS.items()
    for fault in data["faults"]
]


def problems_of(folder: Path, question: str, fault: dict[str, Any]) -> list[str]:
    """The bank of one question, and what is wrong with it once the fault is made: line, column and message."""
    quiz = folder / "quizdata/rope-work"
    quiz.mkdir(parents=True)
    for name in ("quiz.yml", "sources.yml"):
        shutil.copy(EACH_KIND / "rope-work" / name, quiz)
    text = (quiz / "quiz.yml").read_text(encoding="utf-8")
    (quiz / "quiz.yml").write_text(re.sub(r"highest: \d+", "highest: 1", text), encoding="utf-8")
    section = quiz / "01-all.yml"
    section.write_text(HEAD + question, encoding="utf-8")
    if "old" in fault:
        change(section, fault["old"], fault["new"])
    _, problems = read_bank(folder / "quizdata")
    # The quiz may have fewer questions that count than it was laid out for.
    return [
        f"{each.line}:{each.column}: {each.said}"
        for each in problems
        if each.file.endswith("01-all.yml")
    ]


@pytest.mark.parametrize(("kind", "fault"), CASES)
def test_fault_is_told_at_its_place(kind: str, fault: dict[str, Any], tmp_path: Path) -> None:
    assert problems_of(tmp_path, KINDS[kind]["question"], fault) == fault["says"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_question_is_sound_without_a_fault(kind: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, KINDS[kind]["question"], {}) == []
    assert len(KINDS[kind]["faults"]) >= 25

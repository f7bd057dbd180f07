"""Banks for tests: a small sound one, and copies of it with a fault."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

BASE = Path(__file__).parent / "base"
CASES = Path(__file__).parent / "cases"

PART = re.compile(r"^=== (change|file|bytes|delete|problems) ?(.*)\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A fault, and the lines that `check` prints for it.

    A case file says in its first lines what it is about. Then come parts, each opened by a line:
    `=== change PATH` with old text, a line `-->`, and new text; `=== file PATH` with the whole text of a file;
    `=== bytes PATH` with text that may hold `\\xNN`; `=== delete PATH`; and `=== problems` with the lines expected.
    """

    name: str
    steps: list[tuple[str, str, str]]
    problems: str


def read_cases() -> list[Case]:
    return [read_case(path) for path in sorted(CASES.glob("*.txt"))]


def read_case(path: Path) -> Case:
    return parse_case(path.stem, path.read_text(encoding="utf-8"))


def parse_case(name: str, text: str) -> Case:
    _, *pieces = PART.split(text)
    steps = list(zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True))
    assert steps[-1][0] == "problems", f"{name} does not end with the problems expected"
    return Case(name, steps[:-1], steps[-1][2])


def copy_base(target: Path) -> Path:
    """A sound bank of one quiz, 3 questions and a scenario, in `target`/quizdata, beside what is there."""
    return Path(shutil.copytree(BASE, target / "quizdata", dirs_exist_ok=True))


def write_case(case: Case, target: Path) -> None:
    """The sound bank with the fault of the case, in `target`/quizdata."""
    copy_base(target)
    apply_case(case, target)


def apply_case(case: Case, target: Path) -> None:
    """Make the changes of the case below `target`."""
    for step, name, text in case.steps:
        path = target / name
        if step == "delete":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if step == "change":
            change(path, *text.split("-->\n"))
        elif step == "file":
            path.write_text(text, encoding="utf-8")
        else:
            path.write_bytes(text.encode("latin-1").decode("unicode_escape").encode("latin-1"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name} holds {text.count(old)} times: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")

"""Whether build time grows with questions, however many quizzes and pages they stand on: `python -m bench.many`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bank.banks import BASE
from tests.built_site import REPOSITORY

SETTINGS = """\
site_name: Many
theme: {name: material, font: false}
extra: {selfcheck: {quiz: quiz-1}}
plugins: [search, macros: {module_name: macros}]
"""
EACH = 25
"""Questions of a quiz."""


def make_site(folder: Path, quizzes: int) -> None:
    """A site of that many quizzes, each with a page of questions and one of results, and a list of all."""
    skip = shutil.ignore_patterns("__pycache__", "scenarios")
    for part in ("macros", "overrides"):
        shutil.copytree(REPOSITORY / part, folder / part, ignore=skip)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# All\n\n{{ quizzes() }}\n", encoding="utf-8")
    for number in range(1, quizzes + 1):
        id = f"quiz-{number}"
        quiz = Path(shutil.copytree(BASE / "demo", folder / "quizdata" / id, ignore=skip))
        section = quiz / "01-basics.yml"
        text = section.read_text("utf-8").replace("lesson: lessons/01-basics.md\n", "")
        first = text.partition("questions:\n")[2].partition("  - id: tire")[0]
        more = (first.replace("chain-oil", f"chain-oil-{at}") for at in range(EACH - 3))
        section.write_text(text + "".join(more), encoding="utf-8")
        head = quiz / "quiz.yml"
        bands = head.read_text("utf-8").replace("highest: 3", f"highest: {EACH}")
        head.write_text(bands, encoding="utf-8")
        page = f'# Questions\n\n{{{{ progress("{id}") }}}}\n\n{{{{ quiz("{id}") }}}}\n'
        (folder / f"docs/{id}.md").write_text(page, encoding="utf-8")
        page = f'# Results\n\n{{{{ results("{id}") }}}}\n'
        (folder / f"docs/{id}-results.md").write_text(page, encoding="utf-8")


def build_seconds(quizzes: int, rounds: int = 3) -> float:
    """Processor time of a build, the least of some."""
    with tempfile.TemporaryDirectory() as name:
        make_site(Path(name), quizzes)
        return min(_build(Path(name)) for _ in range(rounds))


def _build(folder: Path) -> float:
    before = os.times()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    after = os.times()
    return after[2] + after[3] - before[2] - before[3]


if __name__ == "__main__":
    start, ten, forty = (build_seconds(quizzes) for quizzes in (1, 10, 40))
    ratio = (forty - start) / (ten - start)
    print(f"1, 10 and 40 quizzes of {EACH} questions: {start:.2f}, {ten:.2f}, {forty:.2f} s")
    print(
        f"39 more than one cost {ratio:.2f} times what 9 more cost; in proportion would be {39 / 9:.2f}"
    )

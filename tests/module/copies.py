"""A copy of this repository about another subject: twelve questions of the times tables.

`python -m tests.module.copies FOLDER` makes one as the guide says, with `--bare` one of which nothing of `docs/` and
`quizdata/` is left; `make test` there has to pass.
"""

import argparse
import re
import shutil
import subprocess
from pathlib import Path

from macros.bank.schema import generate_schemas
from tests.built_site import OWN_SETTINGS, REPOSITORY

GUIDE = REPOSITORY / "docs/contribute/start-a-site.md"
QUIZ = "times-tables"

HOME = "# Times tables\n\n{{ start() }}\n\nYour answers stay in this browser.\n"
PAGES = {
    "index.md": HOME,
    "questions.md": "# Questions\n\n{{ progress() }}\n\n{{ quiz() }}\n",
    "results.md": "# Your tables\n\n{{ results() }}\n\n{{ tools() }}\n",
}
HEAD = """\
title: Times tables
summary: Products of small numbers, without paper. For whoever left school some time ago.
minutes: 5
pass_mark: 9
bands:
  - {id: sure, title: By heart, lowest: 9, highest: 12, summary: You know them., steps: [Try larger numbers.]}
  - {id: unsure, title: Not yet, lowest: 0, highest: 8, summary: Some are missing., steps: [Say them aloud.]}
feedback: Tell us which product you count on your fingers.
allow:
  section-not-taught: This quiz has no lessons.
"""
SOURCES = "table:\n  title: A multiplication table\n  url: https://example.org/table\n"


def follow_guide(folder: Path) -> None:
    """Do to a copy what the guide says about questions and pages."""
    for quiz in (folder / "quizdata").glob("llm-infrastructure*"):
        shutil.rmtree(quiz)
    write_quiz(folder)
    for name in removals():
        # A site to build has no tests.
        if (path := folder / name).exists():
            (shutil.rmtree if path.is_dir() else Path.unlink)(path)
    write_page(folder, "index.md", HOME)
    edit(folder / "docs/contribute/index.md", r"^.*corrections\.md.*\n", "")
    edit(folder / "docs/answer-key.md", r"\n## Rubric for scenarios [^\0]*", "")
    for macro in ("resources", "downloads"):
        edit(folder / "docs/resources.md", rf"\n.*{macro}\(quiz=.*\n", "")
    settle_nav(folder)


def replace_all(folder: Path) -> None:
    """Leave nothing of the content, not even the pages about the engine."""
    for name in ("docs", "quizdata", "tests/module"):
        shutil.rmtree(folder / name, ignore_errors=True)
    write_quiz(folder)
    for name, text in PAGES.items():
        write_page(folder, name, text)
    edit(folder / "mkdocs.yml", OWN_SETTINGS.pattern, "")
    edit(folder / "README.md", r"\A[^\0]*", "# Times tables\n")


def removals() -> list[str]:
    """What the guide's commands remove."""
    section = GUIDE.read_text(encoding="utf-8").split("{: #fork }")[1]
    commands = re.findall(r"^```bash\n(.*?)^```", section, re.M | re.S)[0]
    return re.findall(r"(?<= )(?:docs|tests|\.github)/[\w./-]+", commands)


def write_quiz(folder: Path, id: str = QUIZ) -> None:
    """Twelve questions in two sections, and the schemas that `macros new` would write."""
    quiz = folder / "quizdata" / id
    quiz.mkdir(parents=True)
    for name, text in generate_schemas().items():
        (quiz.parent / name).write_text(text, encoding="utf-8")
    (quiz / "quiz.yml").write_text(HEAD, encoding="utf-8")
    (quiz / "sources.yml").write_text(SOURCES, encoding="utf-8")
    for number, table in enumerate((7, 8), 1):
        text = f"id: times-{table}\ntitle: Times {table}\nshort: Times {table}\nstudy: [Say the table of {table}.]\n"
        questions = "".join(question(table, factor, "ABCD"[factor % 4]) for factor in range(4, 10))
        file = quiz / f"{number:02}-times-{table}.yml"
        file.write_text(f"{text}questions:\n{questions}", encoding="utf-8")


def question(table: int, factor: int, key: str) -> str:
    factors = {letter: factor + "ABCD".index(letter) - "ABCD".index(key) for letter in "ABCD"}
    options = "".join(f"      {letter}: {n * table}\n" for letter, n in factors.items())
    feedback = "".join(
        f"      {letter}: This is {n} × {table}.\n"
        for letter, n in factors.items()
        if letter != key
    )
    return f"""\
  - id: times-{table}-by-{factor}
    level: recall
    stem: How much is {factor} × {table}?
    options:
{options}    answer: {key}
    explanation: "It is {factor - 1} × {table}, which is {(factor - 1) * table}, and {table} more."
    feedback:
{feedback}    sources: [table]
    reviewed: 2026-11-22
"""


def settle_nav(folder: Path) -> None:
    """Take lines of pages that are gone out of the navigation, and headings that then stand alone."""
    config = folder / "mkdocs.yml"
    head, nav, rest = re.split(
        r"^nav:\n((?: .*\n)+)", config.read_text(encoding="utf-8"), flags=re.M
    )
    lines = [
        line
        for line in nav.splitlines()
        if not (page := re.search(r"[\w/-]+\.md", line)) or (folder / "docs" / page[0]).exists()
    ]
    while alone := [
        line
        for line, below in zip(lines, [*lines[1:], ""], strict=True)
        if line.endswith(":") and len(below) - len(below.lstrip()) <= len(line) - len(line.lstrip())
    ]:
        lines = [line for line in lines if line not in alone]
    config.write_text(f"{head}nav:\n" + "\n".join(lines) + f"\n{rest}", encoding="utf-8")


def write_page(folder: Path, name: str, text: str) -> None:
    page = folder / "docs" / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"---\nrender_macros: true\n---\n{text}", encoding="utf-8")


def edit(path: Path, pattern: str, text: str) -> None:
    """Replace the one place that matches."""
    new, found = re.subn(pattern, lambda _: text, path.read_text(encoding="utf-8"), flags=re.M)
    assert found == 1, f"{path} has {found} places that match {pattern}"
    path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bare", action="store_true", help="replace docs/ and quizdata/ whole")
    given = parser.parse_args()
    subprocess.run(["git", "clone", "--quiet", REPOSITORY, given.folder], check=True)
    (replace_all if given.bare else follow_guide)(given.folder)

"""What the last run found, as data, and as each page tells it."""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.module.exercises.pages import PAGES, Block, Mark, with_last_run, with_marks

FILE = Path(__file__).with_name("last-run.yml")
HEAD = "# Written by `make exercises ARGS=--write`; the pages of the exercises say the same.\n"


def load() -> dict[str, Any]:
    """By exercise: date, machine, versions, what ran whole and in part, what stood in, figures."""
    if not FILE.exists():
        return {}
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def save(record: dict[str, Any]) -> None:
    text = yaml.safe_dump(
        dict(sorted(record.items())), sort_keys=False, allow_unicode=True, width=1000
    )
    FILE.write_text(HEAD + text, encoding="utf-8")


def machine() -> str:
    """What a figure depends on, in a few words."""
    return f"{platform.system()}, Python {sys.version_info.major}.{sys.version_info.minor}"


def part_of(run: dict[str, Any]) -> str:
    """The part of a page that tells of its last run."""
    versions = [f"{name} {number}" for name, number in run["versions"].items()]
    parts = [
        "## Last run {: #last-run }",
        "`make exercises` in this site's repository follows this page as far as a laptop can. "
        f"It last passed on {run['date']}{f' with {_listed(versions)}' if versions else ''}"
        f" ({run['machine']}).",
        " ".join(run["instead"]),
    ]
    if run["figures"]:
        rows = [f"| {what} | {value} |" for what, value in run["figures"].items()]
        parts.append("\n".join(["| What | Figure |", "| --- | --- |", *rows]))
    return "".join(f"{part}\n\n" for part in parts if part)


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def marks_of(run: dict[str, Any], block: Block) -> Mark | None:
    """The mark that a block gets from this run; what did not run keeps its own."""
    if block.mark is None:
        return None
    for key, done in (("ran", "run"), ("in_part", "run in part")):
        if block.name in run[key]:
            return Mark(block.mark.needs, done, str(run["date"]))
    return block.mark


def write_pages(record: dict[str, Any]) -> None:
    """Bring marks and last runs of the pages in line with the record."""
    for number, run in record.items():
        page = PAGES[number]
        text = with_marks(
            page.read_text(encoding="utf-8"), lambda block, run=run: marks_of(run, block)
        )
        page.write_text(with_last_run(text, part_of(run)), encoding="utf-8")

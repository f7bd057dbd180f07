"""The pages of the exercises: their blocks, the mark above each, and the part that tells of the last run."""

from __future__ import annotations

import hashlib
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "docs" / "exercises"
PAGES = {path.stem[:2]: path for path in sorted(FOLDER.glob("0*.md"))}

NEEDS = ("Laptop", "Docker", "GPU")
DONE = ("run", "run in part", "read")
# What a reader runs or applies. Texts and data are saved, and queries need what their step needs.
MARKED = {"bash", "python", "yaml"}

FENCE = re.compile(r'( *)(`{3,})(\w+)(?: title="([^"]+)")?')
MARK = re.compile(
    rf" *\*({'|'.join(NEEDS)}) · ({'|'.join(DONE)}) (\d{{4}}-\d\d-\d\d)\*{{ \.needs }}"
)
LAST_RUN = re.compile(r"^## Last run .*?(?=^## )", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Mark:
    """What a block needs, and when it was last run or read."""

    needs: str
    done: str
    date: str

    def __str__(self) -> str:
        return f"*{self.needs} · {self.done} {self.date}*{{ .needs }}"


@dataclass(frozen=True)
class Block:
    """A fenced block: `name` is its title, or its step and which of that step's untitled blocks it is."""

    name: str
    heading: str
    language: str
    code: str
    line: int
    mark: Mark | None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.code.encode()).hexdigest()[:12]


def blocks_of(text: str) -> list[Block]:
    """Every fenced block of a page, in order."""
    return list(_blocks(text.splitlines()))


def _blocks(lines: list[str]) -> Iterator[Block]:
    heading, count, at = "", 0, 0
    while at < len(lines):
        if lines[at].startswith("## "):
            heading = re.sub(r" *\{.*\}$", "", lines[at][3:])
            count = 0
        if fence := FENCE.fullmatch(lines[at]):
            indent, ticks, language, title = fence.groups()
            end = lines.index(indent + ticks, at + 1)
            count += not title and language in MARKED
            yield Block(
                name=title or (_step(heading, count) if language in MARKED else f"line {at + 1}"),
                heading=heading,
                language=language,
                code=textwrap.dedent("\n".join(lines[at + 1 : end]) + "\n"),
                line=at + 1,
                mark=_mark_above(lines, at),
            )
            at = end
        at += 1


def _step(heading: str, count: int) -> str:
    return f"{heading.split(':')[0].lower()}, block {count}"


def _mark_above(lines: list[str], at: int) -> Mark | None:
    """The mark that stands above a fence, with an empty line between them."""
    if at < 2 or lines[at - 1].strip():
        return None
    found = MARK.fullmatch(lines[at - 2])
    return Mark(*found.groups()) if found else None


def with_marks(text: str, choose: Callable[[Block], Mark | None]) -> str:
    """The page with other marks: `choose` gets each block that has one or needs one."""
    lines = text.splitlines()
    for block in reversed(blocks_of(text)):
        if block.language not in MARKED or (mark := choose(block)) is None:
            continue
        at = block.line - 1
        indent = lines[at][: -len(lines[at].lstrip())] if lines[at].startswith(" ") else ""
        if block.mark:
            lines[at - 2] = f"{indent}{mark}"
        else:
            lines[at:at] = [f"{indent}{mark}", ""]
    return "\n".join(lines) + "\n"


def last_run(text: str) -> str:
    """The part of a page that tells of the last run; empty if there is none."""
    found = LAST_RUN.search(text)
    return found[0] if found else ""


def with_last_run(text: str, part: str) -> str:
    """The page with that part replaced, or put before what to try next."""
    if LAST_RUN.search(text):
        return LAST_RUN.sub(lambda _: part, text)
    return re.sub(r"^## What to try next", lambda found: part + found[0], text, flags=re.MULTILINE)

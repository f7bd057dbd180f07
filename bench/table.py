"""What was measured as Markdown, and its place in the site's page on performance."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.builds import KINDS, Builds
from bench.pages import Speed, Weight

NAMES = {"plain": "Plain Markdown", "macros": "This repository", "mkdocs-quiz": "mkdocs-quiz"}
BETWEEN = re.compile(r"(?<=<!-- bench -->\n).*(?=<!-- /bench -->)", re.DOTALL)
Row = Iterable[object]


def builds_table(builds: Builds, sizes: Sequence[int]) -> str:
    """Seconds of processor time, each kind beside plain Markdown, then times on the clock and growth with size."""
    texts = []
    for size in sizes:
        rows = []
        for kind in KINDS:
            cpu = builds[kind, size].cpu
            rows.append([NAMES[kind], f"{cpu:.2f} s", f"{cpu / builds['plain', size].cpu:.2f}"])
        clocks = ", ".join(f"{NAMES[kind]} {builds[kind, size].clock:.2f} s" for kind in KINDS)
        texts.append(_table([f"{size:,} questions", "Processor", "Beside plain"], rows))
        texts.append(f"On the clock: {clocks}.\n")
    for small, large in itertools.pairwise(sizes):
        grown = ", ".join(
            f"{NAMES[kind]} {builds[kind, large].cpu / builds[kind, small].cpu:.1f}"
            for kind in KINDS
        )
        texts.append(f"Times as long for {large / small:g} times the questions: {grown}.\n")
    return "\n".join(texts)


def weights_table(weights: dict[str, Weight]) -> str:
    """Kilobytes of pages: what the quiz makes of them, and all that a first visit fetches."""
    parts, wholes = [], []
    for name, weight in weights.items():
        quiz = f"{_kilobytes(weight.quiz_script)} + {_kilobytes(weight.quiz_style)}"
        parts.append([name, _kilobytes(weight.html), quiz if weight.quiz_script else ""])
        search = f"{_kilobytes(weight.total)}, {_kilobytes(weight.search)}"
        wholes.append([name, search, weight.requests])
    return "\n".join(
        [
            _table(["Page", "HTML", "Quiz: script + style"], parts),
            _table(["First visit", "Together, of it search", "Requests"], wholes),
        ]
    )


def speeds_table(speeds: dict[str, Speed]) -> str:
    """Milliseconds of pages on a slowed processor: until they work, and from a click to what it shows."""
    ready, acts = [], []
    for name, speed in speeds.items():
        set_up = f"{speed.set_up:.0f} ms" if speed.set_up else ""
        ready.append([name, set_up, f"{speed.interactive:.0f} ms"])
        check = f"{speed.check:.0f} ms" if speed.check is not None else ""
        acts.append([name, check, f"{speed.fold:.0f} ms"])
    return "\n".join(
        [
            _table(["Page", "Set-up", "Interactive"], ready),
            _table(["Click to paint", "Answer", "Plain fold"], acts),
        ]
    )


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def write_into(page: Path, text: str) -> None:
    """Put the text between the marks of the page."""
    old = page.read_text(encoding="utf-8")
    page.write_text(BETWEEN.sub(lambda _: f"\n{text}\n", old), encoding="utf-8")


def _table(head: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)

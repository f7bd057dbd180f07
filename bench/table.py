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
# A table wider than the screen scrolls; by keyboard only if something in it takes the focus.
HELP = "#reading"

Row = Iterable[object]


def builds_table(builds: Builds, sizes: Sequence[int]) -> str:
    """Seconds of processor time and on the clock, each kind beside plain Markdown, and growth with size."""
    head = [f"[Questions]({HELP})", "Built as", "Processor", "Clock", "Beside plain"]
    rows = []
    for size in sizes:
        for kind in KINDS:
            build = builds[kind, size]
            ratio = build.cpu / builds["plain", size].cpu
            times = [f"{build.cpu:.2f} s", f"{build.clock:.2f} s", f"{ratio:.2f}"]
            rows.append([f"{size:,}", NAMES[kind], *times])
    text = _table(head, rows)
    for small, large in itertools.pairwise(sizes):
        grown = ", ".join(
            f"{NAMES[kind]} {builds[kind, large].cpu / builds[kind, small].cpu:.1f}"
            for kind in KINDS
        )
        text += f"\nTimes as long for {large / small:g} times the questions: {grown}.\n"
    return text


def weights_table(weights: dict[str, Weight]) -> str:
    """Kilobytes of pages by what they are for."""
    head = [
        f"[Page]({HELP})",
        "HTML",
        "Quiz script",
        "Quiz style",
        "Theme",
        "Search",
        "Together",
        "Requests",
    ]
    rows = []
    for name, weight in weights.items():
        parts = [weight.html, weight.quiz_script, weight.quiz_style, weight.theme, weight.search]
        sizes = [f"{size / 1000:.1f} kB" if size else "" for size in [*parts, weight.total]]
        rows.append([name, *sizes, weight.requests])
    return _table(head, rows)


def speeds_table(speeds: dict[str, Speed]) -> str:
    """Milliseconds of pages on a slowed processor."""
    head = [
        f"[Page]({HELP})",
        "Set-up",
        "Interactive",
        "Check to paint",
        "Plain fold to paint",
        "Ratio",
    ]
    rows = []
    for name, speed in speeds.items():
        check = f"{speed.check:.0f} ms" if speed.check is not None else ""
        ratio = f"{speed.check / speed.fold:.2f}" if speed.check is not None else ""
        set_up = f"{speed.set_up:.1f} ms" if speed.set_up else ""
        rows.append(
            [name, set_up, f"{speed.interactive:.0f} ms", check, f"{speed.fold:.0f} ms", ratio]
        )
    return _table(head, rows)


def write_into(page: Path, text: str) -> None:
    """Put the text between the marks of the page."""
    old = page.read_text(encoding="utf-8")
    page.write_text(BETWEEN.sub(lambda _: f"\n{text}\n", old), encoding="utf-8")


def _table(head: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)

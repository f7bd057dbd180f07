"""What was measured as Markdown, and its place in the site's page on performance."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.budgets import Kept
from bench.builds import ACTS, KINDS, Times
from bench.lighthouse import Scores
from bench.pages import Speed, Weight
from bench.shifts import STATES, Shifts

NAMES = {"plain": "Plain Markdown", "macros": "This repository", "mkdocs-quiz": "mkdocs-quiz"}
BETWEEN = re.compile(r"(?<=<!-- bench -->\n).*(?=<!-- /bench -->)", re.DOTALL)
Row = Iterable[object]


def builds_table(times: Times, sizes: Sequence[int], before: str = "") -> str:
    """Seconds of processor time, each kind beside plain Markdown, then times on the clock and growth with size.

    `before` is the revision that kind "before" was built from.
    """
    names = _names(times, before)
    texts = []
    for size in sizes:
        rows = []
        for kind, name in names.items():
            cpu = times["build", kind, size].cpu
            plain = times["build", "plain", size].cpu
            rows.append([name, f"{cpu:.2f} s", f"{cpu / plain:.2f}"])
        clocks = ", ".join(
            f"{name} {times['build', kind, size].clock:.2f} s" for kind, name in names.items()
        )
        texts.append(_table([f"{size:,} questions", "Processor", "Beside plain"], rows))
        texts.append(f"On the clock: {clocks}.\n")
    for small, large in itertools.pairwise(sizes):
        grown = ", ".join(
            f"{name} {times['build', kind, large].cpu / times['build', kind, small].cpu:.1f}"
            for kind, name in names.items()
        )
        texts.append(f"Times as long for {large / small:g} times the questions: {grown}.\n")
    return "\n".join(texts)


def commands_table(times: Times, sizes: Sequence[int], before: str = "") -> str:
    """Seconds of processor time of commands, each beside the build of the same code and questions."""
    texts = []
    for size in sizes:
        rows = []
        for act, kind in ((act, kind) for act in ACTS for kind in _names(times, before)):
            if act != "build" and (act, kind, size) in times:
                cpu = times[act, kind, size].cpu
                name = f"`{act}`" if kind == "macros" else f"`{act}`, revision {before}"
                beside = cpu / times["build", kind, size].cpu
                rows.append([name, f"{cpu:.2f} s", f"{beside:.2f}"])
        texts.append(_table([f"{size:,} questions", "Processor", "Beside its build"], rows))
    return "\n".join(texts)


def _names(times: Times, before: str) -> dict[str, str]:
    """What readers call the kinds that were measured, in their order."""
    measured = {kind for _, kind, _ in times}
    names = NAMES | {"before": f"Revision {before}"}
    return {kind: names[kind] for kind in KINDS if kind in measured}


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
        beside = f"{speed.ratio:.2f}" if speed.ratio is not None else ""
        acts.append([name, check, f"{speed.fold:.0f} ms", beside])
    return "\n".join(
        [
            _table(["Page", "Set-up", "Interactive"], ready),
            _table(["Click to paint", "Answer", "Fold beside it", "Ratio"], acts),
        ]
    )


def shifts_table(shifts: Shifts) -> str:
    """How far pages move while they come, by what the reader did before."""
    rows = [[name, *(f"{value:.3f}" for value in values)] for name, values in shifts.items()]
    return _table(["Page", *STATES], rows)


def scores_table(scores: Mapping[str, Scores]) -> str:
    """What Lighthouse says of pages, in columns that a phone has room for."""
    rows = []
    for name, score in scores.items():
        first, *rest = (f"{value:.0f}" for value in dataclasses.astuple(score))
        rows.append([name, first, ", ".join(rest)])
    return _table(["Page", "Performance", "Accessibility, best practices, SEO"], rows)


def budgets_table(kept: Iterable[Kept]) -> str:
    """Which budgets a run kept."""
    rows = [[name, measured, "Yes" if within else "No"] for name, measured, within in kept]
    return _table(["Budget", "Measured", "Kept"], rows)


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def write_into(page: Path, text: str) -> None:
    """Put the text between the marks of the page."""
    old = page.read_text(encoding="utf-8")
    page.write_text(BETWEEN.sub(lambda _: f"\n{text}\n", old), encoding="utf-8")


def _table(head: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)

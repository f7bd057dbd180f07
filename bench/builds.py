"""How long builds take: processor time and time on the clock of `mkdocs build`, kinds and sizes in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.questions import full_pages
from bench.sites import write_site

KINDS = ("plain", "macros", "mkdocs-quiz")
# So that every round begins with another kind: what the machine does at that moment hits each alike.
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Build:
    """One build, in seconds. `cpu` is what the process used, whatever else the machine did."""

    cpu: float
    clock: float


Builds = dict[tuple[str, int], Build]
"""Medians by kind and number of questions."""


def measure_builds(python: Path, sizes: Sequence[int], rounds: int, tell: Tell) -> Builds:
    """Build every kind and size so many times with that interpreter's MkDocs."""
    taken: dict[tuple[str, int], list[Build]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for size in sizes:
            pages = full_pages(size)
            for kind in KINDS:
                write_site(kind, Path(folder) / f"{kind}-{size}", pages)
        for number in range(rounds):
            for size in sizes:
                for kind in _turned(KINDS, number):
                    build = build_once(python, Path(folder) / f"{kind}-{size}")
                    taken.setdefault((kind, size), []).append(build)
                    what = f"{size} questions as {kind}"
                    tell(f"round {number + 1} of {rounds}: {what}: {build.cpu:.2f} s")
    return {key: _median(builds) for key, builds in taken.items()}


def build_once(python: Path, site: Path) -> Build:
    """Build the site in that folder into its `site/`."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [python.absolute(), "-m", "mkdocs", "build", "--quiet", "--strict"],
        cwd=site,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"The build of {site.name} failed")
    return Build(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun)


def _turned(kinds: Sequence[str], by: int) -> Sequence[str]:
    return [*kinds[by % len(kinds) :], *kinds[: by % len(kinds)]]


def _median(builds: Sequence[Build]) -> Build:
    return Build(
        statistics.median(build.cpu for build in builds),
        statistics.median(build.clock for build in builds),
    )

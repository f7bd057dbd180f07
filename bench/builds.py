"""How long builds and commands take: processor time and time on the clock, kinds and sizes in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.questions import full_pages
from bench.sites import BANKS, CODE, write_history, write_site

KINDS = ("plain", "macros", "before", "mkdocs-quiz")
"""Kinds of site. "before" takes part if a revision is given."""
# `diff` compares with the last commit of a repository apart: plugins ask git about the one that a site is in.
ACTS = {
    "build": ["mkdocs", "build", "--quiet", "--strict"],
    "check": ["macros", "check"],
    "diff": ["macros", "diff", "HEAD", "--bank", "history/quizdata"],
}
"""What is measured, as modules of Python; builds of every kind, the rest where there is a bank."""
OFTEN = 5000
"""Larger sites are built once: it takes minutes, and the machine's moods are small beside that."""
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Time:
    """One build or command, in seconds. `cpu` is what the process used, whatever else the machine did."""

    cpu: float
    clock: float


Times = dict[tuple[str, str, int], Time]
"""Medians by act, kind and number of questions."""


def measure_builds(
    python: Path, sizes: Sequence[int], rounds: int, tell: Tell, revision: str = ""
) -> Times:
    """Build every kind and size so many times with that interpreter's MkDocs, and check and compare their banks.

    Of sizes above `OFTEN` once.
    """
    kinds = [kind for kind in KINDS if revision or kind != "before"]
    taken: dict[tuple[str, str, int], list[Time]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for size in sizes:
            pages = full_pages(size)
            for kind in kinds:
                site = Path(folder) / f"{kind}-{size}"
                write_site(kind, site, pages, revision=revision)
                if kind in BANKS:
                    write_history(site / "history", pages)
                    # Or the first round would pay for it.
                    _run(python, site, ["compileall", "-q", CODE[0]])
        for number in range(rounds):
            # Every round begins with another kind: what the machine does at that moment hits each alike.
            now = [size for size in sizes if size <= OFTEN or number == 0]
            for size, kind in ((size, kind) for size in now for kind in _turned(kinds, number)):
                for act in _acts(kind):
                    time_taken = run_once(act, python, Path(folder) / f"{kind}-{size}")
                    taken.setdefault((act, kind, size), []).append(time_taken)
                    what = f"{act} of {size} questions as {kind}"
                    tell(f"round {number + 1} of {rounds}: {what}: {time_taken.cpu:.2f} s")
    return {key: _median(times) for key, times in taken.items()}


def run_once(act: str, python: Path, site: Path) -> Time:
    """Build the site in that folder into its `site/`, or run a command on its bank."""
    return _run(python, site, ACTS[act])


def _run(python: Path, site: Path, module: Sequence[str]) -> Time:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [python.absolute(), "-m", *module],
        cwd=site,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"In {site.name} this failed: python -m {' '.join(module)}")
    return Time(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun)


def _acts(kind: str) -> Iterator[str]:
    return (act for act in ACTS if act == "build" or kind in BANKS)


def _turned(kinds: Sequence[str], by: int) -> Sequence[str]:
    return [*kinds[by % len(kinds) :], *kinds[: by % len(kinds)]]


def _median(times: Sequence[Time]) -> Time:
    return Time(
        statistics.median(time.cpu for time in times),
        statistics.median(time.clock for time in times),
    )

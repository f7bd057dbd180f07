"""A bar that says how far a long command has come, for people who watch a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

LARGE = 1_500_000
"""Bytes of a bank from which reading takes a second or so; a smaller one needs no bar."""

WIDTH = 30


class Meter:
    """Draws a bar on standard error, over itself, and leaves nothing behind. Silent unless `shown`."""

    def __init__(self, steps: int, *, shown: bool, stream: TextIO | None = None) -> None:
        self._steps, self._shown = steps, shown
        self._stream = stream or sys.stderr
        self._done = 0

    def step(self, name: str, weight: int = 1) -> None:
        """Say what begins now; `weight` is its share of the steps."""
        if self._shown:
            filled = min(WIDTH, WIDTH * self._done // self._steps)
            self._draw(
                f"{'█' * filled}{'░' * (WIDTH - filled)} {100 * filled // WIDTH:3} %  {name}"
            )
        self._done += weight

    def clear(self) -> None:
        if self._shown:
            self._draw("")

    def _draw(self, line: str) -> None:
        self._stream.write(f"\r\x1b[K{line}")
        self._stream.flush()


def is_worth_a_meter(folder: Path, stream: TextIO) -> bool:
    """Whether somebody watches, and the files in `folder` are enough to keep them waiting."""
    if not stream.isatty():
        return False
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) > LARGE

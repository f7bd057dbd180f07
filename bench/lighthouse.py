"""What Lighthouse says of pages, each beside a plain page of the theme in the same run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.sites import REPOSITORY
from tests.browser import find_chromium, launch_flags

PROGRAM = REPOSITORY / "bench/node_modules/lighthouse/cli/index.js"
NODE = Path(sys.executable).with_name("node")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Scores:
    """Out of 100, medians."""

    performance: float
    accessibility: float
    best_practices: float
    seo: float


def score(pages: Mapping[str, str], runs: int) -> dict[str, Scores]:
    """Ask Lighthouse so many times of each page, by address, the pages in turn."""
    said: dict[str, list[list[float]]] = {name: [] for name in pages}
    for _ in range(runs):
        for name, url in pages.items():
            said[name].append(_ask(url))
    return {
        name: Scores(*(statistics.median(column) for column in zip(*rows, strict=True)))
        for name, rows in said.items()
    }


def _ask(url: str) -> list[float]:
    flags = " ".join(["--headless=new", *map(_quoted, launch_flags())])
    options = [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
    result = subprocess.run(
        [NODE, PROGRAM, url, "--output=json", "--quiet", "--no-enable-error-reporting", *options],
        env=os.environ | {"CHROME_PATH": find_chromium() or ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise SystemExit(f"Lighthouse said of {url}:\n{result.stderr}")
    categories = json.loads(result.stdout)["categories"]
    return [100 * float(categories[name]["score"]) for name in CATEGORIES]


def _quoted(flag: str) -> str:
    name, equals, value = flag.partition("=")
    return f'{name}{equals}"{value}"' if value else flag

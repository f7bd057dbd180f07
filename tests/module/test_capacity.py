"""What the guide to publishing says of this site's weight, weighed again, and its sums."""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.built_site import Site

GUIDE = Path("docs/contribute/start-a-site.md").read_text(encoding="utf-8")
PAGE = " ".join(GUIDE.split())
TEXT = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".map"}
UNITS = {"kB": 1e3, "MB": 1e6, "files": 1}


def said(row: str) -> list[float]:
    """The figures in the row of the guide's table that begins so, in bytes where they are weights."""
    (line,) = (line for line in GUIDE.splitlines() if line.startswith(f"| {row}"))
    return [float(number) * UNITS[unit] for number, unit in re.findall(r"([\d.]+) (\w+)", line)]


def weigh(path: Path) -> int:
    """Bytes over the wire."""
    data = path.read_bytes()
    return len(gzip.compress(data, 6)) if path.suffix in TEXT else len(data)


def weights(files: Iterable[Path]) -> list[int]:
    """Bytes over the wire and on a disk."""
    files = list(files)
    return [sum(map(weigh, files)), sum(path.stat().st_size for path in files)]


def test_site_weighs_what_the_guide_says(module_site: Site) -> None:
    files = [path for path in module_site.root.rglob("*") if path.is_file()]
    assert said("The whole site") == pytest.approx([len(files), *weights(files)], rel=0.15)


def test_page_of_all_questions_weighs_what_the_guide_says(module_site: Site) -> None:
    page = module_site.root / "self-check" / "index.html"
    assert said("The self-check page alone") == pytest.approx(weights([page]), rel=0.15)


def test_sums_of_readers() -> None:
    (session,) = said("Home, self-check and results")
    (whole,) = said("Every page for readers")
    _, _, disk = said("The whole site")
    assert round(100e9 / session, -3) == 256_000 and "about 256,000 readers" in PAGE
    assert round(100e9 / whole, -3) == 108_000 and "or 108,000 who" in PAGE
    assert round(50e9 / session, -3) == 128_000 and "50 GB or 128,000 such readers" in PAGE
    assert round(100e9 / (session + 10 * 200e3), -3) == 42_000 and "down to 42,000" in PAGE
    assert round(500 * session / 1e9, 1) == 0.2 and "takes 0.2 GB" in PAGE
    assert round(1e9 / disk, -1) == 120 and "About 120 times this one" in PAGE

"""What the guide to publishing says of this site's weight, weighed again, and its sums."""

import gzip
from pathlib import Path

import pytest

from tests.built_site import Site

PAGE = " ".join(Path("docs/contribute/start-a-site.md").read_text(encoding="utf-8").split())
TEXT = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".map"}


def weigh(path: Path) -> int:
    """Bytes over the wire."""
    data = path.read_bytes()
    return len(gzip.compress(data, 6)) if path.suffix in TEXT else len(data)


def test_site_weighs_what_the_guide_says(module_site: Site) -> None:
    files = [path for path in module_site.root.rglob("*") if path.is_file()]
    assert "125 files | 1.4 MB | 6.1 MB" in PAGE
    assert sum(map(weigh, files)) == pytest.approx(1.4e6, rel=0.15)
    assert sum(path.stat().st_size for path in files) == pytest.approx(6.1e6, rel=0.15)


def test_page_of_all_questions_weighs_what_the_guide_says(module_site: Site) -> None:
    page = module_site.root / "self-check" / "index.html"
    assert "as HTML | 28 kB | 142 kB" in PAGE
    assert weigh(page) == pytest.approx(28e3, rel=0.15)
    assert page.stat().st_size == pytest.approx(142e3, rel=0.15)


def test_sums_of_readers() -> None:
    assert round(100e9 / 0.27e6, -4) == 370_000 and "about 370,000 readers" in PAGE
    assert round(100e9 / 0.6e6, -4) == 170_000 and "or 170,000 who" in PAGE
    assert int(50e9 / 0.27e6 / 1e3) == 185 and "50 GB or 185,000 such readers" in PAGE
    assert round(100e9 / (0.27e6 + 10 * 200e3), -3) == 44_000 and "down to 44,000" in PAGE
    assert 0.13 < 500 * 0.27e6 / 1e9 < 0.14 and "takes 0.14 GB" in PAGE
    assert 155 < 1e9 / 6.1e6 < 165 and "About 160 times this one" in PAGE

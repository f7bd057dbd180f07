"""What the benchmark compares is comparable, and pages keep within the sizes that are promised."""

import gzip
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bench.builds import KINDS, Build
from bench.questions import make_pages
from bench.sites import page_path, write_site
from bench.table import builds_table, write_into
from tests.built_site import REPOSITORY, Site

# Promised in docs/contribute/performance.md.
SCRIPT, STYLE = 12 * 1024, 3 * 1024


class Words(HTMLParser):
    """The words of the article, in whatever order they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words += re.findall(r"[\w=]+", data)


def words_of(kind: str, folder: Path) -> list[str]:
    write_site(kind, folder, make_pages([3]))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=folder, check=True)
    page = Words()
    page.feed((folder / "site" / page_path(1).removesuffix(".md") / "index.html").read_text())
    return sorted(page.words)


def test_plain_pages_say_what_pages_of_questions_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    plain = words_of("plain", tmp_path / "plain")
    # A question repeats its number and section, and the partial with the words for scripts stands in the article too.
    macros = words_of("macros", tmp_path / "macros")
    missing = [word for word in set(plain) if plain.count(word) > macros.count(word)]
    assert not missing
    assert len(plain) > 3 * 250


def test_a_page_of_questions_keeps_within_its_size(site: Site) -> None:
    html = (site.root / "self-check" / "index.html").read_text(encoding="utf-8")
    folder = site.root / "self-check"
    scripts: set[Path] = set()
    queue = [folder / src for src in re.findall(r'<script type="module" src="([^"]+)"', html)]
    while queue:
        script = queue.pop().resolve()
        if script not in scripts:
            scripts.add(script)
            imported = re.findall(r'^import .* from "([^"]+)";$', script.read_text(), re.MULTILINE)
            queue += [script.parent / name for name in imported]
    assert len(scripts) > 5
    assert sum(map(compressed, scripts)) <= SCRIPT
    assert compressed(site.root / "assets" / "stylesheets" / "quiz.css") <= STYLE
    # Nothing of it stands in the page itself.
    assert not re.search(r"<script(?![^>]*src=)[^>]*>[^<]*quiz-", html)


def test_a_page_without_a_quiz_loads_none_of_it(site: Site) -> None:
    html = (site.root / "contribute" / "index.html").read_text(encoding="utf-8")
    assert "/quiz" not in "".join(re.findall(r'(?:src|href)="([^"]*\.(?:js|css))"', html))


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def test_tables_are_written_between_the_marks_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n\n<!-- bench -->\nold\n<!-- /bench -->\n\nAfter\n", encoding="utf-8")
    write_into(page, "| new |\n")
    assert page.read_text(encoding="utf-8") == (
        "Before\n\n<!-- bench -->\n\n| new |\n\n<!-- /bench -->\n\nAfter\n"
    )


def test_ratios_are_those_of_processor_time() -> None:
    builds = {
        (kind, size): Build(cpu=size / 100 * (1 + place / 10), clock=size / 50)
        for place, kind in enumerate(KINDS)
        for size in (100, 1000)
    }
    text = builds_table(builds, [100, 1000])
    assert "| This repository | 1.10 s | 1.10 |" in text
    assert "On the clock: Plain Markdown 2.00 s, This repository 2.00 s" in text
    assert "10 times the questions: Plain Markdown 10.0, This repository 10.0" in text


def test_the_page_on_performance_has_tables() -> None:
    page = (REPOSITORY / "docs" / "contribute" / "performance.md").read_text(encoding="utf-8")
    for name in ("builds", "weight", "browser"):
        assert f"{{: #table-{name} }}" in page

"""The same small site with questions of ours and with mkdocs-quiz, row by row of the table under Contribute.

`python -m tests.package.beside` tries every row and ends with 1 if one is not so. It takes an environment with both:
`.venv-bench`, or the one whose Python is named.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from macros.words import languages
from tests.bank.banks import BASE, change
from tests.browser import find_chromium, launch_flags
from tests.built_site import REPOSITORY, Host, Site

HOME = "# Home\n\nNothing to answer here.\n"
SETTINGS = "site_name: Bicycles\nsite_url: !ENV SITE_URL\ntheme: {name: material, font: false}\n"
FIRST = """\
<quiz>
When does a chain want oil?
- [x] When it squeaks
- [ ] When it shines

Friction is heard.
</quiz>
"""
ABOVE = "<quiz>\nWhich is a tool?\n- [ ] Oil\n- [x] A wrench\n\nIt turns.\n</quiz>\n"
OURS = """\
  - id: tool
    level: recall
    stem: Which is a tool?
    options: {A: Oil, B: A wrench}
    answer: B
    explanation: It turns.
    feedback: {A: It runs.}
    sources: [manual]
    reviewed: 2026-11-22
"""


@dataclass(frozen=True)
class Pair:
    """Both sites, and a browser."""

    python: str
    ours: Path
    theirs: Path
    browser: Browser


class _Small(Site):
    def __init__(self, python: str, source: Path, host: Host = "mkdocs") -> None:
        self.python = python
        super().__init__(source, source / "site", host)

    def build(self) -> None:
        done = run(self.python, self.source, self.host, self.url)
        assert done.returncode == 0, done.stdout


def run(
    python: str, source: Path, host: Host, url: str = "http://127.0.0.1/x/"
) -> subprocess.CompletedProcess[str]:
    more = ["--clean"] if host == "zensical" else ["--strict"]
    return subprocess.run(
        [python, "-m", host, "build", *more],
        cwd=source,
        env=os.environ | {"SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def lay_out(folder: Path) -> tuple[Path, Path]:
    ours, theirs = folder / "ours", folder / "theirs"
    for source in (ours, theirs):
        (source / "docs").mkdir(parents=True)
        (source / "docs/index.md").write_text(HOME, encoding="utf-8")
    for part in ("macros", "overrides"):
        shutil.copytree(
            REPOSITORY / part, ours / part, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copytree(
        BASE / "demo", ours / "quizdata/demo", ignore=shutil.ignore_patterns("scenarios")
    )
    (ours / "mkdocs.yml").write_text(
        f"{SETTINGS}plugins: [search, macros: {{module_name: macros}}]\n", "utf-8"
    )
    (ours / "docs/q.md").write_text("# Questions\n\n{{ quiz() }}\n", "utf-8")
    (theirs / "mkdocs.yml").write_text(f"{SETTINGS}plugins: [search, mkdocs_quiz]\n", "utf-8")
    (theirs / "docs/q.md").write_text(f"# Questions\n\n{FIRST}", "utf-8")
    return ours, theirs


@contextmanager
def shown(pair: Pair, source: Path, **options: bool) -> Iterator[tuple[_Small, Page]]:
    """A site, built, and its page of questions."""
    site = _Small(pair.python, source)
    site.build()
    page = pair.browser.new_context(**options).new_page()
    page.goto(f"{site.url}q/")
    try:
        yield site, page
    finally:
        site.close()


def a_question_takes_fewer_lines_there(pair: Pair) -> None:
    """Writing a question."""
    written = (pair.ours / "quizdata/demo/02-lights.yml").read_text("utf-8")
    assert FIRST.count("\n") < 10 < written.count("\n")


def questions_can_be_read_without_scripts(pair: Pair) -> None:
    """Reading without scripts."""
    with shown(pair, pair.ours, java_script_enabled=False) as (_, page):
        # In a fold of the browser's own.
        page.locator("quiz-question details summary").first.click()
        assert page.get_by_text("Friction is heard.").is_visible()
    with shown(pair, pair.theirs, java_script_enabled=False) as (_, page):
        assert page.get_by_text("When it squeaks").first.is_visible()
        assert not page.get_by_text("Friction is heard.").first.is_visible()


def an_answer_stays_with_its_question(pair: Pair) -> None:
    """A question put above one that a reader has answered."""
    with shown(pair, pair.ours) as (site, page):
        page.locator('quiz-question[data-id="chain-oil"] label[data-option="A"]').click()
        page.locator('quiz-question[data-id="chain-oil"]').get_by_role(
            "button", name="Check answer"
        ).click()
        change(pair.ours / "quizdata/demo/01-basics.yml", "questions:\n", f"questions:\n{OURS}")
        change(pair.ours / "quizdata/demo/quiz.yml", "highest: 3", "highest: 4")
        site.build()
        page.reload()
        page.wait_for_function("() => !document.querySelector('quiz-question:not([data-ready])')")
        state = "all => all.map(card => [card.dataset.id, card.dataset.state])"
        states = dict(page.locator("quiz-question").evaluate_all(state))
        assert states["chain-oil"] == "right" and states["tool"] != "right"
    with shown(pair, pair.theirs) as (site, page):
        page.get_by_text("When it squeaks").first.click()
        page.wait_for_timeout(500)
        text = pair.theirs / "docs/q.md"
        text.write_text(text.read_text("utf-8").replace(FIRST, f"{ABOVE}\n{FIRST}"), "utf-8")
        site.build()
        page.reload()
        page.wait_for_timeout(500)
        first, second = page.locator(".quiz").all()[:2]
        assert first.locator("input:disabled").count() > 0, (
            "the question above, never seen, is answered"
        )
        assert second.locator("input:disabled").count() == 0


def zensical_builds_it(pair: Pair) -> None:
    """Zensical."""
    change(pair.ours / "mkdocs.yml", "font: false", "font: false, custom_dir: overrides")
    for source in (pair.ours, pair.theirs):
        # The tests have Zensical, which passes over plugins, there or not.
        done = run(sys.executable, source, "zensical")
        assert done.returncode == 0, done.stdout
    assert "<quiz-question" in (pair.ours / "site/q/index.html").read_text("utf-8")
    raw = (pair.theirs / "site/q/index.html").read_text("utf-8")
    assert "<quiz>" in raw and "[x]" in raw, "what it publishes is the source, key included"


def a_page_without_questions_weighs_nothing_more(pair: Pair) -> None:
    """A page without questions."""
    weights = {}
    for name, source in {"ours": pair.ours, "theirs": pair.theirs}.items():
        assert run(pair.python, source, "mkdocs").returncode == 0
        weights[name] = (source / "site/index.html").stat().st_size
    assert weights["theirs"] - weights["ours"] > 50_000, weights


def all_faults_are_told_at_once_with_their_lines(pair: Pair) -> None:
    """Two questions with a fault."""
    change(pair.ours / "quizdata/demo/01-basics.yml", "    answer: A\n", "    answer: E\n")
    change(pair.ours / "quizdata/demo/02-lights.yml", "answer: [A, B]", "answer: [A, D]")
    said = run(pair.python, pair.ours, "mkdocs").stdout
    assert "01-basics.yml:" in said and "02-lights.yml:" in said and "Traceback" not in said
    text = (FIRST + "\n" + ABOVE).replace("[x]", "[ ]")
    (pair.theirs / "docs/q.md").write_text(f"# Questions\n\n{text}", "utf-8")
    said = run(pair.python, pair.theirs, "mkdocs").stdout
    assert "quiz #1 in" in said and "quiz #2 in" not in said and "Traceback" in said


def the_interface_has_more_languages_there(pair: Pair) -> None:
    """Languages of the interface."""
    asked = "import mkdocs_quiz, pathlib; print(len([*pathlib.Path(mkdocs_quiz.__file__).parent.glob('locales/*.po')]))"
    found = subprocess.run([pair.python, "-c", asked], capture_output=True, text=True, check=True)
    assert (len(languages()), int(found.stdout)) == (6, 13)


ROWS: list[Callable[[Pair], None]] = [
    a_question_takes_fewer_lines_there,
    questions_can_be_read_without_scripts,
    an_answer_stays_with_its_question,
    all_faults_are_told_at_once_with_their_lines,
    zensical_builds_it,
    a_page_without_questions_weighs_nothing_more,
    the_interface_has_more_languages_there,
]


def main(python: str) -> int:
    failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_flags())
        for row in ROWS:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    row(Pair(python, *lay_out(Path(folder)), browser))
                    print(f"so: {row.__name__}", flush=True)
                except Exception as error:
                    failed += 1
                    print(f"not so: {row.__name__}: {error}", flush=True)
        browser.close()
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or [".venv-bench/bin/python"])))

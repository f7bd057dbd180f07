"""A deploy while readers are at it: scripts and questions change, and nothing breaks or is lost."""

import base64
import re
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.bank import banks as bank
from tests.built_site import EditableSite, Site, below_path
from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck

PAGES = [
    *("", QUESTIONS, RESULTS, "one-question/", "scenarios/", "scenarios/1-jam/", "sources/"),
    *("statistics/", "lessons/01-loops/", "answer-key/"),
]


class Cached(Site):
    """A site whose host has browsers keep each file for ten minutes, as GitHub Pages does."""

    def handler(self) -> type[SimpleHTTPRequestHandler]:
        class Handler(below_path(self.root)):  # type: ignore[misc]
            def end_headers(self) -> None:
                self.send_header("Cache-Control", "max-age=600")
                super().end_headers()

        return Handler


def change_scripts(folder: Path) -> None:
    """Every script says something else, and one function has another name."""
    for script in folder.rglob("*.js"):
        text = script.read_text(encoding="utf-8") + "// changed\n"
        script.write_text(re.sub(r"\bsettle\b", "settleNow", text), encoding="utf-8")


def change(folder: Path) -> None:
    """Scripts change, and a question is edited."""
    change_scripts(folder / "overrides/assets/javascripts")
    section = next((folder / "quizdata").glob("*/01-*.yml"))
    text = section.read_text(encoding="utf-8")
    section.write_text(text.replace("  stem: ", "  stem: Anew. ", 1), encoding="utf-8")


def scripts(tab: Page, site: EditableSite) -> Locator:
    """What a page has of the scripts that are deployed now."""
    folder = next((site.root / "assets/javascripts").glob("quiz-*")).name
    return tab.locator(f'script[src*="/{folder}/"]').first


# A script that is asked for is gone, which the browser says before the page is loaded anew.
@pytest.mark.expect_console("404", "Failed to load resource")
def test_a_page_from_before_a_deploy_goes_on_after_it(
    page: Page,
    new_context: Callable[..., BrowserContext],
    build_site: Callable[..., EditableSite],
) -> None:
    site = build_site()
    site.finish()
    reader = SelfCheck(page, site)
    first, second, third = reader.ids[:3]
    reader.go().answer(first)
    reader.answer(second, right=False)
    waiting = new_context().new_page()  # of somebody who has not begun
    tabs = [page.context.new_page() for _ in PAGES]
    for tab, path in zip([waiting, *tabs], [QUESTIONS, *PAGES], strict=True):
        tab.goto(site.url + path)
    site.edit(change)
    site.finish()

    reader.answer(third)  # all that takes is there
    # One page asks for a script for the first time, the others are left for another kind of page without a load.
    waiting.locator("label.quiz-option").first.click()
    expect(scripts(waiting, site)).to_be_attached()
    for tab, path in zip(tabs, PAGES, strict=True):
        goal = RESULTS if path == QUESTIONS else QUESTIONS
        tab.evaluate(
            """(address) => { const link = Object.assign(document.createElement("a"), {href: address});
              document.querySelector("article").append(link); link.click(); }""",
            site.url + goal,
        )
        expect(scripts(tab, site)).to_be_attached()
        # It may be loaded anew just then, and a browser that is told to close such a tab can wait for ever: all stay.
        expect(tab.locator("quiz-results, quiz-progress").first).to_have_attribute("data-ready", "")
    # The first question was edited, so it is asked again; the others stand.
    reader.go()
    assert reader.answered(second)
    assert reader.answered(third)
    assert not reader.answered(first)


# What a page from the cache asks for is gone: the browser says so, and the page is loaded anew.
@pytest.mark.expect_console("404", "Failed to load resource")
def test_pages_that_a_browser_has_kept_work_after_a_deploy(
    small: EditableSite, page: Page, at_the_end: ExitStack, tmp_path: Path
) -> None:
    root = tmp_path / "site"
    shutil.copytree(small.root, root)
    site = Cached(small.source, root)
    at_the_end.callback(site.close)
    site.finish()
    reader = SelfCheck(page, site)
    kinds = ["", QUESTIONS, RESULTS, "scenario/", "lessons/01-basics/"]
    old = next((root / "assets/javascripts").glob("quiz-*")).name
    gone: list[str] = []
    page.on("response", lambda response: gone.append(response.url) if not response.ok else None)
    for path in kinds:
        reader.go(path)
    shutil.rmtree(root)
    shutil.copytree(small.root, root)
    change_scripts(root / "assets/javascripts/quiz")
    site.finish()
    for path in kinds:
        reader.go(path)
        if path == QUESTIONS:
            # All that takes is kept; what nobody has asked for before is gone.
            reader.answer(reader.ids[0])
            reader.wait_for_paint()
            expect(scripts(page, site)).to_have_count(0)
            page.locator("quiz-progress summary").click()
            page.get_by_label("Ask how sure I am").click()
            expect(scripts(page, site)).to_be_attached()
            reader.wait_for_scripts()
            assert reader.answered(reader.ids[0])
        elif path == "scenario/":
            page.get_by_label("Your answer", exact=True).fill("Two words")
    assert gone and all(f"/{old}/" in address for address in gone)
    assert [each["right"] for each in reader.stored(reader.ids[0])] == [True]
    reader.go(RESULTS)
    assert reader.headline == "1 of 3 answered, 1 right so far."
    reader.go("scenario/")
    expect(page.get_by_label("Your answer", exact=True)).to_have_value("Two words")


def draw(folder: Path) -> None:
    """A question with a formula and two pictures, of dots and of lines, and a page with one."""
    dot = base64.b64decode("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==")
    (folder / "docs/dot.gif").write_bytes(dot)
    lines = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10"/></svg>'
    (folder / "docs/lines.svg").write_text(lines, encoding="utf-8")
    bank.change(
        folder / "quizdata/demo/01-basics.yml",
        "stem: When does a chain want oil?",
        r"stem: 'When does $\frac{a}{b^2}$ want oil? ![a dot](/dot.gif) ![lines](/lines.svg)'",
    )
    page = folder / "docs/lessons/01-basics.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n![lines](../lines.svg)\n", encoding="utf-8")


def test_a_finished_site_shows_formulas_and_pictures(
    build_small: Callable[..., EditableSite], page: Page
) -> None:
    site = build_small(draw)
    site.finish()
    reader = SelfCheck(page, site)
    for path, pictures in ((QUESTIONS, 2), ("lessons/01-basics/", 3)):
        reader.go(path)
        seen = page.locator("article img").evaluate_all(
            "all => Promise.all(all.map(async (each) => { await each.decode(); return each.naturalWidth; }))"
        )
        assert len(seen) == pictures and min(seen) > 0
        raised = page.locator("article math").first.evaluate(
            "it => it.getBoundingClientRect().height"
        )
        assert raised > 20


def test_nothing_on_a_finished_site_is_against_its_policy(
    site: Site, page: Page, at_the_end: ExitStack, tmp_path: Path
) -> None:
    """A browser says each time that it refuses something, which fails a test here."""
    finished = Site(site.source, Path(shutil.copytree(site.root, tmp_path / "site")))
    at_the_end.callback(finished.close)
    finished.finish()
    reader = SelfCheck(page, finished)
    for path in [*PAGES, "404.html"]:
        reader.go(path)
        assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    reader.go().answer(reader.ids[0])
    reader.go("self-check/?view=exam")
    expect(page.locator(".quiz-exam")).to_be_visible()
    page.locator('label[for^="__palette"]:visible').first.click()
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("hitch")
    page.locator(".md-search-result__item a").first.click()
    expect(page.locator("h1").first).to_be_visible()

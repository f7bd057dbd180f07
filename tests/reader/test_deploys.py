"""A deploy while readers are at it: scripts and questions change, and nothing breaks or is lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.built_site import EditableSite
from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck

PAGES = ["", QUESTIONS, RESULTS, "scenarios/1-jam/", "lessons/01-loops/", "answer-key/"]


def change(folder: Path) -> None:
    """Every script says something else, one function has another name, and a question is edited."""
    scripts = folder / "overrides/assets/javascripts"
    for script in scripts.rglob("*.js"):
        text = script.read_text(encoding="utf-8") + "// changed\n"
        script.write_text(re.sub(r"\bsettle\b", "settleNow", text), encoding="utf-8")
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
        expect(tab.locator("quiz-results, quiz-progress").first).to_have_attribute("data-ready", "")
        tab.close()
    # The first question was edited, so it is asked again; the others stand.
    reader.go()
    assert reader.answered(second)
    assert reader.answered(third)
    assert not reader.answered(first)

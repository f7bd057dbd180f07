"""A site that nobody prepared shows working questions once its owner has copied what the guide names."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.built_site import Site
from tests.reader.selfcheck import SelfCheck, seen

PLACES = {
    "top-level": "article",
    "list": "ol > li",
    "behind-words": "article",
    "table": "td",
    "quote": "blockquote",
    "html": "section",
    "admonition": ".admonition",
    "tab": ".tabbed-block",
}
"""Pages with a question each, and what it stands in."""
WITH_EXTENSIONS = {"admonition": "zensical", "tab": "zensical"}
"""Places that take an extension, and the host that has it without being asked."""


def answer(card: Locator) -> None:
    """Choose both lamps and check."""
    for letter in "AB":
        card.locator(f'label[data-option="{letter}"]').click()
    card.get_by_role("button", name="Check answer", exact=True).click()


def verdict(card: Locator) -> str:
    return seen(card.locator('[role="status"]').text_content() or "")


@pytest.mark.parametrize("place", PLACES)
def test_question_is_answered(unprepared: Site, page: Page, place: str) -> None:
    if WITH_EXTENSIONS.get(place, unprepared.host) != unprepared.host:
        pytest.skip("needs an extension that the host does not have by itself")
    page.goto(f"{unprepared.url}places/{place}/")
    card = page.locator(f"{PLACES[place]} quiz-question")
    assert card.evaluate("card => getComputedStyle(card).display") == "block"
    answer(card)
    assert verdict(card) == "Right."
    explanation = card.locator(".quiz-answer__explanation")
    expect(explanation.locator("li").first).to_contain_text("You see by one")
    assert explanation.locator("math").count() == 1
    assert explanation.locator("pre").inner_text().strip() == 'lamps = {"front": [1]}  # *white*'
    assert explanation.locator("ol.quiz-notes li").count() == 1
    picture = explanation.get_by_alt_text("Two lamps")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("picture => picture.complete", arg=picture.element_handle())
    assert picture.evaluate("picture => picture.naturalWidth") > 0
    explanation.get_by_text("Rear", exact=True).click()
    expect(explanation.locator("td").first).to_be_visible()
    explanation.get_by_role("link", name="lesson 1").click()
    page.wait_for_url("**/a/b/lessons/01-basics/#front-and-rear")


def test_question_twice_on_a_page_is_one_question(unprepared: Site, page: Page) -> None:
    page.goto(f"{unprepared.url}places/twice/")
    first, second = page.locator("quiz-question").all()
    ids = page.locator("article [id]").evaluate_all("all => all.map(element => element.id)")
    assert len(ids) == len(set(ids))
    groups = [
        set(card.locator("label input").evaluate_all("all => all.map(input => input.name)"))
        for card in (first, second)
    ]
    assert groups[0].isdisjoint(groups[1])
    answer(first)
    assert verdict(first) == "Right."
    expect(first.locator(".quiz-answer__explanation")).to_be_visible()
    for card in (first, second):
        expect(card).to_have_attribute("data-state", "right")
        assert card.locator("label input:checked").count() >= 2


def test_results_are_a_link_away_and_count_what_was_answered(unprepared: Site, page: Page) -> None:
    page.goto(f"{unprepared.url}places/table/")
    answer(page.locator("quiz-question"))
    reader = SelfCheck(page, unprepared).go()
    assert reader.verdict("lamps") == "Right."
    reader.answer("chain-oil", right=False)
    assert reader.progress == (2, 3, 1)
    reader.follow(page.locator(".quiz-progress__results"), "results/")
    assert reader.headline == "2 of 3 answered, 1 right so far."
    reader.results.get_by_role("link", name="When does a chain want oil").click()
    page.wait_for_url("**/a/b/self-check/#question-chain-oil")


def test_site_keeps_its_own_template(unprepared: Site, page: Page) -> None:
    page.goto(unprepared.url)
    expect(page.get_by_text("Open on Sundays")).to_be_visible()
    page.locator("quiz-start a").first.click()
    page.wait_for_url("**/a/b/self-check/**")

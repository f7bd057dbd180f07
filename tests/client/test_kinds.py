"""The seam for kinds of questions: one that the scripts have never heard of is asked, checked, saved and practised."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.client.scripts import ADDRESS, serve

HERE = Path(__file__).parent
NUMBER = HERE.parent / "kinds/number/overrides/assets/javascripts/quiz/kinds/number.js"


def test_a_kind_is_a_script_of_its_own_and_nothing_else(page: Page) -> None:
    page.route(f"{ADDRESS}**", serve({"": HERE / "card.html", "kinds/number.js": NUMBER}))
    page.goto(ADDRESS)
    card = page.locator("quiz-question")
    verdict, field = page.locator(".quiz-question__verdict"), page.get_by_label("Number")

    page.get_by_role("button", name="Check").click()
    expect(verdict).to_have_text("Enter a number first.")
    expect(field).to_be_focused()
    field.fill("41")
    field.press("Enter")
    expect(verdict).to_have_text("Not right, it is 42.")
    expect(field).to_be_disabled()
    expect(page.get_by_text("Forty-two.")).to_be_visible()

    page.reload()
    expect(verdict).to_have_text("Not right, it is 42.")
    expect(field).to_have_value("41")
    page.get_by_text("Why").click()
    page.get_by_role("button", name="Again").click()
    expect(field).to_have_value("")
    field.fill("42.0")
    page.get_by_role("button", name="Check").click()
    expect(verdict).to_have_text("Right this time.")
    page.get_by_role("button", name="Again").click()
    page.get_by_text("Show").click()
    expect(verdict).to_have_text("It is 42.")

    page.reload()
    expect(card).to_have_attribute("data-state", "wrong")
    saved, *practised = page.evaluate("JSON.parse(localStorage['selfcheck/demo/answer~2']).seen")
    assert {each["mode"] for each in practised} == {"practice"}
    assert saved["choice"] == ["41"] and saved["right"] is False

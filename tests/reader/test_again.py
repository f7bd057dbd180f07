"""What readers come back to: what they flagged, a section, what they were sure of, and what was a guess."""

from __future__ import annotations

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.built_site import EditableSite
from tests.reader.axe import faults, look
from tests.reader.selfcheck import RESULTS, SelfCheck

MONDAY = datetime(2026, 11, 23, 12)


def test_a_flagged_question_is_come_back_to(small: EditableSite, page: Page) -> None:
    reader = SelfCheck(page, small).go()
    second = reader.ids[1]
    reader.choose(second, reader.choice(second, right=True))
    flag = reader.card(second).get_by_role("button", name="Flag question 2")
    box = flag.bounding_box()
    assert box and min(box["width"], box["height"]) >= 44
    flag.press("Enter")
    expect(flag).to_have_attribute("aria-pressed", "true")
    mark = page.locator(f'.quiz-progress__marks a[data-id="{second}"]')
    expect(mark).to_have_attribute("aria-label", "2, flagged")
    assert [each["flagged"] for each in reader.stored("+flags")] == [True]
    look(page, "phone", "dark")
    assert faults(page) == []

    other = SelfCheck(page.context.new_page(), small).go("self-check/?view=flagged")
    expect(other.page.locator(".quiz-view strong")).to_have_text("One flagged question")
    assert [id for id in other.ids if other.card(id).is_visible()] == [second]
    other.card(second).get_by_role("button", name="Flag question 2").click()
    expect(flag).to_have_attribute("aria-pressed", "false")
    expect(mark).not_to_have_attribute("data-flagged", "")


def test_a_section_taken_again_is_an_attempt_of_its_own(small: EditableSite, page: Page) -> None:
    reader = SelfCheck(page, small).go()
    section = reader.quiz.sections[0]
    first, second = (question.id for question in section.questions)
    third = reader.ids[-1]
    reader.answer(first, right=False)
    reader.answer(second, right=False)
    reader.answer(third)
    reader.go(RESULTS)
    link = page.get_by_role("link", name="Take this section again").first
    reader.follow(link, "self-check/")
    expect(page.locator(".quiz-view strong")).to_have_text("“The basics”, taken again")
    assert [id for id in reader.ids if reader.card(id).is_visible()] == [first, second]
    assert not reader.answered(first)
    reader.answer(first)
    assert reader.verdict(first) == "Right."
    # What was begun goes on after a reload, in the same order.
    order = reader.orders()[first]
    reader.reload()
    expect(reader.card(second)).not_to_have_attribute("data-checked", "")
    expect(reader.card(first)).to_have_attribute("data-checked", "")
    assert reader.orders()[first] == order
    assert reader.marks[:2] == ["right", "open"]
    assert reader.progress == (1, 2, 1)
    reader.answer(second)
    look(page, "phone", "dark")
    assert faults(page) == []
    reader.press(second, "Next question")
    expect(page.locator(".quiz-view__said")).to_contain_text("2 of 2 right in this attempt.")

    # The score of the quiz is what it was.
    reader.go("self-check/?view=all")
    assert reader.progress == (3, 3, 1)
    reader.go(RESULTS)
    attempts = page.locator(".quiz-results__attempts li")
    expect(attempts).to_have_count(1)
    expect(attempts).to_contain_text("Section again.")
    expect(attempts).to_contain_text("2 of 2 right")
    reader.go(f"self-check/?section={section.id}")
    reader.follow(page.get_by_role("link", name="Take this section again"), "self-check/")
    expect(reader.card(first)).not_to_have_attribute("data-checked", "")


def test_who_says_how_sure_is_asked_again_in_that_order(small: EditableSite, page: Page) -> None:
    page.clock.set_fixed_time(MONDAY)
    reader = SelfCheck(page, small).go()
    first, second, third = reader.ids
    assert page.get_by_role("group", name="Check, and say how sure").count() == 0
    reader.answer(first, right=False)
    page.locator("quiz-progress summary").click()
    page.get_by_label("Ask how sure I am").check()
    page.locator("quiz-progress summary").click()
    assert reader.stored("-settings")[-1]["value"] == "on"

    # One press checks and says it.
    reader.choose(second, reader.choice(second, right=False))
    look(page, "phone", "dark")
    assert faults(page) == []
    reader.press(second, "Sure")
    reader.choose(third, reader.choice(third, right=True))
    reader.press(third, "A guess")
    assert reader.verdict(third) == "Right."
    assert [reader.stored(id)[0].get("sure") for id in reader.ids] == [None, "sure", "guess"]
    assert reader.progress == (3, 3, 1)

    # Sure and wrong comes first; a guess counts in the score and comes back as what was missed.
    reader.go(RESULTS)
    acts = page.locator(".quiz-act")
    expect(acts).to_have_count(2)
    expect(acts.first).to_contain_text("You were sure of it.")
    expect(acts.last.locator(".quiz-act__sure")).to_be_hidden()
    page.clock.set_fixed_time(MONDAY + timedelta(days=1))
    look(page, "desktop", "light")
    reader.go()
    # The line and the theme's navigation say how many, and lead there.
    due = page.locator(".quiz-progress__acts").get_by_role("link", name="3 due today")
    expect(due).to_be_visible()
    expect(page.locator("a.md-nav__link small")).to_have_text("3 due today")
    reader.follow(due, "self-check/")
    expect(page.locator(".quiz-view strong")).to_have_text("3 questions are due today")
    # From one section to the next: what was wrong and sure first, then the guess of another section, then what is left.
    reader.answer(second)
    reader.press(second, "Next question")
    expect(reader.card(third).locator("h3")).to_be_focused()

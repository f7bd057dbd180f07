"""An exam with numbers to enter, steps to order and words to type: judged once it is handed in, and not before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.built_site import Site
from tests.kinds.test_order import RIGHT, order, press
from tests.kinds.test_varied import numbers
from tests.reader.axe import faults, look
from tests.reader.test_exam import Sitting

SIZE, SHARE, LENGTH = "log-size", "share-of-strength", "length-of-rope"
BOWLINE, KING = "tie-bowline", "king-of-knots"
WRONG = ["A", *[letter for letter in RIGHT if letter != "A"]]
JUDGED = "quiz-question :is([data-mark], .quiz-feedback, .quiz-answer):visible"


@pytest.fixture
def sitting(page: Page, each_kind: Site) -> Sitting:
    return Sitting(page, each_kind)


def enter(reader: Sitting, id: str, text: str) -> None:
    reader.card(id).get_by_role("textbox", name="Your answer").fill(text)


def sort(reader: Sitting, wanted: list[str], minutes: float) -> None:
    """Step by step, each at a time of its own: of two that came at once, nobody knows which was last."""
    for place, letter in enumerate(wanted):
        while order(reader, BOWLINE).index(letter) > place:
            minutes += 0.001
            reader.at(minutes)
            press(reader, letter, "up", BOWLINE)


def entered(reader: Sitting, id: str) -> str:
    return reader.card(id).get_by_role("textbox", name="Your answer").input_value()


def wait_for_marks(reader: Sitting, states: list[str]) -> None:
    """Of the questions that are asked."""
    marks = reader.page.locator(".quiz-progress__marks a").all()[4:-1]
    for mark, state in zip(marks, states, strict=True):
        expect(mark).to_have_attribute("data-state", state)


def test_answers_of_each_kind_are_judged_once_they_are_handed_in(sitting: Sitting) -> None:
    reader, page = sitting, sitting.page
    reader.at(0)
    reader.go("self-check/?view=exam")
    page.get_by_role("checkbox", name="To choose").uncheck()
    page.get_by_role("button", name="Begin with 7 questions").click()
    expect(reader.card(SIZE).locator("h3")).to_be_focused()
    drawn = numbers(reader, LENGTH)
    enter(reader, SIZE, "15.73")
    enter(reader, SHARE, "about a half")
    enter(reader, LENGTH, drawn["=answer"])
    sort(reader, WRONG, 0)
    enter(reader, KING, "figure eight")
    asked = reader.ids[4:-1]  # the last is for its writer to judge, and counts for nothing here
    assert [reader.verdict(id) for id in asked] == [""] * 7
    expect(reader.card(reader.ids[-1])).to_be_hidden()
    expect(page.locator(JUDGED)).to_have_count(0)
    marks = ["answered", "open", "answered", "answered", "open", "answered", "open"]
    wait_for_marks(reader, marks)
    look(page, "phone", "dark")
    assert faults(page) == []

    # All of it is still there after a reload, and can be changed.
    reader.go()
    expect(reader.clock).to_have_text("3:00 left")
    assert [entered(reader, id) for id in (SIZE, SHARE)] == ["15.73", "about a half"]
    assert numbers(reader, LENGTH) == drawn
    assert entered(reader, LENGTH) == drawn["=answer"]
    assert order(reader, BOWLINE) == WRONG
    wait_for_marks(reader, marks)
    sort(reader, RIGHT, 1)
    enter(reader, SIZE, "15 GiB")
    enter(reader, KING, "bowline")
    expect(page.locator(JUDGED)).to_have_count(0)

    reader.bar.get_by_role("button", name="Hand in").click()
    lists = reader.summary.locator("[data-list]:visible")
    assert [each.get_by_role("link").all_inner_texts() for each in lists.all()] == [
        ["9", "11"],
        ["6"],
    ]
    expect(reader.summary).to_contain_text("4 of 7 answered")
    reader.summary.get_by_role("button", name="Hand in").click()
    expect(reader.result).to_contain_text("4 of 7 right")
    expect(reader.result).to_contain_text("3 questions were left open.")
    states = [reader.card(id).get_attribute("data-state") for id in asked]
    assert states == ["right", "left", "right", "right", "left", "right", "left"]
    assert reader.verdict(SIZE) == "Right."
    assert reader.verdict("moor-boat").startswith("Left open.")
    assert faults(page) == []

    # Looked back at, it is the same, and nothing can be entered.
    reader.reload()
    expect(reader.result).to_contain_text("4 of 7 right")
    assert order(reader, BOWLINE) == RIGHT
    expect(page.locator("quiz-question:not([hidden]) fieldset:enabled")).to_have_count(0)

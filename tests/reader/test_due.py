"""What is due: said on home by the day it is, explained, and the same in a file for a calendar."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.built_site import EditableSite
from tests.reader.axe import faults, look
from tests.reader.selfcheck import SelfCheck

MONDAY = datetime(2026, 11, 23, 12)


def test_a_reader_comes_back_when_it_is_due(
    small: EditableSite, page: Page, tmp_path: Path
) -> None:
    page.clock.set_fixed_time(MONDAY)
    reader = SelfCheck(page, small).go("")
    due = page.locator("quiz-due")
    expect(due).to_be_hidden()
    missed, right, _ = reader.ids
    reader.go().answer(missed, right=False)
    reader.answer(right)
    reader.go("")
    expect(due.locator("strong")).to_have_text("Nothing is due until tomorrow.")
    expect(due.get_by_role("link")).to_be_hidden()

    page.clock.set_fixed_time(MONDAY + timedelta(days=1))
    reader.go("")
    expect(due.locator("strong")).to_have_text("One question is due today.")
    due.locator("summary").click()
    assert due.get_by_role("list").last.get_by_role("listitem").all_inner_texts() == [
        "today: one question",
        "Thursday: one question",
    ]
    with page.expect_download() as download:
        reader.button("Save these days for a calendar").click()
    download.value.save_as(tmp_path / "days.ics")
    entries = (tmp_path / "days.ics").read_text(encoding="utf-8")
    assert re.findall(r"DTSTART\S*:(\d+)", entries) == ["20261124", "20261126"]
    assert f"URL:{small.url}self-check/" in entries.replace("\n ", "")
    for scheme in ("light", "dark"):
        look(page, "phone", scheme)
        assert faults(page) == []
    link = due.get_by_role("link", name="Practise")
    box = link.bounding_box()
    assert box and box["height"] >= 44
    link.click()
    page.wait_for_url("**/self-check/?view=due")
    reader.wait_for_scripts()
    expect(page.locator(".quiz-view strong")).to_have_text("One question is due today")
    assert [id for id in reader.ids if reader.card(id).is_visible()] == [missed]
    # Blank, in another order than in the attempt if there are enough options to tell, and beside the score.
    assert not reader.answered(missed)
    reader.answer(missed)
    assert reader.verdict(missed) == "Right this time."
    reader.press(missed, "Next question")
    expect(page.locator(".quiz-view__said")).to_have_text("1 of 1 right this time.")
    assert reader.progress[::2] == (2, 1)
    # Time stands still here, so the page holds its place for ever: the link is pressed in the next story.
    back = page.locator(".quiz-view__done a")
    expect(back).to_have_attribute("href", "?view=all")
    reader.go("self-check/?view=all")
    assert reader.verdict(missed).startswith("Not right.")
    reader.go("")
    expect(due.locator("strong")).to_have_text("Nothing is due until Thursday.")


def test_a_view_of_a_section_counts_as_ever_and_one_of_nothing_says_so(
    small: EditableSite, page: Page
) -> None:
    reader = SelfCheck(page, small)
    section = reader.quiz.sections[-1]
    ids = [question.id for question in section.questions]
    reader.go().answer(ids[0])
    reader.go(f"self-check/?section={section.id}")
    expect(page.locator(".quiz-view strong")).to_contain_text("of “")
    assert [id for id in reader.ids if reader.card(id).is_visible()] == ids
    assert reader.answered(ids[0])
    expect(page.locator(".quiz-view__practice")).to_be_hidden()
    assert page.get_by_role("heading", level=2).filter(visible=True).count() == 1

    # A lesson leads to what was missed of its section.
    reader.go("lessons/01-basics/").answer(reader.ids[1], right=False)
    reader.follow(page.get_by_role("link", name="what you missed here"), "self-check/")
    expect(page.locator(".quiz-view strong")).to_have_text("One question that you missed")
    expect(reader.card(reader.ids[1]).locator("h3")).to_be_focused()
    reader.answer(reader.ids[1])

    reader.go("self-check/?view=missed")
    expect(page.locator(".quiz-view strong")).to_have_text("0 questions that you missed")
    assert not [id for id in reader.ids if reader.card(id).is_visible()]
    page.get_by_role("link", name="Show all questions").first.click()
    page.wait_for_url("**/self-check/?view=all")
    expect(page.locator("quiz-question")).to_have_count(len(reader.ids))
    expect(page.locator(".quiz-view")).to_have_count(0)

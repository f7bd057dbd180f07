"""What changed from attempt to attempt: a sentence, drawings, and a table that says the same."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.built_site import EditableSite
from tests.reader.axe import faults, look
from tests.reader.selfcheck import RESULTS, SelfCheck


def test_results_say_what_changed_since_the_attempt_before(small: EditableSite, page: Page) -> None:
    reader = SelfCheck(page, small).go()
    first, second, _ = reader.ids
    reader.answer(first, right=False)
    reader.answer(second)
    reader.go(RESULTS)
    history = page.locator("quiz-history")
    expect(history).to_be_hidden()
    reader.start_over()
    reader.go().answer(first)
    # Practice is no attempt.
    reader.try_again(first)
    reader.answer(first, right=False)
    reader.go(RESULTS)
    expect(history.locator("strong")).to_contain_text(
        "The question that you answered both times is right now, and was not last time."
    )
    expect(history.locator("strong")).to_contain_text("from 0 to 1 of 1")
    rows = history.locator("tbody tr")
    assert [row.locator("td").nth(1).inner_text() for row in rows.all()] == [
        "First attempt",
        "Repeat",
    ]
    scores = [row.locator("td").nth(2).inner_text() for row in rows.all()]
    assert scores == ["1 of 3 right, 2 answered", "1 of 3 right, 1 answered"]
    assert history.locator("circle").count() == 2
    assert history.locator('circle[data-first="true"]').count() == 1
    look(page, "phone", "dark")
    assert faults(page) == []
    page.emulate_media(media="print")
    expect(rows.first).to_be_visible()
    expect(history.locator(".quiz-history__line")).to_be_hidden()

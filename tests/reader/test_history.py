"""What changed from attempt to attempt: a sentence, drawings, and a table that says the same."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.built_site import EditableSite
from tests.reader.axe import faults, look
from tests.reader.selfcheck import RESULTS, SelfCheck

# The history of somebody who took the quiz thirty times.
MANY = """() => {
  const history = document.querySelector("quiz-history");
  const sections = Object.keys(history.sections);
  history.draw(Array.from({ length: 30 }, (_, at) => ({
    right: 1 + (at === 29) * 2, total: 3, first: false, parts: sections.map((id) => ({ id, right: 1, total: 2 })),
  })));
  const bars = [...history.querySelectorAll("rect")];
  return {
    bars: bars.length,
    right: Math.max(...bars.map((bar) => bar.x.baseVal.value + bar.width.baseVal.value)),
    figures: [...history.querySelectorAll("text")].map((figure) => figure.textContent),
  };
}"""


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
    assert history.locator(".quiz-history__line text").all_text_contents() == ["1", "1"]
    look(page, "phone", "dark")
    assert faults(page) == []
    # Of thirty attempts every one is drawn; figures that would lie over each other are not.
    drawn = page.evaluate(MANY)
    assert drawn["bars"] == 60 and drawn["right"] <= 80
    assert drawn["figures"] == ["1", "3"]
    page.emulate_media(media="print")
    expect(rows.first).to_be_visible()
    expect(history.locator(".quiz-history__line")).to_be_hidden()

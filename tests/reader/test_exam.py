"""An exam: nothing is said before it is handed in, and tabs, reloads and a sleep agree about its clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.built_site import EditableSite
from tests.reader.axe import faults, look
from tests.reader.selfcheck import RESULTS, SelfCheck

NOON = datetime(2026, 11, 26, 12)
# In colors of the system: how marks differ, and what stands on a flag that is set.
FORCED = """() => {
  const style = (at) => getComputedStyle(at);
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = "HighlightText";
  return {
    marks: [...document.querySelectorAll(".quiz-progress__marks a")].map((mark) =>
      [style(mark).borderBottomWidth, style(mark).borderTopWidth].map(parseFloat)),
    legible: style(document.querySelector('.quiz-flag[aria-pressed="true"]')).color === style(probe).color,
  };
}"""


class Sitting(SelfCheck):
    """A reader at an exam, in one tab."""

    def at(self, minutes: float) -> None:
        """It is so many minutes after noon, in this tab."""
        self.page.clock.set_fixed_time(NOON + timedelta(minutes=minutes))

    @property
    def bar(self) -> Locator:
        return self.page.locator(".quiz-exam__bar")

    @property
    def clock(self) -> Locator:
        return self.bar.get_by_role("timer")

    @property
    def said(self) -> Locator:
        """What a screen reader announces of the clock."""
        return self.bar.get_by_role("status")

    @property
    def summary(self) -> Locator:
        return self.page.locator(".quiz-exam__body")

    @property
    def result(self) -> Locator:
        return self.page.locator('.quiz-exam [data-when="over"]')

    def looks(self) -> list[str]:
        """What axe finds, wide in light colors and narrow in dark ones."""
        found = []
        for size, scheme in (("phone", "dark"), ("desktop", "light")):
            look(self.page, size, scheme)
            found += faults(self.page)
        return found


def test_an_exam_lives_through_reload_sleep_and_a_second_tab(
    small: EditableSite, page: Page
) -> None:
    reader = Sitting(page, small)
    first, second, third = reader.ids
    reader.at(0)
    # The current attempt has an answer, and keeps it.
    reader.go().answer(first, right=False)
    reader.go("self-check/?view=exam")
    expect(page.locator("quiz-question:visible")).to_have_count(0)
    look(page, "phone", "dark")
    # Where nothing is asked yet, the line has no marks: it says what it is for.
    expect(page.locator(".quiz-progress__short")).to_have_text("A new exam")
    expect(page.locator(".quiz-progress__short")).to_be_visible()
    assert reader.looks() == []
    page.get_by_role("button", name="Begin with 3 questions").click()
    expect(reader.clock).to_have_text("5:00 left")

    # Blank, and nothing is said of an answer, nor of what the attempt says of it.
    card = reader.card(first)
    expect(card.locator("> details")).to_be_hidden()
    reader.choose(first, reader.choice(first, right=False))
    reader.press(first, "Next question")
    assert reader.verdict(first) == ""
    reader.at(0.1)
    reader.choose(first, reader.choice(first, right=True))
    reader.card(second).get_by_role("button", name="Flag question 2").click()
    assert reader.marks == ["answered", "open", "open"]
    assert reader.looks() == []
    page.emulate_media(forced_colors="active")
    shown = page.evaluate(FORCED)
    answered, flagged, open_ = shown["marks"]
    assert answered[0] > open_[0] == flagged[0] and flagged[1] > open_[1] == answered[1]
    assert shown["legible"]
    page.emulate_media(forced_colors="none")

    # A reload loses nothing, and the page leads back to it by itself.
    reader.at(1)
    reader.go()
    expect(reader.clock).to_have_text("4:00 left")
    expect(card.locator("input:checked")).to_have_value(reader.choice(first, right=True)[0])
    # Asleep over half of the time and the last minutes: the latest is announced, once.
    reader.at(4.2)
    expect(reader.said).to_have_text("0:48 left")

    # Another tab goes on with it, and both show what is entered there.
    other = Sitting(page.context.new_page(), small)
    other.at(4.5)
    other.go()
    other.choose(first, reader.choice(first, right=False))
    expect(card.locator("input:checked")).to_have_value(reader.choice(first, right=False)[0])
    other.button("Pause").click()
    expect(page.locator('[data-when="paused"]')).to_be_visible()
    expect(reader.card(first)).to_be_hidden()
    assert reader.turn_to().looks() == []
    for tab in (reader, other):
        tab.at(60)
    page.locator(".quiz-exam").get_by_role("button", name="Go on").click()
    other.turn_to()
    expect(other.card(first)).to_be_visible()
    expect(other.clock).to_have_text("0:30 left")
    other.at(62.9)
    reader.at(62.9)
    expect(other.clock).to_have_text("2 minutes over")
    expect(other.said).to_have_text("2 minutes over")

    # Late, with open questions, one of them flagged: said, and handed in all the same.
    other.bar.get_by_role("button", name="Hand in").click()
    expect(other.summary).to_contain_text("1 of 3 answered")
    expect(other.summary).to_contain_text("The time is up.")
    lists = other.summary.locator("[data-list]:visible")
    assert [each.get_by_role("link").all_inner_texts() for each in lists.all()] == [
        ["2", "3"],
        ["2"],
    ]
    assert other.looks() == []
    lists.first.get_by_role("link", name="2").click()
    expect(other.summary).to_be_hidden()
    other.choose(second, other.choice(second, right=True))
    other.bar.get_by_role("button", name="Hand in").click()
    other.summary.get_by_role("button", name="Hand in").click()

    for tab in (reader, other):
        expect(tab.result).to_contain_text("1 of 3 right")
        expect(tab.result).to_contain_text(
            "It took 7 minutes of 5 minutes. It came 2 minutes late."
        )
        expect(tab.result).to_contain_text("You paused once.")
        expect(tab.result).to_contain_text("One question was left open.")
        expect(tab.result.locator(".quiz-end__failed")).to_be_visible()
        expect(tab.result.locator("strong").last).to_have_text("Some way to go")
        assert tab.result.get_by_role("listitem").all_inner_texts() == [
            "The basics 1 of 2",
            "Lights 0 of 1",
        ]
        assert tab.verdict(first).startswith("Not right.")
        assert tab.verdict(third).startswith("Left open. The right answers are")
        expect(tab.card(third).get_by_text("Why", exact=True)).to_be_visible()
    assert other.looks() == []
    reader.turn_to()
    page.emulate_media(media="print")
    expect(reader.result).to_be_visible()
    expect(reader.result.get_by_role("link")).to_have_count(0)
    page.emulate_media(media="screen")

    # An attempt of its own kind, which left the score as it was, and can be looked back at.
    reader.go("self-check/?view=all")
    assert reader.progress == (1, 3, 0)
    reader.go(RESULTS)
    rows = page.locator("quiz-history tbody tr")
    kinds = [row.locator("td").nth(1).text_content() for row in rows.all()]
    assert sorted(map(str, kinds)) == ["Exam", "First attempt"]
    reader.follow(page.get_by_role("link", name="Look at its answers"), "self-check/")
    expect(reader.result).to_contain_text("1 of 3 right")
    assert faults(page) == []


def test_a_part_without_a_clock_can_be_ended_without_a_result(
    small: EditableSite, page: Page
) -> None:
    reader = Sitting(page, small)
    reader.at(0)
    reader.go("self-check/?view=exam")
    page.get_by_label("Without a clock").check()
    for box in page.locator(".quiz-exam__sections input").all():
        box.uncheck()
    begin = page.locator('.quiz-exam button[type="submit"]')
    expect(begin).to_be_disabled()
    page.get_by_role("checkbox", name="Lights, one question").check()
    begin.click()
    expect(reader.clock).to_have_text("Without a clock")
    asked = [id for id in reader.ids if reader.card(id).is_visible()]
    assert asked == reader.ids[-1:]
    reader.press(asked[0], "Look it over")
    reader.summary.get_by_role("button", name="End it without a result").click()
    expect(begin).to_be_visible()
    reader.go(RESULTS)
    expect(page.locator("quiz-history")).to_be_hidden()
    expect(page.locator(".quiz-results__attempts li")).to_have_count(0)

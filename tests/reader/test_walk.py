"""From the first question to the end: what is seen without scrolling, what stays in place, how many acts it takes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.built_site import Site
from tests.reader.selfcheck import RESULTS, SelfCheck

# Another question stands where readers look.
ELSEWHERE = """(id) => {
  const at = document.elementFromPoint(innerWidth / 2, innerHeight * 0.3)?.closest("quiz-question");
  return at && at.dataset.id !== id;
}"""
# What of the question that the reader is at can be seen, and where it stands in the window.
LOOK = """() => {
  const card = document.querySelector("quiz-question[data-here]");
  const box = (selector) => card.querySelector(selector).getBoundingClientRect();
  const line = document.querySelector("quiz-progress").getBoundingClientRect().bottom;
  const button = box(".quiz-question__bar > .md-button");
  const verdict = box(".quiz-question__verdict");
  const last = [...card.querySelectorAll("label")].at(-1).getBoundingClientRect();
  return {
    question: card.dataset.id,
    head: box("h3").top - line,
    top: card.querySelector("h3").getBoundingClientRect().top,
    low: last.bottom,
    tall: last.bottom - box("h3").top > button.top - line - 24,
    button: button.top,
    seen: verdict.top >= line && Math.max(verdict.bottom, button.bottom) <= innerHeight,
    said: card.querySelector(".quiz-question__verdict").textContent,
    scrolled: scrollY,
  };
}"""


@dataclass
class Walk(SelfCheck):
    """A reader who uses no more than they have to."""

    page: Page
    site: Site
    acts: int = 0
    scrolls: list[str] = field(default_factory=list)
    moves: list[str] = field(default_factory=list)

    def look(self) -> dict[str, Any]:
        return dict(self.page.evaluate(LOOK))

    def press_at(self, selector: str) -> None:
        """Press what is in the window, without any help in getting it there."""
        box = self.page.locator(f"quiz-question[data-here] {selector}").bounding_box()
        assert box
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 20))

    def press_button(self) -> None:
        """The one button."""
        self.press_at(".quiz-question__bar > .md-button")
        self.acts += 1

    def choose_at(self, letters: list[str]) -> None:
        """Options below the window have to be scrolled to, which a question that is taller than the window asks for."""
        for letter in letters:
            selector = f'label[data-option="{letter}"]'
            card = self.look()
            option = self.page.locator(f"quiz-question[data-here] {selector}").bounding_box()
            assert option
            if option["y"] + option["height"] > card["button"] - 12:
                assert card["tall"], f"{card['question']} has room and does not use it"
                self.page.mouse.wheel(0, option["y"] + option["height"] - card["button"] + 24)
                self.page.wait_for_timeout(100)
            self.press_at(selector)

    def answer_here(self, right: bool) -> None:
        before = self.look()
        assert 0 <= before["head"] <= 24, before
        self.choose_at(self.choice(before["question"], right))
        chosen = self.look()
        self.press_button()
        expect(self.card(chosen["question"])).to_have_attribute("data-checked", "")
        checked = self.look()
        if not checked["seen"] or not checked["said"]:
            self.scrolls.append(checked["question"])
        for what in ("top", "low", "button", "scrolled"):
            if abs(checked[what] - chosen[what]) > 2:
                self.moves.append(f"{checked['question']}: {what}")


SIZES = [(390, 664, "one"), (360, 740, "all"), (1366, 650, "all"), (1440, 900, "all")]


@pytest.mark.parametrize(("width", "height", "view"), SIZES)
def test_every_verdict_is_seen_and_nothing_moves_from_the_first_question_to_the_end(
    site: Site, new_context: Callable[..., BrowserContext], width: int, height: int, view: str
) -> None:
    context = new_context(viewport={"width": width, "height": height})
    walk = Walk(context.new_page(), site)
    walk.go()
    page = walk.page
    # As in Safari, which does not keep in place by itself what grows away.
    page.evaluate("() => { document.documentElement.style.overflowAnchor = 'none' }")
    if view == "one":
        page.locator("quiz-progress summary").click()
        walk.button("One at a time").click()
        expect(page.locator("quiz-question:visible")).to_have_count(1)
        page.locator("quiz-progress summary").click()
    page.locator(".quiz-progress__marks a").first.click()
    ids = walk.ids
    for at, id in enumerate(ids):
        page.wait_for_function(
            "id => document.querySelector('quiz-question[data-here]')?.dataset.id === id", arg=id
        )
        walk.answer_here(right=at % 3 > 0)
        if at + 1 < len(ids):
            walk.press_button()
    assert walk.scrolls == []
    assert walk.moves == []
    # Check, then go on: an answer takes no other act, and none to find the way.
    assert walk.acts == 2 * len(ids) - 1

    expect(walk.button("See your score")).to_be_focused()
    walk.press_button()
    end = page.locator(".quiz-end")
    right = sum(at % 3 > 0 for at in range(len(ids)))
    expect(end).to_contain_text(f"{right} of {len(ids)} right")
    expect(end.get_by_text("Every question is answered")).to_be_in_viewport()
    band = next(band for band in walk.quiz.bands if band.lowest <= right <= band.highest)
    expect(end).to_contain_text(band.title)
    walk.follow(end.get_by_role("link", name="See your results"), RESULTS)


def expect_alone(reader: SelfCheck, id: str) -> None:
    # An address within the page replaces it as well: for a moment all questions are there.
    expect(reader.card(id)).to_be_visible()
    expect(reader.page.locator("quiz-question:visible")).to_have_count(1)
    expect(reader.card(id)).to_be_visible()


def test_one_at_a_time_stays_as_it_was_set_and_at_its_question(reader: SelfCheck) -> None:
    page = reader.go().page
    page.keyboard.press("Tab")
    reader.wait_for_work()
    reader.button("One at a time").click()
    third = reader.ids[2]
    page.locator(".quiz-progress__marks a").nth(2).click()
    reader.choose(third, "A")
    reader.reload()
    shown = page.locator("quiz-question:visible")
    expect_alone(reader, third)
    # Neither is what was chosen and not checked lost.
    expect(reader.option(third, "A").locator("input")).to_be_checked()
    expect(page.locator("#section-" + reader.quiz.sections[0].id)).to_be_hidden()

    # An address leads to its question there, and that of a section to its first.
    last = reader.quiz.sections[-1]
    reader.go(f"self-check/#question-{reader.ids[4]}")
    expect_alone(reader, reader.ids[4])
    reader.go("")
    reader.go(f"self-check/#section-{last.id}")
    expect_alone(reader, last.questions[0].id)

    reader.button("All on one page").click()
    expect(shown).to_have_count(len(reader.ids))
    reader.reload()
    expect(shown).to_have_count(len(reader.ids))


def test_scrolling_leads_to_no_other_question_while_one_is_about_to_be_shown(
    reader: SelfCheck,
) -> None:
    page = reader.go().page
    page.keyboard.press("Tab")
    reader.wait_for_work()
    reader.button("One at a time").click()
    shown = page.locator("quiz-question:visible")
    expect(shown).to_have_count(1)

    on_the_way: list[Route] = []
    page.route("**/work/views.js", lambda route: on_the_way.append(route))
    with page.expect_request("**/work/views.js"):
        reader.reload()
    expect(shown).to_have_count(len(reader.ids))
    page.evaluate("dispatchEvent(new Event('wheel'))")
    reader.card(reader.ids[5]).evaluate("card => card.scrollIntoView({ behavior: 'instant' })")
    page.wait_for_function(ELSEWHERE, arg=reader.ids[0])
    page.wait_for_timeout(300)  # what follows scrolling follows within that, or never
    on_the_way[0].continue_()
    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("data-id", reader.ids[0])


def test_a_double_click_does_one_thing(reader: SelfCheck) -> None:
    first, second = reader.ids[:2]
    card = reader.go().card(first)
    reader.choose(first, reader.choice(first, right=True))
    card.get_by_role("button", name="Check answer").dblclick()
    expect(card.get_by_role("button", name="Next question")).to_be_focused()
    reader.try_again(first)
    reader.choose(first, reader.choice(first, right=True))
    reader.check(first)
    card.get_by_role("button", name="Next question").dblclick()
    expect(reader.page.locator("quiz-question[data-here]")).to_have_attribute("data-id", second)
    assert not reader.answered(second)
    assert reader.verdict(second) == ""


def test_the_next_question_is_the_next_open_one_and_after_the_last_the_first(
    reader: SelfCheck,
) -> None:
    ids = reader.ids
    reader.go()
    for id in ids[1:-1]:
        reader.show(id)
    reader.answer(ids[-1])
    reader.press(ids[-1], "Next question")
    expect(reader.card(ids[0]).get_by_role("heading")).to_be_focused()
    reader.answer(ids[0])
    expect(reader.card(ids[0]).get_by_role("button", name="See your score")).to_be_focused()


def test_what_a_translator_wraps_goes_on_working(reader: SelfCheck) -> None:
    """As translating browsers do, with the words of every element in an element of their own."""
    id = reader.ids[0]
    page = reader.go().page
    wrap = """() => {
      const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        if (text.parentElement.closest("[translate=no], script, style, template") || !text.data.trim()) continue;
        const font = document.createElement("font");
        text.replaceWith(font);
        font.append(text);
      }
    }"""
    page.evaluate(wrap)
    reader.answer(id, right=False)
    page.evaluate(wrap)
    key = reader.displayed(id, reader.question(id).key[0])
    assert reader.verdict(id) == f"Not right. The right answer is {key}."
    (wrong,) = reader.choice(id, right=False)
    own = reader.card(id).locator(f'.quiz-feedback[data-option="{wrong}"]')
    assert own.inner_text().startswith(reader.displayed(id, wrong))
    reader.try_again(id)
    reader.answer(id)
    assert reader.verdict(id).startswith("Right this time.")

"""Of many questions, the first are set up at once, the others while nothing else is to do or once somebody comes."""

import pytest
from playwright.sync_api import Page, expect

from tests.reader.selfcheck import QUESTIONS, SelfCheck

# A processor on which each question takes too long, and which never rests.
SLOW = """
  let now = 0;
  performance.now = () => (now += 50);
  window.requestIdleCallback = (act) => { window.rest = act; };
"""
FAR = "quiz-question { content-visibility: auto; contain-intrinsic-size: auto 600px }"
READY = "quiz-question[data-ready]"


@pytest.fixture
def slow(page: Page, reader: SelfCheck) -> SelfCheck:
    """A reader whose page has set up its first question."""
    page.add_init_script(SLOW)
    page.goto(reader.site.url + QUESTIONS)
    expect(page.locator(READY).first).to_be_visible()
    return reader


def scroll(slow: SelfCheck, id: str) -> None:
    # What is far is left out on pages of more questions than this one has.
    slow.page.add_style_tag(content=FAR)
    slow.card(id).scroll_into_view_if_needed()


def open_answer(slow: SelfCheck, id: str) -> None:
    """As a search in the page does."""
    slow.card(id).locator(".quiz-answer").evaluate("fold => { fold.open = true }")


COMING = {
    "scrolling": scroll,
    "a mark of the line": lambda slow, id: slow.page.locator(f'nav a[data-id="{id}"]').click(),
    "a link on the page": lambda slow, id: slow.page.evaluate(
        "hash => { location.hash = hash }", f"#question-{id}"
    ),
    "keys": lambda slow, id: slow.card(id).locator("summary").first.focus(),
    "a search": open_answer,
}


@pytest.mark.parametrize("way", COMING)
def test_a_question_is_set_up_once_its_reader_comes_to_it(slow: SelfCheck, way: str) -> None:
    id = slow.ids[-3]
    expect(slow.card(id)).not_to_have_attribute("data-ready", "")
    COMING[way](slow, id)
    expect(slow.card(id)).to_have_attribute("data-ready", "")
    slow.answer(id, right=True)
    assert slow.verdict(id) == "Right."
    assert slow.progress[0] == 1


def test_paper_has_all_questions_set_up(slow: SelfCheck) -> None:
    slow.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(slow.page.locator(READY)).to_have_count(len(slow.ids))
    assert {slow.page.locator(f"{READY} .quiz-question__bar").count()} == {len(slow.ids)}


def test_the_others_are_set_up_while_nothing_else_is_to_do(slow: SelfCheck) -> None:
    for _ in slow.ids[1:]:
        slow.page.evaluate("rest()")
    expect(slow.page.locator(READY)).to_have_count(len(slow.ids))
    slow.answer(slow.ids[-1], right=True)
    assert slow.progress[0] == 1

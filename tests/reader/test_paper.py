"""On paper: a worksheet that ends with its key, every answer, or what the reader has done so far."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.built_site import Site
from tests.reader.selfcheck import RESULTS, SelfCheck, plain

# Stands in for the browser's own dialog; the events are those that it fires.
PRINTER = """window.print = () => {
  dispatchEvent(new Event("beforeprint"));
  window.printed = document.documentElement.dataset.print;
};"""


@pytest.fixture
def printer(reader: SelfCheck) -> SelfCheck:
    """A reader who has answered some questions, and whose printer takes its time."""
    reader.page.add_init_script(PRINTER)
    reader.go().answer(reader.ids[0])
    reader.answer(reader.ids[1], right=False)
    return reader


def put_on_paper(reader: SelfCheck, button: str) -> None:
    reader.button(button).click()
    reader.page.wait_for_function("window.printed")
    reader.page.emulate_media(media="print")


def take_from_printer(reader: SelfCheck) -> None:
    reader.page.emulate_media(media="screen")
    reader.page.evaluate("() => dispatchEvent(new Event('afterprint'))")


def test_a_worksheet_asks_in_the_order_of_the_bank_and_ends_with_the_key(
    printer: SelfCheck,
) -> None:
    on_screen = printer.orders()
    put_on_paper(printer, "Print a worksheet")
    questions = printer.quiz.questions
    assert printer.orders() == {question.id: list(question.options) for question in questions}
    text = printer.page.locator("article").inner_text()
    for question in questions:
        assert plain(question.stem.split("\n\n")[0]) in text
        assert plain(question.explanation.split("\n\n")[0]) not in text
        for letter, option in question.options.items():
            label = printer.option(question.id, letter)
            expect(label).to_be_visible()
            expect(label.locator("input + span")).to_have_text(letter)
            assert plain(option) in text
        for feedback in question.feedback.values():
            assert plain(feedback) not in text
    expect(printer.page.locator(".quiz-option__mark:visible")).to_have_count(0)

    key = printer.page.locator(".quiz-print__key li")
    expect(key).to_have_text([", ".join(question.key) for question in questions])
    last = printer.card(questions[-1].id).bounding_box()
    first = key.first.bounding_box()
    assert first and last and first["y"] >= last["y"] + last["height"]

    take_from_printer(printer)
    assert printer.orders() == on_screen
    assert printer.verdict(printer.ids[0]) == "Right."
    assert printer.answered(printer.ids[0]) and not printer.answered(printer.ids[2])
    expect(key.last).to_be_hidden()


def test_a_study_sheet_shows_every_answer(printer: SelfCheck) -> None:
    put_on_paper(printer, "Print with answers")
    text = printer.page.locator("article").inner_text()
    for question in printer.quiz.questions:
        assert plain(question.explanation.split("\n\n")[0]) in text
        for feedback in question.feedback.values():
            assert plain(feedback) in text
        key = printer.card(question.id).locator(".quiz-answer__key")
        expect(key).to_have_text(f"Answer: {', '.join(question.key)}.")
    buttons = printer.page.locator("article").get_by_role("button")
    assert [button.inner_text() for button in buttons.all() if button.is_visible()] == []
    take_from_printer(printer)
    assert not printer.answered(printer.ids[2])


def test_results_on_paper_have_the_advice_of_one_band_and_nothing_to_press(
    printer: SelfCheck,
) -> None:
    printer.go(RESULTS)
    printer.button("Score now, with the open ones as wrong").click()
    printer.page.emulate_media(media="print")
    expect(printer.page.locator("details.quiz-band:visible")).to_have_count(1)
    expect(printer.page.locator("article :is(button, .md-button):visible")).to_have_count(0)


def test_a_picture_far_below_is_on_the_sheet(printer: SelfCheck) -> None:
    """Browsers load such a picture when it comes near the window, which it does not before it is printed."""
    lines = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'
    printer.page.route(
        "**/late.svg", lambda route: route.fulfill(body=lines, content_type="image/svg+xml")
    )
    printer.page.evaluate(
        """(last) => {
          const picture = document.querySelector(last).appendChild(new Image());
          picture.loading = "lazy";
          picture.style.marginTop = "9000px";
          picture.src = "late.svg";
          const print = window.print;
          window.print = () => { window.there = picture.complete && picture.naturalWidth; print(); };
        }""",
        f'quiz-question[data-id="{printer.ids[-1]}"]',
    )
    put_on_paper(printer, "Print a worksheet")
    assert printer.page.evaluate("there") == 20


def test_the_answer_key_fits_the_printed_order(printer: SelfCheck) -> None:
    printer.go("answer-key/")
    printer.page.get_by_text("Show the whole key in short").click()
    letters = printer.page.locator("ol.quiz-key").get_by_role("listitem")
    expect(letters).to_have_text([", ".join(q.key) for q in printer.quiz.questions])


def test_a_word_shuffles_a_sheet_and_its_key_the_same_way_each_time(printer: SelfCheck) -> None:
    on_screen = printer.orders()
    orders, keys = [], []
    for word in ("tuesday", "friday", "tuesday"):
        printer.page.get_by_label("Shuffle the options by a word").fill(word)
        put_on_paper(printer, "Print a worksheet")
        lines = printer.page.locator(".quiz-print__order:visible")
        expect(lines).to_have_text([f"Options shuffled by the word “{word}”."] * 2)
        expect(printer.page.locator("h1 + .quiz-print__head")).to_contain_text("Name")
        orders.append(printer.orders())
        keys.append(printer.page.locator(".quiz-print__key li").all_inner_texts())
        for question, key in zip(printer.quiz.questions, keys[-1], strict=True):
            letters = sorted(printer.displayed(question.id, letter) for letter in question.key)
            assert key == ", ".join(letters)
        take_from_printer(printer)
    assert orders[0] == orders[2] != orders[1]
    assert keys[0] == keys[2]
    assert printer.orders() == on_screen
    expect(printer.page.locator("h1 + .quiz-print__head")).to_have_count(0)


def test_half_way_paper_shows_answers_to_what_is_answered_and_what_is_open_of_them(
    printer: SelfCheck,
) -> None:
    first, second, third, *_ = printer.ids
    printer.card(second).locator(".quiz-answer__more > summary").click()
    printer.page.emulate_media(media="print")
    printer.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    text = printer.page.locator("article").inner_text()
    for id in (first, second):
        assert plain(printer.question(id).explanation.split("\n\n")[0]) in text
    assert plain(printer.question(third).explanation.split("\n\n")[0]) not in text
    for feedback in printer.question(second).feedback.values():
        assert plain(feedback) in text
    for feedback in printer.question(first).feedback.values():
        assert plain(feedback) not in text
    expect(printer.card(second).locator('[data-mark="miss"] .quiz-option__mark')).to_be_visible()
    # What stays in view on a screen would lie over the questions of every page.
    expect(printer.page.locator(".quiz-question__bar:visible")).to_have_count(0)
    buttons = printer.page.locator("article").get_by_role("button")
    assert [button.inner_text() for button in buttons.all() if button.is_visible()] == []


def test_paper_is_light_when_the_screen_is_dark(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    reader = SelfCheck(new_context(color_scheme="dark").new_page(), site).go()
    id = reader.ids[1]
    reader.answer(id, right=False)
    color = "mark => getComputedStyle(mark).color"
    marks = reader.card(id).locator(".quiz-option__mark")
    body = "() => getComputedStyle(document.body).getPropertyValue('--md-default-bg-color')"
    dark = reader.page.evaluate(body)
    reader.page.emulate_media(media="print", color_scheme="dark")
    assert reader.page.evaluate(body) != dark
    printed = [mark.evaluate(color) for mark in marks.all()]
    assert len(printed) == 2
    for mark in printed:
        # Together, red, green and blue: marks on white are dark.
        assert sum(_numbers(mark)) < 300


def _numbers(color: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", color)[:3]]


def test_without_scripts_the_browser_prints_a_worksheet_with_its_key(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    reader = SelfCheck(new_context(java_script_enabled=False).new_page(), site).go()
    reader.page.emulate_media(media="print")
    expect(reader.page.locator(".quiz-print__key li").last).to_be_visible()
    expect(reader.page.get_by_text("Show answer").first).to_be_hidden()
    for id in reader.ids:
        expect(reader.option(id, "A")).to_be_visible()


def test_sheets_waste_no_paper(printer: SelfCheck) -> None:
    printer.go("404.html")
    assert len(re.findall(rb"/Type /Page\b", printer.page.pdf(format="A4"))) == 1
    printer.go()
    for button, most in (("Print a worksheet", 4), ("Print with answers", 2)):
        printer.button(button).click()
        printer.page.wait_for_function("window.printed")
        pdf = printer.page.pdf(format="A4")
        # The key stands on a page of its own.
        assert len(re.findall(rb"/Type /Page\b", pdf)) <= len(printer.ids) / most + 2
        printer.page.evaluate("() => { delete window.printed }")

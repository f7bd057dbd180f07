"""On paper: the order of the bank, a worksheet without answers, and the key at its end."""

import pytest
from playwright.sync_api import expect

from tests.reader.selfcheck import SelfCheck, plain

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
            expect(label.locator(".quiz-option__letter")).to_have_text(letter)
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


def test_the_answer_key_fits_the_printed_order(printer: SelfCheck) -> None:
    printer.go("answer-key/")
    printer.page.get_by_text("Show the whole key: letters").click()
    letters = printer.page.locator("ol.quiz-key").get_by_role("listitem")
    expect(letters).to_have_text([", ".join(q.key) for q in printer.quiz.questions])

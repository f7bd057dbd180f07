"""A number to enter, as its readers meet it: typed, asked again, judged with its mistakes, kept, practised."""

import re

import pytest
from playwright.sync_api import Locator, expect

from macros.bank.kinds.numeric.model import Numeric
from tests.reader.selfcheck import SelfCheck

ID = "log-size"


def field(reader: SelfCheck, id: str = ID) -> Locator:
    return reader.card(id).get_by_role("textbox", name="Your answer")


def enter(reader: SelfCheck, text: str, id: str = ID) -> str:
    """Type it, check it; the verdict."""
    field(reader, id).fill(text)
    reader.check(id)
    return reader.verdict(id)


def test_what_cannot_be_judged_is_asked_again(reader: SelfCheck) -> None:
    reader.go()
    assert enter(reader, " ") == "Enter a number first."
    expect(field(reader)).to_be_focused()
    assert "cannot be read as a number" in enter(reader, "fifteen")
    assert "can be read as 1234 or as 1.234" in enter(reader, "1,234")
    assert enter(reader, "15 ropes") == (
        "“ropes” is not a unit that can be read here, so it is not judged. "
        "Write the number alone, or with GiB."
    )
    expect(reader.card(ID)).to_have_attribute("data-state", "open")
    expect(field(reader)).to_have_value("15 ropes")
    # A reader who goes on typing is not told of it any longer.
    field(reader).press_sequentially("?")
    assert reader.verdict(ID) == ""
    assert enter(reader, "15 GiB") == "Right."


def test_a_known_mistake_is_named_and_kept(reader: SelfCheck) -> None:
    card = reader.go().card(ID)
    assert enter(reader, "15,73") == "Not right. The right answer is 15 GiB."
    line = card.locator(".quiz-typed")
    expect(line).to_contain_text("Your answer, not right")
    feedback = card.locator("fieldset .quiz-feedback")
    expect(feedback).to_contain_text("You divided by 1,000 twice")
    expect(feedback.locator("em")).to_have_text("twice")
    expect(field(reader)).to_be_disabled()

    reader.go()
    expect(field(reader)).to_have_value("15,73")
    expect(feedback).to_contain_text("You divided by 1,000 twice")
    reader.try_again(ID)
    expect(field(reader)).to_have_value("")
    expect(feedback).to_have_count(0)
    assert enter(reader, "120") == (
        "Not right yet. The right answer is 15 GiB. Your first answer keeps counting."
    )
    expect(feedback).to_have_text(re.compile("You counted bits"))
    reader.try_again(ID)
    assert "Right this time." in enter(reader, "15.1")
    assert reader.stored(ID)[0]["choice"] == ["15,73"]


def test_a_number_may_come_in_another_unit(reader: SelfCheck) -> None:
    reader.go()
    assert enter(reader, "16.1 GB") == "Right."
    assert enter(reader, "65 %", "share-of-strength") == "Right."


def test_units_that_are_not_the_same_are_told_apart(reader: SelfCheck) -> None:
    card = reader.go().card(ID)
    assert enter(reader, "15 GB").startswith("Not right.")
    expect(card.locator("fieldset .quiz-feedback")).to_have_text(
        "GB is not GiB: 15 GB are 13.97 GiB."
    )


def test_a_shown_answer_leaves_the_field_empty(reader: SelfCheck) -> None:
    card = reader.go().card(ID)
    reader.show(ID)
    expect(field(reader)).to_have_value("")
    shown = card.locator(".quiz-answer")
    expect(shown).to_contain_text("Right with 2 % more or less.")
    expect(shown).to_contain_text("120 GiB You counted bits.")
    expect(card.locator("fieldset .quiz-option__mark")).to_have_count(0)


def test_it_is_answered_by_keyboard(reader: SelfCheck) -> None:
    card = reader.go().card(ID)
    reader.wait_for_scripts()
    reader.card("knot-for-glass").locator("summary").first.focus()
    for _ in range(4):
        if field(reader).evaluate("field => field === document.activeElement"):
            break
        reader.page.keyboard.press("Tab")
    expect(field(reader)).to_be_focused()
    reader.page.keyboard.type("15 GiB")
    reader.page.keyboard.press("Enter")
    expect(card.get_by_role("button", name="Next question")).to_be_focused()
    expect(card.get_by_role("status")).to_have_text("Right.")


def test_a_screen_reader_hears_the_question_the_unit_and_the_verdict(reader: SelfCheck) -> None:
    card = reader.go().card(ID)
    expect(card.locator("fieldset")).to_match_aria_snapshot("""
      - group /A logger on each of 4,096 ropes/:
        - paragraph:
          - text: Your answer
          - textbox "Your answer GiB"
          - text: GiB
      """)
    enter(reader, "120")
    expect(card.locator("fieldset")).to_match_aria_snapshot("""
      - group /A logger on each/:
        - paragraph:
          - text: Your answer
          - textbox "Your answer GiB" [disabled]: "120"
          - text: GiB Your answer, not right
        - paragraph:
          - strong: 120 GiB
          - text: You counted bits.
      """)


@pytest.mark.parametrize(
    ("answer", "below"),
    [("14", False), ("-14", True), ("n - 3", True), ("3 - n", True), ("n", False)],
)
def test_a_keyboard_has_a_minus_where_some_draw_needs_one(answer: str, below: bool) -> None:
    drawn = [{"n": "1"}, {"n": "5"}] if "n" in answer else []
    fields = {"answer": answer, "variants": drawn, "id": "sum", "kind": "numeric", "stem": "{{n}}?"}
    rest = {"level": "recall", "explanation": "So.", "sources": ["a"], "reviewed": "2026-11-22"}
    question = Numeric.model_validate(fields | rest)
    assert question.may_be_negative is below

"""Words to type, as their readers meet them: compared, judged by their writer, kept, practised."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, expect

from macros.bank.kinds.short.normal import normalized
from macros.bank.reader import BankError, load_bank
from macros.render.filters import manifest
from tests.kinds.banks import EACH_KIND
from tests.reader.selfcheck import RESULTS, SelfCheck

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "client/cases.yml").read_text(encoding="utf-8")
)["spelling.js"]
WORDS, CODE, OWN = "king-of-knots", "list-ropes", "why-whip"


@pytest.mark.parametrize("case", CASES["normalized"], ids=lambda case: case["case"])
def test_checks_compare_words_as_scripts_do(case: dict[str, Any]) -> None:
    assert normalized(*case["given"]) == case["gives"]


def field(reader: SelfCheck, id: str) -> Locator:
    return reader.card(id).get_by_role("textbox", name="Your answer")


def enter(reader: SelfCheck, id: str, text: str) -> str:
    field(reader, id).fill(text)
    reader.check(id)
    return reader.verdict(id)


def test_words_are_compared_as_their_author_wants(reader: SelfCheck) -> None:
    reader.go()
    assert enter(reader, WORDS, " ") == "Write an answer first."
    assert enter(reader, WORDS, "“BOWLINE”.") == "Right."
    assert enter(reader, CODE, "$ ropes list -o json --shed west") == "Right."


def test_a_known_wrong_answer_is_explained_and_kept(reader: SelfCheck) -> None:
    card = reader.go().card(WORDS)
    assert enter(reader, WORDS, "Figure-Eight") == "Not right. The right answer is Bowline."
    feedback = card.locator("fieldset .quiz-feedback")
    expect(feedback).to_contain_text("after load it is hard to open")
    reader.go()
    expect(field(reader, WORDS)).to_have_value("Figure-Eight")
    expect(feedback).to_be_visible()
    reader.try_again(WORDS)
    expect(feedback).to_have_count(0)
    assert enter(reader, WORDS, "knot").startswith("Not right yet.")
    reader.try_again(WORDS)
    assert enter(reader, WORDS, "bowline knot").startswith("Right this time.")


def test_its_writer_judges_an_answer_in_own_words(reader: SelfCheck) -> None:
    card = reader.go().card(OWN)
    assert enter(reader, OWN, "") == "Write an answer first."
    said = enter(reader, OWN, "So that it does not come apart.")
    assert said.startswith("Compare yours with a good answer")
    boxes = card.get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    expect(card.locator(".quiz-short__compare .quiz-short__list li").nth(1)).to_have_text(
        "A reason why a knot will not do"
    )
    boxes.nth(0).check()
    reader.check(OWN)
    assert reader.verdict(OWN) == "Not right. The right answer is shown with what it has."
    expect(card.locator(".quiz-short__criteria [data-mark]")).to_have_count(1)
    expect(boxes).to_have_count(0)

    reader.go()
    expect(field(reader, OWN)).to_have_value("So that it does not come apart.")
    expect(card.locator(".quiz-short__criteria [data-mark]")).to_have_count(1)
    reader.try_again(OWN)
    enter(reader, OWN, "It comes apart, and a knot jams.")
    boxes.nth(0).check()
    boxes.nth(1).check()
    reader.check(OWN)
    assert reader.verdict(OWN).startswith("Right this time.")

    # It counts for nothing there, and is still one of the quiz.
    expect(reader.go(RESULTS).results).not_to_contain_text("no longer asked")


def test_words_are_answered_by_keyboard_and_judged_likewise(reader: SelfCheck) -> None:
    reader.go().wait_for_scripts()
    field(reader, WORDS).focus()
    reader.page.keyboard.type("bowline")
    reader.page.keyboard.press("Enter")
    expect(reader.card(WORDS).get_by_role("status")).to_have_text("Right.")
    # In a text of several lines Enter is a line: the button is one key away.
    field(reader, OWN).focus()
    reader.page.keyboard.type("It comes apart.\nA knot jams.")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    said = reader.card(OWN).get_by_role("status")
    expect(said).to_contain_text("Compare yours with a good answer")
    boxes = reader.card(OWN).get_by_role("checkbox")
    boxes.first.focus()
    for key in ("Space", "Tab", "Space", "Tab", "Enter"):
        reader.page.keyboard.press(key)
    expect(said).to_have_text("Right.")
    expect(field(reader, OWN)).to_have_value("It comes apart.\nA knot jams.")


def test_a_screen_reader_hears_question_field_and_what_to_tick(reader: SelfCheck) -> None:
    reader.go().wait_for_scripts()
    enter(reader, WORDS, "figure eight")
    expect(reader.card(WORDS).locator("fieldset")).to_match_aria_snapshot("""
      - group /Which knot makes a fixed loop/:
        - paragraph:
          - text: Your answer
          - textbox "Your answer" [disabled]: figure eight
          - text: Your answer, not right
        - paragraph:
          - strong: figure eight
          - text: /It holds too/
      """)
    enter(reader, OWN, "It comes apart.")
    expect(reader.card(OWN).locator("fieldset")).to_match_aria_snapshot("""
      - group /Why is the end of a rope whipped/:
        - paragraph:
          - text: Your answer
          - textbox "Your answer": It comes apart.
        - paragraph:
          - strong: A good answer
        - paragraph: /The strands of a cut rope/
        - list:
          - listitem: a whipping holds them together
          - listitem: /and it fits/
        - paragraph:
          - strong: Tick what yours has
        - list:
          - listitem:
            - checkbox "Strands that come apart"
          - listitem:
            - checkbox "A reason why a knot will not do"
      """)


def test_what_readers_judge_themselves_counts_only_where_the_quiz_says_so(
    edited_bank: Callable[..., Path],
) -> None:
    quiz = load_bank(EACH_KIND).quizzes["rope-work"]
    assert OWN in [question.id for question in quiz.questions]
    assert OWN not in [question.id for question in quiz.counted]
    assert OWN not in json.loads(manifest(quiz.sections, quiz))["to-write"]
    points = ("minutes: 5", "minutes: 5\nself_graded: points")
    quiz = load_bank(edited_bank("quiz.yml", points, ("highest: 11", "highest: 12"))).quizzes[
        "rope-work"
    ]
    assert quiz.counted == quiz.questions
    assert OWN in json.loads(manifest(quiz.sections, quiz))["to-write"]


def test_bands_are_of_questions_that_count(edited_bank: Callable[..., Path]) -> None:
    with pytest.raises(BankError, match="the quiz has 11 questions that count"):
        load_bank(edited_bank("quiz.yml", ("highest: 11", "highest: 12")))

"""Answering, results, jumps, keys, dark, paper and narrow screens, in every engine."""

from __future__ import annotations

import pytest

from macros.bank.model import Quiz
from tests.engines.visitor import Visitor
from tests.reader.selfcheck import QUESTIONS, RESULTS, quiz_of

VERDICT = ".quiz-question__verdict"
# Pages of every kind.
PAGES = [
    *("", QUESTIONS, RESULTS, "answer-key/", "one-question/"),
    *("scenarios/1-jam/", "lessons/02-hitches/"),
]
PRESS_ALL = "(them) => { for (const it of document.querySelectorAll(them)) it.click(); }"
# The head of a question is in the window, and nothing lies over it: neither the header nor the line of progress.
HEAD = """(id) => {
  const head = document.getElementById(id);
  if (!head || document.querySelector("quiz-question:not([data-ready])")) return false;
  const { left, top, bottom } = head.getBoundingClientRect();
  const onTop = document.elementFromPoint(left + 5, (top + bottom) / 2);
  return top > 0 && bottom < innerHeight / 2 && head.contains(onTop);
}"""
# What is painted in the middle of it is of it.
IN_WINDOW = """(selector) => {
  const it = document.querySelector(selector);
  const { left, top, width, height } = it.getBoundingClientRect();
  return it.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
EDGES = """(them) => [...document.querySelectorAll(them)].flatMap((it) => {
  const { left, right } = it.getBoundingClientRect();
  return [left, right];
})"""
# The width of what has to be scrolled to.
HIDDEN = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return `${scrollWidth - clientWidth} px`;
}"""
# Of the option that has the focus in a card; nothing if none has.
FOCUS = """(card) => {
  const input = document.activeElement;
  if (!input.matches(`${card} input`)) return null;
  const row = input.closest("label");
  const { top, bottom } = row.getBoundingClientRect();
  return {
    chosen: input.checked,
    ring: [input, row].some((it) => getComputedStyle(it).outlineStyle !== "none"),
    seen: top >= 0 && bottom <= innerHeight,
  };
}"""
# Something of a question is saved.
SAVED = "(id) => Object.entries(localStorage).flat().some((text) => text.includes(id))"
# The theme's switch, of which the label for the next scheme is shown.
SWITCH = "label[for^=__palette]:not([hidden])"
PRINTER = """() => {
  window.print = () => { window.printed = true; dispatchEvent(new Event("beforeprint")); };
}"""
# What style sheets say of paper holds for the window.
PAPER = """() => {
  const turn = (parts) => {
    for (const { media, cssRules } of parts) {
      if (media?.mediaText.includes("print")) media.mediaText = "all";
      else if (media?.mediaText.startsWith("screen")) media.mediaText = "not all";
      if (cssRules) turn(cssRules);
    }
  };
  turn(document.styleSheets);
}"""


@pytest.fixture
def quiz(visitor: Visitor) -> Quiz:
    return quiz_of(visitor.site)


def card(id: str) -> str:
    return f'quiz-question[data-id="{id}"]'


def option(id: str, letter: str) -> str:
    return f'{card(id)} label[data-option="{letter}"]'


def verdict(visitor: Visitor, id: str) -> str:
    """What is said of an answer, once it is."""
    return visitor.text(f"{card(id)} {VERDICT}")


def answer(visitor: Visitor, quiz: Quiz, at: int, right: bool = True) -> str:
    """Answer the question at a place in the quiz; its id."""
    question = quiz.questions[at]
    for letter in question.key if right else [next(iter(question.feedback))]:
        visitor.press_at(option(question.id, letter))
    visitor.press("button", "Check answer", card(question.id))
    verdict(visitor, question.id)
    return question.id


def answer_half(visitor: Visitor, quiz: Quiz) -> int:
    """Answer the first half of the questions at one go; how many they are."""
    half = len(quiz.questions) // 2
    for question in quiz.questions[:half]:
        visitor.run(PRESS_ALL, ", ".join(f"{option(question.id, it)} input" for it in question.key))
        visitor.run(PRESS_ALL, f'{card(question.id)} button[value="check"]')
        verdict(visitor, question.id)
    return half


def darken(visitor: Visitor) -> None:
    """Press the theme's switch until it is dark."""
    while not visitor.run("() => document.body.dataset.mdColorScheme === 'slate'"):
        shown = visitor.wait("(it) => document.querySelector(it)?.htmlFor", SWITCH)
        visitor.press_at(SWITCH)
        visitor.wait(
            "(it, shown) => document.querySelector(it).htmlFor !== shown",
            *(SWITCH, shown),
        )


def wait_for_head(visitor: Visitor, id: str) -> None:
    visitor.wait(HEAD, f"question-{id}")


def test_answers_are_judged_and_there_again_after_a_reload(visitor: Visitor, quiz: Quiz) -> None:
    visitor.go()
    right, wrong = answer(visitor, quiz, 0), answer(visitor, quiz, 1, right=False)
    for _ in range(2):
        assert verdict(visitor, right) == "Right."
        assert verdict(visitor, wrong).startswith("Not right. The right answer")
        visitor.reload()


def test_results_lead_back_to_what_was_missed(visitor: Visitor, quiz: Quiz) -> None:
    visitor.go()
    answer(visitor, quiz, 0)
    missed = answer(visitor, quiz, 1, right=False)
    visitor.go(RESULTS)
    assert f"of {len(quiz.questions)}" in visitor.text("quiz-results")
    visitor.press_at(f'quiz-results a[href$="#question-{missed}"]')
    wait_for_head(visitor, missed)


@pytest.mark.parametrize("width", [1280, 390])
def test_who_goes_on_lands_at_the_head_of_the_next_question(
    visitor: Visitor, quiz: Quiz, width: int
) -> None:
    visitor.engine.resize(width, 800)
    visitor.go()
    # Cards grow once their answers are there, and what lies below them moves.
    half = answer_half(visitor, quiz)
    following = quiz.questions[half].id
    visitor.go("")
    visitor.press("link", f"Go on with question {half + 1}")
    wait_for_head(visitor, following)
    visitor.go("resources/")
    visitor.go(f"{QUESTIONS}#question-{following}")
    wait_for_head(visitor, following)


def test_keys_choose_and_check(visitor: Visitor, quiz: Quiz) -> None:
    visitor.go()
    id = quiz.questions[0].id
    visitor.press_at(f"#question-{id}")
    for _ in range(3):  # its head may hold a link
        if not visitor.run(FOCUS, card(id)):
            visitor.keys("Tab")
    visitor.keys("Space", "ArrowDown", "ArrowDown", "ArrowUp")
    assert visitor.run(FOCUS, card(id)) == {"chosen": True, "ring": True, "seen": True}
    # Keys that lead elsewhere on other pages do not here, once what comes with the first act is there.
    visitor.wait("(at) => document.querySelector(at) !== null", f"{card(id)} .quiz-flag")
    visitor.keys("n", "s", ".")
    assert visitor.run("() => document.querySelector('#__search').checked") is False
    visitor.keys("1", "Enter")
    assert "ight" in verdict(visitor, id)
    visitor.keys("Enter")
    wait_for_head(visitor, quiz.questions[1].id)


def test_a_phone_shows_the_verdict_and_the_next_question_is_one_act_away(
    visitor: Visitor, quiz: Quiz
) -> None:
    visitor.engine.resize(390, 664)
    visitor.go()
    id = answer(visitor, quiz, 0, right=False)
    assert visitor.run(IN_WINDOW, f"{card(id)} {VERDICT}")
    visitor.press("button", "Next question", card(id))
    wait_for_head(visitor, quiz.questions[1].id)


@pytest.mark.parametrize("width", [1280, 390])
def test_marks_of_questions_stand_beside_each_other(
    visitor: Visitor, quiz: Quiz, width: int
) -> None:
    visitor.engine.resize(width, 664)
    visitor.go()
    lefts_and_rights = visitor.wait(EDGES, ".quiz-progress__marks a")
    assert len(lefts_and_rights) == 2 * len(quiz.questions)
    assert lefts_and_rights == sorted(lefts_and_rights)


def test_what_was_chosen_and_not_checked_is_there_on_the_way_back(
    visitor: Visitor, quiz: Quiz
) -> None:
    visitor.go()
    id = quiz.questions[1].id
    visitor.press_at(option(id, "B"))
    chosen = "(it) => document.querySelector(it)?.checked"
    visitor.wait(chosen, f"{option(id, 'B')} input")
    visitor.wait(SAVED, id)
    visitor.go("resources/")
    visitor.engine.back()
    visitor.wait(chosen, f"{option(id, 'B')} input")
    visitor.reload()
    visitor.wait(chosen, f"{option(id, 'B')} input")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_options_of_an_answered_question_can_be_read(
    visitor: Visitor, quiz: Quiz, scheme: str
) -> None:
    visitor.go()
    if scheme == "dark":
        darken(visitor)
    id = answer(visitor, quiz, 0, right=False)
    for letter in quiz.questions[0].options:
        assert visitor.contrast(option(id, letter)) > 4.5


def test_a_worksheet_shows_questions_and_no_answers(visitor: Visitor, quiz: Quiz) -> None:
    visitor.go()
    id = answer(visitor, quiz, 0, right=False)
    visitor.run(PRINTER)
    visitor.press("button", "Print a worksheet")
    visitor.wait("() => window.printed")
    visitor.run(PAPER)
    assert visitor.count("quiz-question") == len(quiz.questions)
    assert visitor.count(f"{VERDICT}, .quiz-answer__explanation, .quiz-option__mark") == 0
    assert visitor.text(option(id, "A"))


def test_no_page_is_wider_than_a_small_phone(visitor: Visitor, quiz: Quiz) -> None:
    visitor.engine.resize(320, 640)
    hidden = {}
    for page in PAGES:
        visitor.go(page)
        assert visitor.run("() => innerWidth") == 320
        hidden[page] = visitor.wait(HIDDEN)
    assert hidden == dict.fromkeys(PAGES, "0 px")

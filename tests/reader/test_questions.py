"""Answering: what counts, what is practice, and what stands where once a question is checked."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.built_site import EditableSite
from tests.reader.selfcheck import RESULTS, SelfCheck, plain, seen

# Firefox paints disabled inputs, Chromium does not. Rules in a layer lose to the site's, as a browser's own rules do.
PAINT_INPUTS = "@layer { input, input:disabled { background: Canvas } }"
BACKGROUNDS = """() => [...document.querySelectorAll(".quiz-option input")].map((input) => [
  `${input.type}, ${input.matches(":disabled") ? "disabled" : "enabled"}`,
  getComputedStyle(input).backgroundColor,
])"""


def backgrounds(page: Page) -> set[tuple[str, str]]:
    """Kinds of the inputs that lie over options, with the background that each has."""
    page.add_style_tag(content=PAINT_INPUTS)
    return {(kind, color) for kind, color in page.evaluate(BACKGROUNDS)}


def test_a_wrong_answer_shows_why_and_what_is_right(reader: SelfCheck) -> None:
    id = reader.ids[0]
    question = reader.question(id)
    (wrong,) = reader.choice(id, right=False)
    (key,) = question.key
    reader.go()
    assert not reader.answered(id)
    reader.choose(id, wrong)
    assert reader.progress[0] == 0  # choosing is not answering
    reader.check(id)

    assert reader.verdict(id) == f"Not right. The right answer is {reader.displayed(id, key)}."
    expect(reader.option(id, wrong)).to_contain_text("Your answer, not right")
    expect(reader.option(id, key)).to_contain_text("Right answer")
    # Why the chosen option is wrong, and why the right one is, show at once; the rest on demand.
    answer = reader.card(id).locator(".quiz-answer")
    explanation = answer.locator(".quiz-answer__explanation")
    expect(explanation).to_contain_text(plain(question.explanation))
    own = reader.card(id).locator(f'.quiz-feedback[data-option="{wrong}"]')
    above, below = own.bounding_box(), explanation.bounding_box()
    assert above and below and above["y"] < below["y"]
    others = [letter for letter in reader.order(id) if letter not in (wrong, key)]
    feedback = answer.locator(".quiz-answer__more .quiz-feedback")
    expect(feedback.first).to_be_hidden()
    answer.get_by_text("Why not the others").click()
    # In the order of the letters that the reader sees.
    assert [seen(text) for text in feedback.all_inner_texts()] == [
        f"{reader.displayed(id, letter)} {plain(question.feedback[letter])}" for letter in others
    ]
    for source in question.sources:
        title = reader.quiz.sources[source].title
        expect(answer.get_by_role("link", name=title, exact=True).first).to_be_visible()
    report = answer.get_by_role("link", name="Report a problem with this question")
    href = report.get_attribute("href") or ""
    assert f"question={id}" in href and f"revision={question.revision}" in href


def test_a_right_answer_is_said_to_be_right(reader: SelfCheck) -> None:
    id = reader.ids[0]
    reader.go().answer(id)
    assert reader.verdict(id) == "Right."
    (key,) = reader.question(id).key
    expect(reader.option(id, key)).to_contain_text("Your answer, right")
    assert reader.answered(id)


def test_letters_follow_the_order_shown(reader: SelfCheck) -> None:
    reader.go()
    for card in reader.page.locator("quiz-question").all():
        letters = card.locator("input + span").all_inner_texts()
        assert letters == list("ABCDEFGH"[: len(letters)])
    single = [question.id for question in reader.quiz.questions if not question.multiple]
    moved = [id for id in single if reader.order(id) != sorted(reader.order(id))]
    id = next(id for id in moved if reader.displayed(id, reader.question(id).key[0]) != "A")
    reader.show(id)
    key = reader.displayed(id, reader.question(id).key[0])
    expect(reader.card(id).locator(".quiz-answer__key")).to_have_text(f"Answer: {key}.")


def test_the_first_checked_answer_counts_and_the_rest_is_practice(reader: SelfCheck) -> None:
    id = reader.ids[0]
    total = len(reader.ids)
    reader.go().answer(id, right=False)
    assert reader.progress == (1, total, 0)
    first = reader.stored(id)

    reader.try_again(id)
    assert reader.verdict(id) == "Practice: your first answer keeps counting."
    assert not reader.answered(id)
    reader.answer(id, right=True)
    assert reader.verdict(id) == "Right this time. Your first answer keeps counting."
    assert reader.progress == (1, total, 0)
    reader.try_again(id)
    reader.show(id)
    assert reader.verdict(id) == "Answer shown. Your first answer keeps counting."
    reader.try_again(id)
    reader.answer(id, right=False)
    assert re.match(r"Not right yet\. .* Your first answer keeps counting\.", reader.verdict(id))
    kept = reader.stored(id)
    assert [each for each in kept if each["mode"] == "attempt"] == first
    practised = [each["right"] for each in kept if each["mode"] == "practice"]
    assert practised == [True, False, False]

    reader.reload()
    assert re.match(r"Not right\. The right answer is", reader.verdict(id))


def test_a_right_first_answer_is_not_lost_in_practice(reader: SelfCheck) -> None:
    id = reader.ids[0]
    reader.go().answer(id, right=True)
    reader.try_again(id)
    reader.answer(id, right=False)
    assert reader.progress == (1, len(reader.ids), 1)


def test_a_shown_answer_counts_as_missed(reader: SelfCheck) -> None:
    id = reader.ids[0]
    reader.go().show(id)
    assert reader.answered(id)
    assert reader.verdict(id) == "Answer shown. In this attempt the question counts as missed."
    assert reader.progress == (1, len(reader.ids), 0)
    reader.go(RESULTS)
    assert reader.headline == f"1 of {len(reader.ids)} answered, 0 right so far."


def test_checking_nothing_is_no_answer(reader: SelfCheck) -> None:
    id = reader.ids[0]
    reader.go().check(id)
    assert reader.verdict(id) == "Choose an answer first."
    assert not reader.answered(id)
    assert reader.progress == (0, len(reader.ids), 0)
    reader.answer(id)
    assert reader.verdict(id) == "Right."


def test_the_line_has_a_mark_for_each_question_in_its_section(reader: SelfCheck) -> None:
    right, wrong, shown, open_ = reader.ids[:4]
    reader.go().answer(right)
    reader.answer(wrong, right=False)
    reader.show(shown)
    marks = reader.page.get_by_role("navigation", name="Questions")
    expect(marks.get_by_role("link", name="Question 1, right")).to_have_count(1)
    expect(marks.get_by_role("link", name="Question 2, missed")).to_have_count(1)
    expect(marks.get_by_role("link", name="Question 3, answer shown")).to_have_count(1)
    expect(marks.get_by_role("link", name="4", exact=True)).to_have_count(1)
    assert reader.marks[:4] == ["right", "wrong", "shown", "open"]
    for section in reader.quiz.sections:
        group = marks.get_by_role("list", name=plain(section.title))
        expect(group.get_by_role("link")).to_have_count(len(section.questions))
    # The mark of the question that the reader is at.
    reader.option(open_, "A").click()
    expect(marks.locator("[aria-current]")).to_have_text("4")


def test_a_question_is_one_question_on_every_page(reader: SelfCheck) -> None:
    section = reader.quiz.sections[1]
    id = section.questions[0].id
    lesson = (section.lesson or "").removesuffix(".md") + "/"
    reader.go(lesson)
    order = reader.order(id)
    reader.answer(id, right=False)
    reader.go()
    assert reader.answered(id)
    assert reader.order(id) == order
    assert reader.progress == (1, len(reader.ids), 0)


@pytest.mark.parametrize(
    ("choice", "right"),
    [("AB", True), ("BA", True), ("A", False), ("B", False), ("ABC", False), ("AC", False)],
)
def test_of_several_right_options_exactly_all_are_right(
    small: EditableSite, page: Page, choice: str, right: bool
) -> None:
    reader = SelfCheck(page, small).go()
    reader.check("lamps")
    assert reader.verdict("lamps") == "Choose at least one answer first."
    reader.choose("lamps", choice)
    reader.check("lamps")
    key = ", ".join(sorted(reader.displayed("lamps", letter) for letter in "AB"))
    assert reader.verdict("lamps") == (
        "Right." if right else f"Not right. The right answers are {key}."
    )
    assert reader.progress == (1, 3, int(right))
    for letter in choice:
        mark = "Your answer, right" if letter in "AB" else "Your answer, not right"
        expect(reader.option("lamps", letter)).to_contain_text(mark)
    reader.reload()
    assert reader.answered("lamps")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_browser_paints_over_an_option(small: EditableSite, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    reader = SelfCheck(page, small).go()
    reader.answer("chain-oil", right=False)
    reader.answer("lamps")
    clear = "rgba(0, 0, 0, 0)"
    assert backgrounds(page) == {
        ("radio, disabled", clear),
        ("radio, enabled", clear),
        ("checkbox, disabled", clear),
    }

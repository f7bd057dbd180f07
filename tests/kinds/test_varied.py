"""Numbers drawn for an attempt: the same for it, others for practice and the next attempt, the first on paper."""

import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.bank.calculated.model import Calculated
from macros.bank.calculated.places import fill_html
from macros.bank.calculated.rows import MOST_ROWS
from macros.bank.kinds.choice.model import Choice
from macros.bank.kinds.numeric.model import Numeric
from macros.bank.reader import load_bank
from macros.commands.cli import main
from tests.built_site import Site
from tests.client.scripts import ADDRESS, serve
from tests.kinds.banks import EACH_KIND
from tests.reader.selfcheck import SelfCheck
from tests.reader.test_exam import Sitting
from tests.reader.test_paper import PRINTER, put_on_paper, take_from_printer

ID, CHOICE = "length-of-rope", "safe-load"


def numbers(reader: SelfCheck, id: str = ID) -> dict[str, str]:
    """The numbers that the question shows, each wherever it stands the same."""
    places = reader.card(id).locator("[data-number]").all()
    found: dict[str, set[str]] = {}
    for place in places:
        found.setdefault(place.get_attribute("data-number") or "", set()).add(
            place.text_content() or ""
        )
    assert found and all(len(texts) == 1 for texts in found.values()), found
    return {name: texts.pop() for name, texts in found.items()}


def enter(reader: SelfCheck, text: str) -> str:
    reader.card(ID).get_by_role("textbox").fill(text)
    reader.check(ID)
    return reader.verdict(ID)


def test_an_attempt_keeps_its_numbers_and_practice_takes_others(reader: SelfCheck) -> None:
    reader.go().wait_for_scripts()
    drawn = numbers(reader)
    assert int(drawn["parts"]) * int(drawn["height"]) == float(drawn["hauled"]) * 1000
    assert drawn["height:,"] == f"{int(drawn['height']):,}"
    reader.go().wait_for_scripts()
    assert numbers(reader) == drawn
    assert enter(reader, f"{int(drawn['height']) / 1000}").startswith("Not right.")
    assert f"The right answer is {drawn['=answer']} m." in reader.verdict(ID)
    feedback = reader.card(ID).locator("fieldset .quiz-feedback")
    expect(feedback).to_contain_text(f"not {drawn['parts']} times as far")

    reader.try_again(ID)
    other = numbers(reader)
    assert other != drawn
    assert enter(reader, other["=answer"]).startswith("Right this time.")
    reader.try_again(ID)
    assert numbers(reader) not in (other,)
    reader.go().wait_for_scripts()
    # A reload shows the answer that counts, with the numbers it was given for.
    assert numbers(reader) == drawn
    assert reader.stored(ID)[0]["choice"][1].startswith("#")


def test_options_keep_their_numbers_from_the_choice_to_practice(reader: SelfCheck) -> None:
    reader.go().wait_for_scripts()
    drawn = numbers(reader, CHOICE)
    reader.choose(CHOICE, ["B"])
    # What keeps it comes with the first act.
    reader.page.wait_for_function(
        "id => Object.values(localStorage).some((value) => value.includes(id))", arg=CHOICE
    )
    reader.go().wait_for_scripts()
    expect(reader.card(CHOICE).locator("[value=B]")).to_be_checked()
    assert numbers(reader, CHOICE) == drawn
    reader.check(CHOICE)
    assert reader.verdict(CHOICE).startswith("Not right.")
    assert numbers(reader, CHOICE) == drawn
    reader.go().wait_for_scripts()
    assert numbers(reader, CHOICE) == drawn
    reader.try_again(CHOICE)
    other = numbers(reader, CHOICE)
    assert other != drawn
    reader.choose(CHOICE, ["A"])
    reader.check(CHOICE)
    assert reader.verdict(CHOICE).startswith("Right this time.")
    assert numbers(reader, CHOICE) == other


def test_a_new_attempt_never_shows_the_numbers_just_seen(reader: SelfCheck) -> None:
    seen = []
    for _ in range(4):
        reader.go().wait_for_scripts()
        seen.append(numbers(reader, CHOICE))
        reader.choose(CHOICE, ["A"])
        reader.check(CHOICE)
        assert reader.verdict(CHOICE) == "Right."
        drawn = numbers(reader, CHOICE)
        assert drawn == seen[-1]
        working = f"{drawn['breaks']} / {drawn['factor']} = {drawn['right']}"
        expect(reader.card(CHOICE).locator(".quiz-answer code")).to_have_text(working)
        reader.button("Start over").click()
        reader.button("Yes, do it").click()
    assert all(before != after for before, after in itertools.pairwise(seen))


def test_what_is_entered_keeps_its_numbers_whatever_an_exam_asks_meanwhile(
    page: Page, each_kind: Site
) -> None:
    """The exam draws the same row, so that it is the one just seen when the reader comes back."""
    page.add_init_script("Math.random = () => 0.42")
    reader = Sitting(page, each_kind)
    reader.go().wait_for_scripts()
    drawn = numbers(reader)
    reader.card(ID).get_by_role("textbox").fill(drawn["=answer"])
    page.wait_for_function(
        'text => Object.values(localStorage).some((value) => value.includes(`"${text}"`))',
        arg=drawn["=answer"],
    )
    reader.go("self-check/?view=exam")
    for section in ("To choose", "To put in order", "To write"):
        page.get_by_role("checkbox", name=section).uncheck()
    page.get_by_role("button", name="Begin with").click()
    expect(reader.clock).to_be_visible()
    assert numbers(reader) == drawn
    reader.card(ID).get_by_role("textbox").fill("1")
    reader.bar.get_by_role("button", name="Hand in").click()
    reader.summary.get_by_role("button", name="Hand in").click()
    expect(reader.result).to_be_visible()

    reader.go().wait_for_scripts()
    expect(reader.card(ID).get_by_role("textbox")).to_have_value(drawn["=answer"])
    assert numbers(reader) == drawn
    # Nor does paper leave it with others.
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert numbers(reader) == drawn
    reader.check(ID)
    assert reader.verdict(ID) == "Right."


def test_practice_shows_neither_what_the_attempt_did_nor_what_practice_did_last(
    page: Page, each_kind: Site
) -> None:
    """Of three rows one is left, whatever the order in which they are drawn."""
    reader = Sitting(page, each_kind)
    reader.at(0)
    reader.go().wait_for_scripts()
    in_attempt = last = numbers(reader, CHOICE)
    reader.answer(CHOICE, right=False)
    for minute in range(1, 5):
        reader.at(minute)
        reader.go("self-check/?view=missed").wait_for_scripts()
        expect(reader.card(CHOICE)).to_have_attribute("data-state", "practice")
        shown = numbers(reader, CHOICE)
        assert shown not in (in_attempt, last)
        reader.choose(CHOICE, ["B"])
        reader.check(CHOICE)
        assert reader.verdict(CHOICE).startswith("Not right")
        reader.wait_for_paint()
        last = shown


def test_paper_and_pages_without_scripts_show_the_first_row(
    reader: SelfCheck, each_kind: Site, new_context: Callable[..., BrowserContext]
) -> None:
    book = SelfCheck(new_context(java_script_enabled=False).new_page(), each_kind).go()
    first = {"parts": "2", "height": "1500", "height:,": "1,500", "hauled": "3", "=answer": "3"}
    assert numbers(book).items() >= first.items()
    book.card(ID).locator("summary").first.click()
    expect(book.card(ID)).to_contain_text("2 * (1500 / 1000) = 3")
    expect(book.card(CHOICE).locator(".quiz-answer code")).to_have_text("20 / 5 = 4")
    reader.page.add_init_script(PRINTER)
    reader.go().wait_for_scripts()
    on_screen = numbers(reader)
    put_on_paper(reader, "Print a worksheet")
    assert numbers(reader).items() >= first.items()
    take_from_printer(reader)
    assert numbers(reader) == on_screen
    text = reader.go("answer-key/").page.locator("article").text_content() or ""
    assert "A tackle of 2 parts lifts a load by 1,500 mm." in text and "{{" not in text


def test_half_way_paper_has_the_numbers_of_an_answer_and_a_sheet_the_first(
    reader: SelfCheck,
) -> None:
    page = reader.page
    page.add_init_script(PRINTER)
    reader.go().wait_for_scripts()
    drawn = numbers(reader, CHOICE)
    reader.choose(CHOICE, ["B"])
    reader.check(CHOICE)
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert numbers(reader, CHOICE) == drawn
    # Letters are those of the bank here, and the verdict names others.
    expect(reader.card(CHOICE).locator(".quiz-question__verdict")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.get_by_label("Shuffle the options by a word").fill("hemp")
    put_on_paper(reader, "Print a worksheet")
    assert numbers(reader, CHOICE)["breaks"] == "20"
    take_from_printer(reader)
    assert numbers(reader, CHOICE) == drawn


def test_a_reviewer_sees_where_numbers_come_from_and_what_proves_the_key(tmp_path: Path) -> None:
    file = tmp_path / "review.html"
    assert main(["review", "--bank", str(EACH_KIND), "-o", str(file)]) == 0
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", file.read_text(encoding="utf-8")))
    for shown in (
        "Numbers hauled = parts * height / 1000 Drawn from 35 rows parts height hauled answer mistake 1 mistake 2 "
        "2 1500 3 3 1.5 3000 ",
        "Proof parts * (height / 1000)",
        "Numbers right = breaks / factor , times = breaks * factor , less = breaks - factor Drawn from 3 rows "
        "breaks factor right times less 20 5 4 100 15 ",
    ):
        assert shown in text


DRAWN = [
    question
    for quiz in load_bank(EACH_KIND).quizzes.values()
    for question in quiz.questions
    if len(question.rows) > 1
]


@pytest.mark.parametrize("question", DRAWN, ids=lambda question: question.id)
def test_every_row_is_a_question_with_one_answer(question: Calculated) -> None:
    """A draw is one of the rows, so what holds for each of these holds for any number of draws."""
    assert 1 < len(question.rows) <= MOST_ROWS
    for at in range(len(question.rows)):
        plain = question.at(at)
        assert "{{" not in json.dumps(plain.model_dump(mode="json"))
        if isinstance(plain, Choice):
            assert len(set(plain.options.values())) == len(plain.options)
            assert {*plain.key} < plain.options.keys()
        else:
            assert isinstance(plain, Numeric)
            answer, *mistakes = plain.rooms
            assert answer.holds(float(plain.answer))
            assert not any(answer.meets(mistake) for mistake in mistakes)


DRAWS = """async ([url, count]) => {
  const { orderOfRows } = await import(url);
  const drawn = {};
  for (let seed = 0; seed < 10000; seed += 1) {
    const last = seed % count;
    const [row, ...others] = orderOfRows(count, `${seed}/question`, last);
    if (row === last || others.length !== count - 1) throw new Error(`${seed}`);
    drawn[row] = (drawn[row] ?? 0) + 1;
  }
  return drawn;
}"""


def test_ten_thousand_draws_give_a_row_each_about_equally_often_and_never_the_last(
    page: Page,
) -> None:
    page.route(f"{ADDRESS}**", serve({"": EACH_KIND.parents[2] / "client/blank.html"}))
    page.goto(ADDRESS)
    for count in {4, *(len(question.rows) for question in DRAWN)}:
        drawn = page.evaluate(DRAWS, [f"{ADDRESS}varied.js", count])
        assert sorted(map(int, drawn)) == list(range(count))
        assert all(0.7 < times * count / 10_000 < 1.33 for times in drawn.values()), drawn
    order = "async url => (await import(url)).orderOfRows(5, 'k3f9x0q2m1/question', -1)"
    assert page.evaluate(order, f"{ADDRESS}varied.js") == page.evaluate(
        order, f"{ADDRESS}varied.js"
    )


def test_numbers_stand_in_words_code_and_attributes_as_they_should() -> None:
    html = '<p>{{tokens}} of {{tokens:,}}, <img alt="{{tokens}} bars"> {{other}} <code>{{ tokens }}</code></p>'
    texts = {"tokens": "4096", "tokens:,": "4,096"}
    filled = fill_html(html, texts, marked=True)
    assert (
        '<span data-number="tokens">4096</span> of <span data-number="tokens:,">4,096</span>'
        in filled
    )
    assert 'alt="4096 bars"' in filled and "{{other}}" in filled
    assert not re.search("<span", fill_html(html, texts, marked=False))

"""Options to choose from: parts of a point, and an option that stays last, as their readers meet them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect

from macros.bank.credit import Parts, credit
from macros.bank.kinds.choice.model import Choice
from macros.bank.reader import load_bank
from tests.kinds.banks import EACH_KIND
from tests.reader.selfcheck import RESULTS, SelfCheck, seen
from tests.reader.test_paper import PRINTER, put_on_paper, take_from_printer

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "client/cases.yml").read_text(encoding="utf-8")
)["state/credit.js"]["credit"]
PARTS, LAST = "rot-proof", "knot-for-glass"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_commands_credit_an_answer_as_scripts_do(case: dict[str, Any]) -> None:
    chosen, (right, wrong) = case["given"]
    assert credit(chosen, Parts((*right,), (*wrong,))) == case["gives"]


def test_nobody_gains_by_guessing() -> None:
    """Each option chosen or not by a coin, over all that coins can do: what is won and lost before the floor is 0."""
    parts = Parts(("A", "C"), ("B", "D", "E"))
    ways = [[letter for at, letter in enumerate("ABCDE") if way >> at & 1] for way in range(2**5)]
    gains = [
        sum(each in parts.right for each in way) / 2 - sum(each in parts.wrong for each in way) / 3
        for way in ways
    ]
    assert abs(sum(gains)) < 1e-9
    assert all(credit(way, parts) == max(0, gain) for way, gain in zip(ways, gains, strict=True))


def test_only_what_asks_for_all_that_apply_is_right_in_part() -> None:
    quiz = load_bank(EACH_KIND).quizzes["rope-work"]
    assert quiz.credits == {PARTS: Parts(("A", "C"), ("B", "D", "E"))}
    whole = quiz.model_copy(update={"partial_credit": False})
    del whole.__dict__["credits"]
    assert whole.credits == {}


def test_part_of_an_answer_is_part_of_a_point(reader: SelfCheck) -> None:
    card = reader.go().card(PARTS)
    worth = card.locator("quiz-credit")
    expect(card.locator(".quiz-question__stem")).to_contain_text("Parts of the answer count.")
    reader.choose(PARTS, ["A"])
    expect(worth).to_be_hidden()
    reader.check(PARTS)
    assert reader.verdict(PARTS).startswith("Not right. The right answers are ")
    said = "Worth 0.5 of a point: 1 of 2 right ones chosen, and 0 of 3 wrong ones."
    expect(worth).to_have_text(said)
    reader.answer("which-rope")
    assert reader.progress == (2, 11, 1)
    # Practice is worth nothing, and says what it would be.
    reader.try_again(PARTS)
    expect(worth).to_be_hidden()
    reader.choose(PARTS, ["A", "B", "C"])
    reader.check(PARTS)
    expect(worth).to_contain_text("Worth 0.66 of a point: 2 of 2 right ones chosen, and 1 of 3")
    reader.go()
    expect(worth).to_have_text(said)

    reader.go(RESULTS).button("Score now, with the open ones as wrong").click()
    assert reader.score == "1.5 of 11 Passed"
    assert reader.bands == ["all"]
    block = reader.results.locator('.quiz-result[data-section="to-choose"]')
    expect(block.locator("[data-fill]")).to_have_text("1.5 of 4 right, 2 open")
    expect(block.locator(f'[data-id="{PARTS}"]')).to_be_visible()
    # What does not count has no sign, and does not stand where others have theirs.
    uncounted = reader.results.locator('[data-id="why-whip"]').bounding_box()
    assert uncounted and uncounted["width"] > 200
    expect(reader.results.locator(".quiz-results__credit")).to_contain_text("less the share")

    reader.go()
    reader.start_over()
    reader.answer(PARTS)
    expect(worth).to_be_hidden()
    reader.go(RESULTS)
    earlier = reader.results.locator(".quiz-results__attempts li")
    expect(earlier).to_contain_text("1.5 of 11 right, 2 answered")
    expect(earlier).to_contain_text("Choose 1.5 of 4")
    rows = reader.results.locator(".quiz-history__rows tbody tr")
    expect(rows.nth(0)).to_contain_text("1.5 of 11 right, 2 answered")
    expect(rows.nth(1)).to_contain_text("1 of 11 right, 1 answered")


def test_the_end_counts_what_counts(reader: SelfCheck) -> None:
    reader.go().wait_for_scripts()
    reader.choose(PARTS, ["C"])
    reader.check(PARTS)
    for id in reader.ids:
        if id != PARTS:
            reader.show(id)
    reader.card(reader.ids[-1]).get_by_role("button", name="See your score").click()
    expect(reader.page.locator(".quiz-end__score b")).to_have_text("0.5 of 11 right")


def test_the_scoring_guide_says_what_parts_are_worth(reader: SelfCheck) -> None:
    text = seen(reader.go("scoring-guide/").page.locator("article").inner_text())
    assert "part of the answer is worth part of the point: the share of the right options" in text


def test_an_option_stays_last_however_others_are_shuffled(reader: SelfCheck) -> None:
    question = next(each for each in reader.quiz.questions if each.id == LAST)
    assert isinstance(question, Choice)
    reader.page.add_init_script(PRINTER)
    orders = set()
    for _ in range(6):
        reader.go().wait_for_scripts()
        orders.add("".join(reader.order(LAST)))
        reader.answer(LAST)
        expect(reader.card(LAST).locator(".quiz-answer__key")).to_have_text("Answer: D.")
        reader.try_again(LAST)
        orders.add("".join(reader.order(LAST)))
        reader.start_over()
    assert len(orders) > 1
    assert {order[-1] for order in orders} == {"D"}

    put_on_paper(reader, "Print a worksheet")
    assert reader.order(LAST) == [*"ABCD"]
    take_from_printer(reader)
    sheets = set()
    for word in ("hemp", "jute", "sisal"):
        reader.page.evaluate("() => { delete window.printed }")
        reader.page.get_by_label("Shuffle the options by a word").fill(word)
        put_on_paper(reader, "Print a worksheet")
        sheets.add("".join(reader.order(LAST)))
        key = reader.page.locator(f'.quiz-print__key [data-id="{LAST}"]')
        expect(key).to_have_text("D")
        take_from_printer(reader)
    assert len(sheets) > 1 and {sheet[-1] for sheet in sheets} == {"D"}

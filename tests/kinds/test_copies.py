"""Answers of each kind, taken to another browser and back: what both hold is the same, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from macros.bank.kinds import KINDS
from macros.bank.kinds.numeric.model import Numeric
from macros.bank.kinds.order.model import Order
from macros.bank.kinds.short.model import Short
from tests.built_site import Site
from tests.kinds.test_order import order, sort
from tests.kinds.test_varied import numbers
from tests.reader.selfcheck import SelfCheck
from tests.reader.test_copies import bring, save

VARIED = "length-of-rope"


def answer(reader: SelfCheck, id: str, right: bool) -> None:
    """Answer a question of whatever kind."""
    question = next(each for each in reader.quiz.questions if each.id == id)
    card = reader.card(id)
    if isinstance(question, Order):
        letters = [letter for group in question.groups for letter in group]
        wrong = letters[::-1]
        # As they are offered, steps are no answer yet.
        wrong = letters[1:] + letters[:1] if wrong == order(reader, id) else wrong
        sort(reader, letters if right else wrong, id)
        return reader.check(id)
    if not isinstance(question, Numeric | Short):
        return reader.answer(id, right)
    said = question.answer[0] if isinstance(question, Short) and question.answer else "A whipping."
    if isinstance(question, Numeric):
        said = numbers(reader, id)["=answer"] if question.drawn else question.answer
    card.get_by_role("textbox").fill(said if right else "1")
    reader.check(id)
    if card.get_by_role("checkbox").count():
        for box in card.get_by_role("checkbox").all()[: None if right else 1]:
            box.check()
        reader.check(id)


def states(reader: SelfCheck) -> dict[str, tuple[str | None, str]]:
    """What each question shows once the page has come anew: its state, and what was entered."""
    reader.go().wait_for_scripts()
    entered = """card => [...card.querySelectorAll("input, textarea, .quiz-order__step")].map((at) =>
      at.dataset.letter ?? (at.matches("[type=radio], [type=checkbox]") ? at.checked && at.value : at.value)).join()"""
    return {
        id: (reader.card(id).get_attribute("data-state"), reader.card(id).evaluate(entered))
        for id in reader.ids
    }


def test_answers_of_each_kind_are_merged_both_ways(
    each_kind: Site, new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    here, there = (SelfCheck(new_context().new_page(), each_kind) for _ in range(2))
    ids, by_id = here.ids, {question.id: question for question in here.quiz.questions}
    # Two of each kind here and another there, where a kind has as many.
    first = [id for kind in KINDS for id in [*filter(lambda id: by_id[id].kind == kind, ids)][-2:]]
    second = [id for id in ids if id not in first]
    for reader, mine in ((here, first), (there, second)):
        reader.go().wait_for_scripts()
        for at, id in enumerate(mine):
            answer(reader, id, right=at % 2 == 0)
    drawn = numbers(here.go(), VARIED)
    known = states(here) | {id: each for id, each in states(there).items() if id in second}
    assert {state for state, _ in known.values()} == {"right", "wrong"}

    assert bring(there, save(here, tmp_path / "here.json")).endswith(
        "What was here stayed as well."
    )
    assert {id: each[0] for id, each in states(there).items()} == {
        id: each[0] for id, each in known.items()
    }
    assert numbers(there, VARIED) == drawn
    bring(here, save(there, tmp_path / "there.json"))
    merged = states(here)
    assert {id: each[0] for id, each in merged.items()} == {
        id: each[0] for id, each in known.items()
    }
    # Options stand in the order of the attempt that began first, which both have now.
    assert states(there) == merged


@pytest.mark.parametrize("kind", KINDS)
def test_practice_of_each_kind_changes_no_score(reader: SelfCheck, kind: str) -> None:
    id = next(each.id for each in reader.quiz.questions if each.kind == kind)
    reader.go().wait_for_scripts()
    answer(reader, id, right=False)
    assert reader.verdict(id).startswith("Not right.")
    reader.try_again(id)
    answer(reader, id, right=True)
    assert reader.verdict(id).startswith("Right this time.")
    assert reader.progress == (1, 11, 0)
    assert [each["mode"] for each in reader.stored(id)] == ["attempt", "practice"]
    reader.go().wait_for_scripts()
    assert reader.card(id).get_attribute("data-state") == "wrong"

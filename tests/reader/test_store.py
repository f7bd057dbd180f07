"""Whatever is wrong with the store, the quiz goes on: nothing thrown, nothing lost in silence."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.built_site import Site
from tests.reader.selfcheck import RESULTS, SelfCheck

Contexts = Callable[..., BrowserContext]

ANSWER = {"v": 1, "at": 5, "attempt": 1, "revision": "00000000", "choice": ["A"], "right": True}
UNREADABLE: dict[str, Any] = {
    "nothing": "",
    "broken off": '{"v":1,"at":5,"attempt":1,"revi',
    "not JSON": "[object Object]",
    "null": "null",
    "a number": "7",
    "a text": '"right"',
    "a list": "[1, 2]",
    "of something else": {"theme": "dark"},
    "without version": {name: value for name, value in ANSWER.items() if name != "v"},
    "of an older version": {**ANSWER, "v": 0},
    "with a text as attempt": {**ANSWER, "attempt": "1"},
    "with a time before all time": {**ANSWER, "at": -1},
    "with a number as revision": {**ANSWER, "revision": 7},
    "with a text as choice": {**ANSWER, "choice": "A"},
    "with a list of numbers as choice": {**ANSWER, "choice": [1]},
    "with a text as verdict": {**ANSWER, "right": "yes"},
}
UNREADABLE_OTHERS: dict[str, Any] = {
    "+attempt": {"v": 1, "at": 5, "number": 0, "seed": "x"},
    "+history": {"v": 1, "at": 5, "attempts": [{"number": 1, "at": 5, "right": "all"}]},
    "+steps": {"v": 1, "at": 5, "done": {"0123abcd": "yes"}},
    "+scenario.SCENARIO": {
        "v": 1,
        "at": 5,
        "text": None,
        "grades": {},
        "shown": False,
        "percent": 1,
    },
}
UNREAD_NOTICE = "could not be read and was set aside"

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("storage is blocked", "SecurityError"); }
});"""
FULL = """Storage.prototype.setItem = function () {
  throw new DOMException("storage is full", "QuotaExceededError");
};"""


def test_every_answer_is_a_record_of_its_own(reader: SelfCheck) -> None:
    first, second = reader.ids[:2]
    reader.go().answer(first)
    before = reader.stored(second)
    reader.answer(second, right=False)
    assert before is None
    question = reader.question(first)
    (answer,) = reader.stored(first)
    assert answer.pop("at") > 0
    assert answer == {
        "attempt": "1",
        "revision": question.revision,
        "choice": list(question.key),
        "right": True,
        "mode": "attempt",
    }


@pytest.mark.parametrize(("part", "end"), [(0, ""), (1, "~2"), (0, "~2"), (1, "")])
def test_unreadable_answers_are_set_aside_and_their_questions_open(
    site: Site, new_context: Contexts, part: int, end: str
) -> None:
    """Where version 1 saved them, and where this version does."""
    plan = SelfCheck(new_context().new_page(), site)
    unreadable = list(UNREADABLE.values())[part::2]
    faults = dict(zip(plan.ids, unreadable, strict=False))
    assert len(faults) == len(unreadable)
    saved = {plan.key(id) + end: fault for id, fault in faults.items()}
    foreign = {"selfcheck/": "{", "/.__palette": "{", "other": "null"}
    state = plan.state(saved | foreign)
    reader = SelfCheck(new_context(storage_state=state).new_page(), site).go()

    expect(reader.notice).to_contain_text(UNREAD_NOTICE)
    assert reader.progress == (0, len(reader.ids), 0)
    texts = {entry["name"]: entry["value"] for entry in state["origins"][0]["localStorage"]}
    now = reader.page.evaluate("() => ({...localStorage})")
    for key in saved:
        assert key not in now
        assert now[f"{key}~aside"] == texts[key]
    assert {key: now[key] for key in foreign} == foreign

    for id in faults:
        reader.answer(id)
    assert reader.progress == (len(faults), len(reader.ids), len(faults))
    reader.reload()
    assert reader.progress == (len(faults), len(reader.ids), len(faults))
    expect(reader.notice).to_be_hidden()


def test_unreadable_records_of_other_kinds_are_set_aside(site: Site, new_context: Contexts) -> None:
    plan = SelfCheck(new_context().new_page(), site)
    scenario = plan.quiz.scenarios[0].id
    id = plan.ids[0]
    revision = plan.question(id).revision
    answer = {**ANSWER, "attempt": 3, "revision": revision, "choice": list(plan.question(id).key)}
    names = {name.replace("SCENARIO", scenario): fault for name, fault in UNREADABLE_OTHERS.items()}
    # Names that objects inherit are no kinds of records either.
    names |= {"+constructor": {"v": 1, "at": 5}, "+__proto__": {"v": 1, "at": 5}}
    saved = {plan.key(name): fault for name, fault in names.items()} | {plan.key(id): answer}
    reader = SelfCheck(new_context(storage_state=plan.state(saved)).new_page(), site)

    reader.go(RESULTS)
    expect(reader.notice).to_contain_text(UNREAD_NOTICE)
    # The attempt of the last answers goes on, although its record is lost.
    assert reader.headline == f"1 of {len(reader.ids)} answered, 1 right so far."
    with reader.page.expect_download():
        reader.button("Save a copy of my answers").click()
    now = reader.page.evaluate("() => Object.keys(localStorage)")
    assert {reader.key(name) + "~aside" for name in names} <= set(now)
    assert [event["attempt"] for event in reader.stored("+attempts")] == ["3"]


def test_answers_of_a_newer_version_are_left_alone(site: Site, new_context: Contexts) -> None:
    plan = SelfCheck(new_context().new_page(), site)
    id, other, third = plan.ids[:3]
    newer = {"v": 3, "answer": {"of": "a later version"}}
    state = plan.state({plan.own_key(id): newer, plan.key(third): newer})
    reader = SelfCheck(new_context(storage_state=state).new_page(), site).go()
    expect(reader.notice).to_contain_text("saved by a newer version")
    for question in (id, other, third):
        reader.answer(question)
    assert reader.progress == (3, len(reader.ids), 3)
    # Where the later version wrote, nothing of this one is saved.
    reader.reload()
    assert reader.progress == (2, len(reader.ids), 2)
    now = reader.page.evaluate("() => ({...localStorage})")
    assert json.loads(now[reader.own_key(id)]) == json.loads(now[reader.key(third)]) == newer


@pytest.mark.expect_console("storage is blocked")  # Material's own script for colors throws
@pytest.mark.parametrize(
    ("fault", "notice"),
    [(BLOCKED, "does not let this site save anything"), (FULL, "has no room left")],
    ids=["blocked", "full"],
)
def test_without_a_store_answers_last_as_long_as_the_page(
    reader: SelfCheck, fault: str, notice: str
) -> None:
    reader.page.add_init_script(fault)
    reader.go()
    first, second = reader.ids[:2]
    reader.answer(first)
    reader.answer(second, right=False)
    expect(reader.notice).to_contain_text(notice)
    assert reader.progress == (2, len(reader.ids), 1)
    reader.try_again(second)
    reader.answer(second)
    assert reader.progress == (2, len(reader.ids), 1)

    # What it says leads to where copies are made.
    reader.follow(reader.notice.get_by_role("link", name="Save a copy of your answers"), RESULTS)
    expect(reader.button("Save a copy of my answers")).to_be_visible()
    assert reader.headline == f"2 of {len(reader.ids)} answered, 1 right so far."
    expect(reader.notice).to_contain_text(notice)
    reader.start_over()
    assert "Nothing is answered yet" in reader.headline
    expect(reader.results.get_by_text("Earlier attempts")).to_be_visible()
    reader.go()
    assert reader.progress == (0, len(reader.ids), 0)


@pytest.mark.expect_console("storage is blocked")
def test_without_a_store_a_copy_can_still_be_saved(reader: SelfCheck) -> None:
    reader.page.add_init_script(BLOCKED)
    reader.go().answer(reader.ids[0])
    reader.follow(reader.page.get_by_role("link", name="Results", exact=True).first, RESULTS)
    with reader.page.expect_download() as download:
        reader.button("Save a copy of my answers").click()
    assert reader.ids[0] in download.value.path().read_text(encoding="utf-8")


def test_answers_survive_a_reload(reader: SelfCheck) -> None:
    ids = reader.ids[:3]
    reader.go()
    reader.answer(ids[0])
    reader.answer(ids[1], right=False)
    reader.show(ids[2])
    verdicts = [reader.verdict(id) for id in ids]
    reader.reload()
    assert [reader.verdict(id) for id in ids] == verdicts
    assert reader.progress == (3, len(reader.ids), 1)
    expect(reader.notice).to_be_hidden()


def test_two_tabs_keep_each_others_answers(reader: SelfCheck) -> None:
    one, two = reader, SelfCheck(reader.page.context.new_page(), reader.site)
    first, second, third = reader.ids[:3]
    total = len(reader.ids)
    one.go()
    two.go()
    assert one.orders() == two.orders()
    two.choose(third, two.choice(third, right=True))
    one.turn_to().answer(first)
    two.turn_to().answer(second, right=False)
    for tab in (one, two):
        expect(tab.page.locator("quiz-progress [data-fill]").first).to_contain_text(
            f"2 of {total} answered, 1 right"
        )
        assert tab.answered(first) and tab.answered(second)
    # What a reader has chosen and not yet checked stays while the other tab is at work.
    two.check(third)
    assert two.verdict(third) == "Right."

    one.turn_to().go(RESULTS).start_over()
    expect(two.card(first).get_by_role("button", name="Check answer")).to_be_visible()
    assert two.turn_to().progress == (0, total, 0)
    assert not two.answered(first)
    two.answer(first)
    expect(one.results.locator('[data-fill="headline"]')).to_have_text(
        f"1 of {total} answered, 1 right so far."
    )
    assert one.go().orders() == two.orders()


def test_two_tabs_keep_each_others_ticks(reader: SelfCheck) -> None:
    one, two = reader, SelfCheck(reader.page.context.new_page(), reader.site)
    one.go().answer(one.ids[1])
    for tab in (one, two):
        tab.turn_to().go(RESULTS)
        tab.results.locator("details.quiz-band summary").first.click()
    one.turn_to().results.locator("input[data-step]").nth(0).check()
    expect(two.results.locator("input[data-step]").nth(0)).to_be_checked()
    two.turn_to().results.locator("input[data-step]").nth(1).check()
    expect(one.results.locator("input[data-step]").nth(1)).to_be_checked()
    two.go().answer(two.ids[0])
    expect(one.results.locator('[data-fill="headline"]')).to_contain_text("2 right so far")
    assert one.bands == [one.quiz.bands[0].id]  # as the reader opened it
    one.turn_to().reload()
    expect(one.results.locator("input[data-step]:checked")).to_have_count(2)


def test_another_quiz_and_another_site_are_left_alone(page: Page, site: Site) -> None:
    reader = SelfCheck(page, site).go()
    others = {
        reader.key("+attempt").replace(reader.quiz.id, "another-quiz"): "{",
        reader.key(reader.ids[0]).replace("/self-check/", "/another-site/"): "{",
    }
    page.evaluate("all => Object.assign(localStorage, all)", others)
    page.reload()
    reader.answer(reader.ids[0])
    reader.go(RESULTS).start_over()
    expect(reader.notice).to_be_hidden()
    now = page.evaluate("() => ({...localStorage})")
    assert {key: now[key] for key in others} == others


@pytest.mark.parametrize("kept", [True, False])
def test_a_page_that_the_browser_kept_aside_shows_what_was_saved_meanwhile(
    reader: SelfCheck, kept: bool
) -> None:
    """The browser tells of no change while a page is aside; one that never was has missed nothing."""
    first, second = reader.ids[:2]
    reader.go().answer(first)
    (answer,) = reader.stored(first)
    saved = {"v": 2, "seen": [answer | {"revision": reader.question(second).revision}]}
    reader.page.evaluate(
        """([key, text, persisted]) => {
          localStorage.setItem(key, text);
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted }));
        }""",
        [reader.own_key(second), json.dumps(saved), kept],
    )
    reader.page.wait_for_load_state("networkidle")  # what reads it comes when asked for
    state = re.compile("right" if kept else "open")
    expect(reader.card(second)).to_have_attribute("data-state", state)

"""What tabs, versions, devices and sites remember beside each other: nobody loses or takes an answer."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.client.tabs import OLD, Tab

Contexts = Callable[..., BrowserContext]


def test_a_tab_of_version_1_and_one_of_this_keep_every_answer(context: BrowserContext) -> None:
    old, new = Tab(context, OLD), Tab(context)
    old.answer("oil")
    new.shows("right", "open")
    new.answer("tire", right=False)
    new.shows("right", "wrong")
    # The old one knows nothing of the new, and goes on.
    old.shows("right", "open")
    old.answer("tire")
    old.shows("right", "right")
    new.shows("right", "wrong")
    assert len(new.run('() => quiz.seen("tire")')) == 2

    old.start_over()
    new.shows("open", "open")
    assert new.past == [(1, 1, 2)]
    # Version 1 keeps one answer to a question; this one all of them.
    old.answer("oil", right=False)
    new.shows("wrong", "open")
    assert new.past == [(1, 1, 2)]
    new.answer("tire")
    for tab in (old, new):
        tab.load()
    old.shows("wrong", "open")
    new.shows("wrong", "right")
    assert [*old.run("() => [...store.troubles]"), *new.run("() => [...store.troubles]")] == []
    assert not [key for key in new.saved if "aside" in key]


def test_what_two_tabs_write_at_one_moment_stays(context: BrowserContext) -> None:
    one, other = Tab(context), Tab(context)
    one.answer("oil")
    other.shows("right", "open")
    # As if it had read before the first had written.
    earlier = {"at": 1, "attempt": "1", "revision": "a", "choice": [], "right": False}
    record = {"v": 2, "seen": [earlier | {"mode": "attempt"}]}
    other.page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        ["selfcheck/demo/oil~2", json.dumps(record)],
    )
    one.shows("shown", "open")
    other.shows("shown", "open")
    for tab in (one, other):
        tab.load()
        assert len(tab.run('() => quiz.seen("oil")')) == 2


def test_two_devices_are_brought_together_both_ways(new_context: Contexts) -> None:
    laptop, phone = Tab(new_context()), Tab(new_context())
    laptop.answer("oil")
    phone.answer("oil", right=False)
    phone.answer("tire")
    # Both began the first attempt, each with an order of options of its own.
    phone.start_over()
    phone.answer("tire", right=False)
    laptop.run('async () => (await of("steps")).flag(quiz.id, "oil", true)')
    copies = [laptop.copy(), phone.copy()]
    assert laptop.bring(copies[1]) == ["+attempts", "oil", "tire"]
    assert phone.bring(copies[0]) == ["+attempts", "+flags", "oil"]
    for tab, copy in ((laptop, copies[1]), (phone, copies[0])):
        assert tab.bring(copy) == []
        assert tab.states == ["open", "wrong"]
        assert tab.past == [(1, 2, 2)]
    assert laptop.saved == phone.saved


def test_of_a_scenario_the_last_words_show_and_those_of_other_visits_are_kept(
    new_context: Contexts,
) -> None:
    laptop, phone = Tab(new_context()), Tab(new_context())
    keep = 'async (fields) => (await of("scenarios")).keepScenario(quiz.id, "flat", fields)'
    show = 'async () => (await of("scenarios")).scenarioOf(quiz.id, "flat")'
    assert laptop.run(show) == {"text": "", "grades": {}, "percent": None, "shown": False}
    for text in ("The", "The thorn"):
        laptop.run(keep, {"text": text})
    laptop.run(keep, {"grades": {"cause": "good"}, "percent": 90})
    phone.run(keep, {"text": "The valve"})
    phone.run(keep, {"shown": True})
    phone.bring(laptop.copy())
    shown = {"text": "The valve", "grades": {"cause": "good"}, "percent": 90, "shown": True}
    assert phone.run(show) == shown
    texts = phone.run('async () => store.read(quiz.id, "+scenario.flat").map(({text}) => text)')
    assert [text for text in texts if text] == ["The thorn", "The valve"]


PENDING = 'async (id, revision) => (await of("device")).pending(quiz, id, revision).choice'
KEEP = (
    'async (id, revision, choice) => (await of("device")).keepPending(quiz, id, revision, choice)'
)


def test_what_is_chosen_and_not_checked_survives_on_this_device_alone(
    new_context: Contexts,
) -> None:
    tab = Tab(new_context())
    for choice in (["A"], ["A", "B"]):
        tab.run(KEEP, "oil", "a", choice)
    tab.run(KEEP, "tire", "a", ["C"])
    assert tab.run(PENDING, "oil", "a") == ["A", "B"]
    tab.load()
    assert tab.run(PENDING, "oil", "a") == ["A", "B"]
    assert tab.states == ["open", "open"]
    # The question was edited: its options may be others.
    assert tab.run(PENDING, "oil", "b") == []
    tab.run(KEEP, "tire", "a", [])
    assert tab.run(PENDING, "tire", "a") == []
    tab.load()
    assert tab.run(PENDING, "tire", "a") == []
    assert "pending" not in tab.copy()
    tab.start_over()
    assert tab.run(PENDING, "oil", "a") == []


def test_place_and_settings_are_kept_on_this_device_and_flags_travel(new_context: Contexts) -> None:
    tab = Tab(new_context())
    assert tab.run('async () => (await of("device")).place(quiz.id)') is None
    assert tab.run('async () => (await of("device")).setting(quiz.id, "show")') is None
    for id in ("oil", "tire"):
        tab.run('async (id) => (await of("device")).goTo(quiz.id, id)', id)
        tab.run('async (id) => (await of("steps")).flag(quiz.id, id, true)', id)
    tab.run('async () => (await of("steps")).flag(quiz.id, "oil", false)')
    tab.run('async () => (await of("device")).set(quiz.id, "show", "one")')
    tab.load()
    assert tab.run('async () => (await of("device")).place(quiz.id)') == "tire"
    assert tab.run('async () => (await of("device")).setting(quiz.id, "show")') == "one"
    assert tab.run('async () => [...(await of("steps")).flagged(quiz.id)]') == ["tire"]
    other = Tab(new_context())
    assert other.bring(tab.copy()) == ["+flags"]
    assert other.run('async () => [...(await of("steps")).flagged(quiz.id)]') == ["tire"]


def test_practice_is_kept_and_changes_no_score(context: BrowserContext) -> None:
    tab = Tab(context)
    practise = (
        'async (right) => record(quiz, "oil", "a", ["A"], right, {mode: "practice", sure: "guess"})'
    )
    tab.run(practise, True)
    assert tab.states == ["open", "open"]
    tab.answer("oil", right=False)
    tab.run(practise, True)
    assert tab.states == ["wrong", "open"]
    modes = tab.run('() => quiz.seen("oil").map(({mode}) => mode)')
    assert modes == ["practice", "attempt", "practice"]


def test_a_record_stays_short_however_long_a_visit_is(context: BrowserContext) -> None:
    tab = Tab(context)
    for _ in range(3):  # what shortens records comes when one grows
        tab.run(
            """async () => {
              for (let n = 0; n < 200; n += 1) record(quiz, "oil", "a", ["A"], true, {mode: "practice"});
            }"""
        )
    assert len(json.loads(tab.saved["selfcheck/demo/oil~2"])["seen"]) <= 102


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("", "kubernetes"), ("kubernetes/", "demo")),
        (("", "kubernetes"), ("kubernetes/", "oil")),
        (("a/", "b"), ("a/b/", "oil")),
        (("1.0/", "demo"), ("1.0/demo/", "demo")),
    ],
    ids=lambda site: "/".join(site),
)
def test_sites_that_share_an_origin_leave_each_other_alone(
    context: BrowserContext, one: tuple[str, str], other: tuple[str, str]
) -> None:
    """The first one's keys begin as the second's do."""
    tabs = [Tab(context, site=site, quiz=quiz) for site, quiz in (one, other)]
    for tab in tabs:
        tab.answer("oil")
    tabs[0].answer("tire", right=False)
    tabs[0].copy()  # reads all there is
    for tab in tabs:
        tab.load()
    assert [tab.states for tab in tabs] == [["right", "wrong"], ["right", "open"]]
    tabs[0].run('async () => (await of("whole")).forget(quiz.id)')
    assert [tab.states for tab in tabs] == [["open", "open"], ["right", "open"]]
    tabs[1].load()
    assert tabs[1].states == ["right", "open"]
    assert not [key for key in tabs[1].saved if "aside" in key]
    assert tabs[0].run("() => [...store.troubles]") == []

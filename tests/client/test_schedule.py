"""When a question comes back: by tables of days, and what holds for any answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.client.scripts import ADDRESS, serve

DAY = 86_400_000
MODULE = "practice/schedule.js"

# Answers as "day:what": r right, w wrong, s shown, o right before the question was edited; right, and its reader was
# sure (y), thought so (t) or guessed (g).
DUE = [
    ("", None, "never answered"),
    ("0:r", 3, "right at first"),
    ("0:r 3:r", 17, "right again"),
    ("0:r 3:r 17:r", 77, "and again"),
    ("0:r 3:r 17:r 77:r", None, "right on three days after the first: it has left"),
    ("0:y 3:y 17:r 77:y", None, "sure is as if nobody had asked"),
    ("0:w", 1, "missed"),
    ("0:s", 1, "shown"),
    ("0:g", 1, "a guess"),
    ("0:t", 1, "not sure"),
    ("0:t 1:t 4:t 12:t", 33, "not sure each time"),
    ("0:t 1:t 4:t 12:t 33:t", None, "but right each time: it has left"),
    ("0:t 1:w 2:r", 5, "not sure, then missed"),
    ("0:w 1:r", 4, "once right after a miss"),
    ("0:w 1:r 4:r", 12, "twice"),
    ("0:w 1:r 4:r 12:r", 33, "three times"),
    ("0:w 1:r 4:r 12:r 33:r", None, "four times: it has left"),
    ("0:w 1:r 4:g 12:r", 33, "a guess goes on and does not count"),
    ("0:w 1:r 4:g 12:r 33:r", 54, "the last gap again, as the guess did not count"),
    ("0:w 1:r 4:g 12:r 33:r 54:r", None, "and then it has left"),
    ("0:r 3:w", 4, "missed later"),
    ("0:r 3:r 17:w 18:r", 21, "missed after many right: from the start"),
    ("0:r 3:g", 4, "a guess among right answers"),
    ("0:r 3:t", 4, "not sure among right answers"),
    ("0:r 3:t 4:r 7:r 15:r 36:r", None, "and sure from then on: it has left"),
    ("0:r 0:w", 3, "of a day the first answer counts"),
    ("0:w 0:r 0:r 0:r 0:r", 1, "what is repeated on one day says little"),
    ("0:w 9:r", 12, "answered late: from that day on"),
    ("0:o", None, "edited since: as if never answered"),
    ("0:o 5:w", 6, "edited, then missed"),
]


SURE = {"y": "sure", "t": "likely", "g": "guess"}


def answers(written: str) -> list[dict[str, Any]]:
    """The answers that a row tells of, in the middle of their days."""
    found = []
    for number, each in enumerate(written.split()):
        day, what = each.split(":")
        found.append(
            {
                "at": int(day) * DAY + DAY // 2 + number,
                "revision": "old" if what == "o" else "new",
                "right": what in "roytg",
                "choice": [] if what == "s" else ["A"],
                **({"sure": SURE[what]} if what in SURE else {}),
            }
        )
    return found


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(timezone_id="UTC")
    page = context.new_page()
    page.route(f"{ADDRESS}**", serve({"": Path(__file__).with_name("blank.html")}))
    page.goto(ADDRESS)
    yield page
    context.close()


def call(page: Page, function: str, *given: Any, module: str = MODULE) -> Any:
    script = f"async ([url, given]) => JSON.stringify((await import(url)).{function}(...given))"
    return json.loads(page.evaluate(script, [ADDRESS + module, list(given)]))


@pytest.mark.parametrize(("seen", "due"), [pytest.param(s, d, id=i) for s, d, i in DUE])
def test_a_question_comes_back_on_the_day(blank: Page, seen: str, due: int | None) -> None:
    assert call(blank, "dueDay", answers(seen), "new") == due


def scheduled(**questions: str) -> list[dict[str, Any]]:
    """Questions by id; a name's first letter is its section."""
    return [
        {"id": id, "section": id[0], "revision": "new", "seen": answers(seen)}
        for id, seen in questions.items()
    ]


def now(day: int) -> int:
    return day * DAY + DAY // 2


def test_the_most_overdue_come_first_and_sections_in_turn(blank: Page) -> None:
    bank = scheduled(a1="2:w", a2="0:w", b1="1:w", a3="0:r", c1="")
    assert call(blank, "dueNow", bank, now(3)) == {"today": ["a2", "b1", "a1", "a3"], "next": None}
    assert call(blank, "dueNow", bank, now(1)) == {"today": ["a2"], "next": 2}


def test_of_one_day_what_was_sure_and_wrong_comes_first_and_what_was_known_last(
    blank: Page,
) -> None:
    bank = scheduled(a1="0:r 3:t", a2="0:y 1:g 3:w", a3="0:g 1:g", a4="0:w 1:r", a5="1:w 3:w")
    bank[4]["seen"][-1]["sure"] = "sure"
    assert call(blank, "dueNow", bank, now(4))["today"] == ["a5", "a2", "a3", "a1", "a4"]


def test_nothing_is_due_before_its_day_and_the_next_day_is_known(blank: Page) -> None:
    assert call(blank, "dueNow", scheduled(a="0:r", b="0:r"), now(2)) == {"today": [], "next": 3}
    assert call(blank, "dueNow", scheduled(a=""), now(2)) == {"today": [], "next": None}


def test_a_day_holds_twenty_and_the_rest_comes_on_the_next(blank: Page) -> None:
    bank = scheduled(**{f"a{n:02}": "0:w" for n in range(45)})
    days = call(blank, "forecast", bank, now(1))
    assert [(day["day"], len(day["ids"])) for day in days] == [(1, 20), (2, 20), (3, 5)]
    answered = {f"a{n:02}": "0:w 1:r" for n in range(8)}
    rest = {f"a{n:02}": "0:w" for n in range(8, 45)}
    days = call(blank, "forecast", scheduled(**answered, **rest), now(1))
    assert [(day["day"], len(day["ids"])) for day in days] == [(1, 12), (2, 20), (3, 5), (4, 8)]


WAYS = st.lists(
    st.tuples(st.integers(0, 80), st.sampled_from("rwsytg")).map(
        lambda each: f"{each[0]}:{each[1]}"
    ),
    max_size=12,
).map(lambda each: " ".join(sorted(each, key=lambda one: int(one.split(":")[0]))))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seen=WAYS)
def test_a_schedule_never_goes_backwards(blank: Page, seen: str) -> None:
    """A question is due after its last answer, and one more answer on a later day never brings it before that."""
    told = answers(seen)
    due = call(blank, "dueDay", told, "new")
    if told and due is not None:
        assert due > told[-1]["at"] // DAY
    later = 81
    for what in "rwytg":
        after = call(blank, "dueDay", answers(f"{seen} {later}:{what}"), "new")
        assert after is None or after > later


def test_a_calendar_says_what_the_list_says(blank: Page) -> None:
    bank = scheduled(a1="0:w", a2="0:w", b1="0:r")
    days = call(blank, "forecast", bank, now(1))
    script = """async ([url, days, now]) => (await import(url)).calendar(days, {
      quiz: "knots", now, address: "https://example.org/knots/self-check/?view=due",
      title: (n) => `${n} questions, and a title; long enough to go on in a second line of the file`})"""
    text = blank.evaluate(script, [ADDRESS + "practice/calendar.js", days, now(1)])
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = text.replace("\r\n ", "").split("\r\n")
    entries = [line for line in whole if line.startswith(("DTSTART", "SUMMARY", "UID"))]
    long = "and a title\\; long enough to go on in a second line of the file"
    assert entries == [
        "UID:1-knots@example.org",
        "DTSTART;VALUE=DATE:19700102",
        f"SUMMARY:2 questions\\, {long}",
        "UID:3-knots@example.org",
        "DTSTART;VALUE=DATE:19700104",
        f"SUMMARY:1 questions\\, {long}",
    ]

"""Files that are brought back as copies: what is hostile, foreign, newer or huge adds nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.client.scripts import ADDRESS, serve

RECORD = {"v": 1, "at": 1, "attempt": 1, "revision": "00000000", "choice": ["A"], "right": True}
ANSWER = {
    "at": 1,
    "attempt": "1",
    "revision": "00000000",
    "choice": ["A"],
    "right": True,
    "mode": "attempt",
}


def copy(quiz: str = "demo", **records: Any) -> str:
    return json.dumps({"format": "self-check answers", "quiz": quiz, "records": records})


def holding(name: str, *events: Any, v: Any = 2) -> str:
    """A copy of one record."""
    return copy(**{name: {"v": v, "seen": list(events)}})


def site(**quizzes: Any) -> str:
    return json.dumps({"format": "self-check answers", "quizzes": quizzes})


REFUSED = {
    "empty": ("", "foreign"),
    "no text": ("\x00\x01\ufffd", "foreign"),
    "not JSON": ("quiz: demo", "foreign"),
    "cut off": (holding("lamps", ANSWER)[:-3], "foreign"),
    "a page": ("<!doctype html><script>alert(1)</script>", "foreign"),
    "a script": ("alert(1)", "foreign"),
    "null": ("null", "foreign"),
    "a number": ("1e999", "foreign"),
    "a list": ("[]", "foreign"),
    "deep lists": ("[" * 20_000, "foreign"),
    "of something else": ('{"format": "bookmarks", "records": {}}', "foreign"),
    "without a format": ('{"quiz": "demo", "records": {}}', "foreign"),
    "without records": ('{"format": "self-check answers", "quiz": "demo"}', "foreign"),
    "a text as records": (
        '{"format": "self-check answers", "quiz": "demo", "records": "x"}',
        "foreign",
    ),
    "a list as records": (
        '{"format": "self-check answers", "quiz": "demo", "records": []}',
        "foreign",
    ),
    "a list as quiz": (
        '{"format": "self-check answers", "quiz": ["demo"], "records": {}}',
        "foreign",
    ),
    "a list as quizzes": ('{"format": "self-check answers", "quizzes": []}', "foreign"),
    "of another quiz": (copy("cars", lamps=RECORD), "other"),
    "of a quiz named like ours": (copy("demo/", lamps=RECORD), "other"),
    "huge": (" " * (10**7 + 1), "huge"),
}
# Each comes in as a copy, and has nothing that is taken.
EMPTY = {
    "no records": copy(),
    "a text as choice": copy(lamps={**RECORD, "choice": "A"}),
    "a time before all": copy(lamps={**RECORD, "at": -1}),
    "a time after all": holding("lamps", {**ANSWER, "at": 1e300}),
    "a time in words": holding("lamps", {**ANSWER, "at": "now"}),
    "an unknown mode": holding("lamps", {**ANSWER, "mode": "duel"}),
    "an unknown sure": holding("lamps", {**ANSWER, "sure": "very"}),
    "an answer that lacks something": holding("lamps", {"at": 1}),
    "one bad among good": holding("lamps", ANSWER, None),
    "null as record": copy(lamps=None),
    "a list as record": copy(lamps=[ANSWER]),
    "a version in words": holding("lamps", ANSWER, v="2"),
    "no version": copy(lamps={"seen": [ANSWER]}),
    "version 0": holding("lamps", ANSWER, v=0),
    "a record of another site": holding("other-site/lamps", ANSWER),
    "a way up": holding("../lamps", ANSWER),
    "what was set aside": holding("lamps~aside", ANSWER),
    "settings of a device": holding("-settings", {"at": 1, "setting": "show", "value": "one"}),
    "an attempt below the first": copy(**{"+attempt": {"v": 1, "at": 1, "number": -1, "seed": ""}}),
    "what objects inherit": copy(
        **{"+__proto__": RECORD, "+constructor": RECORD, "__proto__": RECORD}
    ),
    "a kind that is none": holding("+badges", {"at": 1}),
    "a name with blanks": holding("lamps and more", ANSWER),
    "quizzes that are no names": site(**{"../demo": {"lamps": RECORD}, "a/b": {"lamps": RECORD}}),
    "quizzes without records": site(demo=None, cars=[], bikes="x"),
}
NEWER = {
    "a newer version": holding("lamps", ANSWER, v=3),
    "a much newer version": holding("lamps", ANSWER, v=10**9),
}
COUNT = """async ([url, text]) => {
  const {newIn} = await import(url);
  const before = JSON.stringify(localStorage);
  const coming = newIn("demo", text);
  return {said: coming, same: before === JSON.stringify(localStorage)};
}"""


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.route(f"{ADDRESS}**", serve({"": Path(__file__).with_name("blank.html")}))
    page.goto(ADDRESS)
    yield page
    context.close()


def told(page: Page, text: str) -> Any:
    found = page.evaluate(COUNT, [ADDRESS + "state/backup.js", text])
    assert found["same"]
    return found["said"]


def test_there_are_forty_of_them() -> None:
    assert len(REFUSED) + len(EMPTY) + len(NEWER) >= 40


@pytest.mark.parametrize(("text", "why"), REFUSED.values(), ids=REFUSED)
def test_a_file_is_refused(blank: Page, text: str, why: str) -> None:
    assert told(blank, text) == why


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_a_copy_with_nothing_to_take_adds_nothing(blank: Page, text: str) -> None:
    assert told(blank, text) == {"records": [], "newer": 0}


@pytest.mark.parametrize("text", NEWER.values(), ids=NEWER)
def test_what_is_newer_stays_outside_and_is_counted(blank: Page, text: str) -> None:
    assert told(blank, text) == {"records": [], "newer": 1}


def test_a_copy_of_the_site_brings_every_quiz(blank: Page) -> None:
    record = {"v": 2, "seen": [ANSWER]}
    coming = told(blank, site(demo={"lamps": record}, cars={"oil": record}))
    assert [(each["quiz"], each["name"]) for each in coming["records"]] == [
        ("demo", "lamps"),
        ("cars", "oil"),
    ]
    assert coming["records"][0]["events"] == [ANSWER]

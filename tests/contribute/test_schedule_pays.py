"""What the schedule of practice is worth to readers of a model, beside other ways: the table in the decisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.client.scripts import ADDRESS, FOLDER, serve
from tests.contribute.forgetting import (
    DAYS,
    GAINS,
    QUESTIONS,
    READERS,
    Answered,
    Asked,
    Fsrs,
    Result,
    Way,
    cramming,
    live,
    nothing,
)
from tests.contribute.pages import read

PAGE = read("decisions.md")
BEGIN = """([readers, questions]) => {
  window.bank = Array.from({length: readers}, () => Array.from({length: questions}, (_, n) => (
    {id: `${n}`, section: `${Math.floor(n / 5)}`, revision: "a", seen: []})));
}"""
# A day's answers of all readers at once, and what is due for each on the next.
ONE_DAY = """async ([url, day, answered, asked]) => {
  const {dueNow} = await import(url);
  const noon = (n) => Date.UTC(2026, 0, 1 + n, 12);
  answered.forEach((some, reader) => some.forEach(([n, right, sure]) => window.bank[reader][n].seen.push(
    {at: noon(day - 1), attempt: "1", revision: "a", choice: ["A"], right, mode: "practice", ...(asked && {sure})})));
  return window.bank.map((questions) => dueNow(questions, noon(day)).today.map(Number));
}"""


class Ours:
    """The schedule as pages have it, for readers who are asked how sure they are, or are not."""

    def __init__(self, page: Page, asked: bool = False) -> None:
        self._page, self._asked = page, asked
        page.evaluate(BEGIN, [READERS, QUESTIONS])

    def __call__(self, day: int, answered: Answered) -> Asked:
        script = ADDRESS + "practice/schedule.js"
        due: Asked = self._page.evaluate(ONE_DAY, [script, day, answered, self._asked])
        return due


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(timezone_id="UTC")
    page = context.new_page()
    page.route(f"{ADDRESS}**", serve({"": FOLDER.parents[3] / "tests/client/blank.html"}))
    page.goto(ADDRESS)
    yield page
    context.close()


@pytest.fixture(scope="module")
def results(page: Page) -> dict[str, dict[str, Result]]:
    """By how much memory gains, and by way."""
    ways: dict[str, Callable[[], Way]] = {
        "nothing": lambda: nothing,
        "the whole quiz daily for a week": lambda: cramming,
        "FSRS": Fsrs,
        "this schedule": lambda: Ours(page),
        "this schedule, told how sure": lambda: Ours(page, asked=True),
    }
    return {
        memory: {name: live(way(), gain) for name, way in ways.items()}
        for memory, gain in GAINS.items()
    }


def an_hour(result: Result, without: Result) -> float:
    """Questions that are recalled on the last day and would not have been, for each hour spent."""
    return (result.recalled - without.recalled) * QUESTIONS / (result.minutes / 60)


@pytest.mark.parametrize("memory", GAINS)
def test_the_schedule_pays(results: dict[str, dict[str, Result]], memory: str) -> None:
    none, crammed, fsrs, ours, told = results[memory].values()
    assert ours.recalled > max(none.recalled, crammed.recalled)
    assert ours.minutes < min(crammed.minutes, fsrs.minutes) * 1.05
    assert an_hour(ours, none) > 1.5 * an_hour(crammed, none)
    assert an_hour(ours, none) > 0.95 * an_hour(fsrs, none)
    # A guess that was right is no longer taken for knowing.
    assert told.recalled > ours.recalled


def rows(results: dict[str, dict[str, Result]]) -> list[str]:
    """Those of the tables in the decisions, one table for each memory."""
    written = []
    for of_memory in results.values():
        none = of_memory["nothing"]
        for name, result in of_memory.items():
            hour = f"{an_hour(result, none):.1f}" if result.minutes else "-"
            recalled = f"{result.recalled:.0%}".replace("%", " %")
            written.append(f"| {name} | {result.minutes:.0f} | {recalled} | {hour} |")
    return written


def test_the_decisions_say_what_the_model_says(results: dict[str, dict[str, Result]]) -> None:
    part = PAGE[PAGE.index("{: #schedule }") :]
    expected = rows(results)
    written = re.findall(r"^\| (?!A memory|---).*\|$", part, re.MULTILINE)
    assert written[: len(expected)] == expected
    assert f"{READERS} readers" in part
    assert f"{QUESTIONS} questions" in part
    assert f"day {DAYS}" in part

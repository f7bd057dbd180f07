"""Records brought together: in any order, as often as one likes, and cut short by rules that no order changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.client.scripts import ADDRESS, serve
from tests.client.test_functions import call

HERE = Path(__file__).parent

# Three devices with events at random of each kind, few enough values that many of them meet.
THOUSAND = """({merge, readRecord}, seed) => {
  let state = seed;
  const dice = (n) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % n;
  const some = (...values) => values[dice(values.length)];
  const times = (n, make) => Array.from({length: n}, make);
  const attempt = () => some("1", "10", "x1", ...times(5, () => String(dice(300))));
  const events = {
    lamps: () => ({at: dice(60) * 2e7, attempt: attempt(), revision: some("a", "b"),
      choice: some([], ["A"], ["A", "B"]), right: !dice(2), mode: some("attempt", "section", "exam", "practice")}),
    "+attempts": () => ({at: dice(30), attempt: attempt(), ...some(
      {begun: {mode: "attempt", seed: some("p", "q")}}, {paused: !dice(2)}, {ended: {asked: {basics: dice(3)}}},
      {filed: {right: dice(3), answered: 3, total: 3}})}),
    "+steps": () => ({at: dice(9), step: some("a", "b", "c"), done: !dice(2)}),
    "+flags": () => ({at: dice(9), question: some("a", "b", "c"), flagged: !dice(2)}),
    "+scenario.flat-tire": () => ({at: dice(30), draft: dice(9), ...some(
      {text: some("x", "y")}, {grades: {cause: some("good", "weak")}, percent: dice(100)}, {shown: true})}),
    "-settings": () => ({at: dice(9), setting: some("a", "b"), value: some("x", "y")}),
    "-place": () => ({at: dice(9), question: some("a", "b")}),
  };
  const same = (...lists) => new Set(lists.map((list) => JSON.stringify(list))).size === 1;
  const wrong = [], longest = {};
  for (let round = 0; round < 1000; round += 1) {
    for (const [name, make] of Object.entries(events)) {
      const device = () => merge(name, times(dice(round % 50 ? 12 : 900), make));
      const [a, b, c] = [device(), device(), device()];
      const all = merge(name, a, b, c);
      const read = readRecord(name, {v: 2, seen: all}).seen;
      if (!same(all, merge(name, c, b, a), merge(name, merge(name, a, b), c), merge(name, a, merge(name, c, b)),
        merge(name, all, a), merge(name, all, all), read)) wrong.push({name, a, b, c});
      longest[name] = Math.max(longest[name] ?? 0, all.length);
    }
  }
  return {wrong: wrong.slice(0, 1), longest};
}"""

# Were attempts told apart by time, the first would be the earliest of one device and the latest of both.
CUT = """({merge}) => {
  const answer = (at, attempt) => (
    {at, attempt: String(attempt), revision: "a", choice: [], right: true, mode: "attempt"});
  const times = (n, make) => Array.from({length: n}, (_, place) => make(place));
  const later = times(100, (n) => answer(900 + n, 500));
  const one = [answer(2, 500), answer(5, 1), ...times(100, (n) => answer(10 + n, 100 + n)), ...later];
  const other = [answer(0, 500), ...times(100, (n) => answer(1, 100 + n))];
  return [merge("lamps", merge("lamps", one), other), merge("lamps", one, other)];
}"""

# One question, answered again and again over years.
OFTEN = """({merge}) => {
  let seen = [];
  const at = (day, n) => day * 864e5 + n * 1000;
  for (let day = 0; day < 90; day += 1) {
    const attempt = String(day % 30 + 1);
    const event = (n, mode) => ({at: at(day, n), attempt, revision: "a", choice: [], right: n === 0, mode});
    seen = merge("lamps", seen, [event(0, "attempt"), ...Array.from({length: 60}, (_, n) => event(n + 1, "practice"))]);
  }
  return seen.map(({at, attempt, mode}) => [Math.floor(at / 864e5), (at % 864e5) / 1000, attempt, mode]);
}"""


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.route(f"{ADDRESS}**", serve({"": HERE / "blank.html"}))
    page.goto(ADDRESS)
    yield page
    page.close()


def test_three_devices_are_brought_together_in_any_order(blank: Page) -> None:
    result = call(blank, "state/reading.js", THOUSAND, 7)
    assert result["wrong"] == []
    # Some were long enough to be shortened.
    assert result["longest"]["lamps"] > 100
    assert result["longest"]["+steps"] == 3
    assert result["longest"]["+scenario.flat-tire"] <= 15
    assert result["longest"]["-place"] == 1


def test_what_is_cut_stays_cut_whatever_comes(blank: Page) -> None:
    first_cut, brought_first = call(blank, "state/reading.js", CUT)
    assert first_cut == brought_first


def test_of_thousands_of_answers_stays_what_a_score_and_a_schedule_need(blank: Page) -> None:
    kept = call(blank, "state/reading.js", OFTEN)
    assert len(kept) < 350
    # The first answer of each attempt, which is its score; the first of each day; the last hundred.
    assert {attempt for _, _, attempt, mode in kept if mode == "attempt"} == set(
        map(str, range(1, 31))
    )
    assert {day for day, second, _, _ in kept if second == 0} == set(range(90))
    assert [second for day, second, _, _ in kept if day == 89] == list(range(61))

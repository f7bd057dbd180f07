"""Records brought together, from devices, tabs and versions, in any order as often as one likes: nothing is lost."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.built_site import REPOSITORY
from tests.client.scripts import ADDRESS, serve
from tests.client.test_functions import call

HERE = Path(__file__).parent
OLD = HERE / "version-1"

REFERENCE = (REPOSITORY / "docs/contribute/reference.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r'```json title="(.+)"\n(.+)\n```', REFERENCE.partition("{: #storage }")[2])

# Three devices with events at random of each kind, few enough values that many of them meet.
THOUSAND = """({merge, readRecord}, seed) => {
  let state = seed;
  const dice = (n) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % n;
  const some = (...values) => values[dice(values.length)];
  const times = (n, make) => Array.from({length: n}, make);
  const events = {
    lamps: () => ({at: dice(60) * 2e7, attempt: some("1", "2", "10", "x1", "x2"), revision: some("a", "b"),
      choice: some([], ["A"], ["A", "B"]), right: !dice(2), mode: some("attempt", "section", "exam", "practice")}),
    "+attempts": () => ({at: dice(30), attempt: some("1", "2", "10", "x1"), ...some(
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
      const device = () => merge(name, times(dice(round % 50 ? 12 : 400), make));
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


def test_of_thousands_of_answers_stays_what_a_score_and_a_schedule_need(blank: Page) -> None:
    kept = call(blank, "state/reading.js", OFTEN)
    assert len(kept) < 350
    # The first answer of each attempt, which is its score; the first of each day; the last hundred.
    assert {attempt for _, _, attempt, mode in kept if mode == "attempt"} == set(
        map(str, range(1, 31))
    )
    assert {day for day, second, _, _ in kept if second == 0} == set(range(90))
    assert [second for day, second, _, _ in kept if day == 89] == list(range(61))


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_example_of_the_reference_is_read_as_it_stands(blank: Page, name: str, text: str) -> None:
    example = json.loads(text)
    name = "paged-attention" if " " in name else name.replace("ID", "flat-tire")
    read = call(
        blank, "state/reading.js", "({readRecord}, given) => readRecord(...given)", [name, example]
    )
    assert json.dumps(read) == json.dumps(example)


class Tab:
    """A page of a version of the site that knows two questions."""

    def __init__(self, context: BrowserContext, folder: str) -> None:
        old = {path.relative_to(HERE).as_posix(): path for path in OLD.rglob("*.js")}
        self.page = context.new_page()
        self.page.route(f"{ADDRESS}**", serve({"": HERE / "blank.html"} | old))
        self.folder = ADDRESS + folder
        self.load()

    def load(self) -> None:
        self.page.goto(ADDRESS)
        self.run("() => store.ready")

    def run(self, function: str) -> Any:
        """What a function gives that knows `store`, `quiz` and `attempts`."""
        return self.page.evaluate(
            f"""async (folder) => {{
              const {{store}} = await import(folder + "state/store.js");
              const {{Quiz}} = await import(folder + "state/quiz.js");
              const attempts = await import(folder + "state/attempts.js");
              const quiz = new Quiz("demo", {{basics: {{oil: "a", tire: "a"}}}}, {{}});
              return ({function})();
            }}""",
            self.folder,
        )

    def answer(self, id: str, right: bool = True) -> None:
        self.run(f'() => quiz.record("{id}", "a", ["A"], {str(right).lower()})')

    def shows(self, *states: str) -> None:
        """Waits until it does: the other tab tells it."""
        deadline = time.monotonic() + 5
        while (found := self.run('() => ["oil", "tire"].map((id) => quiz.state(id, "a"))')) != [
            *states
        ]:
            assert time.monotonic() < deadline, found

    @property
    def past(self) -> list[tuple[int, int, int]]:
        past = self.run("() => attempts.attemptsOf(quiz)")
        return [(attempt["number"], attempt["right"], attempt["answered"]) for attempt in past]


def test_a_tab_of_the_old_version_and_one_of_this_keep_every_answer(
    context: BrowserContext,
) -> None:
    old, new = Tab(context, "version-1/"), Tab(context, "")
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

    old.run("() => attempts.startOver(quiz)")
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
    assert [*old.run("() => store.troubles"), *new.run("() => store.troubles")] == []
    assert not [key for key in new.page.evaluate("() => ({...localStorage})") if "aside" in key]


def test_what_two_tabs_write_at_one_moment_stays(context: BrowserContext) -> None:
    one, other = Tab(context, ""), Tab(context, "")
    one.answer("oil")
    other.shows("right", "open")
    # As if it had read before the first had written.
    other.page.evaluate(
        """() => localStorage.setItem("selfcheck/demo/oil~2", JSON.stringify({v: 2, seen:
          [{at: 1, attempt: "1", revision: "a", choice: ["B"], right: false, mode: "attempt"}]}))"""
    )
    one.shows("wrong", "open")
    other.shows("wrong", "open")
    for tab in (one, other):
        tab.load()
        assert len(tab.run('() => quiz.seen("oil")')) == 2


def test_what_is_begun_on_two_devices_is_one_attempt(
    new_context: Callable[..., BrowserContext],
) -> None:
    laptop, phone = Tab(new_context(), ""), Tab(new_context(), "")
    laptop.answer("oil")
    phone.answer("oil", right=False)
    phone.answer("tire")
    phone.run("() => attempts.startOver(quiz)")
    phone.answer("tire", right=False)
    copies = [
        tab.run('async () => (await import(folder + "state/backup.js")).copyOf("demo")')
        for tab in (laptop, phone)
    ]
    for tab, copy in ((laptop, copies[1]), (phone, copies[0])):
        bring = f'async () => (await import(folder + "state/backup.js")).bringBack("demo", {json.dumps(copy)}).size'
        assert tab.run(bring) > 0
        assert tab.run(bring) == 0
        tab.shows("open", "wrong")
        assert tab.past == [(1, 2, 2)]
    assert laptop.run("() => quiz.attempt") == phone.run("() => quiz.attempt")

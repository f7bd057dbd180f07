"""Acts that chance picks, of a reader at two tabs of one browser: the score is what was answered first, come what may.

`ACTS=500 make test ARGS=tests/reader/test_acts.py` lives longer, and `SEED=7` another life. Of 10,000 acts on
scripts alone, without pages, `tests/client/acts.js` says what must hold.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Error, expect

from tests.built_site import EditableSite
from tests.reader.selfcheck import QUESTIONS, RESULTS
from tests.reader.test_exam import Sitting

ACTS, SEED = int(os.environ.get("ACTS", "16")), int(os.environ.get("SEED", "1"))
SHOWS = """([states, numbers]) => {
  const marks = [...document.querySelectorAll(".quiz-progress__marks a")].map((mark) => mark.dataset.state ?? "open");
  const said = document.querySelector("quiz-progress [data-fill]").textContent.match(/\\d+/g) ?? [];
  return `${marks}` === `${states}` && `${said.slice(0, 3)}` === `${numbers}`;
}"""
FILL_UP = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


@dataclass
class Reader:
    """What they do, and what must be so: how each question was first answered in the current attempt."""

    tabs: list[Sitting]
    ids: list[str]
    chance: random.Random
    first: dict[str, str] = field(default_factory=dict)
    minutes: float = 0
    full: Sitting | None = None
    """The tab that can save nothing, until it is loaded anew."""
    unsaved: dict[str, str] = field(default_factory=dict)
    """What was first answered there since."""

    def seen_in(self, tab: Sitting) -> dict[str, str]:
        return self.first | (self.unsaved if tab is self.full else {})

    def act(self, tab: Sitting) -> str:
        acts: list[Callable[[Sitting], None]] = [
            *(self.answer, self.answer, self.look_up, self.practise, self.flag, self.reload),
            *(self.see_results, self.review, self.sit, self.start_over, self.run_full),
        ]
        act = self.chance.choice(acts)
        self.wait(self.chance.choice([1, 90, 60 * 24 * 3]))
        tab.page.bring_to_front()
        act(tab)
        return act.__name__

    def wait(self, minutes: float) -> None:
        self.minutes += minutes
        for each in self.tabs:
            each.at(self.minutes)

    def keep(self, tab: Sitting, id: str, state: str) -> None:
        (self.unsaved if tab is self.full else self.first)[id] = state

    def pick(self, tab: Sitting, answered: bool) -> str | None:
        some = [id for id in self.ids if (id in self.seen_in(tab)) is answered]
        return self.chance.choice(some) if some else None

    def answer(self, tab: Sitting) -> None:
        if id := self.pick(tab, answered=False):
            right = self.chance.random() < 0.6
            tab.answer(id, right)
            self.keep(tab, id, "right" if right else "wrong")

    def look_up(self, tab: Sitting) -> None:
        if id := self.pick(tab, answered=False):
            tab.show(id)
            self.keep(tab, id, "shown")

    def practise(self, tab: Sitting) -> None:
        if id := self.pick(tab, answered=True):
            tab.try_again(id)
            tab.answer(id, self.chance.random() < 0.5)
            tab.wait_for_paint()
            self.load(tab)

    def flag(self, tab: Sitting) -> None:
        card = tab.card(self.chance.choice(self.ids))
        # On a first visit the flag comes with the first act at its question.
        if not card.locator(".quiz-flag").count():
            card.locator("input").first.focus()
        card.locator(".quiz-flag").click()

    def reload(self, tab: Sitting) -> None:
        self.load(tab)

    def see_results(self, tab: Sitting) -> None:
        self.load(tab, RESULTS)
        right = sum(state == "right" for state in self.first.values())
        all_answered = len(self.first) == len(self.ids)
        if all_answered:
            assert tab.score.startswith(f"{right} of {len(self.ids)} "), tab.score
        elif self.first:
            assert (
                tab.headline
                == f"{len(self.first)} of {len(self.ids)} answered, {right} right so far."
            )
        tab.go()

    def review(self, tab: Sitting) -> None:
        """What was missed or is due, blank; the score stays."""
        self.load(tab, f"self-check/?view={self.chance.choice(['missed', 'due', 'flagged'])}")
        expect(tab.page.locator(".quiz-view").first).to_be_visible()
        for card in tab.page.locator("quiz-question:visible").all()[:1]:
            tab.answer(card.get_attribute("data-id") or "", self.chance.random() < 0.5)
            tab.wait_for_paint()
        tab.go()

    def sit(self, tab: Sitting) -> None:
        """An exam, which is an attempt of its own."""
        self.load(tab, "self-check/?view=exam")
        tab.page.get_by_role("button", name="Begin with 3 questions").click()
        answered = right = 0
        for id in self.ids:
            if self.chance.random() < 0.7:
                is_right = self.chance.random() < 0.5
                for letter in tab.choice(id, is_right):
                    self.wait(0.001)  # of two that came at once, nobody knows which was last
                    tab.choose(id, letter)
                answered += 1
                right += is_right
        if self.chance.random() < 0.5:
            tab.go("self-check/?view=exam")
        tab.bar.get_by_role("button", name="Hand in").click()
        tab.summary.get_by_role(
            "button", name=tab.words["exam-hand-in" if answered else "exam-drop"].text
        ).click()
        if answered:
            expect(tab.result).to_contain_text(f"{right} of {len(self.ids)} right")
        tab.go()

    def start_over(self, tab: Sitting) -> None:
        self.load(tab, RESULTS)
        if self.first:
            tab.start_over()
            self.first.clear()
            self.unsaved.clear()
            tab.wait_for_paint()
        tab.go()

    def run_full(self, tab: Sitting) -> None:
        if self.full is None:
            tab.page.evaluate(FILL_UP)
            self.full = tab

    def load(self, tab: Sitting, path: str = QUESTIONS) -> None:
        """With what is saved, and a storage that takes something again."""
        tab.go(path)
        if tab is self.full:
            self.full = None
            self.unsaved.clear()

    def check(self) -> None:
        for tab in self.tabs:
            seen = self.seen_in(tab)
            states = [seen.get(id, "open") for id in self.ids]
            numbers = [len(seen), len(self.ids), states.count("right")]
            # A tab behind another one paints nothing.
            try:
                tab.page.wait_for_function(SHOWS, arg=[states, numbers], polling=20)
            except Error:
                which = self.tabs.index(tab)
                raise AssertionError(f"tab {which}: {tab.marks}, not {states}") from None


def test_the_score_is_what_was_answered_first_whatever_a_reader_does(
    small: EditableSite, context: BrowserContext
) -> None:
    tabs = [Sitting(context.new_page(), small) for _ in range(2)]
    reader = Reader(tabs, tabs[0].ids, random.Random(SEED))
    for tab in reader.tabs:
        tab.at(0)
        tab.go()
    done: list[str] = []
    for _ in range(ACTS):
        tab = reader.chance.choice(reader.tabs)
        done.append(f"{reader.tabs.index(tab)} {reader.act(tab)}")
        try:
            reader.check()
        except AssertionError as error:
            raise AssertionError(f"{error} after {', '.join(done[-12:])}") from None

"""How far what a reader looks at moves while a page comes: in every state that a store can be in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from playwright.sync_api import Browser, Page

WATCH = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifts.push(value);
  }).observe({ type: "layout-shift", buffered: true });
"""
# Checks an answer to each question up to a share of them: by turns the first option and the second one.
ANSWER = """async (share) => {
  const cards = [...document.querySelectorAll("quiz-question")];
  const wait = (condition) => new Promise((done) => {
    const look = () => (condition() ? done() : setTimeout(look, 10));
    look();
  });
  for (const [number, card] of cards.slice(0, Math.ceil(cards.length * share)).entries()) {
    card.querySelectorAll("label")[number % 2]?.click();
    card.querySelector('button[value="check"]').click();
    await wait(() => card.dataset.state && card.dataset.state !== "open" && card.dataset.state !== "changed");
  }
}"""
SLOWED = 4
SETTLED = 1500
"""Milliseconds after the load until nothing moves any more."""

State = Callable[[Page], object]
STATES: dict[str, State | None] = {
    "Nothing answered": None,
    "Half answered": lambda page: page.evaluate(ANSWER, 0.5),
    "All answered": lambda page: page.evaluate(ANSWER, 1),
}
"""What a reader did before."""
Shifts = dict[str, list[float]]
"""By page, a figure for each state."""


def measure_shifts(chromium: Browser, address: str, quiz: str, pages: Mapping[str, str]) -> Shifts:
    """Visit pages below an address with each store; `quiz` is the page that answers are given on."""
    found: Shifts = {name: [] for name in pages}
    for state in STATES.values():
        store = _store(chromium, address + quiz, state)
        for name, path in pages.items():
            found[name].append(_shift(chromium, address + path, store))
    return found


def _store(chromium: Browser, url: str, state: State | None) -> Any:
    context = chromium.new_context()
    if state:
        page = context.new_page()
        page.goto(url, wait_until="load")
        page.wait_for_selector("quiz-question[data-ready]")
        state(page)
    store = context.storage_state()
    context.close()
    return store


def _shift(chromium: Browser, url: str, store: Any) -> float:
    """The sum of all shifts of a first screen, on a slowed processor."""
    context = chromium.new_context(storage_state=store, viewport={"width": 412, "height": 823})
    page = context.new_page()
    page.add_init_script(WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(url, wait_until="load")
    page.wait_for_timeout(SETTLED)
    shifts: Sequence[float] = page.evaluate("() => window.shifts")
    context.close()
    return sum(shifts)

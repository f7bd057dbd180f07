"""What readers pay for a page: bytes and requests, script time of set-up, and how soon a checked answer is painted."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.browser import find_chromium, launch_flags

SLOWED = 4
"""How many times slower than here the processor is made to look."""

CHECKS = 15
"""Answers checked, and folds toggled, a page."""

# Elements that wait in the page are set up while their name is being defined.
WATCH = """
  window.setUp = 0;
  window.ready = 0;
  const define = customElements.define.bind(customElements);
  customElements.define = (...definition) => {
    const begun = performance.now();
    define(...definition);
    window.ready = performance.now();
    window.setUp += window.ready - begun;
  };
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push(startTime + duration);
  }).observe({ type: "longtask", buffered: true });
"""

# What an act costs until its frame is painted: begun at the start of a frame, over when the task after it comes up.
PAINT = """
  (act) => new Promise((done) => requestAnimationFrame(() => {
    const begun = performance.now();
    act();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now() - begun);
    port2.postMessage(null);
  }))
"""


@dataclass
class Weight:
    """A page on its first visit: bytes as a host sends them, compressed, by what they are for."""

    html: int = 0
    quiz_script: int = 0
    quiz_style: int = 0
    rest: int = 0
    """The theme's own files, and everything else."""
    requests: int = 0

    @property
    def total(self) -> int:
        return self.html + self.quiz_script + self.quiz_style + self.rest


@dataclass
class Speed:
    """A page on a slowed processor, medians in milliseconds."""

    set_up: float = 0
    """Script that wires up all quiz elements."""
    interactive: float = 0
    """From the start until the last long task is over and every element is wired."""
    check: float | None = None
    """From a click on "Check answer" until it is painted."""
    fold: float = 0
    """The same for a fold of plain HTML on the same page."""
    folds: list[float] = field(default_factory=list, repr=False)


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser that the tests use."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        launched = chromium.launch(executable_path=find_chromium(), args=launch_flags())
        yield launched
        launched.close()


def weigh(chromium: Browser, url: str) -> Weight:
    """All that a browser fetches for a page."""
    responses: list[Response] = []
    page = chromium.new_page()
    page.on("response", lambda response: responses.append(response))
    page.goto(url, wait_until="load")
    page.wait_for_load_state("networkidle")
    weight = Weight()
    for response in responses:
        path = urlsplit(response.url).path
        size = len(gzip.compress(response.body(), 6))
        weight.requests += 1
        if response.url == url:
            weight.html += size
        elif "/javascripts/quiz/" in path:
            weight.quiz_script += size
        elif path.endswith("/quiz.css"):
            weight.quiz_style += size
        else:
            weight.rest += size
    page.close()
    return weight


def time_page(
    chromium: Browser, url: str, visits: int, check: Callable[[Page, int], bool] | None
) -> Speed:
    """Visit a page so many times; on the last visit check answers and toggle a plain fold in turn.

    `check` prepares the answer of question number so-and-so and leaves its button as `window.button`;
    it says whether there is such a question.
    """
    set_ups, ready = [], []
    speed = Speed()
    for visit in range(visits):
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.add_init_script(WATCH)
        slow = context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto(url, wait_until="load", timeout=120_000)
        page.wait_for_timeout(1000)  # for long tasks after the load
        set_ups.append(page.evaluate("window.setUp"))
        ready.append(
            page.evaluate(
                """() => Math.max(window.ready, ...window.longTasks,
                  performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd)"""
            )
        )
        if visit == visits - 1:
            _time_acts(page, speed, check)
        context.close()
    speed.set_up, speed.interactive = statistics.median(set_ups), statistics.median(ready)
    return speed


def _time_acts(page: Page, speed: Speed, check: Callable[[Page, int], bool] | None) -> None:
    checks, folds = [], []
    page.evaluate("() => { window.fold = document.getElementById('plain-fold'); }")
    for number in range(CHECKS):
        if check and check(page, number):
            page.wait_for_timeout(50)
            checks.append(page.evaluate(f"() => ({PAINT})(() => window.button.click())"))
        page.evaluate("() => { window.fold.open = false; }")
        page.wait_for_timeout(50)
        folds.append(page.evaluate(f"() => ({PAINT})(() => window.fold.firstChild.click())"))
    # The first act of each sort also pays for what the browser puts off until then.
    speed.check = statistics.median(checks[1:]) if checks else None
    speed.fold = statistics.median(folds[1:])


def check_ours(page: Page, number: int) -> bool:
    """Choose the first option of a question as a reader of this repository's pages does."""
    return bool(
        page.evaluate(
            """(number) => {
              const card = document.querySelectorAll("quiz-question")[number];
              if (!card) return false;
              card.querySelector("label").click();
              window.button = card.querySelector("button[value=check]");
              return true;
            }""",
            number,
        )
    )


def check_mkdocs_quiz(page: Page, number: int) -> bool:
    """The first option of a mkdocs-quiz question: as it is delivered, choosing is checking."""
    return bool(
        page.evaluate(
            """(number) => {
              const card = document.querySelectorAll(".quiz")[number];
              window.button = card?.querySelector("input");
              return Boolean(card);
            }""",
            number,
        )
    )

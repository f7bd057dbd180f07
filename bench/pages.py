"""What readers pay for a page: bytes and requests, script that sets it up, and how soon a checked answer is painted."""

from __future__ import annotations

import gzip
import json
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

from bench.sites import REPOSITORY
from tests.browser import find_chromium, launch_flags

SLOWED = 4
"""How many times slower than here the reader's processor is thought to be."""

STYLES = {path.name for path in (REPOSITORY / "overrides/assets/stylesheets").rglob("*.css")}
STYLES -= {"site.css", "calculator.css", "paper.css"}
"""Styles of the quiz on a screen, of which a page has those that it needs."""

CHECKS = 12
"""Answers checked, and folds unfolded beside them, a page."""

# Elements that wait in the page are set up while their name is being defined, or by what is put off then. Nobody waits
# for what is put off until the page is idle: acts and scrolling do it at once.
WATCH = """
  window.ready = 0;
  let within = false;
  const measured = (act, awaited) => (...given) => {
    if (within) return act(...given);
    within = true;
    performance.mark("set-up begins");
    act(...given);
    performance.mark("set-up ends");
    within = false;
    if (awaited) window.ready = performance.now();
  };
  const idle = "requestIdleCallback";
  for (const name of ["queueMicrotask", "setTimeout", idle]) {
    const later = window[name];
    window[name] = (act, ...more) => later(within ? measured(act, name !== idle) : act, ...more);
  }
  customElements.define = measured(customElements.define.bind(customElements), true);
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push(startTime + duration);
  }).observe({ type: "longtask", buffered: true });
"""
INTERACTIVE = """() => Math.max(window.ready, ...window.longTasks,
  performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd)"""

# An act begins with a frame; the message comes up once that frame is painted.
ACT = """
  ([name, act]) => new Promise((done) => requestAnimationFrame(() => {
    performance.mark(`${name} begins`);
    window[act].click();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { performance.mark(`${name} ends`); done(); };
    port2.postMessage(null);
  }))
"""

# The fold of the page, closed, right above a question or what says the same: what opens below it is in view, as is
# what an answer shows. Asked for again, it is where it was.
PLACE = """(number) => {
  const fold = document.getElementById("plain-fold");
  const plain = [...document.querySelectorAll("article p")].filter((it) => /^Question \\d/.test(it.textContent));
  // Earlier code has a frame around each of its questions.
  const ours = document.querySelectorAll(".quiz-frame, quiz-question:not(.quiz-frame *)");
  const cards = [ours, document.querySelectorAll(".quiz"), plain];
  const beside = cards.find((them) => them.length)[number];
  fold.open = false;
  window.summary = fold.firstChild;
  if (fold.nextElementSibling !== beside) beside.before(fold);
  scrollTo({ top: fold.getBoundingClientRect().top + scrollY - 140, behavior: "instant" });
}"""

Choose = Callable[[Page, int], bool]
"""Makes ready to check question number so-and-so with a click on `window.button`; false if there is none."""


@dataclass
class Weight:
    """A page on its first visit: bytes as a host sends them, compressed, by what they are for."""

    html: int = 0
    quiz_script: int = 0
    quiz_style: int = 0
    search: int = 0
    """The theme's search with its index, which grows with the site."""
    theme: int = 0
    """With the style of printed pages, which waits until everything else is there."""
    requests: int = 0

    @property
    def total(self) -> int:
        return self.html + self.quiz_script + self.quiz_style + self.search + self.theme


@dataclass(frozen=True)
class Speed:
    """A page on a processor four times slower than here, medians in milliseconds."""

    set_up: float
    """Script that wires up all quiz elements."""
    interactive: float
    """From the start until every element is wired and the last long task is over."""
    check: float | None
    """From the click that checks an answer until it is painted."""
    fold: float
    """The same for a fold of plain HTML with an answer in it, in view right above the question."""
    ratio: float | None
    """The median of what each check took beside the fold above its question."""


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser that the tests use."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        launched = chromium.launch(executable_path=find_chromium(), args=launch_flags())
        yield launched
        launched.close()


def weigh(chromium: Browser, url: str) -> Weight:
    """All that a browser without a cache fetches for a page."""
    responses: dict[str, Response] = {}
    page = chromium.new_page()
    # The theme asks for styles twice; the second time a browser's cache has them.
    page.on("response", lambda response: responses.setdefault(response.url, response))
    page.goto(url, wait_until="load")
    page.wait_for_load_state("networkidle")
    weight = Weight(requests=len(responses))
    for response in list(responses.values()):
        path = urlsplit(response.url).path
        size = len(gzip.compress(response.body(), 6))
        if response.url == url:
            weight.html += size
        elif "/javascripts/quiz/" in path:
            weight.quiz_script += size
        elif path.rpartition("/")[2] in STYLES:
            weight.quiz_style += size
        elif "search" in path.rsplit("/", 2)[-2] or "search" in path.rsplit("/", 1)[-1]:
            weight.search += size
        else:
            weight.theme += size
    page.close()
    return weight


def time_page(chromium: Browser, url: str, visits: int, choose: Choose | None) -> Speed:
    """Visit a page so many times, at full speed and slowed down.

    Script and painting are processor time of the page's main thread at full speed, times four: what else the machine
    does at that moment does not show in it. Time to interactive is read from the clock, slowed down by the browser.
    """
    set_ups, interactive, checks, folds, ratios = [], [], [], [], []
    for _ in range(visits):
        with _visit(chromium, url, slowed=1) as (page, spans):
            if choose:
                page.wait_for_selector("quiz-question[data-ready], .quiz")
            _act(page, choose)
        set_ups.append(sum(spans["set-up"]))
        # The first act of each sort also pays for what the browser puts off until then.
        checks += spans["check"][1:]
        folds += spans["fold"][1:]
        pairs = zip(spans["check"][1:], spans["fold"][1:], strict=False)
        ratios += [check / fold for check, fold in pairs]
        with _visit(chromium, url, slowed=SLOWED) as (page, _spans):
            page.wait_for_timeout(1000)  # for long tasks after the load
            interactive.append(page.evaluate(INTERACTIVE))
    return Speed(
        statistics.median(set_ups) * SLOWED,
        statistics.median(interactive),
        statistics.median(checks) * SLOWED if checks else None,
        statistics.median(folds) * SLOWED,
        statistics.median(ratios) if ratios else None,
    )


@contextmanager
def _visit(
    chromium: Browser, url: str, slowed: int
) -> Iterator[tuple[Page, dict[str, list[float]]]]:
    """The page, and the spans between the marks set on it, which are there once the visit is over."""
    spans: dict[str, list[float]] = {"set-up": [], "check": [], "fold": []}
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    throttle = context.new_cdp_session(page)
    throttle.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    chromium.start_tracing(page=page, categories=["blink.user_timing"])
    page.goto(url, wait_until="load", timeout=120_000)
    yield page, spans
    events: list[dict[str, Any]] = json.loads(chromium.stop_tracing())["traceEvents"]
    context.close()
    begun = 0.0
    for event in sorted((e for e in events if "tts" in e), key=lambda e: float(e["ts"])):
        name, _, what = event["name"].partition(" ")
        if what == "begins":
            begun = event["tts"]
        elif what == "ends":
            spans[name].append((event["tts"] - begun) / 1000)


def _act(page: Page, choose: Choose | None) -> None:
    page.wait_for_timeout(500)
    for number in range(CHECKS):
        page.evaluate(PLACE, number)
        acts = ["fold"]
        if choose and choose(page, number):
            # By turns, as whoever comes second finds things drawn already.
            acts = ["check", "fold"] if number % 2 else ["fold", "check"]
        for act in acts:
            page.wait_for_timeout(50)
            page.evaluate(ACT, [act, "button" if act == "check" else "summary"])
            page.evaluate(PLACE, number)


def choose_ours(page: Page, number: int) -> bool:
    """Choose the first option of a question, as it stands, on a page of this repository's macros."""
    return bool(
        page.evaluate(
            """(number) => {
              const card = document.querySelectorAll("quiz-question")[number];
              card?.querySelector("label").click();
              window.button = card?.querySelector("button[value=check]");
              return Boolean(card);
            }""",
            number,
        )
    )


def choose_mkdocs_quiz(page: Page, number: int) -> bool:
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

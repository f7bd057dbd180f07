"""What results show of each state that a reader may leave, and that nothing moves while they come."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, Route, expect

from bench.budgets import SHIFT
from tests.built_site import Site
from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck, scenario_page, seen

STORIES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("results.yml").read_text(encoding="utf-8")
)
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
# What moves in the page's own part. The theme's moves while its styles come a second time, which no cache keeps here.
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    const nodes = sources.map(({ node }) => node);
    const theme = nodes.some((node) => node?.contains?.(document.querySelector("article")));
    const ours = nodes.filter((node) => node?.closest?.("article, footer") && !node.closest("quiz-notice"));
    const said = ours.map((node) => node.className || node.outerHTML);
    if (!hadRecentInput && !theme && ours.length) shifts.push([value, ...said]);
  }
}).observe({ type: "layout-shift", buffered: true });"""
BLOCKED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } });"""
)
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""


def leave(reader: SelfCheck, states: dict[str, str]) -> dict[str, Any]:
    """The records of a reader who left the questions in these states."""
    if not states:
        return {}
    saved: dict[str, Any] = {reader.key("+attempt"): {"v": 1, "at": 1, "number": 1, "seed": "s"}}
    for question in reader.quiz.questions:
        state = states.get(question.id, states.get("else", "open"))
        if state != "open":
            choice = [] if state == "shown" else reader.choice(question.id, state == "right")
            saved[reader.key(question.id)] = {
                "v": 1,
                "at": 2,
                "attempt": 1,
                "choice": choice,
                "right": state == "right",
                "revision": "00000000" if state == "changed" else question.revision,
            }
    return saved


@pytest.fixture
def come(site: Site, new_context: Callable[..., BrowserContext]) -> Callable[..., SelfCheck]:
    """Opens the results in a browser that holds such states, and counts what moves meanwhile."""

    def open_results(states: dict[str, str], size: str = "desktop", script: str = "") -> SelfCheck:
        width, height = SIZES[size]
        context = new_context(viewport={"width": width, "height": height})
        reader = SelfCheck(context.new_page(), site)
        saved = {key: json.dumps(record) for key, record in leave(reader, states).items()}
        if saved:
            context.add_init_script(
                f"localStorage.length || Object.assign(localStorage, {json.dumps(saved)});"
            )
        context.add_init_script(SHIFTS + script)
        # So late that the page is painted without it first.
        page = reader.page
        for script_of in ("results", "notice"):
            page.route(
                f"**/quiz-{script_of}.js",
                lambda route: (page.wait_for_timeout(150), route.continue_()),
            )
        reader.go(RESULTS).wait_for_scripts()
        return reader

    return open_results


def moved(page: Page) -> list[Any]:
    """What moved and by how much, two frames later."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    shifts: list[Any] = page.evaluate("shifts")
    return shifts


@pytest.mark.parametrize("before", [False, True], ids=["a first visit", "a later visit"])
def test_without_answers_nothing_waits_for_scripts(
    before: bool, reader: SelfCheck, page: Page
) -> None:
    if before:
        reader.go().answer(reader.ids[0])
    held: list[Route] = []
    page.route("**/quiz-results.js", lambda route: held.append(route))
    page.goto(reader.site.url + RESULTS, wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".quiz-results__headline")).to_be_visible(visible=not before)
    expect(reader.results).not_to_have_attribute("data-ready", "")
    held[0].continue_()
    reader.wait_for_scripts()
    assert reader.headline.startswith("1 of " if before else "Nothing is answered yet.")


def test_the_words_of_every_pass_mark_stay_below_the_bar(
    come: Callable[..., SelfCheck],
) -> None:
    page = come({"else": "right"}, "phone").page
    for width, size in ((360, "125%"), (320, "125%"), (320, "250%")):
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate(
            """(size) => {
              document.documentElement.style.fontSize = size;
              const results = document.querySelector("quiz-results");
              const bar = results.querySelector(".quiz-score__scale").getBoundingClientRect();
              const total = results.querySelectorAll("[data-id]").length;
              return Array.from({ length: total }, (_, at) => {
                results.pass = at + 1;
                results.update();
                const words = results.querySelector('[data-fill="mark"]');
                const { left, right, height } = words.getBoundingClientRect();
                const one = height < 1.8 * parseFloat(getComputedStyle(words).fontSize);
                return [words.textContent, left >= bar.left, right <= bar.right, one];
              });
            }""",
            size,
        )
        assert [words for words, *_ in found[:2]] == ["1 passes", "2 pass"]
        assert [each for each in found if False in each] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("story", STORIES)
def test_results_of(story: str, size: str, come: Callable[..., SelfCheck]) -> None:
    expected = STORIES[story]
    reader = come(expected["saved"], size)
    assert moved(reader.page) == []
    if button := expected.get("press"):
        reader.button(button).click()
    results, page = reader.results, reader.page
    assert reader.headline == expected["says"]
    assert reader.score == expected.get("score", "")
    headings = results.locator("h2:visible").all()
    assert [heading.inner_text() for heading in headings] == expected["headings"]
    go = results.locator(".quiz-results__go a:visible")
    assert [link.inner_text() for link in go.all()] == (
        [expected["go"]] if "go" in expected else []
    )

    acts = results.locator(".quiz-act").all()
    first = [reader.question(id) for id in expected.get("first", [])]
    assert len(acts) == len(first)
    for act, question in zip(acts, first, strict=True):
        expect(act).to_contain_text(f"{reader.quiz.numbers[question.id]}. ")
        again = act.get_by_role("link", name="Answer again")
        assert (again.get_attribute("href") or "").endswith(f"#question-{question.id}")
        read = act.get_by_role("link", name="Read")
        assert (read.get_attribute("href") or "").endswith(f"#{question.lesson.split('#')[1]}")

    signs = {}
    for section in results.locator(".quiz-result:visible").all():
        entries = section.locator("li[data-state]:visible").all()
        title = section.get_attribute("data-title") or ""
        signs[title] = {
            entry.locator("[data-id]").get_attribute("data-id"): seen(
                entry.locator(".quiz-sign").inner_text()
            )
            for entry in entries
        }
        for entry in entries:
            # Whoever has not answered is not told where the answer stands.
            told = entry.locator(".quiz-sign").get_attribute("data-sign") in ("missed", "shown")
            assert entry.locator(".quiz-result__lesson").is_visible() == told
        assert section.locator(".quiz-result__study").is_visible() == bool(
            "score" in expected and entries
        )
    wanted = expected.get("sections", {})
    assert (list(signs), signs) == (list(wanted), wanted)
    # No link leads to what is hidden.
    for href in results.locator('a[href^="#"]:visible').evaluate_all("all => all.map(a => a.hash)"):
        expect(page.locator(href)).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("script", "said"), [(BLOCKED, "does not let"), (FULL, "no room left")])
@pytest.mark.expect_console("blocked")
def test_what_is_said_of_trouble_moves_nothing(
    size: str, script: str, said: str, come: Callable[..., SelfCheck]
) -> None:
    reader = come({}, size, script)
    expect(reader.notice).to_contain_text(said)
    assert moved(reader.page) == []
    pages = ["", QUESTIONS]
    # It saves nothing before something is written.
    if script == BLOCKED:
        pages.append(scenario_page(reader.site, reader.quiz.scenarios[0].id))
    for page in pages:
        reader.go(page).wait_for_scripts()
        expect(reader.notice).to_contain_text(said)
        assert sum(value for value, *_ in moved(reader.page)) < SHIFT
    reader.button("Close").click()
    expect(reader.notice).to_be_hidden()


def test_each_sign_has_a_word_a_shape_and_a_color_of_its_own(
    come: Callable[..., SelfCheck],
) -> None:
    states = {"fixed-loop": "wrong", "stopper": "shown", "strength-left": "changed"}
    reader = come(states)
    looks = reader.results.locator("li .quiz-sign").evaluate_all(
        """all => all.map((sign) =>
          [sign.innerText.trim(), sign.querySelector("svg").innerHTML, getComputedStyle(sign).color])"""
    )
    distinct = {tuple(look) for look in looks}
    assert {word for word, _, _ in distinct} == {"Missed", "Shown", "Changed", "Open"}
    for part in range(3):
        assert len({look[part] for look in distinct}) == len(distinct) == 4


def test_a_missed_question_is_read_under_the_words_of_its_heading(
    come: Callable[..., SelfCheck],
) -> None:
    reader = come({"else": "right", "round-turn": "wrong"})
    read = reader.results.locator(".quiz-act").get_by_role("link", name="Read")
    anchor = (reader.question("round-turn").lesson or "").partition("#")[2]
    name = read.inner_text()
    reader.follow(read, "lessons/02-hitches/")
    heading = reader.page.locator(f"#{anchor}")
    expect(heading).to_be_in_viewport()
    said = heading.evaluate("node => (node.closest('h1, h2, h3') ?? node).firstChild.textContent")
    assert name == f"Read “{said.strip()}”"


def test_starting_over_with_nothing_answered_says_so_and_files_nothing(
    come: Callable[..., SelfCheck],
) -> None:
    reader = come({"stopper": "wrong"})
    reader.start_over()
    status = reader.page.locator("quiz-tools").get_by_role("status")
    expect(status).to_have_text("A new attempt has begun.")
    begun = reader.results.get_by_role("listitem").filter(has_text="Begun")
    expect(begun).to_have_count(1)
    reader.button("Start over").click()
    expect(status).to_contain_text("so there is nothing to start over")
    expect(reader.button("Yes, do it")).to_be_hidden()
    expect(begun).to_have_count(1)


def test_while_nothing_is_saved_there_is_a_copy_to_bring_back_alone(
    come: Callable[..., SelfCheck],
) -> None:
    reader = come({})
    buttons = reader.page.locator("quiz-tools").get_by_role("button")
    assert [button.inner_text() for button in buttons.all() if button.is_visible()] == [
        "Bring a copy back"
    ]
    reader = come({"stopper": "wrong"})
    reader.button("Delete my answers").click()
    reader.button("Yes, do it").click()
    expect(reader.button("Bring a copy back")).to_be_focused()


def test_what_cannot_be_saved_is_said_beside_the_act(come: Callable[..., SelfCheck]) -> None:
    reader = come({"else": "right"}, script=FULL)
    reader.page.evaluate("() => { document.querySelector('quiz-notice').remove() }")
    reader.results.locator("input[data-step]:visible").first.check()
    expect(reader.results.locator(".quiz-trouble")).to_contain_text("no room left")
    reader.start_over()
    status = reader.page.locator("quiz-tools").get_by_role("status")
    expect(status).to_contain_text("no room left")


def test_dates_are_those_of_the_language_of_the_page(come: Callable[..., SelfCheck]) -> None:
    reader = come({"stopper": "wrong"})
    reader.page.evaluate("() => { document.documentElement.lang = 'de' }")
    reader.start_over()
    begun = reader.results.get_by_role("listitem").filter(has_text="Begun")
    assert re.search(r"Begun \d+\. [A-ZÄ][a-zä]+ \d{4}:", begun.inner_text())

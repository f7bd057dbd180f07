"""On a phone, what one presses is as large as a finger, and far enough from what else there is to press."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.built_site import Site
from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck

LEAST, APART = 44, 8
PAGES = ["", QUESTIONS, RESULTS, "answer-key/", "scenarios/1-jam/", "lessons/02-hitches/"]
# What can be pressed as it stands, but for links within a sentence. A field in a label is pressed by its label.
TARGETS = """() => {
  const pressed = "a[href], button, summary, input, select, textarea, label.md-header__button";
  const shown = (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const boxOf = (it) => it.getBoundingClientRect();
  const inWords = (it) => getComputedStyle(it).display === "inline" && it.matches("a") &&
    it.closest("p, li, td, dd, figcaption, summary, label")?.textContent.trim() !== it.textContent.trim();
  // What sticks to the foot of the window passes over what is scrolled.
  for (const bar of document.querySelectorAll(".quiz-question__bar")) bar.style.position = "static";
  const rows = new Map();
  for (const it of document.querySelectorAll(pressed)) {
    const target = it.closest("label") ?? it;
    const { left, right, top, bottom, width, height } = boxOf(target);
    const off = right <= 0 || left >= innerWidth || !width || !height || !shown(target);
    if (off || inWords(it) || target.closest("[tabindex='-1'], .md-overlay")) continue;
    rows.set(target, { left, right, top, bottom, width, height });
  }
  return [...rows].map(([it, box]) => ({
    ...box,
    said: (it.ariaLabel || it.title || it.textContent).trim().slice(0, 40) || it.className,
    within: [...rows.keys()].findIndex((other) => other !== it && other.contains(it)),
  }));
}"""


def name(target: dict[str, Any]) -> str:
    return f"{target['said']!r} {target['width']:.0f} x {target['height']:.0f}"


def small(targets: list[dict[str, Any]]) -> Iterator[str]:
    """Those that a finger may miss."""
    for target in targets:
        if min(target["width"], target["height"]) < LEAST - 0.5:
            yield name(target)


def near(targets: list[dict[str, Any]]) -> Iterator[str]:
    """Those beside which a finger may press another one."""
    for at, one in enumerate(targets):
        for other in targets[at + 1 :]:
            if other["within"] == at or one["within"] >= 0:
                continue
            across = max(one["left"], other["left"]) - min(one["right"], other["right"])
            down = max(one["top"], other["top"]) - min(one["bottom"], other["bottom"])
            if max(across, down) < APART - 0.5:
                yield f"{name(one)}, {max(across, down):.0f} from {name(other)}"


@pytest.fixture
def phone(site: Site, new_context: Callable[..., BrowserContext]) -> SelfCheck:
    context = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    return SelfCheck(context.new_page(), site)


def test_on_a_phone_a_verdict_has_a_row_of_its_own_and_no_word_of_it_leaves_the_window(
    phone: SelfCheck,
) -> None:
    phone.page.set_viewport_size({"width": 320, "height": 640})
    phone.go().answer(phone.ids[0], right=False)
    flag = phone.card(phone.ids[0]).locator(".quiz-flag")
    flag.wait_for()
    row, long = phone.page.evaluate(
        """(id) => ["Not right.", "The right answer is " + "gen_ai.usage.output_tokens".repeat(3)].map((said) => {
          const bar = document.querySelector(`quiz-question[data-id="${id}"] .quiz-question__bar`);
          const box = (at) => bar.querySelector(at).getBoundingClientRect();
          bar.querySelector(".quiz-question__verdict").textContent = said;
          const [verdict, button, flag] = [".quiz-question__verdict", ".md-button", ".quiz-flag"].map(box);
          return {
            above: verdict.bottom <= Math.min(button.top, flag.top) && flag.left < verdict.left,
            within: verdict.left >= 0 && verdict.right <= innerWidth && flag.left >= 0,
            high: verdict.height,
            scrolls: document.documentElement.scrollWidth > innerWidth,
          };
        })""",
        phone.ids[0],
    )
    assert all(each["above"] and each["within"] and not each["scrolls"] for each in (row, long))
    assert long["high"] > 2 * row["high"]


def test_what_unfolds_in_the_line_leaves_room_for_the_question(phone: SelfCheck) -> None:
    phone.page.set_viewport_size({"width": 667, "height": 375})
    phone.go().answer(phone.ids[0])
    phone.page.locator("quiz-progress summary").click()
    phone.page.locator(".quiz-progress__help a").last.scroll_into_view_if_needed()
    line = phone.page.locator("quiz-progress").bounding_box()
    assert line and line["y"] + line["height"] <= 375
    expect(phone.page.locator(".quiz-progress__marks")).to_be_in_viewport()
    expect(phone.page.get_by_label("Ask how sure I am")).to_be_in_viewport()


def test_a_finger_finds_what_it_presses_and_nothing_else(phone: SelfCheck) -> None:
    found = {}

    def look(name: str) -> None:
        phone.page.evaluate("() => scrollTo(0, 0)")  # from below what stays at the top
        targets = phone.page.evaluate(TARGETS)
        assert len(targets) > 5
        found[name] = [*small(targets), *near(targets)]

    for page in PAGES:
        phone.go(page)
        look(page)
        # On a tablet more stands side by side.
        phone.page.set_viewport_size({"width": 820, "height": 1180})
        look(f"{page} on a tablet")
        phone.page.set_viewport_size({"width": 390, "height": 844})
    phone.go().answer(phone.ids[0])
    phone.page.locator("quiz-progress summary").click()
    look("what unfolds in the line")
    phone.go(RESULTS)
    phone.button("Delete my answers").click()
    look("before answers are deleted")
    assert {page: faults for page, faults in found.items() if faults} == {}
    # The rows of the theme's drawer touch each other.
    phone.page.locator("label.md-header__button[for=__drawer]").click()
    rows = phone.page.locator(".md-nav--primary :is(a, label).md-nav__link:visible")
    sizes = rows.evaluate_all("all => all.map((it) => [it.offsetWidth, it.offsetHeight])")
    assert len(sizes) > 5 and min(map(min, sizes)) >= LEAST

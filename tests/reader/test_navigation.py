"""Material's instant navigation: pages change without a load, and the quiz goes on working."""

import json
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, expect

from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck, scenario_page


def menu(reader: SelfCheck, name: str) -> Locator:
    return reader.page.locator(".md-nav--primary").get_by_role("link", name=name, exact=True)


def test_answers_and_buttons_work_on_both_ways_of_instant_navigation(reader: SelfCheck) -> None:
    first, second, third = reader.ids[:3]
    total = len(reader.ids)
    page = reader.page
    reader.go("")
    page.evaluate("() => { window.marker = 'same load' }")

    # From a page without questions to one with them,
    start = page.get_by_role("link", name="Start the self-check")
    reader.follow(start, QUESTIONS)
    reader.answer(first)
    assert reader.verdict(first) == "Right."
    assert reader.progress == (1, total, 1)

    # on to the results,
    reader.follow(page.locator(".quiz-progress__results"), RESULTS)
    assert reader.headline == f"1 of {total} answered, 1 right so far."

    # to a page without any quiz and home again, where the button goes on,
    reader.follow(menu(reader, "Resources"), "resources/")
    expect(page.locator("[data-ready]")).to_have_count(0)
    reader.follow(menu(reader, "Home"), "self-check/")
    number = reader.ids.index(second) + 1
    reader.follow(page.get_by_role("link", name=f"Go on with question {number}"), QUESTIONS)
    expect(page.locator(f"#question-{second}")).to_be_in_viewport()
    assert reader.answered(first)
    reader.answer(second, right=False)

    # a lesson with the same questions,
    lesson = (reader.question(second).lesson or "").partition(".md")[0] + "/"
    reader.follow(reader.card(second).get_by_role("link", name="Lesson").first, lesson)
    assert reader.answered(second)
    assert not reader.answered(third)
    reader.answer(third)

    # and back the way the browser goes, and forth.
    page.go_back()
    expect(reader.card(third).locator(".quiz-question__verdict")).to_have_text("Right.")
    assert reader.progress == (3, total, 2)
    page.go_forward()
    expect(page.locator("article h1")).to_contain_text("Lesson")
    assert reader.answered(third)
    assert page.evaluate("window.marker") == "same load"


def test_an_element_that_left_the_page_no_longer_listens(reader: SelfCheck) -> None:
    """A page visited ten times works like a page visited once."""
    reader.go()
    reader.page.evaluate(
        "() => { window.heard = 0; addEventListener('quiz-answer', () => heard++) }"
    )
    for _ in range(3):
        reader.follow(menu(reader, "Results"), RESULTS)
        reader.follow(menu(reader, "Self-check"), QUESTIONS)
    id = reader.ids[0]
    reader.answer(id)
    assert reader.page.evaluate("window.heard") == 1
    expect(reader.card(id).locator(".quiz-question__bar")).to_have_count(1)
    expect(reader.card(id).locator(".quiz-option__mark")).to_have_count(1)
    assert reader.progress == (1, len(reader.ids), 1)


def test_the_home_page_knows_where_the_reader_is(reader: SelfCheck) -> None:
    reader.go("")
    results = reader.page.get_by_role("link", name="See your results")
    expect(results).to_be_hidden()
    reader.go()
    for id in reader.ids:
        reader.show(id)
    reader.go("")
    expect(reader.page.get_by_role("link", name="Go on with")).to_have_count(0)
    expect(results).to_be_visible()
    reader.follow(results, RESULTS)
    assert reader.score == f"0 of {len(reader.ids)} Not passed"


def test_scenario_pages_keep_apart(reader: SelfCheck) -> None:
    reader.go().show(reader.ids[0])
    text = reader.page.get_by_label("Your answer", exact=True)
    for scenario in reader.quiz.scenarios:
        address = scenario_page(reader.site, scenario.id)
        reader.follow(menu(reader, "Results"), RESULTS)
        reader.follow(reader.results.get_by_role("link", name=scenario.title), address)
        expect(text).to_have_value("")
        text.fill(f"About {scenario.id}")
    for scenario in reader.quiz.scenarios:
        reader.go(scenario_page(reader.site, scenario.id))
        expect(text).to_have_value(f"About {scenario.id}")


def _answer_half(reader: SelfCheck) -> str:
    """Saves answers to the first half, so that their cards grow on arrival; the id of the next question."""
    half = len(reader.ids) // 2
    texts = {reader.key("+attempt"): {"number": 1, "seed": "seed"}}
    for question in reader.quiz.questions[:half]:
        answer = {"revision": question.revision, "choice": list(question.key), "right": True}
        texts[reader.key(question.id)] = {"attempt": 1, **answer}
    reader.go("").page.evaluate(
        "texts => { for (const key in texts) localStorage.setItem(key, texts[key]) }",
        {key: json.dumps({"v": 1, "at": 1, **record}) for key, record in texts.items()},
    )
    return reader.ids[half]


def _from_home(reader: SelfCheck, id: str) -> None:
    reader.follow(reader.go("").page.get_by_role("link", name="Go on with question"), QUESTIONS)


def _from_results(reader: SelfCheck, id: str) -> None:
    reader.go(RESULTS)
    reader.follow(reader.results.locator(f'[data-id="{id}"]:visible').last, QUESTIONS)


def _by_address(reader: SelfCheck, id: str) -> None:
    reader.go(f"{QUESTIONS}#question-{id}")


WAYS = [_from_home, _from_results, _by_address]


@pytest.mark.parametrize("come", WAYS, ids=lambda way: way.__name__.strip("_"))
@pytest.mark.parametrize(
    ("width", "late", "anchor"),
    [(1280, "quiz.css", "none"), (375, "kinds/*.js", "none"), (375, "quiz.css", "auto")],
)
def test_who_comes_to_a_question_sees_its_head_right_below_the_line(
    reader: SelfCheck,
    come: Callable[[SelfCheck, str], None],
    width: int,
    late: str,
    anchor: str,
) -> None:
    """However late styles and scripts come, and however much the questions above grow."""
    page = reader.page
    page.set_viewport_size({"width": width, "height": 800})
    # Without, as in Safari, which does not keep in place by itself what grows away.
    page.add_init_script(
        f"""addEventListener("DOMContentLoaded", () => {{
          document.documentElement.style.overflowAnchor = "{anchor}";
        }});"""
    )
    page.route(f"**/{late}", lambda route: (page.wait_for_timeout(500), route.continue_()))
    id = _answer_half(reader)
    come(reader, id)
    expect(reader.card(reader.ids[0])).to_have_attribute("data-state", "right")
    line = page.locator("quiz-progress").first
    expect(line).to_be_in_viewport()
    page.wait_for_function(
        """id => {
          const head = document.getElementById(id).getBoundingClientRect();
          const line = document.querySelector("quiz-progress").getBoundingClientRect();
          return line.top > 0 && line.bottom < head.top && head.top <= line.bottom + 24;
        }""",
        arg=f"question-{id}",
    )


def test_who_went_on_by_hand_is_not_taken_back(reader: SelfCheck) -> None:
    id = _answer_half(reader)
    _by_address(reader, id)
    reader.card(id).locator("label").first.click()
    reader.page.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")
    # As if a kind of questions came late.
    kinds = urljoin(reader.site.url, "assets/javascripts/quiz/kinds.js")
    reader.page.evaluate("async kinds => (await import(kinds)).addKind('late', {})", kinds)
    assert reader.page.evaluate("scrollY") == 0
    # And a reload stays where it was.
    reader.reload()
    expect(reader.card(reader.ids[0])).to_have_attribute("data-state", "right")
    assert reader.page.evaluate("scrollY") == 0


# At each frame: what is on the page, whether it is seen, and whether it is ready and has its styles.
FRAMES = """() => {
  window.frames_seen = [];
  const look = () => {
    const it = document.querySelector("quiz-results, quiz-scenario");
    if (it) {
      const { display, visibility } = getComputedStyle(it);
      if (visibility === "visible") frames_seen.push([it.localName, "ready" in it.dataset, display]);
    }
    requestAnimationFrame(look);
  };
  look();
}"""


def test_what_comes_late_without_a_load_is_not_seen_before_it_is_ready_and_has_its_styles(
    reader: SelfCheck,
) -> None:
    page = reader.go("").page
    page.evaluate(FRAMES)
    late = "**/{late,results,scenario}.css"
    page.route(late, lambda route: (page.wait_for_timeout(200), route.continue_()))
    reader.follow(menu(reader, "Results"), RESULTS)
    expect(reader.results).to_be_visible()
    scenario = reader.quiz.scenarios[0]
    address = scenario_page(reader.site, scenario.id)
    page.evaluate("() => { document.querySelector('.quiz-results__scenarios').dataset.begun = '' }")
    reader.follow(reader.results.get_by_role("link", name=scenario.title), address)
    expect(page.locator("quiz-scenario")).to_be_visible()
    seen = {tuple(frame) for frame in page.evaluate("frames_seen")}
    assert seen == {("quiz-results", True, "block"), ("quiz-scenario", True, "block")}

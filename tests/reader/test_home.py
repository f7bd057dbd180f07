"""Home: the first question for who is new, what came of each section for who has begun, and one button that goes on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from bench.budgets import SHIFT
from tests.built_site import Site
from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck, scenario_page

SHIFTS = """() => new Promise((done) => {
  const shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      shifts.push([value, ...sources.map(({ node }) => node?.className)]);
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shifts), 100);
})"""


def act(reader: SelfCheck) -> Locator:
    """The one button."""
    return reader.page.locator(".quiz-start__link")


def sections(reader: SelfCheck) -> list[str]:
    return reader.page.locator(".quiz-start__count").all_inner_texts()


def test_a_new_reader_answers_the_first_question_and_goes_on_with_the_second(
    reader: SelfCheck,
) -> None:
    first, second, *_ = reader.ids
    reader.go("")
    expect(act(reader)).to_have_text("Start the self-check")
    quiz = reader.quiz
    assert sections(reader)[0] == f"{len(quiz.sections[0].questions)} questions"
    reader.answer(first, right=False)
    assert reader.verdict(first).startswith("Not right.")
    expect(reader.card(first).locator(".quiz-answer__explanation")).to_be_visible()
    expect(act(reader)).to_have_text("Go on with question 2")
    expect(reader.page.locator(".quiz-start__figure")).to_have_text(
        f"1 of {len(quiz.questions)} answered, 0 right"
    )
    reader.follow(reader.page.locator(".quiz-start__next a"), QUESTIONS)
    assert reader.page.url.endswith(f"#question-{second}")
    assert reader.answered(first) and not reader.answered(second)


def test_on_a_phone_the_first_question_begins_where_the_words_around_it_do(
    reader: SelfCheck,
) -> None:
    reader.page.set_viewport_size({"width": 360, "height": 740})
    lefts = reader.go("").page.evaluate(
        """() => ["h2", ".quiz-question__head", ".quiz-question__options", ".quiz-start__sections > h2"].map((at) =>
          document.querySelector(`.quiz-start ${at}, ${at}`).getBoundingClientRect().left)"""
    )
    assert len(set(lefts)) == 1


def test_who_has_begun_sees_what_came_of_each_section_and_who_is_done_the_way_to_results(
    reader: SelfCheck,
) -> None:
    first, *rest = reader.ids
    reader.go().answer(first)
    reader.go("")
    expect(reader.page.locator("quiz-start")).to_have_attribute("data-state", "going")
    expect(reader.card(first)).to_be_hidden()
    expect(act(reader)).to_have_text("Go on with question 2")
    counts = [len(section.questions) for section in reader.quiz.sections]
    assert sections(reader)[0] == f"1 of {counts[0]} right"
    assert sections(reader)[1] == f"{counts[1]} questions"
    reader.go()
    for id in rest:
        reader.answer(id)
    reader.go("")
    expect(act(reader)).to_have_text("See your results")
    assert sections(reader) == [f"{count} of {count} right" for count in counts]
    reader.follow(act(reader), RESULTS)


@pytest.mark.parametrize("size", [(390, 664), (1440, 900)])
def test_nothing_moves_whatever_is_saved(
    size: tuple[int, int], site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(viewport={"width": size[0], "height": size[1]})
    reader = SelfCheck(context.new_page(), site)
    for answers in (0, 1, len(reader.ids)):
        if answers:
            reader.go()
            for id in reader.ids[:answers]:
                if not reader.answered(id):
                    reader.answer(id)
        for page in ("", QUESTIONS, scenario_page(site, reader.quiz.scenarios[0].id)):
            reader.go(page).wait_for_scripts()
            shifts = reader.page.evaluate(SHIFTS)
            assert sum(value for value, *_ in shifts) < SHIFT, (page, shifts)


def test_without_scripts_the_first_question_and_every_section_stand_there(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    reader = SelfCheck(new_context(java_script_enabled=False).new_page(), site).go("")
    expect(reader.card(reader.ids[0])).to_be_visible()
    titles = [section.short for section in reader.quiz.sections]
    expect(reader.page.locator(".quiz-start__section > a")).to_have_text(titles)
    expect(reader.page.locator(".quiz-start__section > a").last).to_be_visible()


def test_who_asks_for_nothing_loads_nothing_of_practice_exams_and_copies(
    reader: SelfCheck,
) -> None:
    scripts: set[str] = set()
    reader.page.on("request", lambda request: scripts.add(request.url.rpartition("/quiz/")[2]))
    reader.go("resources/")
    assert not [name for name in scripts if "://" not in name]
    reader.go()
    assert "elements/quiz-question.js" in scripts
    assert not [name for name in scripts if name.startswith(("work/", "practice/", "offline"))]
    # Nor does who answers, but for what reads events: whether an exam is under way, and what is due.
    reader.answer(reader.ids[0])
    reader.wait_for_paint()
    assert "work/cards.js" in scripts
    seldom = {"again", "clock", "exam", "practice", "sure", "views"}
    assert not scripts & {f"work/{name}.js" for name in seldom}
    assert not scripts & {"practice/sessions.js", "practice/history.js", "practice/calendar.js"}

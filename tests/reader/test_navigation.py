"""Material's instant navigation: pages change without a load, and the quiz goes on working."""

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
    expect(reader.card(third).get_by_role("status")).to_have_text("Right.")
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
        reader.press(id, "Show answer")
    reader.go("")
    expect(reader.page.get_by_role("link", name="Go on with")).to_have_count(0)
    expect(results).to_be_visible()
    reader.follow(results, RESULTS)
    assert reader.score == f"0 of {len(reader.ids)} Not passed"


def test_scenario_pages_keep_apart(reader: SelfCheck) -> None:
    reader.go(RESULTS)
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

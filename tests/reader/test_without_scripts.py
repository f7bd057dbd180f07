"""With scripts off the site is a book: every question, option and explanation can be read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.built_site import Site
from tests.reader.selfcheck import RESULTS, SelfCheck, plain, scenario_page, seen


@pytest.fixture
def reader(site: Site, new_context: Callable[..., BrowserContext]) -> SelfCheck:
    return SelfCheck(new_context(java_script_enabled=False).new_page(), site)


def test_every_question_option_and_explanation_can_be_read(reader: SelfCheck) -> None:
    reader.go()
    for question in reader.quiz.questions:
        card = reader.card(question.id)
        expect(card.locator(".quiz-question__stem")).to_contain_text(
            plain(question.stem.split("\n\n")[0])
        )
        assert reader.order(question.id) == list(question.options)
        for letter, option in question.options.items():
            assert (
                seen(reader.option(question.id, letter).inner_text()) == f"{letter} {plain(option)}"
            )
        assert not reader.explained(question.id)
        card.get_by_text("Show answer").click()
        shown = seen(card.locator(".quiz-answer").inner_text())
        assert f"Answer: {', '.join(question.key)}." in shown
        assert plain(question.explanation.split("\n\n")[0]) in shown
        for letter, feedback in question.feedback.items():
            assert f"{letter} {plain(feedback)}" in shown
        for source in question.sources:
            assert reader.quiz.sources[source].title in shown
    # What only scripts could do is not offered.
    expect(reader.page.locator("article").get_by_role("button")).to_have_count(0)


def test_the_results_page_is_the_scoring_guide(reader: SelfCheck) -> None:
    reader.go(RESULTS)
    text = seen(reader.page.locator("article").inner_text())
    assert f"{reader.quiz.pass_mark} of {len(reader.ids)} pass" in text
    assert reader.bands == []
    for band in reader.quiz.bands:
        details = reader.page.locator(f'[data-band="{band.id}"]')
        scores = [f"{band.lowest} to {band.highest}", f"{band.lowest} right"]
        expect(details.locator("summary")).to_contain_text(scores[band.lowest == band.highest])
        details.locator("summary").click()
        shown = seen(details.inner_text())
        for item in [band.summary, *band.review, *band.steps, *band.certifications]:
            assert plain(item) in shown
    for section in reader.quiz.sections:
        for item in section.study:
            assert plain(item) in text
    assert sorted(reader.listed) == sorted(reader.ids)


def test_scenarios_show_case_sample_answer_and_rubric(reader: SelfCheck) -> None:
    for scenario in reader.quiz.scenarios:
        reader.go(scenario_page(reader.site, scenario.id))
        text = seen(reader.page.locator("article").inner_text())
        for task in scenario.tasks:
            assert plain(task) in text
        sample = reader.page.locator(".quiz-scenario__sample")
        expect(sample.locator("h4").first).to_be_hidden()
        sample.locator("> summary").click()
        expect(sample.locator("h4").first).to_be_visible()
        assert reader.quiz.rubric
        for criterion in reader.quiz.rubric.criteria:
            group = reader.page.locator(f'[data-criterion="{criterion.id}"]')
            shown = seen(group.inner_text())
            assert plain(criterion.question) in shown
            for level in criterion.levels.values():
                assert plain(level) in shown


def test_the_home_page_leads_to_the_questions(reader: SelfCheck) -> None:
    reader.go("")
    reader.page.get_by_role("link", name="Start the self-check").click()
    expect(reader.card(reader.ids[0])).to_be_visible()


def test_pages_opened_from_a_disk_can_be_read_and_say_what_scoring_needs(
    site: Site, browser: Browser
) -> None:
    # Not in a context of ours: the browser has much to say of scripts in files.
    page = browser.new_page()
    # A browser waits four seconds for scripts; a test does not.
    session = page.context.new_cdp_session(page)
    session.send("Animation.enable")
    session.send("Animation.setPlaybackRate", {"playbackRate": 40})
    page.goto((site.root / "self-check/index.html").as_uri())
    said = page.locator(".quiz-unserved")
    expect(said).to_be_visible()
    expect(said).to_contain_text("checking and scoring need the server")
    card = page.locator("quiz-question").first
    expect(card.locator("label").first).to_be_visible()
    card.get_by_text("Show answer").click()
    expect(card.locator(".quiz-answer__explanation")).to_be_visible()
    # With a server there is nothing to say, nor without scripts.
    SelfCheck(page, site).go()
    expect(said).to_be_hidden()
    page.close()


def test_who_has_scripts_off_is_not_told_of_servers(reader: SelfCheck) -> None:
    expect(reader.go().page.locator(".quiz-unserved")).to_be_hidden()

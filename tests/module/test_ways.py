"""From a missed question to the paragraph that explains it, and back; nothing is cited or linked in vain."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.bank.model import Band, Quiz, Section
from macros.bank.question import Question
from macros.bank.reader import load_bank
from macros.render import macro_names
from macros.render.citations import citations
from macros.site.host import Host
from macros.site.pages import read_site
from tests.built_site import Site
from tests.reader.selfcheck import RESULTS, SelfCheck

QUIZZES = load_bank(Path("quizdata")).quizzes.values()
QUIZ = load_bank(Path("quizdata")).quizzes["llm-infrastructure"]
SECTIONS = [section for quiz in QUIZZES for section in quiz.sections]
QUESTIONS = [question for quiz in QUIZZES for question in quiz.questions]
BANDS = {f"{quiz.id}-{band.id}": band for quiz in QUIZZES for band in quiz.bands}
PAGES, _ = read_site(Host(Path("docs")), macro_names())
LINK = re.compile(r"\]\(/([\w./-]+\.md)(?:#[\w-]+)?\)")


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_lesson_embeds_its_section(section: Section) -> None:
    shown = {(call.page, *call.args) for call in PAGES.calls if call.name == "section"}
    assert (section.lesson, section.id) in shown


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_question_is_taught_under_a_heading_of_its_lesson(question: Question) -> None:
    page, _, anchor = (question.lesson or "").partition("#")
    headings = re.findall(r"^##+ .*\{: #([\w-]+) \}$", (Path("docs") / page).read_text(), re.M)
    assert anchor in headings


@pytest.mark.parametrize("band", BANDS.values(), ids=BANDS)
def test_each_next_step_links_to_a_page(band: Band) -> None:
    for step in band.steps:
        assert LINK.findall(step), step
        assert all((Path("docs") / page).is_file() for page in LINK.findall(step))


def test_bands_start_and_end_where_the_module_says() -> None:
    ranges = [(band.highest, band.lowest) for band in QUIZ.bands]
    assert ranges == [(25, 23), (22, 20), (19, 18), (17, 0)]
    assert (QUIZ.pass_mark, len(QUIZ.questions)) == (20, 25)


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.id)
def test_every_source_is_cited(quiz: Quiz) -> None:
    assert {citation.source for citation in citations(quiz, PAGES)} >= set(quiz.sources)


def test_the_key_is_the_longest_option_in_at_most_8_questions() -> None:
    longest = [
        question.id
        for question in QUIZ.questions
        if max(question.options, key=lambda letter: len(question.options[letter])) in question.key
    ]
    assert len(longest) <= 8, longest


def test_the_letters_are_those_of_the_source_document() -> None:
    letters = "".join("".join(question.key) for question in QUIZ.questions)
    assert letters == "BBCCBCBBCBBCCBABBCBACBBBB"


def test_a_missed_question_18_is_two_clicks_from_its_explanation(
    page: Page, module_site: Site
) -> None:
    reader = SelfCheck(page, module_site).go()
    missed = QUIZ.questions[17]
    reader.answer(missed.id, right=False)
    reader.go(RESULTS)
    item = reader.results.locator(f'li:has([data-id="{missed.id}"])')
    lesson, _, anchor = (missed.lesson or "").removesuffix(".md").partition(".md#")
    reader.follow(item.get_by_role("link", name="Read"), f"{lesson}/")
    assert page.url.endswith(f"#{anchor}")
    assert page.locator(f"#{anchor}").is_visible()
    # The same question stands at the end of the lesson, answered, with a way back to the results.
    assert reader.answered(missed.id)
    reader.follow(page.get_by_role("link", name="your results"), RESULTS)
    assert "1 answered" in reader.headline or "1 of" in reader.headline

"""Another subject, published as the guide says: as the only quiz, and beside the first."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.bank.model import Quiz
from macros.bank.reader import load_bank
from tests.another_subject.maintainer import BANK, KNOTS, add_quiz, replace_quiz
from tests.built_site import REPOSITORY, EditableSite, Host
from tests.reader.selfcheck import SelfCheck

MODULE = "llm-infrastructure"
HOSTS: list[Host] = ["mkdocs", "zensical"]


class OfQuiz(SelfCheck):
    """A reader of one quiz of a site that may have two."""

    quiz_id = KNOTS

    @property
    def quiz(self) -> Quiz:
        return load_bank(self.site.source / "quizdata").quizzes[self.quiz_id]


class OfModule(OfQuiz):
    quiz_id = MODULE


def share_an_id(folder: Path) -> None:
    """Give a question on knots the id of one of the module's."""
    add_quiz(folder)
    file = folder / "quizdata" / KNOTS / "01-loops-and-stoppers.yml"
    text = file.read_text(encoding="utf-8").replace("id: stopper", "id: rag-purpose")
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module", params=HOSTS)
def alone(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EditableSite]:
    """A site about knots alone."""
    site = EditableSite(tmp_path_factory.mktemp("alone"), request.param)
    try:
        site.edit(replace_quiz)
        yield site
    finally:
        site.close()


@pytest.fixture(scope="module", params=HOSTS)
def beside(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EditableSite]:
    """This repository's site with a second quiz, one of whose questions has the id of one of the first."""
    site = EditableSite(tmp_path_factory.mktemp("beside"), request.param)
    try:
        site.edit(share_an_id)
        yield site
    finally:
        site.close()


def check(folder: Path) -> str:
    """What the strict check says of a copy, on the day of the last review in it."""
    quizzes = load_bank(folder / "quizdata").quizzes.values()
    day = max(question.reviewed for quiz in quizzes for question in quiz.questions)
    command = [sys.executable, "-m", "macros", "check", "--strict", "--today", day.isoformat()]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_only_quiz_passes_the_strict_check(alone: EditableSite) -> None:
    assert check(alone.source).startswith("quizdata: 1 quiz, 7 questions,")


@pytest.mark.parametrize(("right", "band"), [(7, "skipper"), (5, "crew"), (4, "ashore")])
def test_score_ends_in_its_band(page: Page, alone: EditableSite, right: int, band: str) -> None:
    reader = OfQuiz(page, alone)
    reader.go().answer_all(right)
    assert reader.progress == (7, 7, right)
    reader.go("results/")
    assert reader.score == f"{right} of 7 {'Passed' if right >= 5 else 'Not passed'}"
    assert reader.bands == [band]


def test_some_of_the_right_answers_are_not_right(page: Page, alone: EditableSite) -> None:
    reader = OfQuiz(page, alone).go()
    expect(reader.card("release-under-load")).to_contain_text("Choose all that apply")
    reader.choose("release-under-load", ["A"])
    reader.check("release-under-load")
    assert reader.verdict("release-under-load").startswith("Not right. The right answers are ")


def test_two_options_make_a_question(page: Page, alone: EditableSite) -> None:
    reader = OfQuiz(page, alone).go()
    assert sorted(reader.order("along-a-rope")) == ["A", "B"]
    reader.answer("along-a-rope", right=False)
    assert reader.verdict("along-a-rope").startswith("Not right.")


def test_grade_of_its_scenario_stands_on_its_results(page: Page, alone: EditableSite) -> None:
    reader = OfQuiz(page, alone).go("scenarios/jam/")
    page.get_by_label("Your answer").fill("A rolling hitch on the sheet, " * 20)
    reader.button("Compare with the sample answer").click()
    page.locator('[data-level="safe"]').click()
    reader.go("results/")
    expect(page.locator('li:has([data-scenario="jam"])')).to_contain_text("Safe, 100 %")


def test_built_pages_name_nothing_of_the_module(alone: EditableSite) -> None:
    """Pages under Contribute take their examples from it."""
    for built in alone.root.rglob("*.html"):
        if "contribute" not in built.parts:
            # Navigation and edit links apart, a page is its article.
            (article,) = re.findall(r"<article.*?</article>", built.read_text("utf-8"), re.S)
            assert not module_words(article), built


def test_both_quizzes_pass_the_strict_check(beside: EditableSite) -> None:
    assert check(beside.source).startswith("quizdata: 2 quizzes, 32 questions,")


def test_answers_to_one_quiz_are_no_answers_to_the_other(page: Page, beside: EditableSite) -> None:
    knots, module = OfQuiz(page, beside), OfModule(page, beside)
    knots.go("knots/").answer_all(6)
    module.go()
    assert not module.answered("rag-purpose")
    assert module.progress == (0, 25, 0)
    module.answer("rag-purpose", right=False)
    assert (knots.stored("rag-purpose")["right"], module.stored("rag-purpose")["right"]) == (
        True,
        False,
    )

    knots.go("knots/results/")
    assert (knots.score, knots.bands) == ("6 of 7 Passed", ["crew"])
    module.go("results/")
    assert module.headline == "1 of 25 answered, 0 right so far."
    assert module.results.locator('li[data-state="missed"]').count() == 1

    module.start_over()
    assert module.headline.startswith("Nothing is answered yet")
    knots.go("knots/results/")
    assert knots.score == "6 of 7 Passed"


def test_copy_of_one_quiz_is_not_taken_by_the_other(
    page: Page, beside: EditableSite, tmp_path: Path
) -> None:
    knots, module = OfQuiz(page, beside), OfModule(page, beside)
    knots.go("knots/").answer("rag-purpose")
    knots.go("knots/results/")
    with page.expect_download() as download:
        knots.button("Save a copy of my answers").click()
    copy = tmp_path / "copy.json"
    download.value.save_as(copy)
    assert list(json.loads(copy.read_text(encoding="utf-8"))["records"]).count("rag-purpose") == 1

    module.go("results/")
    page.get_by_label("Copy of answers").set_input_files(copy)
    expect(page.locator("quiz-tools")).to_contain_text("not a copy of answers to this quiz")
    assert module.stored("rag-purpose") is None


def test_links_of_each_quiz_lead_to_its_own_pages(page: Page, beside: EditableSite) -> None:
    knots = OfQuiz(page, beside).go("knots/")
    assert "answer key" not in page.locator("quiz-print").inner_text()
    knots.follow(page.locator(".quiz-progress__results"), "knots/results/")
    page.locator(".quiz-results__sections [data-id]").first.click()
    page.wait_for_url("**/knots/#question-fixed-loop")

    module = OfModule(page, beside).go()
    module.follow(page.locator(".quiz-progress__results"), "self-check/results/")
    page.locator(".quiz-results__sections [data-id]").first.click()
    page.wait_for_url("**/self-check/self-check/#question-*")


def module_words(text: str) -> list[str]:
    """Words of this repository's own quiz that stand in a text: ids and titles that are no everyday words."""
    return sorted({match[0].lower() for match in WORDS.finditer(text)})


def _words() -> re.Pattern[str]:
    quiz = load_bank(REPOSITORY / "quizdata").quizzes[MODULE]
    parts = [*quiz.sections, *quiz.questions, *quiz.scenarios]
    names = {quiz.id, quiz.title, *(part.id for part in parts), "llm", "gpu"}
    names |= {part.title for part in [*quiz.sections, *quiz.scenarios]}
    for folder in ("lessons", "exercises", "scenarios"):
        names |= {page.stem for page in (REPOSITORY / "docs" / folder).glob("[0-9]*.md")}
    words = "|".join(re.escape(name) for name in sorted(names - EVERYDAY, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


EVERYDAY = {"production", "fundamentals"}
WORDS = _words()


@pytest.mark.parametrize("folder", ["macros", "overrides", ".github"])
def test_nothing_around_the_bank_names_the_module(folder: str) -> None:
    """The calculators belong to lessons of the module, and main.html loads them."""
    found = {}
    for path in sorted((REPOSITORY / folder).rglob("*")):
        if path.suffix in {".pyc", ".png"} or "calculator" in path.as_posix() or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        if words := [word for word in module_words(text) if (path.name, word) not in LOADED]:
            found[path.relative_to(REPOSITORY).as_posix()] = words
    assert not found


LOADED = {("main.html", "gpu-memory")}


def test_another_subject_shares_no_word_with_the_module() -> None:
    assert not [
        words for file in BANK.rglob("*.*") if (words := module_words(file.read_text("utf-8")))
    ]

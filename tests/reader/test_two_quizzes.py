"""Two quizzes on one site, one question with the same id in both: answers, copies and links keep apart."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.bank.model import Quiz
from macros.bank.reader import load_bank
from tests.bank.banks import change, copy_base
from tests.built_site import EditableSite, Host, Site, built
from tests.reader.selfcheck import SelfCheck

HOSTS: list[Host] = ["mkdocs", "zensical"]
SHARED = "stopper"
PAGES = {
    "bicycles/index.md": '# Bicycles\n\n{{ progress("demo") }}\n\n{{ quiz("demo") }}\n\n{{ printing("demo") }}',
    "bicycles/results.md": '# Your bicycle\n\n{{ results("demo") }}\n\n{{ tools("demo") }}',
    "bicycles/scenario.md": '# A flat tire\n\n{{ scenario("flat-tire", "demo") }}',
    "lessons/01-basics.md": '# Lesson\n\n{{ section("basics", "demo") }}',
}


class OfKnots(SelfCheck):
    """A reader of one quiz of a site that has two."""

    quiz_id = "sailing-knots"

    @property
    def quiz(self) -> Quiz:
        return load_bank(self.site.source / "quizdata").quizzes[self.quiz_id]


class OfBicycles(OfKnots):
    quiz_id = "demo"


def add_bicycles(folder: Path) -> None:
    """Put a second quiz beside the one that is there, which pages go on to mean that name none."""
    copy_base(folder)
    change(folder / "quizdata/demo/01-basics.yml", "id: chain-oil", f"id: {SHARED}")
    allowed = "Tell us.\nallow:\n  section-not-taught: The lights are learned at dusk.\n"
    change(folder / "quizdata/demo/quiz.yml", "Tell us.\n", allowed)
    for name, text in PAGES.items():
        page = folder / "docs" / name
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\nrender_macros: true\n---\n{text}\n", encoding="utf-8")
    change(folder / "mkdocs.yml", "\nextra:\n", "\nextra:\n  quiz: sailing-knots\n")


@pytest.fixture(scope="module", params=HOSTS)
def beside(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    site = EditableSite(tmp_path_factory.mktemp("beside"), request.param)
    add_bicycles(site.source)
    yield from built(site)


def test_both_quizzes_pass_the_strict_check(tmp_path: Path) -> None:
    site = EditableSite(tmp_path)
    site.close()
    add_bicycles(tmp_path)
    command = [sys.executable, "-m", "macros", "check", "--strict", "--today", "2026-11-22"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    assert said == "quizdata: 2 quizzes, 15 questions, 20 pages, no problems\n"


def test_answers_to_one_quiz_are_no_answers_to_the_other(page: Page, beside: Site) -> None:
    bicycles, knots = OfBicycles(page, beside), OfKnots(page, beside)
    bicycles.go("bicycles/").answer_all(2)
    knots.go()
    assert not knots.answered(SHARED)
    assert knots.progress == (0, 12, 0)
    knots.answer(SHARED, right=False)
    answers = bicycles.stored(SHARED) + knots.stored(SHARED)
    assert [answer["right"] for answer in answers] == [True, False]

    bicycles.go("bicycles/results/")
    assert (bicycles.score, bicycles.bands) == ("2 of 3 Passed", ["ready"])
    knots.go("results/")
    assert knots.headline == "1 of 12 answered, 0 right so far."
    assert knots.results.locator('li[data-state="missed"]').count() == 1

    knots.start_over()
    assert knots.headline.startswith("Nothing is answered yet")
    bicycles.go("bicycles/results/")
    assert bicycles.score == "2 of 3 Passed"


def test_copy_of_one_quiz_is_not_taken_by_the_other(
    page: Page, beside: Site, tmp_path: Path
) -> None:
    bicycles, knots = OfBicycles(page, beside), OfKnots(page, beside)
    bicycles.go("bicycles/").answer(SHARED)
    bicycles.go("bicycles/results/")
    with page.expect_download() as download:
        bicycles.button("Save a copy of my answers").click()
    copy = tmp_path / "copy.json"
    download.value.save_as(copy)
    assert list(json.loads(copy.read_text(encoding="utf-8"))["records"]).count(SHARED) == 1

    knots.go("results/")
    page.get_by_label("Copy of answers").set_input_files(copy)
    expect(page.locator("quiz-tools")).to_contain_text("not a copy of answers to this quiz")
    assert knots.stored(SHARED) is None


def test_links_of_each_quiz_lead_to_its_own_pages(page: Page, beside: Site) -> None:
    bicycles = OfBicycles(page, beside).go("bicycles/")
    assert "answer key" not in page.locator("quiz-print").inner_text()
    bicycles.show(SHARED)
    bicycles.follow(page.locator(".quiz-progress__results"), "bicycles/results/")
    page.locator(f'.quiz-results__sections [data-id="{SHARED}"]').click()
    page.wait_for_url(f"**/bicycles/#question-{SHARED}")

    knots = OfKnots(page, beside).go()
    knots.show(knots.ids[0])
    knots.follow(page.locator(".quiz-progress__results"), "self-check/results/")
    page.locator(".quiz-results__sections [data-id]").first.click()
    page.wait_for_url("**/self-check/self-check/#question-*")

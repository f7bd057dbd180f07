"""A bank edited between two visits: what was graded on other words is asked again, everything else is kept."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.bank.banks import change
from tests.built_site import EditableSite
from tests.reader.selfcheck import RESULTS, SelfCheck

Small = Callable[..., EditableSite]
BASICS, LIGHTS, QUIZ = (f"quizdata/demo/{name}.yml" for name in ("01-basics", "02-lights", "quiz"))


def visited(page: Page, site: EditableSite) -> SelfCheck:
    """A reader who has answered all three questions right."""
    reader = SelfCheck(page, site).go()
    for id in reader.ids:
        reader.answer(id)
    assert reader.progress == (3, 3, 3)
    return reader


def test_an_edited_question_is_asked_again_and_said_to_have_changed(
    build_small: Small, page: Page
) -> None:
    site = build_small()
    reader = visited(page, site)
    edits = {
        "chain-oil": ("A: When it squeaks", "A: When it creaks"),
        "tire-pressure": ("answer: B", "answer: A"),
    }

    def edit(folder: Path) -> None:
        for old, new in edits.values():
            change(folder / BASICS, old, new)
        change(folder / BASICS, "      A: That is 0.04 bar.", "      B: That is 4 bar.")

    site.edit(edit)
    reader.go()
    for id in edits:
        assert not reader.answered(id)
        assert "has changed since you answered it" in reader.verdict(id)
    assert reader.answered("lamps")
    assert reader.progress == (1, 3, 1)
    assert "2 changed" in page.locator("quiz-progress").first.inner_text()

    reader.go(RESULTS)
    assert "2 questions have changed since you answered them" in reader.results.inner_text()
    assert reader.score == ""
    assert reader.listed == ["chain-oil", "tire-pressure"]

    reader.go().answer("chain-oil")
    reader.answer("tire-pressure", right=False)
    assert reader.progress == (3, 3, 2)
    assert "changed" not in page.locator("quiz-progress").first.inner_text()


def test_better_explanations_and_a_renamed_question_keep_their_answers(
    build_small: Small, page: Page
) -> None:
    site = build_small()
    reader = visited(page, site)

    def edit(folder: Path) -> None:
        basics = folder / BASICS
        change(basics, "explanation: Friction is heard.", "explanation: Dry links rub.")
        change(basics, "B: A shining chain carries oil.", "B: It shines with oil.")
        change(
            basics,
            "    stem: When does a chain want oil?",
            "    stem: When does a\n      chain want oil?",
        )
        change(
            basics,
            "  - id: tire-pressure\n",
            "  - id: inflation-pressure\n    formerly: [tire-pressure]\n",
        )

    site.edit(edit)
    reader.go()
    assert reader.progress == (3, 3, 3)
    for id in reader.ids:
        assert reader.verdict(id) == "Right."
    expect(reader.card("chain-oil").locator(".quiz-answer")).to_contain_text("Dry links rub.")
    reader.go(RESULTS)
    assert reader.score == "3 of 3 Passed"
    assert "no longer asked" not in reader.results.inner_text()

    reader.start_over()
    reader.go().answer("inflation-pressure", right=False)
    assert reader.progress == (1, 3, 0)


def test_a_removed_question_stops_counting_and_is_said_to_be_gone(
    build_small: Small, page: Page
) -> None:
    site = build_small()
    reader = visited(page, site)

    def remove(folder: Path) -> None:
        (folder / LIGHTS).unlink()
        change(folder / QUIZ, "highest: 3", "highest: 2")

    site.edit(remove)
    reader.go()
    assert reader.ids == ["chain-oil", "tire-pressure"]
    assert reader.progress == (2, 2, 2)
    reader.go(RESULTS)
    assert reader.score == "2 of 2 Passed"
    assert "One of your answers belongs to a question that is no longer asked" in (
        reader.results.inner_text()
    )
    assert reader.stored("lamps")[0]["right"] is True  # kept, should the question come back


def test_a_new_question_is_open_and_the_rest_stays(build_small: Small, page: Page) -> None:
    site = build_small(
        lambda folder: (
            (folder / LIGHTS).rename(folder / "lights"),
            change(folder / QUIZ, "highest: 3", "highest: 2"),
        )
    )
    reader = SelfCheck(page, site).go()
    reader.answer("chain-oil")
    reader.answer("tire-pressure", right=False)

    def insert(folder: Path) -> None:
        (folder / "lights").rename(folder / BASICS.replace("01-basics", "00-lights"))
        change(folder / QUIZ, "highest: 2", "highest: 3")

    site.edit(insert)
    reader.go()
    assert reader.ids[0] == "lamps"
    assert reader.progress == (2, 3, 1)
    assert not reader.answered("lamps")
    assert reader.verdict("chain-oil") == "Right."
    assert reader.verdict("tire-pressure").startswith("Not right.")

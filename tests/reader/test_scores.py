"""What a score means: pass or not, the band with its next steps, and the sections worth repeating."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from macros.bank.model import Band
from macros.bank.reader import load_bank
from tests.built_site import CONTENT
from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck, plain, seen

QUIZ = next(iter(load_bank(CONTENT / "quizdata").quizzes.values()))


@pytest.mark.parametrize("band", QUIZ.bands, ids=lambda band: f"{band.highest}-right")
def test_the_best_score_of_a_band_opens_that_band_with_its_steps(
    reader: SelfCheck, band: Band
) -> None:
    total, right = len(reader.ids), band.highest
    missed = reader.go().answer_all(right)
    assert reader.progress == (total, total, right)

    reader.follow(reader.page.locator(".quiz-progress__results"), RESULTS)
    passed = right >= reader.quiz.pass_mark
    assert reader.score == f"{right} of {total} {'Passed' if passed else 'Not passed'}"
    assert reader.headline.startswith("Passed" if passed else "Not passed yet")
    assert reader.bands == [band.id]
    mine = reader.results.locator("details[open]")
    assert [seen(step.inner_text()) for step in mine.locator(".quiz-step").all()] == [
        plain(step) for step in band.steps
    ]
    for text in [band.summary, *band.review, *band.certifications]:
        expect(mine).to_contain_text(plain(text))

    lost = {section.short: 0 for section in reader.quiz.sections}
    for section in reader.quiz.sections:
        lost[section.short] += sum(question.id in missed for question in section.questions)
    assert list(reader.bars) == sorted(lost, key=lambda short: -_need(reader, short, lost))
    assert {short: all - right for short, (right, all) in reader.bars.items()} == lost
    assert sorted(reader.listed) == sorted(missed)
    if missed:
        worst = next(iter(reader.bars))
        assert worst in reader.headline


def _need(reader: SelfCheck, short: str, lost: dict[str, int]) -> float:
    """Lost points first, then the share lost."""
    section = next(section for section in reader.quiz.sections if section.short == short)
    return lost[short] + lost[short] / len(section.questions) / 10


def test_a_missed_question_links_back_to_itself_and_to_its_lesson(reader: SelfCheck) -> None:
    id = reader.ids[4]
    reader.go().answer(id, right=False)
    reader.go(RESULTS)
    assert reader.listed == reader.ids  # the others are still open
    entry = reader.results.locator("li", has=reader.page.locator(f'[data-id="{id}"]')).last
    expect(entry).to_have_attribute("data-state", "missed")

    reader.follow(entry.locator("[data-id]"), QUESTIONS)
    expect(reader.page.locator(f"#question-{id}")).to_be_in_viewport()
    assert reader.answered(id)

    reader.go(RESULTS)
    lesson, _, anchor = (reader.question(id).lesson or "").partition("#")
    reader.follow(entry.locator(".quiz-result__lesson"), f"{Path(lesson).with_suffix('')}/")
    expect(reader.page.locator(f"#{anchor}")).to_be_in_viewport()


def test_study_items_stand_under_the_sections_that_lost_points(reader: SelfCheck) -> None:
    reader.go().answer_all(len(reader.ids) - 1)
    reader.go(RESULTS)
    (lossy,) = [s for s in reader.quiz.sections for q in s.questions if [q.id] == reader.listed]
    shown = reader.results.locator(".quiz-result__study:visible")
    expect(shown).to_have_count(1)
    for item in lossy.study:
        expect(shown).to_contain_text(plain(item))


def test_before_the_last_answer_there_is_no_verdict(reader: SelfCheck) -> None:
    reader.go(RESULTS)
    assert "Nothing is answered yet" in reader.headline
    assert (reader.score, reader.bands) == ("", [])
    expect(reader.button("Score now, with the open ones as wrong")).to_be_hidden()

    reader.go().answer(reader.ids[0])
    reader.go(RESULTS)
    total = len(reader.ids)
    assert reader.headline == f"1 of {total} answered, 1 right so far."
    assert (reader.score, reader.bands) == ("", [])


def test_score_now_counts_open_questions_as_wrong(reader: SelfCheck) -> None:
    reader.go().answer(reader.ids[0])
    reader.answer(reader.ids[-1], right=False)
    reader.go(RESULTS)
    reader.button("Score now, with the open ones as wrong").click()
    assert reader.score == f"1 of {len(reader.ids)} Not passed"
    assert reader.bands == [reader.quiz.bands[-1].id]
    assert reader.listed and reader.ids[0] not in reader.listed
    assert sorted(reader.listed) == sorted(reader.ids[1:])


def test_a_ticked_step_is_found_ticked_again(reader: SelfCheck) -> None:
    reader.go().answer(reader.ids[0])
    reader.go(RESULTS)
    reader.button("Score now, with the open ones as wrong").click()
    steps = reader.results.locator("details[open] .quiz-step")
    steps.nth(1).locator("input").check()
    assert reader.bands == [reader.quiz.bands[-1].id]

    other = reader.results.locator("details.quiz-band").last
    other.locator("summary").click()
    other.locator("input").first.check()
    mine, theirs = steps.nth(1).locator("input"), other.locator("input").first
    chosen = {box.get_attribute("data-step") for box in (mine, theirs)}
    expect(other).to_have_attribute("open", "")  # ticking does not shut it again

    reader.reload()
    ticked = reader.results.locator(".quiz-step input:checked")
    expect(ticked).to_have_count(2)
    assert {box.get_attribute("data-step") for box in ticked.all()} == chosen

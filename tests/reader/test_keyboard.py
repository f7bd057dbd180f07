"""By keyboard alone: everything can be reached, focus is always somewhere and always seen, verdicts are announced."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.built_site import EditableSite, Site
from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck, scenario_page

# Where the focus is, and whether its ring shows: on the element, or on the row of the option that it belongs to.
FOCUS = """() => {
  const at = document.activeElement;
  const row = at.closest(".quiz-option, .quiz-level") ?? at;
  const { outlineStyle, outlineWidth } = getComputedStyle(row);
  const box = row.getBoundingClientRect();
  return {
    lost: at === document.body,
    ring: outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    ours: Boolean(at.closest("article")),
    what: at.outerHTML.slice(0, 120),
  };
}"""


class Keyboard(SelfCheck):
    """A reader without a mouse."""

    def press_keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            focus = self.page.evaluate(FOCUS)
            assert not focus["lost"], f"after {key} the focus is lost"

    def tab_to(self, target: Locator, back: bool = False) -> None:
        """Tab until the focus is on the target; each stop in the article on the way has to be seen."""
        # Words of a fold are in what opens it.
        here = "target => (target.closest('summary') ?? target) === document.activeElement"
        for _ in range(120):
            if target.evaluate(here):
                return
            self.press_keys("Shift+Tab" if back else "Tab")
            focus = self.page.evaluate(FOCUS)
            if focus["ours"]:
                assert focus["ring"], f"no focus ring: {focus['what']}"
                assert focus["seen"], f"outside the window: {focus['what']}"
        raise AssertionError("cannot be reached with the keyboard")

    def skip_to_content(self) -> None:
        # Until scripts have come there are other things to focus, which they then hide.
        self.wait_for_scripts()
        self.press_keys("Tab")
        expect(self.page.get_by_role("link", name="Skip to content")).to_be_focused()
        self.page.keyboard.press("Enter")
        # Where that leads is said in the address, and then to whoever listens.
        self.page.wait_for_function("() => location.hash")
        self.page.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go)))")

    def digit(self, id: str, letter: str) -> str:
        """The key that chooses an option."""
        return str(self.order(id).index(letter) + 1)

    def choice_made(self, id: str) -> str:
        """The option that is chosen, by its letter in the bank."""
        return self.card(id).locator("input:checked").input_value()


@pytest.fixture
def typist(page: Page, site: Site) -> Keyboard:
    return Keyboard(page, site)


def test_a_question_from_choice_to_practice(typist: Keyboard) -> None:
    id, following = typist.ids[:2]
    card = typist.go().card(id)
    radios = card.get_by_role("radio")
    status = card.get_by_role("status")
    typist.skip_to_content()
    typist.tab_to(radios.nth(0))
    # Arrows choose, and choosing does not check.
    typist.press_keys("ArrowDown", "ArrowDown")
    expect(radios.nth(2)).to_be_checked()
    typist.press_keys("ArrowUp")
    expect(radios.nth(1)).to_be_checked()
    assert typist.progress[0] == 0

    order = typist.order(id)
    wrong = next(letter for letter in order if letter in typist.question(id).feedback)
    while typist.choice_made(id) != wrong:
        typist.press_keys("ArrowDown")
    typist.tab_to(card.get_by_role("button", name="Check answer"))
    typist.press_keys("Enter")
    expect(status).to_contain_text("Not right.")
    # The next act is one key away, and what else there is comes after it.
    on = card.get_by_role("button", name="Next question")
    expect(on).to_be_focused()
    typist.tab_to(card.get_by_role("button", name="Try again for practice"))
    typist.press_keys("Space")
    expect(radios.nth(0)).to_be_focused()
    key = order.index(typist.question(id).key[0])
    typist.press_keys("Space", *["ArrowDown"] * key, "Enter")  # Enter in an option checks, too
    expect(status).to_contain_text("Right this time.")
    expect(on).to_be_focused()
    typist.tab_to(card.get_by_text("Why not the others"))
    typist.press_keys("Enter")
    typist.tab_to(card.get_by_role("link", name="Report a problem with this question"))
    typist.tab_to(typist.card(following).get_by_role("radio").first)
    assert typist.progress == (1, len(typist.ids), 0)


def test_three_keys_a_question_from_the_first_to_the_end(typist: Keyboard) -> None:
    page = typist.go().page
    typist.skip_to_content()
    typist.tab_to(typist.card(typist.ids[0]).get_by_role("radio").first)
    for at, question in enumerate(typist.quiz.questions):
        for letter in question.key if at % 2 else [next(iter(question.feedback))]:
            typist.press_keys(typist.digit(question.id, letter))
        typist.press_keys("Enter")
        expect(typist.card(question.id)).to_have_attribute("data-state", re.compile("right|wrong"))
        typist.press_keys("Enter")
    end = page.locator(".quiz-end")
    expect(end.get_by_text("Every question is answered")).to_be_focused()
    typist.tab_to(end.get_by_role("link", name="See your results"))
    expect(end).to_contain_text(f"{len(typist.ids) // 2} of {len(typist.ids)}")


def test_no_key_leads_away_from_a_question(typist: Keyboard) -> None:
    page = typist.go().page
    address = page.url
    id = typist.ids[0]
    typist.tab_to(typist.option(id, typist.order(id)[0]).get_by_role("radio"))
    for place in ("option", "button"):
        for key in ("n", "p", "s", "f", ",", "."):
            page.keyboard.press(key)
            expect(page.locator("#__search")).not_to_be_checked()
        assert page.url == address
        if place == "option":
            typist.press_keys("1", "Enter")
    # Elsewhere they are the theme's.
    page.get_by_role("link", name="Results").last.focus()
    page.keyboard.press("s")
    expect(page.locator("#__search")).to_be_checked()


def test_a_key_that_is_held_checks_and_goes_no_further(typist: Keyboard) -> None:
    id = typist.ids[0]
    page = typist.go().page
    typist.tab_to(typist.option(id, typist.order(id)[0]).get_by_role("radio"))
    typist.press_keys("1")
    page.keyboard.down("Enter")
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(typist.card(id).get_by_role("button", name="Next question")).to_be_focused()


def test_arrows_lead_along_the_line_of_marks(typist: Keyboard) -> None:
    page = typist.go().page
    typist.option(typist.ids[0], "A").click()
    marks = page.locator(".quiz-progress__marks a")
    typist.tab_to(marks.nth(0), back=True)
    typist.press_keys("ArrowRight", "ArrowRight", "ArrowLeft")
    expect(marks.nth(1)).to_be_focused()
    typist.press_keys("Enter")
    expect(typist.card(typist.ids[1]).get_by_role("heading")).to_be_focused()


def test_checking_nothing_leads_to_the_options_and_is_announced(typist: Keyboard) -> None:
    id = typist.ids[0]
    card = typist.go().card(id)
    typist.skip_to_content()
    typist.tab_to(card.get_by_role("button", name="Check answer"))
    # A live region speaks only if it was there before its text.
    expect(card.get_by_role("status")).to_have_text("")
    typist.press_keys("Enter")
    expect(card.get_by_role("radio").first).to_be_focused()
    expect(card.get_by_role("status")).to_have_text("Choose an answer first.")
    typist.tab_to(card.get_by_text("Show answer: counts as missed"))
    typist.press_keys("Enter")
    expect(card.get_by_role("button", name="Next question")).to_be_focused()


def test_several_options_are_ticked_with_space(small: EditableSite, page: Page) -> None:
    typist = Keyboard(page, small)
    card = typist.go().card("lamps")
    typist.skip_to_content()
    for letter in sorted(typist.question("lamps").key, key=typist.order("lamps").index):
        typist.tab_to(typist.option("lamps", letter).get_by_role("checkbox"))
        typist.press_keys("Space")
    typist.tab_to(card.get_by_role("button", name="Check answer"))
    typist.press_keys("Enter")
    expect(card.get_by_role("status")).to_have_text("Right.")


def test_results_steps_and_starting_over(typist: Keyboard) -> None:
    typist.go().answer(typist.ids[0])
    typist.go(RESULTS)
    typist.skip_to_content()
    typist.tab_to(typist.button("Score now, with the open ones as wrong"))
    typist.press_keys("Enter")
    expect(typist.results.locator('[data-fill="headline"]')).to_be_focused()

    steps = typist.results.locator("details[open] input[data-step]")
    typist.tab_to(steps.nth(0))
    typist.press_keys("Space")
    expect(steps.nth(0)).to_be_checked()
    expect(steps.nth(0)).to_be_focused()
    typist.tab_to(steps.nth(1))
    typist.press_keys("Space")
    expect(steps.nth(1)).to_be_focused()

    typist.tab_to(typist.button("Start over"))
    typist.press_keys("Enter")
    expect(typist.button("Yes, do it")).to_be_focused()
    typist.tab_to(typist.button("No, leave it as it is"))
    typist.press_keys("Enter")
    expect(typist.button("Start over")).to_be_focused()
    typist.press_keys("Enter", "Enter")
    expect(typist.button("Start over")).to_be_focused()
    expect(typist.page.locator("quiz-tools").get_by_role("status")).to_have_text(
        "A new attempt has begun."
    )
    assert "Nothing is answered yet" in typist.headline


def test_from_results_to_a_missed_question(typist: Keyboard) -> None:
    id = typist.ids[0]
    typist.go().answer(id, right=False)
    typist.go(RESULTS)
    typist.skip_to_content()
    missed = typist.results.locator(f'[data-id="{id}"]')
    typist.tab_to(missed)
    typist.page.keyboard.press("Enter")
    typist.page.wait_for_url(f"**/{QUESTIONS}#question-{id}")
    expect(typist.card(id)).to_be_in_viewport()


def test_a_scenario_from_text_to_grade(typist: Keyboard) -> None:
    typist.go(scenario_page(typist.site, typist.quiz.scenarios[0].id))
    page = typist.page
    text = page.get_by_label("Your answer", exact=True)
    typist.skip_to_content()
    typist.tab_to(text)
    page.keyboard.type("Too little")
    typist.tab_to(typist.button("Compare with the sample answer"))
    typist.press_keys("Enter")
    expect(typist.button("Show anyway")).to_be_focused()
    typist.press_keys("Enter")
    expect(page.get_by_role("heading", name="Compare and grade")).to_be_focused()
    assert typist.quiz.rubric
    for criterion in typist.quiz.rubric.criteria:
        group = page.locator(f'[data-criterion="{criterion.id}"]')
        typist.tab_to(group.get_by_role("radio").first)
        typist.press_keys("Space")
    best = typist.quiz.rubric.levels[0]
    expect(page.locator(".quiz-rubric__grade")).to_have_text(
        f"Your grade: {best.title}, {best.worth} %."
    )

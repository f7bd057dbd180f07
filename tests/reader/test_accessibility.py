"""axe finds nothing on any kind of page: whole pages, both color schemes, before and after answering."""

import pytest
from playwright.sync_api import Page, expect

from tests.built_site import EditableSite
from tests.reader.axe import VIEWS, faults, faults_of_pages, look
from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck, scenario_page

# One page of each kind; tests of this repository's own pages take all of them.
PAGES = [
    *("", QUESTIONS, RESULTS, "answer-key/", "sources/", "statistics/", "one-question/"),
    *("scenarios/", "scenarios/1-jam/", "lessons/02-hitches/", "404.html"),
]
# The question was asked in other words when it was answered.
EDITED = r"""(key) =>
  localStorage.setItem(key, localStorage.getItem(key).replaceAll(/"revision":"\w+"/g, '"revision":"00000000"'))"""


def states_of(reader: SelfCheck) -> set[str]:
    """The states in which the questions of the page are."""
    cards = reader.page.locator("quiz-question")
    return set(cards.evaluate_all("all => all.map((card) => card.dataset.state)"))


def test_no_kind_of_page_has_a_fault_wide_and_light_or_narrow_and_dark(reader: SelfCheck) -> None:
    assert faults_of_pages(reader, PAGES) == []


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("desktop", "dark")])
def test_an_answered_quiz_and_its_results_have_no_fault(
    reader: SelfCheck, size: str, scheme: str
) -> None:
    reader.go()
    look(reader.page, size, scheme)
    reader.check(reader.ids[-1])
    found = faults(reader.page)
    reader.show(reader.ids[-1])
    reader.answer(reader.ids[0])
    reader.answer(reader.ids[1], right=False)
    reader.answer(reader.ids[2], right=False)
    reader.try_again(reader.ids[2])
    found += faults(reader.page)
    # The same in practice.
    reader.answer(reader.ids[2])
    reader.try_again(reader.ids[1])
    reader.answer(reader.ids[1], right=False)
    reader.try_again(reader.ids[0])
    reader.show(reader.ids[0])
    states = {"practised-right", "practised-wrong", "looked-up", "shown", "open"}
    assert states <= states_of(reader)
    found += faults(reader.page)
    reader.answer(reader.ids[3])
    reader.wait_for_paint()
    reader.page.evaluate(EDITED, reader.own_key(reader.ids[3]))
    reader.go()
    assert "changed" in states_of(reader)
    found += faults(reader.page)

    reader.go(RESULTS)
    found += faults(reader.page)
    reader.button("Score now, with the open ones as wrong").click()
    reader.button("Start over").click()
    found += faults(reader.page)
    reader.button("Yes, do it").click()
    found += faults(reader.page)

    reader.go(scenario_page(reader.site, reader.quiz.scenarios[0].id))
    reader.button("Compare with the sample answer").click()
    reader.button("Show anyway").click()
    for summary in reader.page.locator("article summary:visible").all()[1:]:
        summary.click()
    found += faults(reader.page)
    assert found == []


def test_in_colors_of_the_system_no_state_has_a_fault(small: EditableSite, page: Page) -> None:
    """Where a reader's own colors take the place of the page's, with an exam that was left in the middle."""
    reader = SelfCheck(page, small).go()
    look(page, "desktop", "light")
    page.emulate_media(forced_colors="active")
    first, second, third = reader.ids
    reader.answer(first)
    reader.answer(second, right=False)
    reader.card(second).get_by_role("button", name="Flag question 2").click()
    reader.answer(third)
    reader.wait_for_paint()
    page.evaluate(EDITED, reader.own_key(third))
    reader.go()
    page.locator("quiz-progress summary").click()
    assert states_of(reader) == {"right", "wrong", "changed"}
    found = faults(page)
    reader.go(RESULTS)
    found += faults(page)
    reader.go("self-check/?view=exam")
    found += faults(page)
    page.get_by_role("button", name="Begin with 3 questions").click()
    reader.choose(first, reader.choice(first, right=True))
    found += faults(page)
    # Left, and looked at as if nothing were under way.
    page.emulate_media(forced_colors="none")
    for size, scheme in reversed(VIEWS):
        look(page, size, scheme)
        reader.go("self-check/?view=all")
        found += faults(page)
    page.emulate_media(forced_colors="active")
    reader.go()
    page.locator(".quiz-exam__bar").get_by_role("button", name="Hand in").click()
    found += faults(page)
    page.locator(".quiz-exam__body").get_by_role("button", name="Hand in").click()
    expect(reader.card(third)).to_have_attribute("data-state", "left")
    found += faults(page)
    page.emulate_media(forced_colors="none")
    reader.reload()
    found += faults(page)
    assert found == []


ADD_FAULTS = """() => {
  const article = document.querySelector("article");
  article.append(document.createElement("button"));
  // One word among many that look alike but for its color, and a link that looks much as the text around it.
  for (const color of ["", "", "#bbb", "", ""]) {
    const word = document.createElement("span");
    word.append("word ");
    word.style.color = color;
    article.append(word);
  }
  const text = document.createElement("p");
  const link = Object.assign(document.createElement("a"), { href: "#", textContent: "a link" });
  link.style.cssText = "color: #555; text-decoration: none";
  text.append("A text around ", link, ".");
  article.append(text);
}"""


def rules_of(found: list[str]) -> list[str]:
    return sorted(fault.split(": ")[1] for fault in found)


def test_axe_is_not_blind(reader: SelfCheck) -> None:
    reader.go("")
    reader.page.evaluate(ADD_FAULTS)
    judged: set[str] = set()
    found = faults(reader.page, judged)
    assert rules_of(found) == ["button-name", "color-contrast", "link-in-text-block"]
    # What looks as on a page before is not judged again; what is as faint in another color is.
    assert rules_of(faults(reader.page, judged)) == ["button-name"]
    reader.page.locator("article > span").nth(2).evaluate("word => { word.style.color = '#bbc' }")
    assert rules_of(faults(reader.page, judged)) == ["button-name", "color-contrast"]

    reader.page.emulate_media(forced_colors="active")
    reader.page.add_style_tag(content="article > span { forced-color-adjust: none }")
    assert [fault for fault in faults(reader.page) if ": contrast" in fault]
    reader.page.add_style_tag(content="article > button { display: block }")
    reader.page.locator("article > button").evaluate("button => { button.hidden = true }")
    assert [fault for fault in faults(reader.page) if "hidden, and yet shown" in fault]

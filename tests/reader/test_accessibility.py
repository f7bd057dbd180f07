"""axe finds nothing on any kind of page: whole pages, both color schemes, before and after answering."""

import pytest

from tests.reader.axe import faults, faults_of_pages, look
from tests.reader.selfcheck import QUESTIONS, RESULTS, SelfCheck, scenario_page

# One page of each kind; tests of this repository's own pages take all of them.
PAGES = [
    *("", QUESTIONS, RESULTS, "answer-key/", "sources/", "statistics/", "one-question/"),
    *("scenarios/", "scenarios/1-jam/", "lessons/02-hitches/", "404.html"),
]


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
    cards = reader.page.locator("quiz-question")
    assert states <= set(cards.evaluate_all("all => all.map((card) => card.dataset.state)"))
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

"""As a screen reader meets it: names, roles and states from the first question to the end, and what is announced."""

from playwright.sync_api import Locator, expect

from tests.reader.selfcheck import SelfCheck, plain

# What live regions come to say. What one comes with is not heard.
LISTEN = """() => {
  window.heard = [];
  const regions = "[role=status], [role=alert], [role=timer], [aria-live]";
  const known = new WeakSet(document.querySelectorAll(regions));
  const of = ({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(regions);
  new MutationObserver((changes) => {
    const said = changes.filter(({ type }) => type !== "attributes").map(of);
    for (const region of new Set(said)) {
      if (known.has(region) && region.textContent.trim()) heard.push(region.textContent.trim());
    }
    for (const region of document.querySelectorAll(regions)) known.add(region);
  }).observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
}"""


def tree(at: Locator, lines: list[str]) -> None:
    """What the accessibility tree holds there, in that order."""
    expect(at).to_match_aria_snapshot("\n".join(f"- {line}" for line in lines))


def options(reader: SelfCheck, id: str, marks: dict[str, str], state: str = "") -> str:
    """The options of a question as they are read out, with the marks of some and the state of all."""
    question = reader.question(id)
    lines = [f'group "{plain(question.stem)}":']
    for at, letter in enumerate(reader.order(id)):
        said, chosen = marks.get(letter, ""), letter in marks and "Right" not in marks[letter]
        name = " ".join(["ABCD"[at], plain(question.options[letter]), said]).strip()
        lines.append(f'  - radio "{name}"{" [checked]" if chosen else ""}{state}')
    return "\n".join(lines)


def test_the_way_from_the_first_question_to_the_end_is_read_out(reader: SelfCheck) -> None:
    page = reader.go().page
    page.evaluate(LISTEN)
    id, second = reader.ids[:2]
    question = reader.question(id)
    card = reader.card(id)
    stem = plain(question.stem)
    head = f'heading "Question 1 {plain(reader.quiz.sections[0].title)}" [level=3]'
    (key,), wrong = question.key, next(iter(question.feedback))

    # A group of radios under the question's words, then the act, then what the answer costs.
    asked = [head, f"paragraph: {stem}", options(reader, id, {})]
    tree(card, [*asked, 'button "Check answer"', 'group: "Show answer: counts as missed"'])

    # Checking nothing leads to the first option, and says why.
    reader.check(id)
    expect(card.get_by_role("radio").first).to_be_focused()
    page.wait_for_function("() => heard.length")
    # What is laid out for the verdict before it is asked for is not read out.
    reader.choose(id, wrong)
    tree(card, [options(reader, id, {wrong: ""})])

    # The verdict is announced, the next act has the focus, and options say what became of them.
    reader.check(id)
    expect(card.get_by_role("button", name="Next question")).to_be_focused()
    verdict = f"Not right. The right answer is {reader.displayed(id, key)}."
    marks = {wrong: "Your answer, not right", key: "Right answer"}
    said = ['button "Next question"', f"status: {verdict}", 'button "Flag question 1"']
    tree(card, [head, options(reader, id, marks, " [disabled]"), *said, "group: /Why/"])
    reader.wait_for_paint()
    assert page.evaluate("heard") == ["Choose an answer first.", verdict]

    # Flagged is a state of a button, and a part of the mark's name.
    card.get_by_role("button", name="Flag question 1").click()
    tree(card, ['button "Flag question 1" [pressed]'])
    line = page.get_by_role("navigation", name="Questions")
    first, *others = reader.quiz.sections
    tree(
        line,
        [
            f'list "{plain(first.title)}":\n  - listitem:\n    - link "Question 1, missed, flagged"',
            *[f'list "{plain(section.title)}"' for section in others],
        ],
    )
    expect(line.get_by_role("link", name="Question 1, missed")).to_have_attribute(
        "aria-current", "true"
    )

    # Going on begins at the head of the next question.
    reader.press(id, "Next question")
    expect(reader.card(second).get_by_role("heading")).to_be_focused()
    expect(line.locator("[aria-current]")).to_have_text("2")
    for other in reader.ids[1:]:
        reader.show(other)
    expect(page.get_by_role("button", name="See your score").last).to_be_focused()
    page.keyboard.press("Enter")
    end = page.locator(".quiz-end")
    expect(end.get_by_text("Every question is answered")).to_be_focused()
    lowest = min(reader.quiz.bands, key=lambda band: band.lowest)
    link = 'link "See your results and next steps"'
    said = ["Every question is answered", f"0 of {len(reader.ids)} right Not passed", lowest.title]
    tree(end, [*(f"paragraph: {text}" for text in said), f"paragraph:\n  - {link}"])
    shown = "Answer shown. In this attempt the question counts as missed."
    assert page.evaluate("heard")[2:] == [shown] * (len(reader.ids) - 1)

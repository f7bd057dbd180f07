"""Scenarios: the text is kept while it is written, the sample waits for an attempt, the reader grades."""

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.bank.model import Scenario
from tests.built_site import Site
from tests.reader.selfcheck import RESULTS, SelfCheck, plain, scenario_page

ATTEMPT = "I would first look at what the traffic is made of and where the money goes. " * 4


class Writer(SelfCheck):
    """A reader of scenarios."""

    def __init__(self, page: Page, site: Site) -> None:
        super().__init__(page, site)
        assert self.quiz.rubric
        self.rubric = self.quiz.rubric

    def visit(self, scenario: Scenario) -> None:
        self.go(scenario_page(self.site, scenario.id))

    @property
    def text(self) -> Locator:
        return self.page.get_by_label("Your answer", exact=True)

    @property
    def sample(self) -> Locator:
        return self.page.locator(".quiz-scenario__sample")

    def saved_text(self, scenario: Scenario) -> str:
        events = self.stored(f"+scenario.{scenario.id}") or []
        return next((event["text"] for event in reversed(events) if "text" in event), "")

    def grade(self, *levels: str) -> None:
        for criterion, level in zip(self.rubric.criteria, levels, strict=False):
            group = self.page.locator(f'[data-criterion="{criterion.id}"]')
            group.locator(f'[data-level="{level}"]').click()

    @property
    def grade_said(self) -> str:
        return self.page.locator(".quiz-rubric__grade").inner_text()


@pytest.fixture
def writer(page: Page, site: Site) -> Writer:
    return Writer(page, site)


def test_text_survives_reload_and_navigation_without_a_pause(writer: Writer) -> None:
    scenario = writer.quiz.scenarios[0]
    writer.visit(scenario)
    writer.text.press_sequentially("First thoughts")
    writer.reload()  # right after the last key
    expect(writer.text).to_have_value("First thoughts")
    expect(writer.page.get_by_text("2 words", exact=True)).to_be_visible()

    writer.page.evaluate("() => { window.marker = 1 }")
    writer.follow(
        writer.page.locator(".md-nav--primary").get_by_role("link", name="Results"), RESULTS
    )
    entry = writer.results.locator("li", has=writer.page.locator("[data-scenario]")).first
    expect(entry).to_contain_text("answered, not graded yet")
    writer.follow(entry.get_by_role("link"), scenario_page(writer.site, scenario.id))
    writer.text.press("End")
    writer.text.press_sequentially(", then more")
    writer.page.go_back()  # without a click, which would take the focus first
    expect(writer.results).to_be_visible()
    writer.page.go_forward()
    expect(writer.text).to_have_value("First thoughts, then more")
    assert writer.page.evaluate("window.marker") == 1


def test_the_text_is_saved_after_a_pause_and_said_to_be(writer: Writer) -> None:
    scenario = writer.quiz.scenarios[0]
    writer.visit(scenario)
    writer.text.fill("A start")
    expect(writer.page.locator(".quiz-scenario__meta").get_by_role("status")).to_have_text(
        "Saved in this browser."
    )
    assert writer.saved_text(scenario) == "A start"
    others = [writer.saved_text(other) for other in writer.quiz.scenarios[1:]]
    assert others == ["", ""]


def test_the_sample_answer_opens_after_an_attempt(writer: Writer) -> None:
    scenario = writer.quiz.scenarios[1]
    writer.visit(scenario)
    expect(writer.sample).to_be_hidden()
    writer.text.fill(ATTEMPT)
    expect(writer.sample).to_be_hidden()
    writer.button("Compare with the sample answer").click()
    part = writer.page.locator(".quiz-rubric__part h4").first
    expect(part).to_be_visible()
    expect(writer.button("Show anyway")).to_be_hidden()
    writer.reload()
    expect(writer.sample).to_be_visible()  # opened once, it is not locked again


def test_the_sample_answer_opens_without_an_attempt_when_asked_twice(writer: Writer) -> None:
    scenario = writer.quiz.scenarios[2]
    writer.visit(scenario)
    writer.button("Compare with the sample answer").click()
    expect(writer.sample).to_be_hidden()
    writer.button("Show anyway").click()
    expect(writer.page.get_by_role("heading", name="Compare and grade")).to_be_focused()
    writer.sample.get_by_text("Read it as a whole").click()
    expect(writer.sample).to_have_attribute("open", "")
    assert writer.saved_text(scenario) == ""


def test_grading_shows_the_level_and_results_show_it_beside_the_score(writer: Writer) -> None:
    first, second = writer.quiz.scenarios[:2]
    best, *_, worst = writer.rubric.levels
    writer.visit(first)
    writer.text.fill(ATTEMPT)
    writer.button("Compare with the sample answer").click()
    left = len(writer.rubric.criteria)
    assert f"{left} criteria left" in writer.grade_said
    writer.grade(*[best.id] * (left - 1))
    assert writer.grade_said == "One criterion left to grade."
    writer.grade(*[best.id] * (left - 1), worst.id)
    percent = round((best.worth * (left - 1) + worst.worth) / left)
    level = next(level for level in writer.rubric.levels if level.lowest <= percent)
    assert percent != best.worth and percent != worst.worth
    assert writer.grade_said == f"Your grade: {level.title}, {percent} %."
    mine = writer.page.locator(".quiz-rubric__levels [data-mine]")
    expect(mine).to_have_count(1)
    expect(mine).to_contain_text(plain(level.summary))

    writer.reload()
    assert writer.grade_said == f"Your grade: {level.title}, {percent} %."
    expect(writer.text).to_have_value(ATTEMPT)

    writer.go().answer(writer.ids[0])
    writer.go(RESULTS)
    entries = writer.results.locator("li", has=writer.page.locator("[data-scenario]"))
    expect(entries.nth(0)).to_contain_text(f"{level.title}, {percent} %")
    expect(entries.nth(1)).to_contain_text("not answered yet")
    assert writer.headline == f"1 of {len(writer.ids)} answered, 1 right so far."

    writer.start_over()
    expect(entries.nth(0)).to_contain_text(f"{level.title}, {percent} %")
    writer.visit(first)
    expect(writer.text).to_have_value(ATTEMPT)  # starting over keeps what was written
    writer.visit(second)
    expect(writer.text).to_have_value("")


def test_two_tabs_show_the_same_text_and_grade(writer: Writer) -> None:
    scenario = writer.quiz.scenarios[0]
    writer.visit(scenario)
    other = Writer(writer.page.context.new_page(), writer.site)
    other.visit(scenario)
    writer.turn_to()
    writer.text.fill(ATTEMPT)
    writer.button("Compare with the sample answer").click()
    writer.grade(*[writer.rubric.levels[0].id] * len(writer.rubric.criteria))
    expect(other.text).to_have_value(ATTEMPT)
    expect(other.page.locator(".quiz-rubric__grade")).to_have_text(writer.grade_said)


LINES = "\n".join(f"Line {number}: the turns come off one by one." for number in range(1, 41))
# The contrast of a border with the page around it, as WCAG has it.
CONTRAST = """([edge, ground]) => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 :
      ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light(edge), light(ground)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""


def box(locator: Locator) -> dict[str, float]:
    found = locator.bounding_box()
    assert found
    return {**found, "right": found["x"] + found["width"], "bottom": found["y"] + found["height"]}


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (390, 1), (320, 1)])
def test_criteria_are_graded_beside_own_text_and_the_part_of_the_sample(
    writer: Writer, width: int, columns: int
) -> None:
    page, scenario = writer.page, writer.quiz.scenarios[0]
    page.set_viewport_size({"width": width, "height": 844})
    writer.visit(scenario)
    writer.text.fill(LINES)
    writer.button("Compare with the sample answer").click()
    for criterion in writer.rubric.criteria:
        group = page.locator(f'[data-criterion="{criterion.id}"]')
        own, choices = group.locator(".quiz-own__text"), group.locator(".quiz-rubric__choices")
        expect(own).to_have_text(LINES)
        expect(group.get_by_text(plain(scenario.evidence[criterion.id][0]))).to_be_visible()
        if columns == 2:
            assert box(choices)["x"] > box(own)["right"]
            assert abs(box(choices)["y"] - box(group.locator(".quiz-own"))["y"]) < 24
        else:
            # From own text to the levels it is less than a screen, however long the text.
            assert 0 < box(choices)["y"] - box(own)["y"] < 844
        part = group.locator(".quiz-rubric__part")
        expect(part).to_have_js_property("open", columns == 2)
        shown = part.locator("h4").evaluate_all("all => all.map((head) => head.textContent.trim())")
        assert shown == scenario.parts[criterion.id]
        assert ("Commands go one by one" in (part.text_content() or "")) == (
            criterion.id == "words"
        )
        for level in group.locator(".quiz-level").all():
            assert box(level)["height"] >= 44
            radio = level.get_by_role("radio")
            expect(radio).to_have_css("appearance", "auto")
            assert box(radio)["width"] >= 16
        colors = [
            group.locator(".quiz-level").last.evaluate(
                "node => getComputedStyle(node).borderTopColor"
            ),
            page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor"),
        ]
        assert page.evaluate(CONTRAST, colors) >= 3
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_headings_of_a_scenario_leave_no_level_out(writer: Writer) -> None:
    writer.visit(writer.quiz.scenarios[0])
    writer.button("Compare with the sample answer").click()
    writer.button("Show anyway").click()
    opened = "for (const fold of document.querySelectorAll('article details')) fold.open = true"
    writer.page.evaluate(opened)
    levels = writer.page.locator("article :is(h1, h2, h3, h4, h5, h6):visible").evaluate_all(
        "all => all.map((head) => Number(head.localName[1]))"
    )
    assert levels[0] == 1 and 5 in levels
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [("en", "Take the load first", 4), ("zh", "我会先看流量", 4), ("th", "ฉันจะดูก่อน", 4)],
)
def test_words_are_counted_as_the_language_has_them(
    writer: Writer, language: str, text: str, words: int
) -> None:
    writer.visit(writer.quiz.scenarios[0])
    writer.page.evaluate("lang => { document.documentElement.lang = lang }", language)
    writer.text.fill(text)
    expect(writer.page.get_by_text(f"{words} words", exact=True)).to_be_visible()


def test_a_long_answer_is_printed_whole(writer: Writer) -> None:
    writer.visit(writer.quiz.scenarios[0])
    writer.text.fill(LINES)
    writer.button("Compare with the sample answer").click()
    writer.page.emulate_media(media="print")
    paper = writer.page.locator(".quiz-scenario__paper")
    expect(paper).to_have_text(LINES)
    assert paper.evaluate("node => node.scrollHeight <= node.clientHeight")
    expect(writer.text).to_be_hidden()
    # Once is enough.
    expect(writer.page.locator(".quiz-own:visible")).to_have_count(0)
    expect(writer.button("Compare with the sample answer")).to_be_hidden()


def test_what_cannot_be_saved_is_said_below_the_text(writer: Writer) -> None:
    writer.page.add_init_script(
        """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""
    )
    writer.visit(writer.quiz.scenarios[0])
    writer.text.fill("A start")
    status = writer.page.locator(".quiz-scenario__meta").get_by_role("status")
    expect(status).to_contain_text("no room left")

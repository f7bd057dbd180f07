"""axe finds nothing on any page: whole pages, both color schemes, wide and narrow, before and after answering."""

import itertools
from collections.abc import Sequence

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page, expect

from tests.built_site import Site
from tests.reader.selfcheck import RESULTS, SelfCheck, scenario_page

# So tall that the navigation need not scroll: axe takes what is scrolled away for too small to hit.
SIZES = {"desktop": (1280, 1800), "phone": (390, 844)}
SCHEMES = {"light": "default", "dark": "slate"}
VIEWS = list(itertools.product(SIZES, SCHEMES))
COLORS_JUDGED = [("desktop", "light"), ("phone", "dark")]
LIST = r"""() => { window.listFaults = async (context, but, only) => {
  const { violations } = await axe.run(context, {
    runOnly: only ?? ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    rules: Object.fromEntries(but.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"],
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id}: ${target.join(" ")}: ${failureSummary.split("\n").slice(1).join(";").trim()}`));
} }"""
# An input lies over its whole row, and a question that is answered is disabled: both hide colors from axe.
LIST_OPTIONS = """async () => {
  const fields = [...document.querySelectorAll("fieldset:disabled")];
  const style = document.createElement("style");
  style.textContent = ".quiz-option input { display: none }";
  document.head.append(style);
  for (const field of fields) field.disabled = false;
  const found = await listFaults(".quiz-option", [], ["color-contrast"]);
  for (const field of fields) field.disabled = true;
  style.remove();
  return found;
}"""


def look(page: Page, size: str, scheme: str) -> None:
    """A window of that size on a system of that color scheme."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    # A color in the middle of its transition is not the color that readers see.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    shown = page.locator(f'body[data-md-color-scheme="{SCHEMES[scheme]}"]')
    expect(shown).to_have_count(1)


def faults(page: Page, but: Sequence[str] = ()) -> list[str]:
    """What axe finds on the page as it stands, below the page's address, without rules named in `but`."""
    if page.evaluate("() => !window.axe"):
        page.add_script_tag(path=AXE_FILE_PATH)
        page.evaluate(LIST)
    found: list[str] = page.evaluate("but => listFaults(document, but)", but)
    if "color-contrast" not in but and page.locator(".quiz-option").count():
        found += page.evaluate(LIST_OPTIONS)
    return [f"{page.url}: {fault}" for fault in found]


def addresses(site: Site) -> list[str]:
    """Every page, below the address of the site."""
    pages = sorted(path.relative_to(site.root).as_posix() for path in site.root.rglob("*.html"))
    return [page.removesuffix("index.html") for page in pages]


def test_no_page_has_a_fault_wide_or_narrow_light_or_dark(reader: SelfCheck) -> None:
    found = []
    page = reader.page
    for address in addresses(reader.site):
        reader.go(address)
        for size, scheme in VIEWS:
            look(page, size, scheme)
            # Colors take four fifths of the time; it is enough to judge each scheme in one of the sizes.
            but = [] if (size, scheme) in COLORS_JUDGED else ["color-contrast"]
            found += [f"{size}, {scheme}: {fault}" for fault in faults(page, but)]
    assert found == []


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("desktop", "dark")])
def test_an_answered_quiz_and_its_results_have_no_fault(
    reader: SelfCheck, size: str, scheme: str
) -> None:
    reader.go()
    look(reader.page, size, scheme)
    reader.check(reader.ids[-1])
    found = faults(reader.page)
    reader.press(reader.ids[-1], "Show answer")
    reader.answer(reader.ids[0])
    reader.answer(reader.ids[1], right=False)
    reader.answer(reader.ids[2], right=False)
    reader.press(reader.ids[2], "Try again for practice")
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


def test_axe_is_not_blind(reader: SelfCheck) -> None:
    reader.go("")
    reader.page.evaluate(
        """() => document.querySelector("article").append(document.createElement("button"))"""
    )
    (fault,) = faults(reader.page)
    assert "button-name" in fault

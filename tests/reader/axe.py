"""axe on whole pages: in both color schemes, wide and narrow."""

import itertools
from collections.abc import Iterable, Sequence

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page, expect

from tests.built_site import Site
from tests.reader.selfcheck import SelfCheck

# So tall that the navigation need not scroll: axe takes what is scrolled away for too small to hit.
SIZES = {"desktop": (1280, 1800), "phone": (390, 844)}
SCHEMES = {"light": "default", "dark": "slate"}
View = tuple[str, str]
VIEWS: list[View] = list(itertools.product(SIZES, SCHEMES))
COLORS_JUDGED: list[View] = [("desktop", "light"), ("phone", "dark")]
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


def faults_of_pages(
    reader: SelfCheck, pages: Iterable[str], views: Iterable[View] = VIEWS
) -> list[str]:
    """What axe finds on pages as they come."""
    found = []
    for address in pages:
        reader.go(address)
        for size, scheme in views:
            look(reader.page, size, scheme)
            # Colors take four fifths of the time; it is enough to judge each scheme in one of the sizes.
            but = [] if (size, scheme) in COLORS_JUDGED else ["color-contrast"]
            found += [f"{size}, {scheme}: {fault}" for fault in faults(reader.page, but)]
    return found

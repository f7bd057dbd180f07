"""axe on whole pages, in both color schemes, wide and narrow; and what is hidden is not seen."""

from collections.abc import Iterable

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page, expect

from tests.built_site import Site
from tests.reader.selfcheck import SelfCheck

# So tall that the navigation need not scroll: axe takes what is scrolled away for too small to hit. No table scrolls
# sideways on a phone of this width, as WebKit gives nobody without a pointer a way to what is scrolled away.
SIZES = {"desktop": (1280, 1800), "phone": (360, 800)}
SCHEMES = {"light": "default", "dark": "slate"}
# Each size and each scheme once: colors do not depend on the size, nor most of the rest on the scheme.
VIEWS = [("desktop", "light"), ("phone", "dark")]
# A page of code has thousands of words in a dozen colors. Of the texts and links that look alike, down from the page's
# body, axe judges the colors of the first and the last, and of none that looks as one on a page before.
PREPARE = r"""() => {
  const STYLES = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode",
    "textShadow", "fontSize", "fontWeight", "fontStyle", "position", "textDecorationLine", "borderBottomWidth"];
  const COLORS = ["color-contrast", "link-in-text-block"];
  const number = (text) => {
    let low = 1;
    let high = 2;
    for (const sign of text) {
      low = Math.imul(low ^ sign.codePointAt(0), 0x5bd1e995);
      high = Math.imul(high ^ low ^ (low >>> 15), 0x01000193);
    }
    return `${low >>> 0}.${high >>> 0}`;
  };
  // A link in a text has to differ from it, one alone has not.
  const isLinkInText = (element) =>
    element.localName === "a" && element.textContent.trim() !== element.parentElement.textContent.trim();
  const markTexts = (within, known) => {
    const looks = new Map();
    const lookOf = (element) => {
      if (!element) return "";
      if (!looks.has(element)) {
        const style = getComputedStyle(element);
        const own = [isLinkInText(element), ...STYLES.map((name) => style[name])];
        looks.set(element, number([lookOf(element.parentElement), ...own].join("|")));
      }
      return looks.get(element);
    };
    const first = new Map();
    const last = new Map();
    for (const element of document.querySelectorAll(`${within} *`)) {
      delete element.dataset.judged;
      const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
      const isTextOrLink = element.localName === "a" || [...element.childNodes].some(isText);
      if (isTextOrLink && element.checkVisibility({ visibilityProperty: true })) {
        const look = lookOf(element);
        if (known.has(look)) continue;
        if (!first.has(look)) first.set(look, element);
        last.set(look, element);
      }
    }
    for (const element of [...first.values(), ...last.values()]) element.dataset.judged = "";
    return looks;
  };
  axe.configure({
    rules: [
      { id: "color-contrast", selector: "[data-judged]" },
      { id: "link-in-text-block", selector: "a[href][data-judged]" },
    ],
  });
  window.listFaults = async ({
    only = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    within,
    known = [],
  } = {}) => {
    const looks = markTexts(within ?? "body", new Set(known));
    const marked = [...document.querySelectorAll("[data-judged]")];
    const { violations, incomplete } = await axe.run(within ?? document, {
      runOnly: only,
      resultTypes: ["violations", "incomplete"],
      elementRef: true,
    });
    const open = incomplete.filter(({ id }) => COLORS.includes(id)).flatMap(({ nodes }) => nodes);
    const unsure = new Set(open.map(({ element }) => looks.get(element)));
    window.judged = [...new Set(marked.map((element) => looks.get(element)))].filter((look) => !unsure.has(look));
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      `${id}: ${target.join(" ")}: ${failureSummary.split("\n").slice(1).join(";").trim()}`));
  };
}"""
# An input lies over its whole row, and a question that is answered is disabled: both hide colors from axe.
LIST_OPTIONS = """async () => {
  const fields = [...document.querySelectorAll("fieldset:disabled")];
  const style = document.createElement("style");
  style.textContent = ".quiz-option input { display: none }";
  document.head.append(style);
  for (const field of fields) field.disabled = false;
  const found = await listFaults({ only: ["color-contrast"], within: ".quiz-option" });
  for (const field of fields) field.disabled = true;
  style.remove();
  return found;
}"""
BY_COLOR = ("color-contrast", "link-in-text-block")
# In colors of the system axe takes those of the page for the color of a text. Seen is what the browser says.
FORCED = r"""() => {
  if (!matchMedia("(forced-colors: active)").matches) return null;
  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = (color) => {
    const [red, green, blue] = numbers(color).map((part) => linear(part / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const behind = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return (numbers(color)[3] ?? 1) === 1 || !element.parentElement ? color : behind(element.parentElement);
  };
  return [...document.querySelectorAll("[data-judged]")].flatMap((text) => {
    const [low, high] = [getComputedStyle(text).color, behind(text)].map(light).sort((a, b) => a - b);
    return high / low < 4.5 ? [`contrast ${high / low}: ${text.outerHTML.slice(0, 100)}`] : [];
  });
}"""
# A style that gives an element a `display` shows what is hidden by its attribute.
HIDDEN = """() => [...document.querySelectorAll("[hidden]")]
  .filter((it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((it) => `hidden, and yet shown: ${it.outerHTML.slice(0, 100)}`)"""


def look(page: Page, size: str, scheme: str) -> None:
    """A window of that size on a system of that color scheme."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    # A color in the middle of its transition is not the color that readers see.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    shown = page.locator(f'body[data-md-color-scheme="{SCHEMES[scheme]}"]')
    expect(shown).to_have_count(1)


def faults(page: Page, known: set[str] | None = None) -> list[str]:
    """What axe finds on the page as it stands, below the page's address.

    `known`: looks of texts and links whose colors were judged on other pages; those of this one are added.
    """
    if page.evaluate("() => !window.axe"):
        page.add_script_tag(path=AXE_FILE_PATH)
        page.evaluate(PREPARE)
        # What is far from the window has no layout yet, and axe would measure it at a size that the browser guessed.
        page.add_style_tag(content="quiz-question { content-visibility: visible !important }")
    found: list[str]
    found, looks = page.evaluate(
        "async (known) => [await listFaults({ known }), judged]", sorted(known or ())
    )
    if known is not None:
        known.update(looks)
    forced: list[str] | None = page.evaluate(FORCED)
    if forced is not None:
        found = [fault for fault in found if fault.partition(":")[0] not in BY_COLOR] + forced
    elif page.locator(".quiz-option").count():
        found += page.evaluate(LIST_OPTIONS)
    found += page.evaluate(HIDDEN)
    return [f"{page.url}: {fault}" for fault in found]


def addresses(site: Site) -> list[str]:
    """Every page, below the address of the site."""
    pages = sorted(path.relative_to(site.root).as_posix() for path in site.root.rglob("*.html"))
    return [page.removesuffix("index.html") for page in pages]


def faults_of_pages(reader: SelfCheck, pages: Iterable[str]) -> list[str]:
    """What axe finds on pages as they come: wide in light colors, narrow in dark ones."""
    found = []
    known: dict[str, set[str]] = {scheme: set() for _, scheme in VIEWS}
    views = VIEWS
    for address in pages:
        reader.go(address)
        for size, scheme in views:
            look(reader.page, size, scheme)
            found += [f"{size}, {scheme}: {fault}" for fault in faults(reader.page, known[scheme])]
        views = views[::-1]  # the next page comes in the view that this one was left in
    return found

"""MkDocs and Zensical build the same quiz from the same files, and readers use both alike."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page

from tests.built_site import Site
from tests.reader.selfcheck import RESULTS, SelfCheck, quiz_of

VOID = {"br", "hr", "img", "input", "link", "meta", "path"}


class Markup(HTMLParser):
    """Quiz elements with all that is in them, the words for scripts, and the scripts and styles of ours.

    One line a tag or text, without what hosts may do differently: white space, order of attributes, and whether
    an address is written relative to the page.
    """

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.lines: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: self._value(name, value or "") for name, value in attrs}
        ours = tag.startswith("quiz-") or values.get("id") == "quiz-words"
        asset = values.get("src") or values.get("href") or ""
        if self.depth or ours or (tag in {"script", "link"} and "/quiz" in asset):
            written = "".join(f" {name}={value!r}" for name, value in sorted(values.items()))
            self.lines.append(f"<{tag}{written}>")
            self.depth += tag not in VOID and (ours or self.depth > 0)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in VOID:
            self.depth -= 1
            self.lines.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.depth and data.strip():
            self.lines.append(" ".join(data.split()))

    def _value(self, name: str, value: str) -> str:
        if name in {"href", "src"}:
            url = urlsplit(urljoin(f"http://site{self.address}", value))
            return url._replace(scheme="", netloc="").geturl() if url.netloc == "site" else value
        # An attribute without a value may be written with its own name as value.
        return "" if value == name else " ".join(value.split())


def quiz_markup(site: Site) -> dict[str, list[str]]:
    """The lines of each page that has any, by its address below the site's."""
    found = {}
    for path in site.root.rglob("index.html"):
        address = path.parent.relative_to(site.root).as_posix().removeprefix(".")
        markup = Markup(f"/{address}/" if address else "/")
        markup.feed(path.read_text(encoding="utf-8"))
        if markup.lines:
            found[address] = markup.lines
    return found


def test_both_hosts_give_the_same_quiz_markup_on_every_page(site: Site, zensical: Site) -> None:
    mkdocs = quiz_markup(site)
    other = quiz_markup(zensical)
    assert sorted(mkdocs) == sorted(other)
    assert {"", "self-check", "results"} < set(mkdocs)
    questions = [line for line in mkdocs["self-check"] if line.startswith("<quiz-question")]
    assert len(questions) == len(quiz_of(site).questions)
    for address, lines in mkdocs.items():
        assert lines == other[address], address


def test_files_to_take_along_are_linked_where_they_are_with_both_hosts(
    site: Site, zensical: Site
) -> None:
    for built in (site, zensical):
        page = built.root / "results" / "index.html"
        links = re.findall(r'<a href="([^"]+)" download', page.read_text(encoding="utf-8"))
        files = [(page.parent / link).resolve() for link in links]
        assert [file.name for file in files] == ["sailing-knots.csv"]
        assert files[0].read_bytes().startswith(b"id,question,")


def test_a_reader_of_the_zensical_site_answers_and_sees_the_result(
    zensical: Site, page: Page
) -> None:
    reader = SelfCheck(page, zensical).go()
    id, other = reader.ids[:2]
    reader.answer(id)
    reader.answer(other, right=False)
    assert reader.verdict(id) == "Right."
    assert reader.progress == (2, len(reader.ids), 1)
    page.evaluate("() => { window.marker = 'same load' }")
    reader.follow(page.locator(".quiz-progress__results"), RESULTS)
    assert reader.headline == f"2 of {len(reader.ids)} answered, 1 right so far."
    assert page.evaluate("window.marker") == "same load"

"""Built pages show every text as it is meant, wherever the site keeps them, and nothing a text holds acts there."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.commands.cli import main
from macros.env import load_host
from macros.render import macro_names
from macros.site.pages import read_site
from tests.built_site import EditableSite
from tests.text import house
from tests.text.hostile import WORDS


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditableSite]:
    """One site that shows every text of these tests."""
    site = EditableSite(tmp_path_factory.mktemp("house"))
    try:
        site.edit(house.make_house)
        yield site
    finally:
        site.close()


class Node:
    """An element of a page."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Node | str] = []

    def all(self, tag: str = "", **attributes: str) -> list[Node]:
        """Elements below that fit; `class_` is one of its classes."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if tag in ("", child.tag) and all(child.has(*item) for item in attributes.items()):
                    found.append(child)
                found += child.all(tag, **attributes)
        return found

    def has(self, name: str, value: str) -> bool:
        if name == "class_":
            return value in self.attributes.get("class", "").split()
        return self.attributes.get(name.replace("_", "-")) == value

    @property
    def text(self) -> str:
        words = "".join(child if isinstance(child, str) else child.text for child in self.children)
        return " ".join(words.split())


class Tree(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", {}, None)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(node)
        if tag not in (
            "area",
            "base",
            "br",
            "col",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "path",
            "source",
        ):
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        node: Node | None = self.at
        while node and node.tag != tag:
            node = node.parent
        if node and node.parent:
            self.at = node.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


_trees: dict[Path, Node] = {}


def page(site: EditableSite, name: str) -> Node:
    path = site.root / name / "index.html"
    if path not in _trees:
        _trees[path] = Tree(path.read_text(encoding="utf-8")).root
    return _trees[path]


def question(site: EditableSite, id: str, name: str = "self-check") -> Node:
    (found,) = page(site, name).all("quiz-question", data_id=id)
    return found


@pytest.mark.parametrize("name", ["results", "key"])
def test_lists_of_questions_call_a_stem_as_it_reads(site: EditableSite, name: str) -> None:
    links = [
        link
        for link in page(site, name).all("a")
        if "#question-label-" in link.attributes.get("href", "")
    ]
    labels = {re.sub(r".*label-", "", link.attributes["href"]): link.text for link in links}
    assert len(labels) == len(house.LABELS)
    for at, label in enumerate(house.LABELS.values()):
        assert re.fullmatch(rf"\d+\. {re.escape(label)}", labels[str(at)])


def test_braces_of_a_text_are_shown(site: EditableSite) -> None:
    for at, words in enumerate(house.BRACES.values()):
        (stem,) = question(site, f"brace-{at}").all(class_="quiz-question__stem")
        assert stem.text == words


def test_links_lead_where_they_say(site: EditableSite) -> None:
    for at, (text, target) in enumerate(house.LINKS.items()):
        (explanation,) = question(site, f"link-{at}").all(class_="quiz-answer__explanation")
        (link,) = explanation.all("a")
        there = urljoin("/site/self-check/", link.attributes["href"])
        assert there.removeprefix("/site/") == target, text


@pytest.mark.parametrize(
    "name", ["self-check", "results", "key", "deep/two words", "linked/deeper/page", "linked-alone"]
)
def test_every_link_and_picture_of_a_page_is_there(site: EditableSite, name: str) -> None:
    leading = [
        (node, key)
        for key in ("href", "src")
        for node in page(site, name).all()
        if key in node.attributes
    ]
    followed = 0
    for node, key in leading:
        address = urlsplit(urljoin(f"{site.url}{name}/", node.attributes[key]))
        if f"{address.scheme}://{address.netloc}" not in site.url:
            assert node.tag == "a" or node.attributes.get("rel") == "canonical"
            continue
        path = unquote(address.path).removeprefix("/self-check/")
        file = site.root / path
        assert file.is_file() or (file / "index.html").is_file(), node.attributes[key]
        if address.fragment and node.tag == "a":
            there = page(site, posixpath.normpath(path))
            assert there.all(id=unquote(address.fragment)), node.attributes[key]
        followed += 1
    assert followed > 10


@pytest.mark.parametrize("text", house.DEAD)
def test_a_link_that_leads_nowhere_is_refused(
    site: EditableSite,
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(site.source / "quizdata", tmp_path / "quizdata")
    section = next((tmp_path / "quizdata/demo").glob("01-*.yml"))
    data = json.loads(section.read_text(encoding="utf-8"))
    data["questions"][0]["explanation"] = text
    section.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    for part in ("mkdocs.yml", "content", "elsewhere", "macros", "overrides"):
        (tmp_path / part).symlink_to(site.source / part)
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert "[dead-link]" in capsys.readouterr().out


@pytest.mark.parametrize("at", range(4))
def test_a_picture_shows_with_its_size(site: EditableSite, at: int) -> None:
    pages = ["self-check", "deep/two words"] if at == 0 else ["self-check"]
    for name in pages:
        (picture,) = question(site, f"picture-{at}", name).all("img")
        up = "../" * (name.count("/") + 1)
        assert picture.attributes["src"] == f"{up}assets/chart.png"
        assert (picture.attributes["width"], picture.attributes["height"]) == ("1", "1")
        assert picture.attributes["alt"] == "A chart"


@pytest.mark.parametrize("at", range(len(house.BLOCKS)))
@pytest.mark.parametrize("part", ["quiz-answer__explanation", "quiz-option", "quiz-feedback"])
def test_a_text_may_begin_with_a_block(site: EditableSite, part: str, at: int) -> None:
    element = list(house.BLOCKS.values())[at]
    shown = question(site, f"block-{at}").all(class_=part)[0]
    assert shown.all(element)
    assert not [
        node
        for p in shown.all("p")
        for node in p.all()
        if node.tag in ("ul", "ol", "pre", "table", "div", "p")
    ]


def test_words_of_options_are_words_of_their_own_in_the_search(site: EditableSite) -> None:
    index = json.loads((site.root / "search/search_index.json").read_text(encoding="utf-8"))
    found = " ".join(re.sub("<[^>]*>", " ", entry["text"]) for entry in index["docs"])
    raw = " ".join(entry["text"] for entry in index["docs"])
    for words in ("A Apples B Pears C Plums", "A a[0] B b[0] C c", "A one two B Pears C three"):
        assert words in " ".join(found.split())
    assert not re.search(
        r"(?:Apples|Pears|\]|two|three)[A-H]\b|\b[A-H](?:Apples|Pears|Plums|three)", raw
    )


def test_check_and_host_find_the_same_calls(
    site: EditableSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.source)
    host, _, problems = load_host(Path())
    found, more = read_site(host, macro_names())
    assert [*problems, *more] == []
    shown = {
        path.relative_to(site.root).parent.as_posix()
        for path in site.root.rglob("index.html")
        if "<quiz-question " in path.read_text(encoding="utf-8")
    }
    called = {
        call.page.removesuffix("index.md").removesuffix(".md") or "."
        for call in found.calls
        if call.name in ("question", "section", "quiz", "start")
    }
    assert called == shown
    assert {f"begun/{name}" for name in house.FRONT_MATTERS} - shown == {"begun/off", "begun/none"}
    assert {"linked/page", "linked/deeper/page", "linked/again/page", "linked-alone"} <= shown


@pytest.mark.parametrize("place", ["content", "./content", "site/pages/en", "../beside"])
def test_pages_may_lie_anywhere(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "project"
    for name, text in {
        "index.md": "# Home\n\n{{ quiz() }}",
        "results.md": "# Results\n\n{{ results() }}",
    }.items():
        house.write(folder / place / name, house.FRONT_MATTERS["plain"] + text)
    house.copy_base(folder)
    house.write(
        folder / "mkdocs.yml",
        f"site_name: x\ndocs_dir: {place}\nplugins: [macros]\nsite_dir: built\n",
    )
    monkeypatch.chdir(folder)
    main(["check"])
    printed = capsys.readouterr().out
    assert "None" not in printed
    assert "[question-not-shown]" not in printed
    host, _, _ = load_host(Path())
    site, _ = read_site(host, macro_names())
    assert site.page_of("quiz") == "index.md"
    assert site.page_of("results") == "results.md"


def test_no_page_holds_an_address_of_nothing(site: EditableSite) -> None:
    for path in site.root.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "/None" not in text
        assert "\x02" not in text and "\x03" not in text


def test_plain_words_are_shown_as_they_stand(site: EditableSite) -> None:
    titles = [
        node.attributes["data-title"] for node in page(site, "results").all(class_="quiz-result")
    ]
    assert titles == list(WORDS.values())
    cited = {
        link.text for link in page(site, "self-check").all("a", href="https://example.org/manual")
    }
    assert cited == {WORDS["a closing element"]}


WHAT_ACTS = """() => {
    const found = [];
    const ACTING = ["script", "style", "iframe", "object", "embed", "svg", "base", "link", "form", "template"];
    const parts = ".quiz-question__stem, .quiz-option, .quiz-answer__explanation, .quiz-feedback";
    for (const part of document.querySelectorAll(parts)) {
        for (const node of part.querySelectorAll("*")) {
            const tag = node.localName;
            if (ACTING.includes(tag))
                found.push(tag);
            for (const {name, value} of node.attributes) {
                if (name.startsWith("on") || name === "style") found.push(`${tag} ${name}=${value}`);
                if (name === "id" && document.querySelectorAll(`[id="${CSS.escape(value)}"]`).length > 1)
                    found.push(`${tag} ${name}=${value} twice`);
            }
            if (node.href && !["https:", "mailto:"].includes(node.protocol) && node.origin !== location.origin)
                found.push(node.href);
            if (node.src && !node.src.startsWith(location.origin)) found.push(node.src);
        }
    }
    return found;
}"""


def test_no_hostile_text_runs_in_a_browser(page: Page, site: EditableSite) -> None:
    """The fixture fails on any error of the console and on any request to elsewhere."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for name in ("self-check", "results", "key"):
        page.goto(f"{site.url}{name}/")
        page.wait_for_load_state("networkidle")
        page.evaluate(
            "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
        )
        assert page.evaluate(WHAT_ACTS) == []
        # What would act under a pointer or on focus is asked for.
        page.evaluate(
            "document.querySelectorAll('.quiz-block *').forEach((node) =>"
            " ['mouseover', 'mouseenter', 'focus', 'pointerenter', 'toggle'].forEach((name) =>"
            " node.dispatchEvent(new Event(name))))"
        )
        assert page.evaluate("window.ran") is None
    page.goto(f"{site.url}self-check/")
    assert page.locator("quiz-question[data-id^='hostile-']").count() == len(house.ACTING)
    assert dialogs == []


def test_tabs_in_an_option_are_no_options(page: Page, site: EditableSite) -> None:
    """They are labels and inputs as well, and stay as their reader left them."""
    page.goto(f"{site.url}self-check/")
    id = next(f"block-{at}" for at, text in enumerate(house.BLOCKS) if text.startswith("==="))
    card = page.locator(f"quiz-question[data-id={id}]")
    tabs = card.locator(".quiz-option .tabbed-set > input:checked")
    expect(tabs).to_have_count(1)
    card.locator(".quiz-option", has_text="Plums").click()
    card.locator("button[value=check]").click()
    expect(card).to_have_attribute("data-state", "wrong")
    card.locator("button[value=again]").click()
    expect(card.locator(".quiz-option > input:checked")).to_have_count(0)
    expect(tabs).to_have_count(1)

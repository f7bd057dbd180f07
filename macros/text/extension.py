"""Our part of the Markdown that converts bank texts: what is switched off, refused, and left open for the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions import Extension
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .maths import formulas
from .signs import REFUSED as REFUSED_SIGN
from .signs import referred_sign

MOST_SIGNS = 1000
"""Brackets, and backticks, outside code blocks. With more of them the parser takes seconds, and no reader follows."""

MOST_DEPTH = 20
"""Blocks within blocks: items in a quote in a tab, say. Nobody reads deeper, and the parser would run out of stack."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
OF_TEXT = HEADINGS[3:]
"""Levels that a page leaves to the texts it shows."""
REFUSED = "samp"
"""The element of an address that was refused: it is shown, and is no word of the text."""
MARKUP = "raw-html"
"""What faults of markup are called."""
LINK = "dead-link"
PICTURE = "picture"

_HTML = r"<(?:!--|[/?!]?[a-zA-Z](?![\w+.-]*[:@]))[^<>\n]*>?"
_ITEM = r"(?:[#.][\w:-]++|[\w:-]++=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"'=]++))"
_ATTRIBUTES = re.compile(rf"\{{:[^{{}}\n]*\}}|\{{[ ]?{_ITEM}(?:[ ]+{_ITEM})*+[ ]?\}}")
_ESCAPED = re.compile("\x02(\\d+)\x03")
"""What stands for a sign that was written with a backslash."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_AS_IN = "link to the file from the root of docs/, as in /lessons/02-name.md"


class TooDeep(RecursionError):
    """A text has more blocks within blocks than are parsed."""


class TextExtension(Extension):
    """Collects what one conversion finds; `reset` of the Markdown begins anew. `fault` makes a fault."""

    def __init__(self, fault: Callable[[str, str, str], Any]) -> None:
        super().__init__()
        self._fault = fault
        self.reset()

    def reset(self) -> None:
        self.faults: list[Any] = []
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.headings: list[str] = []

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802
        md.registerExtension(self)
        md.preprocessors.deregister("html_block")
        bound_depth(md)
        md.parser.blockprocessors["olist"].LAZY_OL = False  # a list that begins with 3 is shown so
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "$"]
        md.inlinePatterns.deregister(
            "automail"
        )  # it hides an address in references; a link says mailto:
        md.inlinePatterns.register(_Html(_HTML, md, self), "html", 90)
        for priority, formula in enumerate(reversed(formulas(md, self.tell))):
            md.inlinePatterns.register(formula, f"formula-{formula.display}", 185 + priority)
        md.treeprocessors.register(_Lines(md, self), "text-lines", 45)
        md.treeprocessors.register(_Elements(md, self), "text-elements", -10)

    def tell(self, fragment: str, message: str, rule: str = "text") -> None:
        self.faults.append(self._fault(fragment, message, rule))


def bound_depth(md: Any) -> None:
    """Let the parser raise TooDeep for a text that would nest it deeper than is allowed."""
    parse, depth = md.parser.parseBlocks, 0

    def parse_blocks(parent: Element, blocks: list[str]) -> None:
        nonlocal depth
        if depth > MOST_DEPTH:
            depth = 0
            raise TooDeep
        depth += 1
        parse(parent, blocks)
        depth -= 1

    md.parser.parseBlocks = parse_blocks


class _Html(InlineProcessor):
    """A bank is data that strangers send: what looks like HTML outside code is refused, and shown as it is written."""

    def __init__(self, pattern: str, md: Any, found: TextExtension) -> None:
        super().__init__(pattern, md)
        self.found = found

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # noqa: N802
        written = _ESCAPED.sub(lambda sign: chr(int(sign[1])), self.unescape(m[0]))
        message = f"'{short(written)}' is HTML: use Markdown, or put code in `backticks`"
        self.found.tell(written, message, MARKUP)
        return AtomicString(written), m.start(0), m.end(0)


class _Lines(Treeprocessor):
    """Looks at what blocks hold before their words are parsed."""

    def __init__(self, md: Any, found: TextExtension) -> None:
        super().__init__(md)
        self.found = found

    def run(self, root: Element) -> None:
        texts = [(element, text) for element in root.iter() if (text := _open_text(element))]
        for sign, name in (("[", "brackets"), ("`", "backticks")):
            number = sum(text.count(sign) for _, text in texts)
            if number > MOST_SIGNS:
                message = f"has {number:,} {name} outside code blocks, and a text may have {MOST_SIGNS:,}: shorten it"
                self.found.tell("", message)
                for element in root.iter():
                    element.text = element.text and AtomicString(element.text)
                    element.tail = element.tail and AtomicString(element.tail)
                return
        for element, text in texts:
            if element.tag in HEADINGS:
                heading = text.split("\n")[0]
                if element.tag in OF_TEXT:
                    self.found.headings.append(heading)
                else:
                    self.found.tell(heading, refuse_heading(heading))
            for line in text.split("\n"):
                self.check_line(line.strip())

    def check_line(self, line: str) -> None:
        if line.startswith("///"):
            message = f"'{short(line)}' opens or closes a block of the page: leave the line out"
            self.found.tell(line, message, MARKUP)
        elif "-8<-" in line:
            self.found.tell(
                line, f"'{short(line)}' would include a file: write the text out", MARKUP
            )
        elif line.startswith(("```", "~~~")) and line.rstrip(line[0]).count(line[:3]) == 1:
            self.found.tell(
                line, f"the code fence '{short(line)}' is never closed: end it with {line[:3]}"
            )


class _Elements(Treeprocessor):
    """Looks at the finished tree: links, pictures, notes, tabs."""

    def __init__(self, md: Any, found: TextExtension) -> None:
        super().__init__(md)
        self.found = found

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for child in list(parent):
                self.change(parent, child)
        for text in _texts_outside_code(root):
            for match in _ATTRIBUTES.finditer(text) if "{" in text else ():
                message = (
                    f"'{short(match[0])}' sets attributes: leave it out, or put code in `backticks`"
                )
                self.found.tell(match[0], message, MARKUP)

    def change(self, parent: Element, child: Element) -> None:
        kind = child.get("class", "")
        if child.tag == "a" and kind == "footnote-backref":
            parent.remove(child)
            parent.text = (parent.text or "").replace(NBSP_PLACEHOLDER, "")
            for sibling in parent:
                sibling.tail = (sibling.tail or "").replace(NBSP_PLACEHOLDER, "")
        elif child.tag == "sup" and child.get("id", "").startswith("fnref"):
            # The notes stand right below the text: a number is enough, and needs no name that is unique on a page.
            child.text = "".join(child.itertext())
            child.attrib.clear()
            child[:] = []
        elif child.tag == "div" and kind == "footnote":
            child.attrib.clear()
            child[:] = [item for item in child if item.tag == "ol"]
            for notes in child:
                notes.set("class", "quiz-notes")
        elif child.tag == "a":
            self.change_link(child)
        elif child.tag == "img":
            self.change_picture(child)
        elif child.tag in ("input", "label"):
            for name in ("id", "name", "for"):
                if name in child.attrib:
                    child.set(name, f"\x02{child.get(name)}\x03")

    def change_link(self, link: Element) -> None:
        address = link.get("href", "").strip()
        scheme = _SCHEME.match(address)
        del link.attrib["href"]
        if scheme and scheme[0].lower() in ("https:", "mailto:"):
            link.set("href", address)
        elif scheme and scheme[0].lower() == "http:":
            message = f"the link to '{short(address)}' is not encrypted: use https, and cite sources by their id"
            self.found.tell(address, message, "source-https")
        elif scheme:
            message = (
                f"'{short(address)}' is a link that runs a script or carries data: link to a page"
            )
            self.found.tell(address, message, MARKUP)
        elif not _is_of_site(address):
            self.found.tell(
                address, f"'{short(address)}' leads elsewhere from each page: {_AS_IN}", LINK
            )
        else:
            link.set("href", f"\x02l{len(self.found.links)}\x03")
            self.found.links.append(address)
        if "href" not in link.attrib:
            _disarm(link, address)

    def change_picture(self, picture: Element) -> None:
        address = picture.get("src", "").strip()
        words = picture.get("alt", "").strip()
        del picture.attrib["src"]
        remedy = "put the file below docs/ and write ![what it shows](/assets/name.png)"
        if _SCHEME.match(address) or address.startswith("//"):
            message = f"the picture '{short(address)}' lies elsewhere, where each reader's browser would ask: {remedy}"
            self.found.tell(address, message, PICTURE)
        elif not _is_of_site(address):
            self.found.tell(
                address,
                f"the picture '{short(address)}' is not found from each page: {remedy}",
                PICTURE,
            )
        elif not words:
            message = f"the picture '{short(address)}' has no words for who cannot see it: ![in words]({address})"
            self.found.tell(address, message, PICTURE)
        else:
            picture.set("src", f"\x02p{len(self.found.pictures)}\x03")
            self.found.pictures.append(address)
            return
        picture.text = AtomicString(words)
        _disarm(picture, address)


def _disarm(element: Element, address: str) -> None:
    """Leave of a refused link or picture its words, and where it would have led, for whoever reviews it."""
    element.tag = "span"
    element.attrib.clear()
    last = element[-1] if len(element) else None
    if last is None:
        element.text = AtomicString(f"{element.text or ''} ")
    else:
        last.tail = AtomicString(f"{last.tail or ''} ")
    SubElement(element, REFUSED).text = AtomicString(address)


def refuse_heading(heading: str) -> str:
    """What is wrong with a heading in a text."""
    return f"the heading '{short(heading)}' is refused: headings are the page's, so write **strong words**"


def short(text: str) -> str:
    """A piece of a text for a message."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:37] + "..."


def _is_of_site(address: str) -> bool:
    """Whether it names something below the root of `docs/`, and stays there."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    return (
        address.startswith("/")
        and not address.startswith("//")
        and "\\" not in path
        and not REFUSED_SIGN.search(path)
        and referred_sign(address) is None
        and ".." not in path.split("/")
    )


def _open_text(element: Element) -> str | None:
    """The text of a block that is still Markdown."""
    text = element.text
    return (
        text
        if text and not isinstance(text, AtomicString) and element.tag not in ("pre", "code")
        else None
    )


def _texts_outside_code(element: Element) -> Iterator[str]:
    """Every run of words outside code and formulas."""
    for child in element:
        if child.tag not in ("code", "pre", "math"):
            if child.text:
                yield child.text
            yield from _texts_outside_code(child)
        if child.tail:
            yield child.tail

"""A page as built: where its tags and attributes stand, and the same page with some of them changed."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

_ATTRIBUTE = re.compile(r"""(?<=[\s"'])([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
EXECUTED = {"", "module", "text/javascript", "application/javascript"}
"""Types of a script that a browser runs; what else stands in one is data."""


@dataclass(frozen=True, eq=False)
class Tag:
    """A start tag: its attributes as they are meant, and where it is written."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int


class BuiltPage(HTMLParser):
    """The tags of a page, and the code that stands in it, whose hashes a policy names."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.tags: list[Tag] = []
        self.scripts: list[str] = []
        """What inline scripts say, those that are data left out."""
        self.styles: list[str] = []
        """What style elements and attributes say."""
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._inside: list[str] | None = None
        self._said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        written = self.get_starttag_text() or ""
        attributes = {name: value or "" for name, value in reversed(attrs)}
        self.tags.append(Tag(tag, attributes, start, start + len(written)))
        if "style" in attributes:
            self.styles.append(attributes["style"])
        runs = tag == "script" and "src" not in attributes
        if tag == "style" or (runs and attributes.get("type", "").lower() in EXECUTED):
            self._inside, self._said = self.scripts if tag == "script" else self.styles, []

    def handle_data(self, data: str) -> None:
        self._said.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._inside is not None:
            self._inside.append("".join(self._said))
            self._inside = None

    def loads(self) -> Iterator[tuple[Tag, str]]:
        """Tags that load a script or a style, with the attribute that says from where."""
        for tag in self.tags:
            if tag.name == "script" and "src" in tag.attributes:
                yield tag, "src"
            rel = tag.attributes.get("rel", "").lower().split()
            if tag.name == "link" and {"stylesheet", "modulepreload"} & {*rel}:
                yield tag, "href"


def rewritten(text: str, tag: Tag, attribute: str, value: str) -> str:
    """A start tag as it is written in `text`, with another value of an attribute that it has."""

    def replace(match: re.Match[str]) -> str:
        if match[1].lower() != attribute:
            return match[0]
        return f'{match[1]}="{html.escape(value)}"'

    written = text[tag.start : tag.end]
    return _ATTRIBUTE.sub(replace, written)


def replaced(text: str, tags: Mapping[Tag, str]) -> str:
    """A page's text with other texts in the places of some of its tags."""
    pieces, at = [], 0
    for tag in sorted(tags, key=lambda tag: tag.start):
        pieces += [text[at : tag.start], tags[tag]]
        at = tag.end
    return "".join([*pieces, text[at:]])


def digest(text: str) -> str:
    """How a policy names a script or style: the hash of its text, as the browser computes it."""
    # A browser has folded the line ends of a page before it looks.
    folded = text.replace("\r\n", "\n").replace("\r", "\n")
    return "'sha256-" + base64.b64encode(hashlib.sha256(folded.encode()).digest()).decode() + "'"

"""A text of the bank to HTML, once: by a Markdown of our own, then an allow-list, with all that is wrong with it.

It knows no page and no host. Addresses within the site stay open as marks that `Text.write` fills in, as do the names
of tabs, which must differ wherever a text is shown. Marks are built from control characters, which no text can hold.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import markdown

from .allowed import clean
from .extension import TextExtension, TooDeep
from .quick import quick_html
from .reader import Reading, fold, read_html, read_words
from .signs import REFUSED, explain_sign, referred_sign

MOST_CHARACTERS = 20_000
"""The longest text: some eight printed pages. What is longer takes the parser too long, and readers as well."""

MOST_LINES = 1_500
"""Beyond so many lines the parser, which looks at all that is left for each, takes too long."""

MOST_FAULTS = 5
"""So many faults of one text are told; a text with more is written anew."""

EXTENSIONS: dict[str, dict[str, Any]] = {
    "admonition": {},
    "def_list": {},
    "footnotes": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {"anchor_linenums": False},
    "pymdownx.inlinehilite": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tilde": {"subscript": False},
    "tables": {"use_align_attribute": True},
}
"""What Markdown of the bank knows beyond the plain one. No attribute lists: attributes can act."""

_MARKUP = re.compile("[<&]")
_MARK = re.compile(' (href|src|id|name|for)="\x02([^\x03"]*)\x03"')


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a text may not hold: the piece of it that is meant, and what to do about it."""

    fragment: str
    message: str
    rule: str = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page or a file of the site, as its author wrote it: from the root of `docs/`."""

    address: str

    @property
    def path(self) -> str:
        """The file below `docs/`, with signs in place of their codes."""
        return unquote(self.address.partition("#")[0].partition("?")[0]).lstrip("/")

    @property
    def anchor(self) -> str:
        return unquote(self.address.partition("#")[2])


@dataclass(frozen=True, slots=True)
class Picture(Link):
    """A picture of the site."""


Locate = Callable[[Link], str]
"""Gives the attributes that lead to a page, file or picture: ` href="../lessons/01/"`."""


class Text:
    """A converted text. `faults` is what keeps it from being published; its HTML is safe all the same."""

    __slots__ = ("_reading", "faults", "headings", "html", "links", "pictures", "words_only")

    def __init__(
        self,
        html: str,
        words_only: bool,
        links: tuple[Link, ...] = (),
        pictures: tuple[Picture, ...] = (),
        faults: tuple[Fault, ...] = (),
        headings: tuple[str, ...] = (),
    ) -> None:
        self.html = html
        """Safe HTML with marks; of a single paragraph only what stands in it."""
        self.words_only = words_only
        """Whether it is a single paragraph of words, fit for a line of its own, a button or a table's cell."""
        self.links = links
        self.pictures = pictures
        self.faults = faults
        self.headings = headings
        """Its headings as they are written, of the levels that the page leaves to a text: 4 to 6."""
        self._reading: Reading | None = None

    @property
    def block(self) -> str:
        """The HTML with the paragraph that stands around words."""
        return f"<p>{self.html}</p>" if self.words_only else self.html

    @property
    def reading(self) -> Reading:
        if self._reading is None:
            self._reading = (
                read_html(self.html) if _MARKUP.search(self.html) else read_words(self.html)
            )
        return self._reading

    @property
    def plain(self) -> str:
        """The words as a reader sees them, in one line, code as it is written."""
        return self.reading.plain

    @property
    def prose(self) -> str:
        """The words without code."""
        return self.reading.prose

    @property
    def lead(self) -> str:
        """The first paragraph in words; of a text that is code alone, the code."""
        return self.reading.lead

    def write(self, html: str, locate: Locate, prefix: str = "") -> str:
        """Fill in the marks of `html` (one of this text's): addresses by `locate`, names of tabs after `prefix`."""
        if "\x02" not in html:
            return html

        def fill(match: re.Match[str]) -> str:
            name, mark = match.groups()
            if mark[0] == "l":
                return locate(self.links[int(mark[1:])])
            if mark[0] == "p":
                return locate(self.pictures[int(mark[1:])])
            return f' {name}="{prefix}{mark}"'

        return _MARK.sub(fill, html)


@functools.cache
def convert(text: str) -> Text:
    """Convert a text of the bank. Any text gives HTML that can do nothing; `faults` says what was refused in it."""
    text = text.strip()
    if len(text) > MOST_CHARACTERS:
        message = f"has {len(text):,} characters, and a text may have {MOST_CHARACTERS:,}: split or shorten it"
        return Text("", True, faults=(Fault("", message),))
    if text.count("\n") >= MOST_LINES:
        message = f"has {text.count(chr(10)) + 1:,} lines, and a text may have {MOST_LINES:,}: split or shorten it"
        return Text("", True, faults=(Fault("", message),))
    quick = quick_html(text)
    return Text(quick, True) if quick is not None else _parse(text)


def _parse(text: str) -> Text:
    if sign := REFUSED.search(text):
        return Text("", True, faults=(Fault("", explain_sign(sign[0])),))
    converter, extension = _converter()
    try:
        raw = converter.reset().convert(text)
    except TooDeep:
        # The parser was left in the middle of something, and would take the next text for the rest of it.
        _converter.cache_clear()
        return Text("", True, faults=(Fault("", "is nested too deeply: write it flatter"),))
    faults: list[Fault] = extension.faults
    if (referred := referred_sign(raw)) is not None:
        faults.append(Fault("", explain_sign(referred)))
        raw = ""
    html = clean(raw).strip()
    words = html.removeprefix("<p>").removesuffix("</p>")
    words_only = len(words) == len(html) - 7 and "<p>" not in words
    words = words.strip()
    told = tuple(dict.fromkeys(faults))[:MOST_FAULTS]
    links, pictures = tuple(map(Link, extension.links)), tuple(map(Picture, extension.pictures))
    result = Text(
        words if words_only else html, words_only, links, pictures, told, tuple(extension.headings)
    )
    if not told and text and not result.plain:
        nothing = Fault(
            "", "shows nothing: a line such as '[1]: ...' or an empty block alone is no text"
        )
        result.faults = (nothing,)
    return result


@functools.cache
def _converter() -> tuple[Any, TextExtension]:
    extension = TextExtension(Fault)
    names = [*EXTENSIONS, extension]
    return markdown.Markdown(extensions=names, extension_configs=EXTENSIONS), extension


__all__ = ["EXTENSIONS", "Fault", "Link", "Locate", "Picture", "Text", "convert", "fold"]

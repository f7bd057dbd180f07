"""What the HTML of a text says in words."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

_BREAKS = frozenset(
    """
    blockquote br dd details div dl dt h4 h5 h6 hr label li ol p pre summary table tbody td th
    thead tr ul
    """.split()  # noqa: SIM905
)
_VOID = {"br", "hr", "img", "input"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text, white space folded but for code blocks within `plain` of one line each."""

    plain: str
    """All of it as a reader sees it, in one line: without marks, a link as its label, code as it stands."""
    prose: str
    """The same without code."""
    unstressed: str
    """The same without words that are set apart as strong or emphasized."""
    lead: str
    """The first paragraph of words; of a text that is code alone, the code."""
    blocks: tuple[str, ...]
    """Names of the outermost elements, empty for words without an element around them."""


def read_html(html: str) -> Reading:
    """Read HTML that the converter made."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lead = next((fold(text) for text in reader.leads if text.strip()), "")
    return Reading(
        fold("".join(reader.plain)),
        fold("".join(reader.prose)),
        fold("".join(reader.unstressed)),
        lead or fold("".join(reader.plain)),
        tuple(reader.blocks),
    )


def read_words(text: str) -> Reading:
    """The same for words without an element or a reference among them."""
    words = fold(text)
    return Reading(words, words, words, words, ())


def fold(text: str) -> str:
    """The text with each run of white space as one space, as a browser shows it."""
    return " ".join(text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.plain: list[str] = []
        self.prose: list[str] = []
        self.unstressed: list[str] = []
        self.leads: list[str] = [""]
        self.blocks: list[str] = []
        self.depth = self.code = self.block_code = self.unread = self.stress = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.depth:
            self.blocks.append(tag)
        if tag in _BREAKS:
            self._break()
        if tag == "img":
            self.handle_data(dict(attrs).get("alt") or "")
        if tag == "math":
            self.handle_data(dict(attrs).get("alttext") or "")
        self.unread += tag in ("math", "samp")  # said in TeX; an address that was refused
        if tag in _VOID:
            return
        self.depth += 1
        self.code += tag in ("code", "pre")
        self.block_code += tag == "pre"
        self.stress += tag in ("strong", "em")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        self.depth -= 1
        self.code -= tag in ("code", "pre")
        self.block_code -= tag == "pre"
        self.stress -= tag in ("strong", "em")
        self.unread -= tag in ("math", "samp")
        if tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self.unread:
            return
        self.plain.append(data)
        if not self.code:
            self.prose.append(data)
            if not self.stress:
                self.unstressed.append(data)
        if not self.block_code:
            self.leads[-1] += data

    def _break(self) -> None:
        self.plain.append(" ")
        self.prose.append(" ")
        self.unstressed.append(" ")
        self.leads.append("")


def read_code(html: str) -> tuple[str, str]:
    """Language and lines of a highlighted code block."""
    reader = _CodeReader()
    reader.feed(html)
    reader.close()
    return reader.language, "".join(reader.lines).rstrip("\n")


class _CodeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.lines: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name in (dict(attrs).get("class") or "").split():
            if name.startswith("language-"):
                self.language = name.removeprefix("language-")

    def handle_data(self, data: str) -> None:
        self.lines.append(data)

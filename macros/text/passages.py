"""A text in its paragraphs, items, rows and code blocks, each as Markdown, for whoever compares two versions."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.util import HTML_PLACEHOLDER_RE

from .converter import EXTENSIONS, MOST_CHARACTERS, MOST_LINES
from .extension import HEADINGS, TooDeep, bound_depth
from .reader import fold, read_code

_EXTENSIONS = EXTENSIONS | {
    "pymdownx.highlight": {"anchor_linenums": False, "pygments_lang_class": True}
}


@dataclass(frozen=True)
class Passage:
    """A paragraph, list item, table row, heading or code block. White space is folded outside code."""

    text: str
    code: bool = False
    heading: str = ""
    """The heading it stands under, if the text has headings."""


@functools.lru_cache(maxsize=1000)
def split_passages(text: str) -> list[Passage]:
    """The passages of a text, spelled in one way however its author spelled them."""
    text = text.strip()
    if "\n" not in text or len(text) > MOST_CHARACTERS or text.count("\n") >= MOST_LINES:
        return [Passage(fold(text))] if text else []
    parser = _parser()
    parser.reset()
    lines = text.split("\n")
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    try:
        root = parser.parser.parseDocument(lines).getroot()
    except TooDeep:
        _parser.cache_clear()
        return [Passage(fold(text))]
    passages: list[Passage] = []
    heading = ""
    for passage in _read(root, parser):
        if passage.heading:
            heading = passage.heading
        passages.append(replace(passage, heading=heading))
    passages += [
        Passage(fold(f"[{name}]: {address} {title or ''}"), heading=heading)
        for name, (address, title) in sorted(parser.references.items())
    ]
    return passages


def _read(element: Element, parser: Any, lead: str = "") -> Iterator[Passage]:
    """Passages below an element; the first one follows `lead`, such as the bullet of its item."""
    if text := fold(element.text or ""):
        yield from _paragraph_and_code(text, parser, lead)
        lead = ""
    for child in element:
        for passage in _read_block(child, parser, lead):
            yield passage
            lead = ""


def _read_block(block: Element, parser: Any, lead: str) -> Iterator[Passage]:
    tag, text = block.tag, fold(block.text or "")
    if tag in HEADINGS:
        yield Passage(f"{'#' * int(tag[1])} {text}", heading=text)
    elif tag == "pre":
        yield Passage("```\n" + "".join(block.itertext()).rstrip("\n") + "\n```", code=True)
    elif tag in ("ul", "ol"):
        for number, item in enumerate(block, int(block.get("start", "1"))):
            yield from _read(item, parser, lead + ("- " if tag == "ul" else f"{number}. "))
            lead = ""
    elif tag == "table":
        for row in block.iter("tr"):
            yield Passage("| " + " | ".join(fold(cell.text or "") for cell in row) + " |")
    elif tag in ("dt", "dd", "blockquote"):
        yield from _read(block, parser, lead + {"dt": "", "dd": ": ", "blockquote": "> "}[tag])
    elif tag == "input":
        return
    else:
        kind = block.get("class", "")
        if kind.startswith("admonition "):
            lead = f"!!! {kind.removeprefix('admonition ')}: "
        yield from _read(block, parser, lead)


def _paragraph_and_code(text: str, parser: Any, lead: str) -> Iterator[Passage]:
    """A paragraph, and the code blocks that stand right below a line of it."""
    for at, piece in enumerate(HTML_PLACEHOLDER_RE.split(text)):
        if at % 2:
            language, code = read_code(str(parser.htmlStash.rawHtmlBlocks[int(piece)]))
            language = (
                "" if language == "text" else language
            )  # what a fence without one is taken for
            yield Passage(f"```{language}\n{code}\n```", code=True)
        elif words := piece.strip():
            yield Passage(lead + words)


@functools.cache
def _parser() -> Any:
    parser = markdown.Markdown(extensions=list(_EXTENSIONS), extension_configs=_EXTENSIONS)
    parser.preprocessors.deregister("html_block")
    bound_depth(parser)
    parser.parser.blockprocessors.deregister("footnote")  # a note is a passage like any other
    return parser

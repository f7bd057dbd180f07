"""Markdown of the bank to HTML that can do nothing: no script, no request, no markup of its own.

It is for files that people open from disk, where a text that somebody proposes for the bank must not act.
"""

from __future__ import annotations

import functools
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown  # type: ignore[import-untyped]
from markupsafe import Markup

EXTENSIONS: dict[str, dict[str, Any]] = {
    "pymdownx.highlight": {"anchor_linenums": False},
    "pymdownx.inlinehilite": {},
    "pymdownx.superfences": {},
    "tables": {},
}
"""Those of the site that bank texts use. Not attr_list and the like: attributes can act."""

ADDRESSES = ("https://", "http://")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def to_html(text: str) -> Markup:
    """Block Markdown as HTML."""
    return Markup(_converter().reset().convert(text))


def to_inline_html(text: str) -> Markup:
    """Inline Markdown as HTML, without the paragraph around it."""
    html = to_html(text)
    alone = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
    return html[3:-4] if alone else html


class _Disarm:
    """Turns whatever could fetch something or lead away unasked into text that says where it would have led."""

    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            address = element.get("href") or element.get("src") or ""
            alternative = element.get("alt")
            kept = element.tag == "a" and address.startswith(ADDRESSES)
            element.attrib.clear()
            if kept:
                element.set("href", address)
            elif element.tag in ("a", "img"):
                element.tag = "span"
                element.text = element.text or alternative
                _append_code(element, address)
            elif element.tag in HEADINGS:
                element.tag = "p"  # headings are the file's own


def _append_code(parent: Element, text: str) -> None:
    children = list(parent)
    if children:
        children[-1].tail = f"{children[-1].tail or ''} "
    else:
        parent.text = f"{parent.text or ''} "
    SubElement(parent, "code").text = text


@functools.cache
def _converter() -> Any:
    converter = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.treeprocessors.register(_Disarm(), "disarm", -100)
    return converter

"""Titles, headings and anchors of a page, as the host's own Markdown makes them."""

from __future__ import annotations

import functools
import html
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import markdown

from .host import Host


class Headings:
    """Reads pages with the host's Markdown. What it cannot read, it says nothing of: the host will."""

    def __init__(self, host: Host) -> None:
        self._host = host

    @functools.cached_property
    def _markdown(self) -> Any:
        extensions = list(self._host.extensions)
        if not any(str(name).rpartition(".")[2] == "toc" for name in extensions):
            extensions.append("toc")
        return markdown.Markdown(
            extensions=extensions, extension_configs=dict(self._host.extension_configs)
        )

    def title(self, body: str) -> str | None:
        """The first heading of a page in words; it stands among its first blocks or nowhere."""
        for block in _first_blocks(body):
            try:
                self._markdown.reset().convert(block)
            except Exception:
                return None
            if tokens := self._markdown.toc_tokens:
                return html.unescape(tokens[0]["name"])
        return None

    def words(self, body: str) -> dict[str, str]:
        """What the headings of a page say, by their anchors; nothing if its Markdown cannot be read."""
        try:
            self._markdown.reset().convert(body)
        except Exception:
            return {}
        return {
            token["id"]: html.unescape(token["name"]) for token in _flat(self._markdown.toc_tokens)
        }

    def anchors(self, body: str) -> set[str] | None:
        """Everything on a page that a link may end with; None if its Markdown cannot be read."""
        try:
            reader = _Names()
            reader.feed(self._markdown.reset().convert(body))
            reader.close()
        except Exception:
            return None
        return reader.names


def _first_blocks(body: str, most: int = 4) -> Iterator[str]:
    """The blocks between blank lines that a page begins with."""
    rest = body
    for _ in range(most):
        block, _, rest = rest.lstrip("\n").partition("\n\n")
        if block:
            yield block


def _flat(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Headings in the order in which they stand, those below others too."""
    for token in tokens:
        yield token
        yield from _flat(token["children"])


class _Names(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        keys = ("id", "name") if tag == "a" else ("id",)
        self.names.update(name for key in keys if (name := given.get(key)))

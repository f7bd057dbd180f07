"""The site's pages: what they are called, which macros they call, and which files stand beside them."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from ..bank.source import read_text
from ..problems import Problem
from .calls import Call, read_calls
from .headings import Headings
from .host import PAGE, Host

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


@dataclass(frozen=True)
class Page:
    """A page: its path below `docs/`, its file as problems name it, and its text with and without front matter."""

    path: str
    file: str
    text: str
    body: str
    meta: Mapping[str, Any]


@dataclass(frozen=True)
class Site:
    """What the pages show, so that links know where things are. Pages are named by their path below `docs/`."""

    calls: tuple[Call, ...] = ()
    pages: Mapping[str, Page] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    """Published files that are no pages."""
    quiz: str | None = None
    """The id of the quiz that calls mean which name none."""
    host: Host = field(default_factory=lambda: Host(Path("docs")))

    def page_of(
        self,
        macro: str,
        quiz: str | None = None,
        id: str | None = None,
        near: str | None = None,
        section: str | None = None,
    ) -> str | None:
        """The page that calls `macro` for that quiz and, where it takes an id, with that one.

        With a `section`, the call has to show it: one of `quiz` may name some sections alone.
        Of translations of a page, such as `quiz.de.md`, the one in the language of the page `near` is meant.
        """
        found = [
            call.page
            for call in self.calls
            if call.name == macro
            and call.literal
            and (quiz is None or self.quiz_of(call) in (quiz, None))
            and (id is None or call.argument("id", 0) == id)
            and (section is None or section in (call.argument("sections", 1) or (section,)))
        ]
        return min(found, key=lambda page: _foreign(page, near), default=None)

    def quiz_of(self, call: Call) -> str | None:
        """The id of the quiz that a call means; None if it names none and there is no other way to tell."""
        return call.quiz or self.quiz

    def stands_alone(self, page: str, name: str, args: Any, kwargs: Mapping[str, Any]) -> bool:
        """Whether every call that this may be begins a line of its page."""
        same = [
            call
            for call in self._calls_of(page)
            if call.name == name
            and (not call.literal or (call.args == args and dict(call.kwargs) == kwargs))
        ]
        return bool(same) and all(call.literal and call.alone for call in same)

    def _calls_of(self, page: str) -> list[Call]:
        if not self._by_page:
            for call in self.calls:
                self._by_page.setdefault(call.page, []).append(call)
        return self._by_page.get(page, [])

    @functools.cached_property
    def _by_page(self) -> dict[str, list[Call]]:
        return {}

    @functools.cached_property
    def _headings(self) -> Headings:
        return Headings(self.host)

    @functools.cached_property
    def _titles(self) -> dict[str, str]:
        return {}

    @functools.cached_property
    def _words_below_anchors(self) -> dict[str, dict[str, str]]:
        return {}

    def title(self, page: str) -> str:
        """What a page is called: by its front matter, its first heading, or its file."""
        if page not in self._titles:
            known = self.pages.get(page)
            named = known and (self._headings.title(known.body) or known.meta.get("title"))
            self._titles[page] = str(named or posixpath.splitext(posixpath.basename(page))[0])
        return self._titles[page]

    def heading(self, page: str, anchor: str) -> str | None:
        """What the heading of a page says that a link with that anchor leads to; None if it leads to no heading."""
        if page not in self._words_below_anchors:
            known = self.pages.get(page)
            self._words_below_anchors[page] = self._headings.words(known.body) if known else {}
        return self._words_below_anchors[page].get(anchor)

    def anchors(self, text: str) -> set[str] | None:
        """What a link may end with on a page of that Markdown; None if that cannot be told."""
        return self._headings.anchors(text)

    def file(self, path: str) -> Path | None:
        """A published file below `docs/` that is no page."""
        return self.host.docs / path if path in self.files else None


def read_site(host: Host, macros: Collection[str]) -> tuple[Site, list[Problem]]:
    """The pages with all their calls of `macros`, whatever they are called there, and the pages that cannot be read."""
    calls: list[Call] = []
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    files = host.files(host.docs)
    names = host.names(macros)
    known = host.known_names | host.taken.keys()
    for path in files:
        if not path.endswith(PAGE):
            continue
        page, more = _read_page(host, path)
        problems += more
        if page is None:
            continue
        pages[path] = page
        if page.meta.get("render_macros", host.renders_by_default):
            # Front matter keeps its lines, so that those of the calls are right; nothing in it is a call.
            above = page.text.count("\n") - page.body.count("\n")
            found, more = read_calls(
                "\n" * above + page.body, path, page.file, names, known | page.meta.keys()
            )
            calls += found
            problems += more
    return Site(tuple(calls), pages, frozenset(files) - pages.keys(), host=host), problems


def picture_size(path: Path) -> tuple[int, int] | None:
    """Width and height of a picture in pixels; None if its file does not say."""
    if path.suffix.lower() == ".svg":
        return _drawing_size(path)
    import imagesize  # it takes a web client along; most sites have no picture in a question

    try:
        width, height = imagesize.get(str(path))
    except (OSError, ValueError):
        return None
    return (width, height) if width > 0 and height > 0 else None


def _drawing_size(path: Path) -> tuple[int, int] | None:
    """Of an SVG, the size it gives or that of its view box."""
    try:
        _, root = next(iter(ElementTree.iterparse(path, events=("start",))))
        wanted = [root.get("width", ""), root.get("height", "")]
        if not all(size.removesuffix("px").replace(".", "", 1).isdigit() for size in wanted):
            wanted = root.get("viewBox", "").replace(",", " ").split()[2:]
        width, height = (round(float(size.removesuffix("px"))) for size in wanted)
    except (OSError, StopIteration, ValueError, ElementTree.ParseError):
        return None
    return (width, height) if width > 0 and height > 0 else None


def _read_page(host: Host, path: str) -> tuple[Page | None, list[Problem]]:
    file = (host.docs / path).as_posix()
    text, problems = read_text(host.docs / path, file, controls=False)
    if text is None:
        return None, problems
    body, meta = host.split_front_matter(text)
    return Page(path, file, text, body, meta), []


def _foreign(page: str, near: str | None) -> tuple[bool, int]:
    """How far the language in a page's name is from that of another: equal, then none, then any."""
    own, wanted = _language(page), _language(near or "")
    return own != wanted, len(own)


def _language(page: str) -> str:
    name = posixpath.splitext(posixpath.basename(page))[0]
    return name.partition(".")[2]

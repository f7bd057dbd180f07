"""How templates show texts of the bank and the way elsewhere, on the page that they are rendered for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from ..bank.model import Quiz, Section
from ..bank.question import Question
from ..site.pages import Site, picture_size
from ..text import Text, convert
from ..text.converter import Link, Picture
from ..words import FALLBACK
from ..words.tongue import tongue

MANY_MARKS = 100
"""Of how many questions every page can have all marks. Of more, the marks of all pages would outgrow the questions."""


@dataclass
class PageState:
    """What macros have put on a page so far, so that words, style and scripts come once, and names are unique."""

    brought: set[str] = field(default_factory=set)
    """Parts and elements that the page has."""
    names: set[str] = field(default_factory=set)
    """Names of elements that are taken."""
    addresses: dict[str, str] = field(default_factory=dict)
    """The way to each page that was asked for."""
    homes: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """The pages that show sections, by quiz and section."""
    pieces: dict[tuple[Any, ...], Markup] = field(default_factory=dict)
    """HTML that many questions share."""
    texts: int = 0
    """How many texts with names in them it shows."""


class Show:
    """Bound to a page. Each text comes as HTML whose addresses lead where they should from there."""

    def __init__(self, site: Site, page: str, state: PageState, language: str = FALLBACK) -> None:
        self._site, self._page, self._state = site, page, state
        self._language = language
        self._marks = ""
        """Attributes of texts in another language than the page's."""

    def speak(self, quiz: Quiz) -> str:
        """From now on texts are those of that quiz, which may be in another language than the page. Writes nothing."""
        own, around = quiz.language, f"{self._language.lower()}-"
        self._marks = ""
        if own and not around.startswith(f"{own.lower()}-"):
            turned = tongue(own).direction != tongue(self._language).direction
            self._marks = f' lang="{own}"' + f' dir="{tongue(own).direction}"' * turned
        return ""

    def inline(self, text: str) -> Markup:
        """A text of one paragraph, without an element around it."""
        shown = convert(text)
        return self._mark(self._write(shown, shown.html))

    def block(self, text: str) -> Markup:
        """A text with the elements around its paragraphs."""
        shown = convert(text)
        return self._mark(self._write(shown, shown.block), "div")

    def flow(self, text: str, name: str) -> Markup:
        """Words as they are; what is more than a paragraph within a `div` of that class."""
        shown = convert(text)
        if shown.words_only:
            return self._mark(self._write(shown, shown.html))
        html = self._write(shown, shown.html)
        return Markup(f'<div class="{name}"{self._marks}>{html}</div>')

    def said(self, words: str) -> Markup:
        """Words of a quiz that are no Markdown any more."""
        return self._mark(escape(words))

    def part(self, attributes: str, text: str, lead: str = "", then: str = "") -> Markup:
        """A text as an element with those attributes, with `lead` where its words begin and `then` after them.

        It is a paragraph where it is one of words alone: every element costs each parser of a page its time.
        """
        shown = convert(text)
        lead = f"{lead} " if lead else ""
        if shown.words_only and not then:
            html = self._mark(self._write(shown, shown.html))
            return Markup(f"<p {attributes}>{lead}{html}</p>")
        whole: str = self._write(shown, shown.block)
        if not lead:
            whole = self._mark(Markup(whole), "div")
        elif not whole.startswith("<p>"):
            whole = f"<p>{lead}</p>{self._mark(Markup(whole), 'div')}"
        elif not self._marks:
            whole = f"<p>{lead}{whole[3:]}"
        else:
            first, _, rest = whole[3:].partition("</p>")
            more = self._mark(Markup(rest), "div") if rest.strip() else ""
            whole = f"<p>{lead}{self._mark(Markup(first))}</p>{more}"
        return Markup(f"<div {attributes}>{whole}{then}</div>")

    def is_one_paragraph(self, text: str) -> bool:
        """Whether a text is one paragraph and needs no room of its own."""
        return convert(text).words_only

    def plain(self, text: str) -> str:
        """The words of a text."""
        return convert(text).plain

    def id(self, name: str) -> str:
        """A name for an element that no other on the page has: the one asked for, the first time."""
        unique, number = name, 1
        while unique in self._state.names:
            number += 1
            unique = f"{name}-{number}"
        self._state.names.add(unique)
        return unique

    def is_here(self, target: str | None) -> bool:
        """Whether a page is the one that is shown."""
        return target == self._page

    def to(self, target: str | None, anchor: str = "", query: str = "") -> Markup:
        """The attribute that leads to a page, as in `lessons/01.md#heading`; none if there is no such page."""
        if target is None:
            return Markup("")
        path, _, heading = target.partition("#")
        anchor = anchor or heading
        address = "" if path == self._page and anchor else self._address(path)
        asked = f"?{query}" if query else ""
        return Markup(' href="{}"').format(f"{address}{asked}{'#' if anchor else ''}{anchor}")

    def _address(self, path: str) -> str:
        """The way to a page, asked of the host once a page."""
        known = self._state.addresses
        if path not in known:
            known[path] = self._site.host.addresses.of_page(path, self._page)
        return known[path]

    def asset(self, path: str) -> str:
        """The address of a script or style sheet below `assets/`."""
        return self._site.host.addresses.of_file(f"assets/{path}", self._page)

    def title(self, target: str, otherwise: str) -> str:
        """What a page is called."""
        path = target.partition("#")[0]
        return self._site.title(path) if path in self._site.pages else otherwise

    def heading(self, target: str) -> str:
        """What the heading says that a target leads to, or how its page is called."""
        path, _, anchor = target.partition("#")
        return self._site.heading(path, anchor) or self._site.title(path)

    def page_of(self, macro: str, quiz: str | None = None, id: str | None = None) -> str | None:
        """The page that shows what a macro makes."""
        return self._site.page_of(macro, quiz, id, near=self._page)

    def home(self, quiz: Quiz, section: Section) -> str | None:
        """The page that shows the questions of a section; asked for once a page."""
        known = self._state.homes
        if (quiz.id, section.id) not in known:
            found = self._site.page_of("quiz", quiz.id, near=self._page, section=section.id)
            known[quiz.id, section.id] = found or self.page_of("quiz", quiz.id)
        return known[quiz.id, section.id]

    def marked(self, quiz: Quiz, section: Section) -> Sequence[Question]:
        """The questions that the line of marks has of a section: of a large quiz, one of what other pages show."""
        here = len(quiz.questions) <= MANY_MARKS or self._page in (
            self.home(quiz, section),
            self.page_of("section", quiz.id, section.id),
        )
        return section.questions if here else section.questions[:1]

    def home_of(self, quiz: Quiz, question: str) -> str | None:
        """The page that shows a question."""
        return next(
            self.home(quiz, section)
            for section in quiz.sections
            if any(each.id == question for each in section.questions)
        )

    def _mark(self, html: Markup, element: str = "span") -> Markup:
        """The same within an element that says its language, if that is not the page's."""
        if not self._marks:
            return html
        return Markup(f"<{element}{self._marks}>{html}</{element}>")

    def _write(self, text: Text, html: str) -> Markup:
        if "\x02" not in html:
            return Markup(html)
        self._state.texts += 1
        return Markup(text.write(html, self._locate, f"{self._state.texts}"))

    def _locate(self, link: Link) -> str:
        path = link.path
        file = self._site.file(path)
        if isinstance(link, Picture):
            size = picture_size(file) if file else None
            room = f' width="{size[0]}" height="{size[1]}"' if size else ""
            address = self._site.host.addresses.of_file(path, self._page)
            return f' src="{escape(address)}"{room} loading="lazy"'
        if file:
            return f' href="{escape(self._site.host.addresses.of_file(path, self._page))}"'
        return self.to(path, link.anchor)

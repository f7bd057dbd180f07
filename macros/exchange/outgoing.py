"""A quiz on its way out: questions in terms that other programs know, their HTML, and what is lost."""

from __future__ import annotations

import datetime
import functools
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..bank.kinds import kind_of
from ..bank.model import Quiz, Section
from ..bank.outline import QuestionOutline
from ..bank.question import Question
from ..bank.reader import Bank
from ..site.host import BuiltAddresses
from ..text import convert
from ..text.converter import Link, Picture
from ..words import FALLBACK, InterfaceWords, load_words

_FIELD = re.compile(r"<input[^>]*>|<span></span>")
"""What only scripts and styles of a site make sense of: buttons of tabs, and marks within code."""


@dataclass
class Loss:
    """What a format cannot hold of a question."""

    question: str
    """Its id; empty if it is so of every question."""
    what: str


@dataclass
class OutgoingQuestion:
    """A question on its way out, its first numbers in place."""

    id: str
    name: str
    """Quiz and question: the same for ever, and different in every quiz."""
    section: Section
    stem: str
    explanation: str
    level: str
    outline: QuestionOutline
    day: datetime.date
    """When it was last reviewed: the only time that a file may tell, so that the same bank gives the same bytes."""
    sources: list[tuple[str, str]]
    """Title and address of what it rests on."""

    @property
    def key(self) -> str:
        """The letters of the right options."""
        return ", ".join(each.letter for each in self.outline.options if each.right)

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.name.encode()).hexdigest()


@dataclass
class Outgoing:
    """A quiz on its way out."""

    quiz: Quiz
    docs: Path
    """Where pictures are."""
    site: str = ""
    """The address of the site, which links within it lead to; without it they are words."""
    language: str = FALLBACK
    """That of the site, for a quiz that names none."""
    items: list[OutgoingQuestion] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures that were shown, by a name without folders."""

    @functools.cached_property
    def words(self) -> InterfaceWords:
        """What labels say, in the quiz's language; never words of a site's own, which no import knows."""
        return load_words(self.quiz.language or self.language)

    def lose(self, item: OutgoingQuestion, what: str) -> None:
        if (loss := Loss(item.id, what)) not in self.losses:
            self.losses.append(loss)

    def lose_of_all(self, what: str) -> None:
        """The same, of every question."""
        if self.items:
            self.losses.append(Loss("", what))

    def html(self, item: OutgoingQuestion, text: str, address: Callable[[str], str] = str) -> str:
        """HTML of a text; `address` says of a picture's name what stands in `src`."""
        converted = convert(text)

        def locate(link: Link) -> str:
            if isinstance(link, Picture):
                return self._picture(item, link, address)
            if not self.site:
                self.lose(item, f"the way to '{link.address}': name the site with --site")
                return ""
            at = self.site.rstrip("/") + "/" + _address(link)
            return f' href="{at}"'

        prefix = f"{item.hash[:8]}-"
        return _FIELD.sub("", converted.write(converted.html, locate, prefix))

    def block(self, item: OutgoingQuestion, text: str, address: Callable[[str], str] = str) -> str:
        """The same, words in a paragraph."""
        html = self.html(item, text, address)
        return f"<p>{html}</p>" if convert(text).words_only else html

    def note_links(self, item: OutgoingQuestion, *texts: str) -> None:
        """Report what a format that keeps Markdown leaves hanging: links and pictures of the site."""
        for text in texts:
            converted = convert(text)
            for link in (*converted.links, *converted.pictures):
                self.lose(item, f"'{link.address}' is of this site, and nothing leads there")

    def _picture(
        self, item: OutgoingQuestion, picture: Picture, address: Callable[[str], str]
    ) -> str:
        path = PurePosixPath(picture.path)
        file = self.docs / path
        if not file.is_file():
            self.lose(item, f"the picture '{picture.path}': there is no such file in {self.docs}")
            return ""
        name = "-".join((self.quiz.id, *path.parts))
        self.pictures[name] = file.read_bytes()
        return f' src="{address(name)}"'


def _address(link: Link) -> str:
    if not link.path.endswith(".md"):
        return link.address.lstrip("/")
    page = BuiltAddresses(flat=False).of_page(link.path, "index.md")
    _, hash, anchor = link.address.partition("#")
    return page.removeprefix("./") + hash + anchor


def collect(
    quiz: Quiz, docs: Path, site: str = "", drafts: Iterable[str] = (), language: str = FALLBACK
) -> Outgoing:
    """The questions of a quiz; what no format is told of them, and all of its drafts, is lost already."""
    outgoing = Outgoing(quiz, docs, site, language)
    outgoing.losses += [Loss(id, "all of it: it is a draft") for id in drafts]
    for section in quiz.sections:
        for question in section.questions:
            kind = kind_of(question)
            if kind.outline is None:
                loss = f"all of it: questions of kind '{kind.name}' are told to no other program"
                outgoing.losses.append(Loss(question.id, loss))
                continue
            item = _item(quiz, section, question.first, kind.outline(question.first))
            outgoing.items.append(item)
            for what in item.outline.unsaid:
                outgoing.lose(item, what)
            if len(question.rows) > 1:
                outgoing.lose(item, f"{len(question.rows) - 1} of its {len(question.rows)} draws")
    for scenario in quiz.scenarios:
        outgoing.losses.append(Loss(scenario.id, "all of it: scenarios stay on the site"))
    return outgoing


def _item(
    quiz: Quiz, section: Section, question: Question, outline: QuestionOutline
) -> OutgoingQuestion:
    return OutgoingQuestion(
        question.id,
        f"{quiz.id}/{question.id}",
        section,
        question.stem,
        question.explanation,
        question.level,
        outline,
        question.reviewed,
        [(quiz.sources[id].title, quiz.sources[id].url) for id in question.sources],
    )


def drafts_of(bank: Bank, quiz: str) -> list[str]:
    """The ids of a quiz's drafts, which no program is given."""
    return [id for known, kind, id in bank.parts if (known, kind) == (quiz, "draft")]


def texts_of(item: OutgoingQuestion) -> Iterator[str]:
    """Every text of a question that a format may hold."""
    outline = item.outline
    yield from (item.stem, item.explanation, outline.sample, *outline.steps, *outline.notes)
    for option in outline.options:
        yield from (option.text, option.feedback)
    yield from (each.feedback for each in outline.mistakes)
    yield from outline.criteria

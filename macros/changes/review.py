"""Questions as a reviewer wants them: one HTML file that works from disk. Words and looks: `templates/review.html`."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

import jinja2
from markupsafe import Markup, escape

from ..bank.model import Quiz, Section
from ..bank.question import Question
from ..bank.reader import Bank
from ..problems import Owner, Place, Problem, count
from ..site.pages import PICTURES
from ..templating import digest, environment
from ..text import convert
from ..text.converter import Link, Picture
from .differences import Comparison, PartDiff
from .report import format_headline, short

MOST_PICTURE = 500_000
"""Bytes of the largest picture that becomes part of the file."""


@dataclass
class Entry:
    """A question, and what a reviewer should see beside it."""

    quiz: Quiz
    section: Section
    question: Question
    number: int
    place: Place
    change: PartDiff | None = None
    unread: bool = False
    """Whether it could not be read before, so that nobody knows what of it changed."""
    problems: list[Problem] = field(default_factory=list)
    answered: str | None = None
    """How readers answered it, before the change if there is one."""

    @property
    def anchor(self) -> str:
        return f"{self.quiz.id}-{self.question.id}"


@dataclass(frozen=True)
class Review:
    """What the file shows."""

    entries: list[Entry]
    problems: list[Problem]
    """Those that belong to none of the questions shown."""
    since: str | None = None
    """The revision since which the questions changed; None for all questions."""
    removed: Sequence[PartDiff] = ()

    def show_answers(self, answered: Mapping[tuple[str, str], str]) -> None:
        """Put a line about its readers, by quiz and question, beside each question that has one."""
        for entry in self.entries:
            entry.answered = answered.get((entry.quiz.id, entry.question.id))


def collect_review(
    bank: Bank,
    problems: Iterable[Problem],
    comparison: Comparison | None = None,
    since: str | None = None,
    before: Bank | None = None,
) -> Review:
    """Every question of the bank, or with a comparison those that it names, each with its problems.

    What the bank `before` has no readable version of, and was not compared for that, is among them.
    """
    changes: dict[tuple[str, str], PartDiff] = {}
    removed: list[PartDiff] = []
    for quiz in comparison.quizzes if comparison else ():
        for part in quiz.of("question"):
            if part.did == "removed":
                removed.append(part)
            else:
                changes[quiz.id, part.id] = part
    entries = list(_entries(bank))
    rest = _hand_out(entries, problems)
    if comparison:
        for entry in entries:
            entry.change = changes.get((entry.quiz.id, entry.question.id))
            entry.unread = before is not None and _was_unread(entry, comparison, before)
        hidden = [entry for entry in entries if not entry.change and not entry.unread]
        entries = [entry for entry in entries if entry.change or entry.unread]
        # A warning on a question that nobody touched is no business of this change; an error stops it all the same.
        rest += [
            problem for entry in hidden for problem in entry.problems if problem.severity == "error"
        ]
    return Review(entries, rest, since if comparison else None, removed)


def _was_unread(entry: Entry, comparison: Comparison, before: Bank) -> bool:
    names = {entry.question.id, f"{entry.quiz.id}/{PurePath(entry.place.file).name}"}
    read = (question.id for question in before.questions.get(entry.quiz.id, ()))
    return not names.isdisjoint(comparison.not_compared) and entry.question.id not in read


def format_review(review: Review, docs: Path | None = None) -> str:
    """The file. Pictures of the site are below `docs` and come along in it."""
    template = _environment().get_template("review.html")
    return template.render(review=review, show=_Show(docs)) + "\n"


def _entries(bank: Bank) -> Iterator[Entry]:
    for quiz in bank.quizzes.values():
        for section in quiz.sections:
            for question in section.questions:
                place = bank.place(quiz.id, "question", question.id)
                yield Entry(quiz, section, question, quiz.numbers[question.id], place)


def _hand_out(entries: Iterable[Entry], problems: Iterable[Problem]) -> list[Problem]:
    """Give each problem to the question whose it is; those of no question are left."""
    owners: dict[tuple[str, Owner], Entry] = {}
    for entry in entries:
        owners.setdefault((entry.place.file, Owner("question", entry.question.id)), entry)
    rest: list[Problem] = []
    for problem in problems:
        owner = owners.get((problem.file, problem.subject)) if problem.subject else None
        (owner.problems if owner else rest).append(problem)
    return rest


def _by_quiz(entries: Sequence[Entry]) -> list[tuple[Quiz, list[Entry]]]:
    found: dict[str, tuple[Quiz, list[Entry]]] = {}
    for entry in entries:
        found.setdefault(entry.quiz.id, (entry.quiz, []))[1].append(entry)
    return list(found.values())


class _Show:
    """How templates show texts in a file that stands alone."""

    def __init__(self, docs: Path | None) -> None:
        self._docs = docs

    def inline(self, text: str) -> Markup:
        shown = convert(text)
        return Markup(shown.write(shown.html, self._locate))

    def block(self, text: str) -> Markup:
        shown = convert(text)
        return Markup(shown.write(shown.block, self._locate))

    def _locate(self, link: Link) -> str:
        """Pictures are part of the file, and what else belongs to the site is named by its style."""
        data = None
        if self._docs and isinstance(link, Picture):
            data = _picture_data(self._docs, link.path)
        anchor = f"#{link.anchor}" if link.anchor else ""
        return f' src="{data}"' if data else f' data-file="docs/{escape(link.path + anchor)}"'


def _environment() -> jinja2.Environment:
    filters: dict[str, Callable[..., Any]] = {
        "by_quiz": _by_quiz,
        "count": count,
        "digest": digest,
        "headline": format_headline,
        "short": short,
    }
    return environment(filters)


def _picture_data(docs: Path, name: str) -> str | None:
    """A picture as an address that holds it; None if it is none, is not there, or would make the file heavy.

    Somebody else's change is reviewed: a link to a file of this machine must not come along as a picture.
    """
    path = docs / name
    if not name.lower().endswith(PICTURES) or not path.resolve().is_relative_to(docs.resolve()):
        return None
    if not path.is_file() or path.stat().st_size > MOST_PICTURE:
        return None
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"

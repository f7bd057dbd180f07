"""Questions as a reviewer wants them: one HTML file that works from disk. Words and looks: `templates/review.html`."""

from __future__ import annotations

import base64
import functools
import hashlib
import mimetypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from ..bank.model import Question, Quiz, Section
from ..bank.reader import Bank
from ..problems import Place, Problem, count
from ..site.pages import PICTURES
from ..templating import environment
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
    problems: list[Problem] = field(default_factory=list)

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


def collect_review(
    bank: Bank,
    problems: Iterable[Problem],
    comparison: Comparison | None = None,
    since: str | None = None,
) -> Review:
    """Every question of the bank, or with a comparison those that it names, each with its problems."""
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
        hidden = [entry for entry in entries if entry.change is None]
        entries = [entry for entry in entries if entry.change]
        # A warning on a question that nobody touched is no business of this change; an error stops it all the same.
        rest += [
            problem for entry in hidden for problem in entry.problems if problem.severity == "error"
        ]
    return Review(entries, rest, since if comparison else None, removed)


def format_review(review: Review, docs: Path | None = None) -> str:
    """The file. Pictures of the site are below `docs` and come along in it."""
    return _environment(docs).get_template("review.html").render(review=review) + "\n"


def _entries(bank: Bank) -> Iterator[Entry]:
    for quiz in bank.quizzes.values():
        for section in quiz.sections:
            for question in section.questions:
                place = bank.place(quiz.id, "question", question.id)
                yield Entry(quiz, section, question, quiz.numbers[question.id], place)


def _hand_out(entries: Iterable[Entry], problems: Iterable[Problem]) -> list[Problem]:
    """Give each problem to the question that its line belongs to; those of no question are left."""
    by_file: dict[str, list[Entry]] = {}
    for entry in entries:
        by_file.setdefault(entry.place.file, []).append(entry)
    rest = []
    for problem in problems:
        above = [item for item in by_file.get(problem.file, []) if item.place.line <= problem.line]
        owner = max(above, key=lambda item: item.place.line, default=None)
        if owner and f"question '{owner.question.id}'" in problem.message:
            owner.problems.append(problem)
        else:
            rest.append(problem)
    return rest


def _by_quiz(entries: Sequence[Entry]) -> list[tuple[Quiz, list[Entry]]]:
    found: dict[str, tuple[Quiz, list[Entry]]] = {}
    for entry in entries:
        found.setdefault(entry.quiz.id, (entry.quiz, []))[1].append(entry)
    return list(found.values())


def _digest(css: str) -> str:
    """What a content security policy calls this style sheet."""
    return "sha256-" + base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()


def _environment(docs: Path | None) -> jinja2.Environment:
    def locate(link: Link) -> str:
        """The file stands alone: pictures are part of it, and what else belongs to the site is named by its style."""
        data = _picture_data(docs, link.path) if docs and isinstance(link, Picture) else None
        anchor = f"#{link.anchor}" if link.anchor else ""
        return f' src="{data}"' if data else f' data-file="docs/{escape(link.path + anchor)}"'

    def write(text: str, block: bool) -> Markup:
        shown = convert(text)
        return Markup(shown.write(shown.block if block else shown.html, locate))

    filters: dict[str, Callable[..., Any]] = {
        "blocks": functools.partial(write, block=True),
        "by_quiz": _by_quiz,
        "count": count,
        "digest": _digest,
        "headline": format_headline,
        "inline": functools.partial(write, block=False),
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

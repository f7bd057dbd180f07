"""Questions as a reviewer wants them: one HTML file that works from disk. Words and looks: `templates/review.html`."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import jinja2

from macros.bank import Bank
from macros.compare.changes import Comparison, PartDiff
from macros.harmless import to_html, to_inline_html
from macros.model import Question, Quiz, Section
from macros.problems import Place, Problem, count
from macros.render import TEMPLATES
from macros.report import format_headline, short


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


def format_review(review: Review) -> str:
    return _templates().get_template("review.html").render(review=review) + "\n"


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


@functools.cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "blocks": to_html,
        "by_quiz": _by_quiz,
        "count": count,
        "digest": _digest,
        "headline": format_headline,
        "inline": to_inline_html,
        "short": short,
    }
    return environment

"""What a quiz is made of, in figures: what it covers and asks, how old its reviews are."""

from __future__ import annotations

import datetime
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from ..text.words import words
from .kind import Counted, KindFigures
from .kinds import KINDS
from .model import Quiz
from .question import Question
from .written import texts_in

LEVELS: tuple[str, ...] = get_args(Question.model_fields["level"].annotation)


@dataclass(frozen=True)
class Group:
    """A section, or all of them together."""

    id: str
    title: str
    short: str
    questions: int
    levels: dict[str, int]
    """How many questions ask for what."""
    oldest: datetime.date
    """The review that is longest ago."""
    newest: datetime.date
    sources: float
    """Sources a question cites, on average."""
    words: float
    """Words a question has with all its texts, on average."""
    of_kinds: dict[str, Counted]
    """What is counted of the questions of one kind alone, by the kind."""


@dataclass(frozen=True)
class Figures:
    """A quiz in figures."""

    quiz: str
    title: str
    sections: list[Group]
    total: Group
    of_kinds: dict[str, Any]
    """What is counted of all questions of one kind alone, by the kind."""
    reviews: dict[str, int]
    """How many questions and scenarios were last reviewed in each month, as `2026-11`, oldest first."""
    next_review: datetime.date
    """When the first review is due."""
    scenarios: int


def count_figures(quiz: Quiz) -> Figures:
    """The figures of a quiz. They depend on the bank alone, not on the day."""
    reviewed = [question.reviewed for question in quiz.questions]
    reviewed = sorted(reviewed + [scenario.reviewed for scenario in quiz.scenarios])
    return Figures(
        quiz=quiz.id,
        title=quiz.title,
        sections=[
            _group(section.id, section.title, section.short, section.questions)
            for section in quiz.sections
        ],
        total=_group(quiz.id, "All sections", "All", quiz.questions),
        of_kinds={name: count.of_quiz(of) for name, count, of in _by_kind(quiz.questions)},
        reviews=dict(Counter(date.strftime("%Y-%m") for date in reviewed)),
        next_review=reviewed[0] + datetime.timedelta(days=quiz.review_days),
        scenarios=len(quiz.scenarios),
    )


def _group(id: str, title: str, short: str, questions: Sequence[Question]) -> Group:
    asked = Counter(question.level for question in questions)
    return Group(
        id=id,
        title=title,
        short=short,
        questions=len(questions),
        levels={level: asked[level] for level in LEVELS},  # type: ignore[index]
        oldest=min(question.reviewed for question in questions),
        newest=max(question.reviewed for question in questions),
        sources=statistics.mean(len(question.sources) for question in questions),
        words=statistics.mean(map(_count_words, questions)),
        of_kinds={
            name: Counted(title, len(of), count.of_group(of))
            for name, count, of in _by_kind(questions)
        },
    )


def _by_kind(
    questions: Sequence[Question],
) -> Iterator[tuple[str, KindFigures[Any], list[Question]]]:
    """Kinds that count something of their own, with their questions if there are any."""
    for name, kind in KINDS.items():
        of = kind.questions_in(questions)
        if kind.figures and of:
            yield name, kind.figures, of


def _count_words(question: Question) -> int:
    return sum(len(words(text)) for text in texts_in(question))

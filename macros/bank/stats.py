"""What a quiz is made of, in figures: what it covers and asks, how old its reviews are, what its keys give away."""

from __future__ import annotations

import datetime
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from ..text.words import length, words
from .chance import Odds, expected
from .model import Question, Quiz

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
    """Words a question has with options, explanation and feedback, on average."""
    key_length: float
    """Median length of a right option, in characters."""
    distractor_length: float
    """Median length of a wrong option."""
    longest: int
    """Questions whose key is longer than every other option."""
    longest_by_chance: float
    """How many that would be by chance, among questions that have one longest option."""
    shortest: int
    """Questions whose key is shorter than every other option."""
    shortest_by_chance: float
    """How many that would be by chance, among questions that have one shortest option."""


@dataclass(frozen=True)
class Position:
    """How often a letter is right, and how often it would be by chance."""

    letter: str
    keys: int
    by_chance: float


@dataclass(frozen=True)
class Figures:
    """A quiz in figures."""

    quiz: str
    title: str
    sections: list[Group]
    total: Group
    positions: list[Position]
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
        positions=list(_positions(quiz.questions)),
        reviews=dict(Counter(date.strftime("%Y-%m") for date in reviewed)),
        next_review=reviewed[0] + datetime.timedelta(days=quiz.review_days),
        scenarios=len(quiz.scenarios),
    )


def longest_option(question: Question) -> str | None:
    """The letter of the option that is longer than every other; none if several are as long."""
    *_, (second, _), (most, letter) = sorted(
        (length(text), letter) for letter, text in question.options.items()
    )
    return letter if most > second else None


def shortest_option(question: Question) -> str | None:
    """The letter of the option that is shorter than every other; none if several are as short."""
    (least, letter), (second, _), *_ = sorted(
        (length(text), letter) for letter, text in question.options.items()
    )
    return letter if least < second else None


def odds_of_key(questions: Iterable[Question]) -> Odds:
    """The chances that an option picked blindly is right: of its being the longest, the shortest, or at a letter."""
    return Counter(len(question.key) / len(question.options) for question in questions)


def _group(id: str, title: str, short: str, questions: Sequence[Question]) -> Group:
    asked = Counter(question.level for question in questions)
    keys = [size for question in questions for size in _lengths(question, right=True)]
    others = [size for question in questions for size in _lengths(question, right=False)]
    longest = [(each, letter) for each in questions if (letter := longest_option(each))]
    shortest = [(each, letter) for each in questions if (letter := shortest_option(each))]
    return Group(
        id=id,
        title=title,
        short=short,
        questions=len(questions),
        levels={level: asked[level] for level in LEVELS},  # type: ignore[index]
        oldest=min(question.reviewed for question in questions),
        newest=max(question.reviewed for question in questions),
        sources=statistics.mean(len(question.sources) for question in questions),
        words=statistics.mean(map(_words, questions)),
        key_length=statistics.median(keys),
        distractor_length=statistics.median(others or [0]),
        longest=sum(letter in question.key for question, letter in longest),
        longest_by_chance=expected(odds_of_key(question for question, _ in longest)),
        shortest=sum(letter in question.key for question, letter in shortest),
        shortest_by_chance=expected(odds_of_key(question for question, _ in shortest)),
    )


def _positions(questions: Sequence[Question]) -> Iterable[Position]:
    for letter in sorted({letter for question in questions for letter in question.options}):
        having = [question for question in questions if letter in question.options]
        keys = sum(letter in question.key for question in having)
        yield Position(letter, keys, expected(odds_of_key(having)))


def _lengths(question: Question, *, right: bool) -> list[int]:
    return [
        length(text)
        for letter, text in question.options.items()
        if (letter in question.key) == right
    ]


def _words(question: Question) -> int:
    texts = [question.stem, question.explanation]
    texts += [*question.options.values(), *question.feedback.values()]
    return sum(len(words(text)) for text in texts)

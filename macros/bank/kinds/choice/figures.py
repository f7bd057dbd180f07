"""What keys and options give away, in figures: where keys stand, and how long they are."""

from __future__ import annotations

import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ....text.words import length
from ...chance import Odds, expected
from ...kind import Counted, KindFigures, Table
from .model import Choice


@dataclass(frozen=True)
class Lengths:
    """How long options are, and how often that tells the key."""

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
class Positions:
    """Where keys stand."""

    positions: list[Position]


def longest_option(question: Choice) -> str | None:
    """The letter of the option that is longer than every other; none if several are as long."""
    *_, (second, _), (most, letter) = [(0, ""), *_by_length(question)]
    return letter if most > second else None


def shortest_option(question: Choice) -> str | None:
    """The letter of the option that is shorter than every other; none if several are as short."""
    (least, letter), (second, _), *_ = [*_by_length(question), (sys.maxsize, "")]
    return letter if least < second else None


def _by_length(question: Choice) -> list[tuple[int, str]]:
    """The options, shortest first, but for one that stays last: its length tells nothing."""
    return sorted(
        (length(text), letter)
        for letter, text in question.options.items()
        if letter != question.last
    )


def odds_of_key(questions: Iterable[Choice]) -> Odds:
    """The chances that an option picked blindly is right: of its being the longest, the shortest, or at a letter."""
    return Counter(len(question.key) / len(question.options) for question in questions)


def _lengths_of(questions: Sequence[Choice]) -> Lengths:
    keys = [size for question in questions for size in _lengths(question, right=True)]
    others = [size for question in questions for size in _lengths(question, right=False)]
    longest = [(each, letter) for each in questions if (letter := longest_option(each))]
    shortest = [(each, letter) for each in questions if (letter := shortest_option(each))]
    return Lengths(
        key_length=statistics.median(keys or [0]),
        distractor_length=statistics.median(others or [0]),
        longest=sum(letter in question.key for question, letter in longest),
        longest_by_chance=expected(odds_of_key(question for question, _ in longest)),
        shortest=sum(letter in question.key for question, letter in shortest),
        shortest_by_chance=expected(odds_of_key(question for question, _ in shortest)),
    )


def _positions_of(questions: Sequence[Choice]) -> Positions:
    return Positions(list(_positions(questions)))


def _positions(questions: Sequence[Choice]) -> Iterable[Position]:
    for letter in sorted({letter for question in questions for letter in question.options}):
        having = [question for question in questions if letter in question.options]
        keys = sum(letter in question.key for question in having)
        yield Position(letter, keys, expected(odds_of_key(having)))


def _lengths(question: Choice, *, right: bool) -> list[int]:
    return [
        length(text)
        for letter, text in question.options.items()
        if (letter in question.key) == right and letter != question.last
    ]


def _tables(groups: Sequence[Counted], whole: Positions) -> Iterator[Table]:
    yield [
        ("Key", "Questions", "By chance"),
        *((at.letter, str(at.keys), f"{at.by_chance:.2f}") for at in whole.positions),
    ]
    yield "Length of options in characters (medians), and how often the key is the longest and the shortest"
    yield [
        ("Section", "Key", "Distractor", "Longest", "By chance", "Shortest", "By chance"),
        *map(_cells_of_group, groups),
    ]


def _cells_of_group(group: Counted) -> Sequence[str]:
    lengths: Lengths = group.figures
    return (
        group.title,
        f"{lengths.key_length:.0f}",
        f"{lengths.distractor_length:.0f}",
        f"{lengths.longest} of {group.questions}",
        f"{lengths.longest_by_chance:.2f}",
        f"{lengths.shortest} of {group.questions}",
        f"{lengths.shortest_by_chance:.2f}",
    )


FIGURES = KindFigures(_lengths_of, _tables, _positions_of)

"""Questions to measure with: as long as real ones, nonsense, and the same in every run."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

VOCABULARY = (
    "batch cache chunk cluster decode engine gateway index latency limit memory metric model node page pod prefill "
    "prompt queue rank recall replica request sample scale shard shape signal token trace vector weight window"
)
WORDS = VOCABULARY.split()
LETTERS = "ABCD"
PER_PAGE = 25
# What this repository's own questions have: words of each part, how often one holds code, and that one question in 25
# has a strong word in its stem and another one a link in a feedback.
STEM, OPTION, EXPLANATION, FEEDBACK = 30, 13, 70, 26
WITH_CODE = 0.2
SOURCES = 40
ELSEWHERE = "/part-1/page-1.md#learn"
"""Where the link in a feedback leads, from the root of `docs/`: from wherever the text is shown."""


@dataclass(frozen=True)
class Question:
    """A question as text alone: what is shown is the same however it is built."""

    number: int
    id: str
    stem: str
    options: dict[str, str]
    key: str
    explanation: str
    feedback: dict[str, str]
    sources: tuple[int, int]


def make_pages(sizes: Iterable[int]) -> list[list[Question]]:
    """For each page so many questions; their numbers go on from page to page."""
    chance = random.Random(1)
    numbers = itertools.count(1)
    return [[_question(next(numbers), chance) for _ in range(size)] for size in sizes]


def full_pages(count: int) -> list[list[Question]]:
    """So many questions, 25 a page."""
    return make_pages(
        [PER_PAGE] * (count // PER_PAGE) + [count % PER_PAGE] * bool(count % PER_PAGE)
    )


def earlier(pages: list[list[Question]]) -> list[list[Question]]:
    """The same questions before an edit of one on each page."""
    return [
        [replace(first, explanation=f"{first.explanation} That is all."), *rest]
        for first, *rest in pages
    ]


def _question(number: int, chance: random.Random) -> Question:
    key = chance.choice(LETTERS)
    stem = _text(STEM, chance, "?")
    feedback = {letter: _text(FEEDBACK, chance) for letter in LETTERS if letter != key}
    if number % PER_PAGE == 1:
        stem = f"A **strong {stem[0].lower()}{stem[1:].replace(' ', '** ', 1)}"
    if number % PER_PAGE == 2:
        feedback[next(iter(feedback))] += f" It is [another thing]({ELSEWHERE})."
    return Question(
        number,
        f"question-{number}",
        stem,
        {letter: _text(OPTION, chance) for letter in LETTERS},
        key,
        _text(EXPLANATION, chance),
        feedback,
        (number % SOURCES, (number + 7) % SOURCES),
    )


def _text(length: int, chance: random.Random, end: str = ".") -> str:
    return " ".join(_words(length, chance)).capitalize() + end


def _words(length: int, chance: random.Random) -> Iterator[str]:
    code_at = chance.randrange(length) if chance.random() < WITH_CODE else -1
    for place in range(length):
        word = chance.choice(WORDS)
        yield f"`{word}={place}`" if place == code_at else word

"""What words to type are made of, in figures: what is accepted, which mistakes are known, and who judges."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...kind import Counted, KindFigures, Table
from .model import Short


@dataclass(frozen=True)
class ShortFigures:
    """Questions with words to type."""

    words_judged: int
    """Questions that their readers judge."""
    words_accepted: float
    """Answers that a question with a list accepts, on average."""
    word_mistakes: float
    """Wrong answers with feedback that such a question names, on average."""


def _count(questions: Sequence[Short]) -> ShortFigures:
    listed = [question for question in questions if question.answer]
    return ShortFigures(
        words_judged=len(questions) - len(listed),
        words_accepted=statistics.mean([len(each.answer) for each in listed] or [0]),
        word_mistakes=statistics.mean([len(each.mistakes) for each in listed] or [0]),
    )


def _tables(groups: Sequence[Counted], whole: object) -> Iterator[Table]:
    yield "Words to type"
    yield [
        ("Section", "Questions", "Judged by readers", "Accepted", "Mistakes named"),
        *map(_cells_of_group, groups),
    ]


def _cells_of_group(group: Counted) -> Sequence[str]:
    found: ShortFigures = group.figures
    return (
        group.title,
        str(group.questions),
        str(found.words_judged),
        f"{found.words_accepted:.1f}",
        f"{found.word_mistakes:.1f}",
    )


FIGURES = KindFigures(_count, _tables)

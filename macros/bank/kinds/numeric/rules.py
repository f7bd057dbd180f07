"""Rules about numbers to enter: the question does not say its answer, wrong numbers teach, and the key is proved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....text import convert
from ...kind import Note
from .amounts import read_number
from .model import Numeric

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w,]*\d)")


def key_in_stem(question: Numeric) -> Iterator[Note]:
    """A number that stands in the question is entered by readers who know nothing."""
    right = question.rooms[0]
    for match in _NUMBER.finditer(convert(question.first.stem).plain):
        value = read_number(match[0].replace(",", ""))
        if value is not None and right.holds(value):
            message = f"the stem says {match[0]}, which is right: ask for a number that has to be worked out"
            yield Note(("stem",), message, match[0])
            return


def tolerance_missing(question: Numeric) -> Iterator[Note]:
    """Readers round differently on the way, so an answer with decimals and no tolerance marks right ones wrong."""
    digits = question.first.answer.lower().partition("e")[0]
    if not question.tolerance and "." in digits:
        message = (
            f"only {question.first.answer} itself is right, however readers round: give a tolerance, as in "
            "'tolerance: {percent: 2}'"
        )
        yield Note(("answer",), message)


def mistakes_unnamed(question: Numeric) -> Iterator[Note]:
    """Feedback on the error that led to a wrong number teaches more than being told the right one."""
    if not question.mistakes:
        message = (
            "no wrong number has feedback: name one that readers reach by a known error under 'mistakes', such as "
            "a factor left out or GB taken for GiB"
        )
        yield Note((), message)


def proof_missing(question: Numeric) -> Iterator[Note]:
    """A key that nobody has worked out a second time is wrong sooner or later, and a wrong key teaches a mistake."""
    if question.level == "calculation" and not question.proof:
        message = (
            "nothing proves its key: write under 'proof' a formula, or a script, that works it out another way, "
            "and run 'check --prove'"
        )
        yield Note(("answer",), message)

"""Which known mistake a wrong number is that a reader entered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .amounts import read_number
from .model import Numeric

_PARTS = re.compile(r"([-+−]?\d[\d.,'’ ]*(?:[eE][-+−]?\d+)?)\s*(.*)")
OTHER = "another number"


def mistakes_in(question: Numeric, response: Sequence[str]) -> Iterator[str]:
    """The known mistake that it is, by its number. Where numbers were drawn, a copy does not say which."""
    if len(question.rows) > 1 or not response:
        return
    value = _value(question, response[0])
    _, *rooms = question.rooms
    for mistake, room in zip(question.first.mistakes, rooms, strict=True):
        if value is not None and room.holds(value):
            yield question.with_unit(mistake.value)
            return
    yield OTHER


def _value(question: Numeric, text: str) -> float | None:
    """What a reader entered, in the question's unit. A text that can be read in two ways was not judged."""
    found = _PARTS.fullmatch(text.strip())
    if not found:
        return None
    digits = re.sub("['’ ]", "", found[1]).replace("−", "-")
    commas, points = digits.count(","), digits.count(".")
    if commas == 1 and (not points or digits.rindex(",") > digits.rindex(".")):
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
        digits = digits.replace(".", "") if points > 1 else digits
    value = read_number(digits)
    return None if value is None else value * question.known_units.get(found[2].strip(), 1)

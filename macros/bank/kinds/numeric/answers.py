"""Which known mistake a wrong number is that a reader entered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .amounts import read_number
from .model import Numeric
from .units import fold_unit

_PARTS = re.compile(r"([-+−]?\d[\d.,'’ ]*(?:[eE][-+−]?\d+)?)\s*(.*)")
OTHER = "another number"


def mistakes_in(question: Numeric, response: Sequence[str]) -> Iterator[str]:
    """The known mistake that it is, by its number. Where numbers were drawn, a copy does not say which."""
    if len(question.rows) > 1 or not response:
        return
    number, unit = read_entered(response[0])
    factor = question.known_units.get(fold_unit(unit))
    value = number * factor if number is not None and factor else None
    _, *rooms = question.rooms
    for mistake, room in zip(question.first.mistakes, rooms, strict=True):
        if value is not None and room.holds(value):
            yield question.with_unit(mistake.value)
            return
    yield OTHER


def read_entered(text: str) -> tuple[float | None, str]:
    """The number that a reader entered, if it is written in a usual way, and its unit. None that has two was judged."""
    found = _PARTS.fullmatch(text.strip())
    if not found:
        return None, ""
    digits = re.sub("['’ ]", "", found[1]).replace("−", "-")
    commas, points = digits.count(","), digits.count(".")
    if commas == 1 and (not points or digits.rindex(",") > digits.rindex(".")):
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
        digits = digits.replace(".", "") if points > 1 else digits
    return read_number(digits), found[2]

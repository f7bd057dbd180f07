"""What a number that a reader enters is compared with: a range around the answer, and around each mistake."""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from ...fields import Model

EXACT = 1e-9
"""What computers add to a number, as a share of it."""


class Tolerance(Model):
    """How far from the answer a number may be: one of these."""

    example: ClassVar[str] = "{percent: 2}"

    absolute: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    """So much more or less, in the unit of the answer."""
    percent: Annotated[float, Field(gt=0, lt=100, allow_inf_nan=False)] | None = None
    """So many percent of the answer more or less."""
    figures: Annotated[int, Field(ge=1, le=12)] | None = None
    """Right is what rounds to the answer in so many significant figures."""


class Range(NamedTuple):
    """Both ends belong to it."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: Range) -> bool:
        return self.low <= other.high and other.low <= self.high


def read_number(text: str) -> float | None:
    """The number that an author wrote; None if it is none, or none that computers hold."""
    try:
        value = float(Decimal(text))
    except (InvalidOperation, OverflowError):
        return None
    return value if math.isfinite(value) and "_" not in text else None


def range_around(value: float, tolerance: Tolerance | None) -> Range:
    """The numbers that count as that one."""
    room = abs(value) * EXACT
    if tolerance and tolerance.absolute:
        room += tolerance.absolute
    elif tolerance and tolerance.percent:
        room += abs(value) * tolerance.percent / 100
    elif tolerance and tolerance.figures and value:
        # Half a unit of the last figure that counts.
        room += 10 ** (math.floor(math.log10(abs(value))) - tolerance.figures + 1) / 2
    return Range(value - room, value + room)

"""A question whose answer is a number, with a unit if it has one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints

from ...fields import Inline, Model, Plain, pattern
from ...question import Question
from .amounts import Range, Tolerance, range_around
from .units import units_of

Figure = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, strip_whitespace=True),
]
"""A number, as its author writes it."""

Unit = Annotated[
    Plain,
    StringConstraints(
        pattern=pattern(
            r"^[^\d\s.,'+−-][^\n]*$",
            "a unit starts with a letter or sign such as %, and no number stands before it",
        ),
        max_length=30,
    ),
]
"""How a unit is written."""


class Mistake(Model):
    """A wrong number that readers reach by a known error."""

    value: Figure
    """The number, in the unit of the answer."""
    feedback: Inline
    """What went wrong on the way to it, in inline Markdown."""
    tolerance: Tolerance | None = None
    """How far from it a number may be; that of the answer, unless given."""


class Numeric(Question):
    """A question whose answer is a number."""

    entries: ClassVar[Mapping[str, str]] = {
        "mistakes": "mistake",
        "spellings": "spelling",
        "units": "unit",
    }

    kind: Literal["numeric"]
    """What kind of question it is."""
    answer: Figure
    """The number that is right (the key), with a point for decimals and no separators: `14.6`, `4e5`."""
    unit: Unit | None = None
    """Its unit, which readers see beside the field. Those of bytes and of time are known, with what they convert to."""
    spellings: list[Unit] = []
    """Other ways to write the unit that are accepted: `tok/s` for `tokens/s`."""
    units: dict[Unit, Annotated[float, Field(gt=0, allow_inf_nan=False)]] = {}
    """Other units that are accepted, and how many of `unit` one of each is."""
    tolerance: Tolerance | None = None
    """How far from the answer a number may be; without it, not at all."""
    mistakes: list[Mistake] = []
    """Wrong numbers that readers reach by a known error, each with feedback that names it."""

    @property
    def key(self) -> tuple[str, ...]:
        """The number with its unit, which a no-break space keeps in one word."""
        return (self.with_unit(self.answer),)

    @property
    def graded(self) -> list[Any]:
        tolerance = self.tolerance.model_dump(exclude_none=True) if self.tolerance else {}
        return [self.kind, self.stem, self.answer, self.unit, tolerance]

    @property
    def ranges(self) -> list[Range]:
        """What counts as the answer, and what as each mistake."""
        wrong = (
            range_around(float(mistake.value), mistake.tolerance or self.tolerance)
            for mistake in self.mistakes
        )
        return [range_around(float(self.answer), self.tolerance), *wrong]

    @property
    def known_units(self) -> dict[str, float]:
        """Every unit that is accepted, as scripts compare them, with how many of the question's unit one is."""
        return units_of(self.unit or "", self.spellings, self.units)

    def with_unit(self, number: str) -> str:
        """A number as readers see it."""
        return f"{number}\N{NO-BREAK SPACE}{self.unit}" if self.unit else number

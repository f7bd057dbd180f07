"""A question whose answer is a number, with a unit if it has one."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, StringConstraints

from ...calculated.model import Calculated, DrawnRow
from ...fields import Inline, Model, Plain, pattern
from ...formulas import show_number, work_out
from .amounts import Range, Tolerance, range_around, read_number
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
    """The number, or a formula over the question's numbers, in the unit of the answer."""
    feedback: Inline
    """What went wrong on the way to it, in inline Markdown."""
    tolerance: Tolerance | None = None
    """How far from it a number may be; that of the answer, unless given."""


class Numeric(Calculated):
    """A question whose answer is a number."""

    entries: ClassVar[Mapping[str, str]] = {
        "mistakes": "mistake",
        "numbers": "number",
        "spellings": "spelling",
        "units": "unit",
        "variants": "variant",
    }

    kind: Literal["numeric"]
    """What kind of question it is."""
    answer: Figure
    """The number that is right (the key): `14.6`, `4e5`, or a formula over the question's numbers."""
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
        return (self.with_unit(self.first.answer),)

    @property
    def graded(self) -> list[Any]:
        tolerance = self.tolerance.model_dump(exclude_none=True) if self.tolerance else {}
        return [self.kind, self.stem, self.answer, self.unit, tolerance, *self.drawn]

    @property
    def shown_answer(self) -> str:
        """The number as texts show it: itself, or a place that scripts fill anew."""
        return "{{=answer}}" if self.drawn else self.answer

    @property
    def shown_mistakes(self) -> list[tuple[str, Mistake]]:
        return [
            (f"{{{{=mistake{number}}}}}" if self.drawn else mistake.value, mistake)
            for number, mistake in enumerate(self.mistakes, start=1)
        ]

    @functools.cached_property
    def rows(self) -> list[DrawnRow]:
        rows = []
        for number, row in enumerate(super().rows):
            plain = self.at(number)
            own = {f"=mistake{n}": each.value for n, each in enumerate(plain.mistakes, start=1)}
            data = {"ranges": plain.rooms, "key": plain.key[0]}
            rows.append(DrawnRow(row.texts | {"=answer": plain.answer} | own, data))
        return rows

    def at(self, row: int) -> Self:
        plain = super().at(row)
        values = self.values[row]
        mistakes = [
            mistake.model_copy(update={"value": _worked(mistake.value, values)})
            for mistake in plain.mistakes
        ]
        return plain.remade({"answer": _worked(self.answer, values), "mistakes": mistakes})

    @property
    def rooms(self) -> list[Range]:
        """What counts as the answer, and what as each mistake; with the first numbers, if there are any."""
        plain = self.first
        wrong = (
            range_around(float(mistake.value), mistake.tolerance or self.tolerance)
            for mistake in plain.mistakes
        )
        return [range_around(float(plain.answer), self.tolerance), *wrong]

    @property
    def known_units(self) -> dict[str, float]:
        """Every unit that is accepted, as scripts compare them, with how many of the question's unit one is."""
        return units_of(self.unit or "", self.spellings, self.units)

    @property
    def may_be_negative(self) -> bool:
        """Whether some draw has an answer below 0: keyboards of figures alone have no minus."""
        answers = [row.texts["=answer"] for row in self.rows] or [self.first.answer]
        return any(answer.startswith("-") for answer in answers)

    def with_unit(self, number: str) -> str:
        """A number as readers see it."""
        return f"{number}\N{NO-BREAK SPACE}{self.unit}" if self.unit else number


def _worked(text: str, values: Mapping[str, float]) -> str:
    """A number as it is written, or what a formula comes to."""
    if read_number(text) is not None:
        return text
    value = work_out(text, values).value
    return show_number(value) if value is not None else text

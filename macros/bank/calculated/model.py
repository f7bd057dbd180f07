"""A question with numbers, and how its key is proved."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, NamedTuple, Self, cast

from pydantic import Field, StringConstraints

from ..fields import Model, Text, pattern
from ..formulas import MOST_CHARACTERS, show_number, work_out
from ..question import Question
from ..shape import shape_of
from .places import fill, texts_of_row
from .rows import Steps, expand

Name = Annotated[
    str,
    StringConstraints(
        pattern=pattern(
            r"^[a-z][a-z0-9_]*$",
            "a number is named in lower-case letters, digits and underscores, as in 'kv_heads'",
        ),
        max_length=30,
    ),
]
Formula = Annotated[
    str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS, strip_whitespace=True)
]


class Proof(Model):
    """How the key is checked: `check --prove` works it out. One of the first two."""

    example: ClassVar[str] = "{formula: layers * tokens}"

    formula: Formula | None = None
    """A formula over the question's numbers that gives the answer."""
    python: Text | None = None
    """A script that prints the answer. It has the standard library and the question's numbers, and no way out."""
    shown: bool = False
    """`true` shows the formula below the answer."""


class DrawnRow(NamedTuple):
    """One draw: what each place of a text shows, and what scripts set on the card."""

    texts: dict[str, str]
    data: dict[str, Any]


class Calculated(Question):
    """A question with numbers."""

    numbers: dict[Name, Formula] = Field(default_factory=dict)
    """Numbers by name, each a number or a formula over those before it. Texts show one as `{{name}}`."""
    variants: list[dict[Name, Formula]] = Field(default_factory=list)
    """Rows of numbers, of which each attempt draws one. Paper and pages without scripts show the first."""
    draw: dict[Name, Steps] = Field(default_factory=dict)
    """In place of rows: for each number what it is drawn from."""
    proof: Proof | None = None
    """How the key is checked."""

    @property
    def drawn(self) -> list[Any]:
        """What a revision covers beside the rest, where there is any."""
        if not (self.numbers or self.variants or self.draw):
            return []
        steps = {name: (each.low, each.high, each.step) for name, each in self.draw.items()}
        return [[self.numbers, self.variants, steps]]

    @functools.cached_property
    def values(self) -> list[dict[str, float]]:
        """The numbers of each row."""
        raw = {name: getattr(self, name) for name in ("numbers", "variants")}
        rows, _ = expand(raw | {"draw": {k: dict(v) for k, v in self.draw.items()}})
        return rows

    @functools.cached_property
    def rows(self) -> list[DrawnRow]:
        """What each draw shows, the first first; none for a question without numbers."""
        if not self.drawn:
            return []
        return [DrawnRow(texts_of_row(row) | self._worked(row), {}) for row in self.values]

    @functools.cached_property
    def first(self) -> Any:
        return self.at(0) if self.drawn else self

    def at(self, row: int) -> Self:
        """The question with the numbers of a row in place, and none left to draw."""
        texts = texts_of_row(self.values[row])
        shape = shape_of(type(self), inner=False)
        filled = {
            name: fill(getattr(self, name), texts)
            for name in (shape if isinstance(shape, dict) else ())
        }
        numbers = {name: show_number(value) for name, value in self.values[row].items()}
        plain: dict[str, Any] = {
            "numbers": {},
            "variants": [],
            "draw": {},
            "proof": self._proof_at(numbers),
        }
        return self.remade(filled | plain)

    def remade(self, changes: Mapping[str, Any]) -> Self:
        """A copy with other values, and nothing of what the original has worked out already."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return cast(Self, type(self).model_construct(**{**fields, **changes}))

    def _proof_at(self, numbers: Mapping[str, str]) -> Proof | None:
        if not self.proof or not self.proof.formula:
            return self.proof
        names = re.compile(r"[a-z_]\w*")
        shown = names.sub(lambda match: numbers.get(match[0], match[0]), self.proof.formula)
        return self.proof.model_copy(update={"formula": shown})

    def _worked(self, values: Mapping[str, float]) -> dict[str, str]:
        """What the formula that readers see comes to."""
        if not self.working or not self.proof or not self.proof.formula:
            return {}
        return {"=proof": f"{work_out(self.proof.formula, values).value or 0:.6g}"}

    @property
    def shown_proof(self) -> str:
        """What the formula comes to as texts show it: itself, or a place that scripts fill anew."""
        return "{{=proof}}" if self.drawn else self._worked({})["=proof"]

    @property
    def working(self) -> str | None:
        """The formula that readers see, with places for its numbers."""
        if not self.proof or not self.proof.shown or not self.proof.formula:
            return None
        known = self.values[0] if self.drawn else {}
        return re.sub(
            r"[a-z_]\w*",
            lambda match: f"{{{{{match[0]}}}}}" if match[0] in known else match[0],
            self.proof.formula,
        )

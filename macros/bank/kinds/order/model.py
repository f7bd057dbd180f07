"""Steps to put in order, some of which may swap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints

from ...fields import Inline, pattern
from ...question import Question

LETTERS = "ABCDEFGH"

StepLetter = Annotated[
    str,
    StringConstraints(pattern=pattern(r"^[A-H]$", "use one capital letter from A to H")),
]


class Order(Question):
    """A question whose answer is an order."""

    entries: ClassVar[Mapping[str, str]] = {"steps": "step"}
    called: ClassVar[Mapping[str, str]] = {"options": "steps", "order": "answer"}

    kind: Literal["order"]
    """What kind of question it is."""
    steps: Annotated[dict[StepLetter, Inline], Field(min_length=3, max_length=8)]
    """Three to eight steps in inline Markdown, not in their right order. Letters are permanent ids."""
    answer: Annotated[list[StepLetter | list[StepLetter]], Field(min_length=2)]
    """The letters in the right order (the key). Those of steps that may swap stand in a list: `[C, [A, D], B]`."""
    feedback: dict[StepLetter, Inline] = {}
    """For a step, why it comes where it does, in inline Markdown. Readers who put it elsewhere read it there."""

    @property
    def groups(self) -> list[list[str]]:
        """The letters in the right order, those that may swap together."""
        return [[entry] if isinstance(entry, str) else sorted(entry) for entry in self.answer]

    @property
    def key(self) -> tuple[str, ...]:
        """The letters in order; a slash stands between those that may swap."""
        return tuple("/".join(group) for group in self.groups)

    @property
    def graded(self) -> list[Any]:
        return [self.kind, self.stem, sorted(self.steps.items()), self.key]

    @property
    def asked(self) -> str:
        return " ".join([self.stem, *self.steps.values()])

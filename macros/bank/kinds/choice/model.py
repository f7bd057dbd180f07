"""A question with options to choose from: one of them, or all that apply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints

from ...calculated.model import Calculated
from ...credit import Parts
from ...fields import Block, pattern

LETTERS = "ABCDEFGH"

Letter = Annotated[
    str,
    StringConstraints(pattern=pattern(r"^[A-H]$", "use one capital letter from A to H")),
]


class Choice(Calculated):
    """A multiple-choice question."""

    entries: ClassVar[Mapping[str, str]] = {
        "options": "option",
        "numbers": "number",
        "variants": "variant",
    }

    kind: Literal["choice"] = "choice"
    """What kind of question it is; one to choose from need not say so."""
    explanation: Block
    """Why the key is right, in Markdown. Names no letter, because readers see other letters."""
    options: Annotated[dict[Letter, Block], Field(min_length=2, max_length=8)]
    """Two to eight options in Markdown. Letters are permanent ids; readers see them shuffled and relettered."""
    answer: Letter | Annotated[list[Letter], Field(min_length=1)]
    """The letter of the right option (the key). A list makes it a choose-all-that-apply question."""
    feedback: dict[Letter, Block]
    """For each wrong option, why it is wrong and what it would be the answer to, in Markdown."""
    shuffle: bool = True
    """`false` keeps the options in the order written, for numbers in ascending order and the like."""
    last: Letter | None = None
    """The letter of the last option, if it stays below the others however these are shuffled: *None of these*."""

    @property
    def key(self) -> tuple[str, ...]:
        """The letters of the right options, in alphabetical order."""
        return tuple(sorted([self.answer] if isinstance(self.answer, str) else self.answer))

    @property
    def multiple(self) -> bool:
        """Whether the reader may choose more than one option."""
        return not isinstance(self.answer, str)

    @property
    def parts(self) -> Parts | None:
        wrong = sorted(self.options.keys() - set(self.key))
        return Parts(self.key, tuple(wrong)) if self.multiple else None

    @property
    def graded(self) -> list[Any]:
        # Older than kinds, so it does not name its own: readers' saved answers hang on it as it is.
        return [
            self.stem,
            sorted(self.options.items()),
            self.key,
            self.multiple,
            *self.drawn,
        ]

    @property
    def asked(self) -> str:
        return " ".join([self.stem, *self.options.values()])

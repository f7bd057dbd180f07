"""What the part of a document that holds keys says of one question."""

from __future__ import annotations

from dataclasses import dataclass, field

from .blocks import Line
from .numbers import Numbered, lettered_answer


@dataclass(slots=True)
class KeyEntry:
    """What the part says of one question."""

    number: str
    value: str
    line: int
    group: str = ""
    """The heading or the line in bold it stands under."""
    heading: str = ""
    """The heading it stands under."""
    more: list[Line] = field(default_factory=list)
    round: int = 0
    """How often numbers began anew before it."""

    @property
    def question(self) -> str:
        """The number of its question, if `A3` stands for the answer to question 3."""
        return lettered_answer(Numbered(self.number, "")) or self.number


@dataclass(slots=True)
class KeyPart:
    """Lines from `first` up to `end`, by index."""

    first: int
    end: int
    entries: list[KeyEntry]

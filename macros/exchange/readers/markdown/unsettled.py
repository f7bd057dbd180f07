"""A question whose key is not settled yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...drafts import QuestionDraft
from .blocks import Line
from .entries import KeyEntry
from .labels import Label


@dataclass
class Value:
    """What stands behind a word such as "Answer"."""

    text: str
    line: int
    said: str
    number: int = 0
    """How many lines of what follows have been taken for it."""
    listed: Line | None = None
    """The line that it is, if that is an item of a list."""


@dataclass
class Body:
    """A question whose key is not settled yet."""

    draft: QuestionDraft
    values: list[Value] = field(default_factory=list)
    entries: list[KeyEntry] = field(default_factory=list)
    """What keys at the end say of it."""
    marks: list[tuple[int, bool, int]] = field(default_factory=list)
    """Options that are marked as right or wrong, and where."""
    bold: list[int] = field(default_factory=list)
    verdicts: list[tuple[int, bool, int]] = field(default_factory=list)
    """What texts about single options say of them."""
    explanation: list[Line] = field(default_factory=list)
    sample: list[Line] = field(default_factory=list)
    tasks: list[Line] = field(default_factory=list)
    case: bool = False
    explicit: bool = False
    items: list[tuple[int, Label]] = field(default_factory=list)

    @property
    def says_key(self) -> bool:
        """Whether the key stands with the question."""
        return bool(self.values or any(right for _, right, _ in self.marks))

"""What a reader understood of a file: questions as their author wrote them, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Remark:
    """Something that an author should know about a place in a file."""

    line: int
    message: str
    last: int = 0
    """The last line that is meant; 0 if it is the first."""

    @property
    def lines(self) -> tuple[int, int]:
        return self.line, max(self.line, self.last)


@dataclass
class OptionDraft:
    """An option as it was found."""

    text: str
    line: int
    label: str = ""
    """How the source calls it: `A`, `b`, `2`; empty if it has no name."""
    feedback: str = ""


@dataclass
class KeyFound:
    """A place that says what is right."""

    right: tuple[int, ...]
    """Which options, counted from 0, in order."""
    line: int
    said: str
    """How it is said there: `answer`, `mark`, `key at the end`."""


@dataclass
class QuestionDraft:
    """A question as a reader understood it."""

    first: int
    """The first line of it."""
    last: int
    stem: str
    options: list[OptionDraft] = field(default_factory=list)
    keys: list[KeyFound] = field(default_factory=list)
    """Every place that names the key, the one that counts first."""
    number: str = ""
    title: str = ""
    section: str = ""
    explanation: str = ""
    sample: str = ""
    """What a good answer to an open question says."""
    tasks: list[str] = field(default_factory=list)
    """What an open question asks for, one by one."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Addresses that it refers to, with their titles."""
    level: str = ""
    """A level of the bank, if the source names one."""
    multiple: bool = False
    """Whether readers may choose several options, although one may be right."""
    fixed: bool = False
    """Whether the order of the options means something."""
    stays: bool = False
    """Whether the last option stays last when the others are shuffled."""
    left_out: list[Remark] = field(default_factory=list)
    conflicts: list[Remark] = field(default_factory=list)
    """Where the source says two things."""
    special: dict[str, Any] = field(default_factory=dict)
    """The fields of a question that is none to choose from: its `kind`, and what that adds to any question."""
    missing: str = ""
    """Why it cannot be brought in: what the source does not say."""

    @property
    def key(self) -> tuple[int, ...]:
        """The options that are right, counted from 0."""
        return self.keys[0].right if self.keys else ()

    @property
    def is_open(self) -> bool:
        """Whether it is answered in the reader's own words."""
        return not self.options and not self.special


@dataclass
class Understood:
    """What came of a file."""

    questions: list[QuestionDraft] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)
    """What is in the file and belongs to no question."""
    title: str = ""
    summary: str = ""

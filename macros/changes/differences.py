"""What a comparison finds, as data: it goes to templates and to JSON alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..bank.compare.change import Change, Did

Kind = Literal["quiz", "section", "question", "band", "level", "criterion", "scenario", "source"]

Answers = Literal["kept", "asked again", "not counted", "not found"]
"""What becomes of what readers saved: `not found` is said of scenario texts that nothing shows any more."""


SAYS_WHAT_IS_RIGHT = ("answer", "key", "numbers")
"""Fields of questions that say it: options have a key, other kinds an answer, and both may come from numbers."""


@dataclass(frozen=True)
class PartDiff:
    """A part that is not the same in both banks."""

    kind: Kind
    id: str
    did: Did
    title: str
    """Its heading; the stem of a question."""
    changes: tuple[Change, ...] = ()
    old_id: str | None = None
    """The id it had, if that was another."""
    number: int | None = None
    """The number that readers see: of a question or section, in the new bank or else in the old."""
    old_number: int | None = None
    section: str | None = None
    """Title of the section that a question stands in."""
    answers: Answers | None = None
    """None where readers saved nothing."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What a reviewer should know beside the changes: a code, and the names or number it is about."""


@dataclass(frozen=True)
class QuizDiff:
    """A quiz that is not the same in both banks."""

    id: str
    title: str
    did: Did
    parts: tuple[PartDiff, ...] = ()
    old_id: str | None = None
    lost: int = 0
    """How many questions lose every saved answer because the quiz has another id."""

    def of(self, *kinds: Kind) -> list[PartDiff]:
        """The parts of some kinds, in their order."""
        return [part for part in self.parts if part.kind in kinds]


@dataclass(frozen=True)
class Comparison:
    """All that differs between two banks."""

    quizzes: tuple[QuizDiff, ...] = ()
    not_compared: tuple[str, ...] = ()
    """Files and questions that one of the banks has, and that could not be read in it."""

    @property
    def parts(self) -> Iterator[PartDiff]:
        return (part for quiz in self.quizzes for part in quiz.parts)

    @property
    def keys_changed(self) -> bool:
        """Whether another answer of a question is right now."""
        return any(
            change.field in SAYS_WHAT_IS_RIGHT
            for part in self.parts
            if part.kind == "question" and part.did == "changed"
            for change in part.changes
        )

    def count(self, kind: Kind) -> Counter[str]:
        """How many parts of that kind were changed, added and so on."""
        return Counter(part.did for part in self.parts if part.kind == kind)

    def answers(self, kind: Kind, fate: Answers) -> int:
        """How many parts of that kind have answers that meet this fate."""
        lost = kind == "question" and fate == "asked again"
        return sum(
            (lost and quiz.lost) or sum(part.answers == fate for part in quiz.of(kind))
            for quiz in self.quizzes
        )

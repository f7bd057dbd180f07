"""What becomes of each question of an import, and what stops one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ..problems import Failure, Problem, count, format_text, sort_problems
from .drafts import QuestionDraft

Did = Literal["new", "updated", "unchanged", "left out"]


class Refused(Failure):
    """An import that cannot be done. Carries what stopped it, so that nothing is written."""

    status = 1

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__("\n".join(map(format_text, self.problems)))

    def report(self) -> str:
        files = len({problem.file for problem in self.problems})
        return f"{self}\n{count(files, 'file')} refused, nothing written"


@dataclass
class Outcome:
    """What becomes of a question."""

    file: str
    draft: QuestionDraft
    did: Did
    id: str = ""
    path: str = ""
    """The file of the bank that it stands in."""
    why: str = ""
    """Why it is left out."""
    fields: dict[str, Any] = field(default_factory=dict)
    """As it stands in the bank afterwards."""
    lacks: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Fields that the source has changed and the author too: the author's words stay."""
    imported: bool = True
    """Whether an import brought it in, this one or one before."""

    def leave_out(self, why: str) -> None:
        self.did, self.why = "left out", why

"""What readers handed in, read and counted: nobody is known, and nothing is concluded from too little."""

from __future__ import annotations

from collections.abc import Collection as Ids
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..bank.model import Quiz
from ..problems import Failure
from .copies import TEXTS, collect, read_chosen
from .figures import ItemFigures, count_answers

__all__ = ["HandedIn", "read_answers"]


@dataclass(frozen=True)
class HandedIn:
    """What a folder of copies comes to."""

    counted: dict[str, int]
    """Copies that count, by quiz."""
    doubles: int = 0
    """Copies whose reader handed in another that counts."""
    refused: dict[str, str] = field(default_factory=dict)
    """Why a file or a code in it is no copy, by its place."""
    items: list[ItemFigures] = field(default_factory=list)
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    """The bank that they were compared with."""

    def of(self, quiz: str, id: str, revision: str) -> ItemFigures | None:
        """The figures of a question in one wording."""
        name = quiz, id, revision
        return next(
            (each for each in self.items if (each.quiz, each.id, each.revision) == name), None
        )


def read_answers(
    folder: Path, quizzes: Mapping[str, Quiz], chosen: Ids[str] | None = None
) -> HandedIn:
    """Read the copies below a folder; None: of all quizzes. Raises Failure if there are none."""
    if not folder.is_dir():
        raise Failure(f"there is no folder '{folder.as_posix()}'")
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".json", *TEXTS))
    if not paths:
        raise Failure(f"there is no .json, .txt or .md file below '{folder.as_posix()}'")
    found = collect(paths, quizzes)
    if chosen is not None:
        for name in [name for name in found.chosen if name[0] not in chosen]:
            del found.chosen[name]
    items = count_answers(read_chosen(found, quizzes), quizzes)
    counted = dict.fromkeys(quizzes if chosen is None else sorted(chosen), 0)
    for quiz, _ in found.chosen:
        counted[quiz] += 1
    return HandedIn(counted, found.doubles, found.refused, items, quizzes)

"""What a format brings along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..problems import Place, Problem, problem_at
from .drafts import Understood
from .outgoing import Outgoing

Read = Callable[[str, str], tuple[Understood, list[Problem]]]
"""Given a text and what its file is called: what was understood, and what refuses the file."""


@dataclass(frozen=True)
class Format:
    """A format that quizzes are read from."""

    name: str
    about: str
    """What it is, in a few words."""
    recognizes: Callable[[str], bool]
    """Whether a text is of this format, as far as a look at it tells."""
    read: Read
    rank: int = 5
    """Which is asked first whether a text is of it: those that are hard to take for another."""


Write = Callable[[Outgoing], dict[str, bytes]]
"""Given a quiz: files by what their names add to the one that was asked for, the first of them with nothing."""


@dataclass(frozen=True)
class OutFormat:
    """A format that quizzes are written in."""

    name: str
    about: str
    write: Write


def refusal(file: str, line: int, message: str) -> Problem:
    """What stopped a reader, and where."""
    return problem_at(Place(file, max(1, line)), message)

"""What is wrong with a bank, where it stands, and how a line about it is worded."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

ACTING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, line ends, and signs that turn the direction of words."""

COMMAND = (
    "selfcheck"
    if Path(*sys.argv[:1]).stem == "selfcheck"
    else f"python -m {__name__.partition('.')[0]}"
)
"""How the commands were started or can be, for whoever is told to run one."""

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A spot in a file. Lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Owner(NamedTuple):
    """The part of a bank that something is about."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind} '{self.id}'"


class Problem(NamedTuple):
    """One thing an author has to mend. Problems sort by file, line and column."""

    file: str
    line: int
    column: int
    severity: Severity
    message: str
    rule: str | None = None
    """Name of the rule that found it; what is wrong with the structure has none."""
    subject: Owner | None = None
    """Whose it is: the nearest part with an id."""

    @property
    def breaks_structure(self) -> bool:
        """Whether a part of the bank is not there because of it."""
        return self.severity == "error" and self.rule is None

    @property
    def said(self) -> str:
        """The message for a reader who sees whose it is."""
        return self.message.removeprefix(f"{self.subject}: ")

    @property
    def data(self) -> dict[str, str | int | None]:
        """As programs get it. Whose it is, the message tells them."""
        return {name: value for name, value in self._asdict().items() if name != "subject"}


class Failure(Exception):
    """What was asked for cannot be done; the message says why and what to do instead."""

    status = 2
    """The exit status of the command that was asked."""

    def report(self) -> str:
        """What a command prints of it."""
        return f"error: {self}"


class BankError(Failure):
    """A bank that cannot be used. Carries every problem found, sorted."""

    status = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__("\n".join([*map(format_text, self.problems), format_count(self.problems)]))

    def report(self) -> str:
        """Each problem says itself what it is."""
        return str(self)


def problem_at(
    place: Place,
    message: str,
    severity: Severity = "error",
    rule: str | None = None,
    subject: Owner | None = None,
) -> Problem:
    return Problem(*place, severity, message, rule, subject)


def show_signs(text: str) -> str:
    """The text in one line, with a code for each sign that would act on whatever prints it."""
    return ACTING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file and line."""
    return sorted(set(problems), key=lambda problem: (*problem[:5], problem.rule or ""))


def format_text(problem: Problem) -> str:
    """One line as compilers print it, which editors and terminals turn into a link."""
    rule = f" [{problem.rule}]" if problem.rule else ""
    place = Place(problem.file, problem.line, problem.column)
    return show_signs(f"{place}: {problem.severity}: {problem.message}{rule}")


def format_count(problems: Sequence[Problem]) -> str:
    """`3 errors, 1 warning in 2 files`, or `no problems`."""
    if not problems:
        return "no problems"
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    counts = [count(errors, "error")] if errors else []
    counts += [count(warnings, "warning")] if warnings else []
    return f"{', '.join(counts)} in {count(len({problem.file for problem in problems}), 'file')}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 question`, `2 questions`, `1 quiz`, `2 quizzes`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known name that `word` is most likely a slip of."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'answer'?)` if a known name is close, else the known names if they are few."""
    names = list(known)
    close = closest(word, names)
    if close:
        return f" (did you mean '{close}'?)"
    return f" (known: {', '.join(names)})" if 0 < len(names) <= 20 else ""

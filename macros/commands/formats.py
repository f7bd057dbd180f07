"""How a list of problems is printed: for people, for GitHub's annotations, and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from ..problems import ACTING, Problem, format_count, format_text, show_signs

Format = Callable[[Sequence[Problem], str], str]
"""Problems and, for when there are none, what was read; gives the text to print."""


def print_text(problems: Sequence[Problem], read: str) -> str:
    """A line for each problem, then how many there are."""
    return "\n".join(
        [
            *map(format_text, problems),
            format_count(problems) if problems else f"{read}, no problems",
        ]
    )


def print_github(problems: Sequence[Problem], read: str) -> str:
    """Workflow commands, which GitHub shows beside the line of a pull request that they are about."""
    return "\n".join(
        [
            *map(_annotation, problems),
            print_text([], read) if not problems else format_count(problems),
        ]
    )


def print_json(problems: Sequence[Problem], read: str) -> str:
    """One object with every problem and the counts."""
    errors = sum(problem.severity == "error" for problem in problems)
    entries = [problem._asdict() for problem in problems]
    counts = {"errors": errors, "warnings": len(problems) - errors}
    text = json.dumps({"problems": entries} | counts, indent=2, ensure_ascii=False)
    return ACTING.sub(_json_escape, text)


def _json_escape(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}"


FORMATS: dict[str, Format] = {"text": print_text, "github": print_github, "json": print_json}


def _annotation(problem: Problem) -> str:
    properties = {
        "file": problem.file,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.rule or "structure",
    }
    written = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    return f"::{problem.severity} {written}::{_escape(problem.message)}"


def _escape(text: str) -> str:
    return show_signs(text).replace("%", "%25")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")

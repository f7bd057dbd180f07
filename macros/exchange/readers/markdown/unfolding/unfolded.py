"""Lines of a document that were taken apart, and the folds around each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..numbers import read_word_number

Fences = Callable[[list[str]], list[tuple[int, int, str]]]
"""Where fences stand among lines: from, to, and what they say of themselves."""


@dataclass
class Unfolded:
    """Lines in which nothing but Markdown is left."""

    lines: list[str] = field(default_factory=list)
    origin: list[int] = field(default_factory=list)
    """For each line the one of the file, from 1."""
    around: list[tuple[int, ...]] = field(default_factory=list)
    """For each line the folds around it, outermost first."""
    folds: list[str] = field(default_factory=list)
    """The titles of folds."""
    asked: int = 0
    """How many directives have asked something."""


DEEPEST = 20
"""Folds within folds; what is nested deeper is read as if it were not."""


def lines_in_code(count: int, fences: list[tuple[int, int, str]]) -> bytearray:
    """For each line whether it stands in a fence."""
    inside = bytearray(count)
    for first, end, _ in fences:
        for at in range(first, min(end, count)):
            inside[at] = 1
    return inside


def quoted(text: str) -> str:
    """What stands in the quotes of a text; without quotes, nothing."""
    for sign in ('"', "'"):
        first = text.find(sign)
        last = text.rfind(sign)
        if 0 <= first < last:
            return text[first + 1 : last]
    return ""


def asks_in_title(title: str) -> str:
    """A title of a fold that asks, as a line above the fold; empty if it asks nothing."""
    asked = title.strip("*_ ")
    if read_word_number(asked):
        return f"**{asked}**"
    if asked.endswith(("?", "？")) and not asked.lower().startswith(("need", "stuck", "why")):
        return asked if asked[:1].isdigit() else f"**{asked.strip('*')}**"
    return ""

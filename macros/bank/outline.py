"""A question in terms that other programs know, told by its kind: writers of formats name no kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class OutlineOption(NamedTuple):
    """Something to choose."""

    letter: str
    text: str
    right: bool
    feedback: str = ""


class OutlineNumber(NamedTuple):
    """A number that is right, or that is wrong for a known reason."""

    value: str
    room: float
    """How far from it a number may be."""
    feedback: str = ""


@dataclass(frozen=True)
class QuestionOutline:
    """What readers are given, and what is right. Of options, number, words and steps one says how; else they write."""

    options: tuple[OutlineOption, ...] = ()
    """What they choose from, as written."""
    number: OutlineNumber | None = None
    """What they work out."""
    words: tuple[str, ...] = ()
    """What they may type; the first is the one to show."""
    steps: tuple[str, ...] = ()
    """What they put in order, as written."""
    order: tuple[tuple[str, ...], ...] = ()
    """The steps in order, those together that may swap."""
    places: tuple[int, ...] = ()
    """The place of each step as written, counted from 1; steps that may swap share one."""
    multiple: bool = False
    """Whether they may choose several options."""
    fixed: bool = False
    """Whether the order of the options means something."""
    stays: str = ""
    """The letter of an option that stays last when the others are shuffled."""
    unit: str = ""
    mistakes: tuple[OutlineNumber, ...] = ()
    sample: str = ""
    """A good answer in their own words, in Markdown."""
    criteria: tuple[str, ...] = ()
    """What a right answer has, in inline Markdown."""
    notes: tuple[str, ...] = ()
    """Feedback that belongs to none of these, in inline Markdown."""
    unsaid: tuple[str, ...] = ()
    """What no other program is told, as a report names it."""

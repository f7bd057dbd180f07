"""How templates write things: the filters that they may use."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from macros.addresses import address
from macros.model import Quiz, Rubric, Section
from macros.prose import plain

STEM_LENGTH = 150
"""Longest stem, in characters, that a list of questions shows."""

_MARKS = re.compile(r"(?<=\])\([^)]*\)|[`*\[\]]")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")


def label(stem: str) -> str:
    """The first paragraph of a stem without its marks, short enough for a list."""
    text = " ".join(_MARKS.sub("", stem.split("\n\n", 1)[0]).split())
    if len(text) > STEM_LENGTH:
        text = text[:STEM_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return literal(text)


def literal(text: str) -> str:
    """Plain text as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def manifest(sections: Iterable[Section]) -> str:
    """What a script must know of every question to add up a score: `{section: {question: revision}}`."""
    return _json(
        {section.id: {q.id: q.revision for q in section.questions} for section in sections}
    )


def renamed(sections: Iterable[Section]) -> str:
    """The former ids of questions: `{question: [former id, ...]}`."""
    return _json(
        {q.id: q.formerly for section in sections for q in section.questions if q.formerly}
    )


def levels(rubric: Rubric) -> str:
    """The levels of a rubric as `[{title, lowest, highest}, ...]`."""
    return _json(
        [level.model_dump(include={"title", "lowest", "highest"}) for level in rubric.levels]
    )


def _json(value: Any) -> str:
    """JSON for an attribute in single quotes."""
    return json.dumps(value, separators=(",", ":")).replace("'", r"\u0027")


def numbers(section: Section, quiz: Quiz) -> str:
    """The numbers of a section's questions: `5 to 8`, or `25` where there is one."""
    first, last = quiz.numbers[section.questions[0].id], quiz.numbers[section.questions[-1].id]
    return f"{first} to {last}" if last > first else f"{first}"


def tick(text: str) -> str:
    """A name for a step that readers tick, the same as long as its words are."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


FILTERS: dict[str, Callable[..., Any]] = {
    "address": address,
    "attribute": html.escape,
    "label": label,
    "levels": levels,
    "literal": literal,
    "manifest": manifest,
    "numbers": numbers,
    "plain": plain,
    "renamed": renamed,
    "tick": tick,
}

"""The filters that templates of pages may use."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from ..bank.model import Quiz, Rubric, Section
from ..text import convert

STEM_LENGTH = 150
"""Longest stem, in characters, that a list of questions shows."""


def label(stem: str) -> str:
    """The first paragraph of a stem in words, short enough for a list."""
    text = convert(stem).lead
    if len(text) > STEM_LENGTH:
        text = text[:STEM_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return text


def manifest(sections: Iterable[Section], quiz: Quiz) -> str:
    """What a script must know of every question that counts: `{section: {question: revision}}`."""
    counted = {question.id for question in quiz.counted}
    return _json(
        {
            section.id: {q.id: q.revision for q in section.questions if q.id in counted}
            for section in sections
        }
    )


def credits(quiz: Quiz) -> str:
    """What a script must know of each question that can be right in part: `{question: [right, wrong]}`."""
    return _json({id: ["".join(part) for part in parts] for id, parts in quiz.credits.items()})


def renamed(sections: Iterable[Section]) -> str:
    """The former ids of questions: `{question: [former id, ...]}`."""
    return _json(
        {q.id: q.formerly for section in sections for q in section.questions if q.formerly}
    )


def levels(rubric: Rubric) -> str:
    """The levels of a rubric as `[{title, lowest, highest}, ...]`."""
    return _json(
        [
            level.model_dump(include={"lowest", "highest"}) | {"title": convert(level.title).plain}
            for level in rubric.levels
        ]
    )


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def rows(rows: Iterable[Any]) -> str:
    """What a script must know of each draw of a question's numbers: `[{texts, ...what is set on the card}, ...]`."""
    return _json([{"texts": row.texts, **row.data} for row in rows])


def tick(text: str) -> str:
    """A name for a step that readers tick, the same as long as its words are."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


FILTERS: dict[str, Callable[..., Any]] = {
    "credits": credits,
    "label": label,
    "levels": levels,
    "manifest": manifest,
    "renamed": renamed,
    "rows": rows,
    "tick": tick,
}
"""By the name that templates use."""

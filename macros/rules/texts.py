"""The texts of a bank that readers see, and where exactly a piece of one stands."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

from macros.parts import Part
from macros.problems import Place
from macros.source import Loc

FIELDS = {
    "question": ("stem", "options", "explanation", "feedback"),
    "section": ("title", "short", "study", "reading"),
    "scenario": ("title", "situation", "tasks", "evidence", "answer"),
    "quiz": ("title", "summary", "bands", "rubric", "feedback"),
    "source": ("title", "by"),
}
"""Fields that are text, or hold some, by kind of part."""

NAMES = {"id", "source", "lowest", "highest", "worth"}
"""Fields within these that readers do not see."""


class Text(NamedTuple):
    """A text as written, and where it stands below its part."""

    part: Part
    loc: Loc
    text: str


def texts_of(part: Part) -> Iterator[Text]:
    """Every text of a part that readers see."""
    for name in FIELDS[part.kind]:
        for loc, text in _leaves(part.raw.get(name), (name,)):
            yield Text(part, loc, text)


def is_text(part: Part, loc: Loc) -> bool:
    """Whether readers see what stands at `loc` below the part."""
    return bool(loc) and loc[0] in FIELDS[part.kind] and loc[-1] not in NAMES


def place_of(part: Part, loc: Loc, fragment: str = "") -> Place:
    """Where the text at `loc` stands or, in it, the fragment; the text itself if the fragment runs over a line end."""
    place = part.place(*loc, key=not loc)
    if not fragment:
        return place
    text = _at(part.raw, loc)
    if part.document.body and loc == ("answer",):
        lines = text.split("\n")
    else:
        # A text takes no more lines than it has words and line ends, and one for the sign that opens it.
        most = len(text.split()) + text.count("\n") + 2
        lines = _lines(part.document.text)[place.line - 1 : place.line - 1 + most]
    for number, line in enumerate(lines):
        found = line.find(fragment, 0 if number else place.column - 1)
        if found >= 0:
            return Place(place.file, place.line + number, found + 1)
    return place


@functools.lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def _leaves(data: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, (dict, list)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            if step not in NAMES:
                yield from _leaves(value, (*loc, step))


def _at(data: Any, loc: Loc) -> str:
    for step in loc:
        data = data[step]
    return str(data)

"""The texts of a part as they are written: which there are, what each may hold, and where a piece of one stands."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..problems import Place
from .fields import Model, Prose
from .parts import Part
from .shape import Each, leaves, shape_of
from .source import Loc


class Written(NamedTuple):
    """A text that readers see, where it stands below its part, and what it may hold."""

    part: Part
    loc: Loc
    text: str
    prose: Prose


def texts_of(part: Part) -> Iterator[Written]:
    """Every text of a part that readers see, of the fields that the model accepts."""
    return (Written(part, *text) for text in part.texts)


def texts_in(value: Model) -> list[str]:
    """Every text that readers see of something that is loaded."""
    shape = shape_of(type(value), inner=False)
    return [text for _, text, _ in leaves(dict(value), shape)]


def prose_of(model: type[Model]) -> dict[str, Prose]:
    """What the texts of each field may hold that has any; those of a model within are that model's."""
    shape = shape_of(model, inner=False)
    found = {}
    for name, inner in shape.items() if isinstance(shape, dict) else ():
        while isinstance(inner, Each):
            inner = inner.shape
        if isinstance(inner, Prose):
            found[name] = inner
    return found


def text_fields(model: type[Model]) -> list[str]:
    """The fields that hold texts which readers see."""
    shape = shape_of(model, inner=False)
    return list(shape) if isinstance(shape, dict) else []


def is_text(part: Part, loc: Loc) -> bool:
    """Whether readers see what stands at `loc` below the part."""
    shape = shape_of(part.model, inner=False)
    for step in loc:
        if isinstance(shape, dict):
            shape = shape.get(str(step))
        elif isinstance(shape, Each):
            shape = shape.shape
    return isinstance(shape, Prose)


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


def _at(data: Any, loc: Loc) -> str:
    for step in loc:
        data = data[step]
    return str(data)

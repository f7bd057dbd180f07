"""The texts of a part as they are written: which there are, what each may hold, and where a piece of one stands."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from ..problems import Place
from .fields import Model, Prose
from .parts import Part
from .question import Question
from .source import Loc


class Written(NamedTuple):
    """A text that readers see, where it stands below its part, and what it may hold."""

    part: Part
    loc: Loc
    text: str
    prose: Prose


def texts_of(part: Part, data: dict[str, Any] | None = None) -> Iterator[Written]:
    """Every text of a part that readers see; of `data` where that is not all of the part."""
    shape = _shape(part.model, inner=False)
    for loc, text, prose in _leaves(part.raw if data is None else data, shape, ()):
        yield Written(part, loc, text, prose)


def texts_in(value: Model) -> list[str]:
    """Every text that readers see of something that is loaded."""
    shape = _shape(type(value), inner=False)
    return [text for _, text, _ in _leaves(dict(value), shape, ())]


def prose_of(model: type[Model]) -> dict[str, Prose]:
    """What the texts of each field may hold that has any; those of a model within are that model's."""
    shape = _shape(model, inner=False)
    found = {}
    for name, inner in shape.items() if isinstance(shape, dict) else ():
        while isinstance(inner, _Each):
            inner = inner.shape
        if isinstance(inner, Prose):
            found[name] = inner
    return found


def text_fields(model: type[Model]) -> list[str]:
    """The fields that hold texts which readers see."""
    shape = _shape(model, inner=False)
    return list(shape) if isinstance(shape, dict) else []


def is_text(part: Part, loc: Loc) -> bool:
    """Whether readers see what stands at `loc` below the part."""
    shape = _shape(part.model, inner=False)
    for step in loc:
        if isinstance(shape, dict):
            shape = shape.get(str(step))
        elif isinstance(shape, _Each):
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


class _Each(NamedTuple):
    """A list or table whose entries all have one shape."""

    shape: Any


Shape = Prose | _Each | dict[str, Any] | None
"""What of a value readers see: a text, entries, or fields by name."""


@functools.cache
def _shape(annotation: Any, inner: bool = True) -> Shape:
    """Read off an annotation of the model. A question within a section is a part of its own."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks = [mark for mark in arguments[1:] if isinstance(mark, Prose)]
        return marks[0] if marks else _shape(arguments[0])
    if origin in (list, dict):
        shape = _shape(arguments[-1])
        return _Each(shape) if shape else None
    if origin in (Union, types.UnionType):
        return next((shape for argument in arguments if (shape := _shape(argument))), None)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        if inner and issubclass(annotation, Question):
            return None
        hints = typing.get_type_hints(annotation, include_extras=True)
        fields = {name: _shape(hints[name]) for name in annotation.model_fields}
        return {name: shape for name, shape in fields.items() if shape}
    return None


def _leaves(data: Any, shape: Shape, loc: Loc) -> Iterator[tuple[Loc, str, Prose]]:
    if isinstance(shape, Prose):
        if isinstance(data, str):
            yield loc, data, shape
    elif isinstance(shape, _Each):
        if isinstance(data, (dict, list)):
            for step, value in data.items() if isinstance(data, dict) else enumerate(data):
                yield from _leaves(value, shape.shape, (*loc, step))
    elif shape and isinstance(data, dict):
        for name, inner in shape.items():
            if name in data:
                yield from _leaves(data[name], inner, (*loc, name))


@functools.lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def _at(data: Any, loc: Loc) -> str:
    for step in loc:
        data = data[step]
    return str(data)

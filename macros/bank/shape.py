"""What of the model readers see: which fields hold texts, and what each text may hold."""

from __future__ import annotations

import functools
import types
import typing
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from .fields import Model, Prose
from .question import Question
from .source import Loc


class Each(NamedTuple):
    """A list or table whose entries all have one shape."""

    shape: Any


Shape = Prose | Each | dict[str, Any] | None
"""What of a value readers see: a text, entries, or fields by name."""


@functools.cache
def shape_of(annotation: Any, inner: bool = True) -> Shape:
    """Read off an annotation of the model. A question within a section is a part of its own."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks = [mark for mark in arguments[1:] if isinstance(mark, Prose)]
        return marks[0] if marks else shape_of(arguments[0])
    if origin in (list, dict):
        shape = shape_of(arguments[-1])
        return Each(shape) if shape else None
    if origin in (Union, types.UnionType):
        return next((shape for argument in arguments if (shape := shape_of(argument))), None)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        if inner and issubclass(annotation, Question):
            return None
        hints = typing.get_type_hints(annotation, include_extras=True)
        fields = {name: shape_of(hints[name]) for name in annotation.model_fields}
        return {name: shape for name, shape in fields.items() if shape}
    return None


Leaf = tuple[Loc, str, Prose]
"""A text that readers see: the way to it, the text, what it may hold."""


def leaves(data: Any, shape: Shape) -> list[Leaf]:
    """Every text of `data` that readers see."""
    found: list[Leaf] = []
    _gather(data, shape, (), found)
    return found


def _gather(data: Any, shape: Shape, loc: Loc, found: list[Leaf]) -> None:
    if isinstance(shape, Prose):
        if isinstance(data, str):
            found.append((loc, data, shape))
    elif isinstance(shape, Each):
        if isinstance(data, (dict, list)):
            for step, value in data.items() if isinstance(data, dict) else enumerate(data):
                _gather(value, shape.shape, (*loc, step), found)
    elif shape and isinstance(data, dict):
        for name, inner in shape.items():
            if name in data:
                _gather(data[name], inner, (*loc, name), found)

"""How two versions of a part differ, field by field as the model says, so that no field is forgotten."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Any, Union, get_args, get_origin

from ..fields import Model, Prose
from .change import Change
from .fields import (
    list_changes,
    lists_changes,
    set_changes,
    shown,
    table_changes,
    text_changes,
    value_changes,
)

Compare = Callable[[str, Any, Any], Iterator[Change]]
"""Given a field's name and both values; None where there is none."""


def compare_fields(
    old: Model | None, new: Model | None, model: type[Model], names: Sequence[str] | None = None
) -> Iterator[Change]:
    """How the fields differ, in the order of the model; of `names` alone if they are given.

    The id is told by whoever pairs the parts, and so are parts within the part. Of a part that is new or gone, what is
    as it would be unwritten is not told.
    """
    comparers = _comparers(model)
    for name in comparers if names is None else names:
        if compare := comparers.get(name):
            yield from compare(name, _value(name, old, new), _value(name, new, old))


def _value(name: str, part: Model | None, other: Model | None) -> Any:
    if part is not None:
        return getattr(part, name)
    if other is None:
        return None
    field = type(other).model_fields[name]
    unwritten = field.get_default(call_default_factory=True)
    return unwritten if not field.is_required() and getattr(other, name) == unwritten else None


@functools.cache
def _comparers(model: type[Model]) -> dict[str, Compare]:
    hints = typing.get_type_hints(model, include_extras=True)
    found = {name: _comparer(hints[name]) for name in model.model_fields if name != "id"}
    return {name: compare for name, compare in found.items() if compare}


def _comparer(annotation: Any) -> Compare | None:
    """Read off a field's type; None for parts that are paired by their ids."""
    if _is_prose(annotation):
        return text_changes
    plain = _plain(annotation)
    origin, arguments = get_origin(plain), get_args(plain)
    if origin in (Union, types.UnionType):
        kinds = [argument for argument in arguments if argument is not types.NoneType]
        return value_changes if len(kinds) > 1 else _comparer(kinds[0])
    if origin is dict and (_is_model(arguments[1]) or _plain(arguments[1]) in (int, float)):
        return _or_none(_as_texts, {})
    if origin is list and get_origin(_plain(arguments[0])) is dict:
        return _or_none(_as_lines, [])
    if origin is dict:
        lists = get_origin(_plain(arguments[1])) is list
        return _or_none(lists_changes if lists else table_changes, {})
    if origin is list:
        entry = _plain(arguments[0])
        if not _is_model(entry):
            return _or_none(list_changes if _is_prose(arguments[0]) else set_changes, [])
        return None if "id" in entry.model_fields else functools.partial(_listed, entry)
    return functools.partial(_within, plain) if _is_model(plain) else value_changes


def _within(model: type[Model], field: str, old: Any, new: Any) -> Iterator[Change]:
    """The fields of something that is no part of its own."""
    yield from compare_fields(old, new, model)


def _listed(model: type[Model], field: str, old: Any, new: Any) -> Iterator[Change]:
    """Entries without an id, which their first field tells apart."""
    first, *names = model.model_fields
    before, after = ({getattr(entry, first): entry for entry in side or ()} for side in (old, new))
    for key in {**after, **before}:
        for change in compare_fields(before.get(key), after.get(key), model, names):
            beside = "" if change.field == names[0] else f" {change.field}"
            name = " ".join(filter(None, [f"{key}{beside}", change.name]))
            yield replace(change, field=field, name=name)


def _as_texts(field: str, old: Any, new: Any) -> Iterator[Change]:
    """Numbers or fields in a table, each entry as one text."""
    yield from table_changes(
        field, *({name: _in_line(each) for name, each in side.items()} for side in (old, new))
    )


def _in_line(value: Any) -> str:
    if isinstance(value, Model):
        return ", ".join(f"{name} {_in_line(each)}" for name, each in value)
    return shown(value) or ""


def _as_lines(field: str, old: Any, new: Any) -> Iterator[Change]:
    """Rows of names and values, each as one text."""
    rows = (
        [", ".join(f"{name} {text}" for name, text in row.items()) for row in side]
        for side in (old, new)
    )
    yield from list_changes(field, *rows)


def _or_none(compare: Compare, empty: Any) -> Compare:
    return lambda field, old, new: compare(field, old or empty, new or empty)


def _plain(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _is_prose(annotation: Any) -> bool:
    marks = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    return any(isinstance(mark, Prose) for mark in marks)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Model)

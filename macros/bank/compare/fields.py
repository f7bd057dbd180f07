"""How the fields of two versions of a part differ: single values, texts, lists and tables of texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...text.reader import fold
from .change import Change, Did
from .order import moved
from .texts import in_order, match, match_in_place, same_text


def value_changes(field: str, old: Any, new: Any) -> Iterator[Change]:
    """One value, such as a number, a date or an id. None is none."""
    before, after = shown(old), shown(new)
    if before != after:
        yield Change(field, old=before, new=after, did=_did(before, after))


def text_changes(field: str, old: str | None, new: str | None) -> Iterator[Change]:
    """One text."""
    yield from table_changes(field, {"": old}, {"": new})


def table_changes(
    field: str, old: Mapping[str, str | None], new: Mapping[str, str | None]
) -> Iterator[Change]:
    """Texts that have names."""
    for name in {**new, **old}:
        before, after = old.get(name), new.get(name)
        if before is None and after is None:
            continue
        if before is None or after is None or not same_text(before, after):
            yield Change(field, name, before, after, _did(before, after))


def list_changes(field: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Texts in an order. Their names are their numbers."""
    partners = match(old, new, lambda text: text)
    match_in_place(partners, old, new)
    away = moved(partners)
    for left, right in in_order([*enumerate(old, 1)], [*enumerate(new, 1)], partners):
        if left and right:
            if not same_text(left[1], right[1]):
                yield Change(field, str(right[0]), left[1], right[1])
            elif right[0] - 1 in away:
                yield Change(field, f"{left[0]} → {right[0]}", left[1], right[1], "moved")
        elif right:
            yield Change(field, str(right[0]), None, right[1], "added")
        elif left:
            yield Change(field, str(left[0]), left[1], None, "removed")


def lists_changes(
    field: str, old: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[str]]
) -> Iterator[Change]:
    """Lists of texts that have names."""
    for name in {**new, **old}:
        for change in list_changes(field, old.get(name, []), new.get(name, [])):
            yield replace(change, name=f"{name} {change.name}")


def set_changes(field: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Names whose order means nothing."""
    yield from (Change(field, name, None, name, "added") for name in new if name not in old)
    yield from (Change(field, name, name, None, "removed") for name in old if name not in new)


def _did(old: str | None, new: str | None) -> Did:
    return "added" if old is None else "removed" if new is None else "changed"


def shown(value: Any) -> str | None:
    """A value as reports show it."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if isinstance(value, datetime.date) else fold(str(value))

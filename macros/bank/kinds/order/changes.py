"""How steps and their order differ."""

from __future__ import annotations

from collections.abc import Iterator

from ...compare.change import Change
from ...compare.fields import value_changes
from ...compare.model import compare_fields
from .model import Order


def compare(old: Order | None, new: Order | None) -> Iterator[Change]:
    before, after = (", ".join(question.key) if question else None for question in (old, new))
    yield from value_changes("answer", before, after)
    yield from compare_fields(old, new, Order, ["steps", "feedback"])

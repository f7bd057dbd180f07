"""How steps and their order differ."""

from __future__ import annotations

from collections.abc import Iterator

from ....text.reader import fold
from ...compare.change import Change
from ...compare.fields import value_changes
from ...compare.model import compare_fields
from .model import Order


def compare(old: Order | None, new: Order | None) -> Iterator[Change]:
    before, after = (", ".join(question.key) if question else None for question in (old, new))
    yield from value_changes("answer", before, after)
    if old and new and before == after and _took_another_letter(old, new):
        # The letters stand as they did, and are other steps.
        yield Change("answer", "in words", _in_words(old), _in_words(new))
    yield from compare_fields(old, new, Order, ["steps", "feedback"])


def _took_another_letter(old: Order, new: Order) -> bool:
    """Whether the text of a step now stands at a letter that comes elsewhere in the order."""
    at = {letter: place for place, group in enumerate(new.groups) for letter in group}
    before = {fold(text): letter for letter, text in old.steps.items()}
    others = ((before.get(fold(text)), letter) for letter, text in new.steps.items())
    return any(was is not None and at.get(was) != at[letter] for was, letter in others)


def _in_words(question: Order) -> str:
    return ", ".join(
        " / ".join(fold(question.steps[letter]) for letter in group) for group in question.groups
    )

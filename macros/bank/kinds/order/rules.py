"""Rules about orders: paper does not give them away."""

from __future__ import annotations

from collections.abc import Iterator

from ...kind import Note
from .model import Order


def steps_in_order(question: Order) -> Iterator[Note]:
    """On paper and without scripts steps stand as they are written, so that order must not be the answer."""
    rank = {letter: place for place, group in enumerate(question.groups) for letter in group}
    ranks = [rank[letter] for letter in sorted(question.steps)]
    if ranks == sorted(ranks):
        message = (
            "the steps are written in their right order, which paper shows: mix them, and let 'answer' say "
            "the order"
        )
        yield Note(("steps",), message)

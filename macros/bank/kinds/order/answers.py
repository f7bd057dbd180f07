"""Which steps of a wrong order stand out of place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .model import Order


def mistakes_in(question: Order, response: Sequence[str]) -> Iterator[str]:
    """The fewest steps that one would have to move, as `quiz/orders.js` finds them."""
    place = {letter: at for at, group in enumerate(question.groups) for letter in group}
    runs: list[list[str]] = []
    for step in response:
        fitting = [run for run in runs if place.get(run[-1], -1) <= place.get(step, -1)]
        runs.append([*max(fitting, key=len, default=[]), step])
    longest = max(runs, key=len, default=[])
    yield from (f"{step} out of place" for step in response if step not in longest)

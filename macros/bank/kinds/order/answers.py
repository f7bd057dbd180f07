"""Which steps of a wrong order stand out of place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .model import Order


def mistakes_in(question: Order, response: Sequence[str]) -> Iterator[str]:
    """The fewest steps that one would have to move, as `quiz/orders.js` finds them, and nothing that is no step."""
    place = {letter: at for at, group in enumerate(question.groups) for letter in group}
    runs: list[list[str]] = []
    known = [step for step in response if step in place]
    for step in known:
        fitting = [run for run in runs if place[run[-1]] <= place[step]]
        runs.append([*max(fitting, key=len, default=[]), step])
    longest = max(runs, key=len, default=[])
    yield from (f"{step} out of place" for step in known if step not in longest)

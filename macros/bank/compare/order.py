"""Which entries of a list changed places, which those that one was added above did not."""

from __future__ import annotations

from bisect import bisect_left


def moved(partners: dict[int, int]) -> set[int]:
    """The new places of the fewest entries that must have moved, given the old place of each new one."""
    order = sorted(partners)
    ends: list[int] = []  # the smallest old place that a rising run of each length ends with
    lengths: dict[int, int] = {}
    for here in order:
        length = bisect_left(ends, partners[here])
        ends[length : length + 1] = [partners[here]]
        lengths[here] = length
    stayed: set[int] = set()
    wanted, limit = len(ends) - 1, len(partners) and max(partners.values()) + 1
    for here in reversed(order):
        if lengths[here] == wanted and partners[here] < limit:
            stayed.add(here)
            wanted, limit = wanted - 1, partners[here]
    return set(order) - stayed

"""How likely chance alone is to do what was counted in a quiz."""

from __future__ import annotations

import math
from collections.abc import Mapping

Odds = Mapping[float, int]
"""Chance of a hit in one question, and in how many questions it is that."""

_NEGLIGIBLE = 1e-18


def expected(odds: Odds) -> float:
    """How many hits chance gives on average."""
    return sum(chance * number for chance, number in odds.items())


def chance_of_at_least(hits: int, odds: Odds) -> float:
    """How likely `hits` or more are, exactly: questions are independent, their chances may differ."""
    return min(
        1.0, math.fsum(weight for count, weight in _distribution(odds).items() if count >= hits)
    )


def chance_of_at_most(hits: int, odds: Odds) -> float:
    """How likely `hits` or fewer are, exactly."""
    return min(
        1.0, math.fsum(weight for count, weight in _distribution(odds).items() if count <= hits)
    )


def _distribution(odds: Odds) -> dict[int, float]:
    """Weight of each number of hits: the binomial distributions of equal chances, added up."""
    total = {0: 1.0}
    for chance, number in odds.items():
        one = _binomial(chance, number)
        sums: dict[int, float] = {}
        for hits, weight in total.items():
            for more, other in one.items():
                sums[hits + more] = sums.get(hits + more, 0.0) + weight * other
        total = {hits: weight for hits, weight in sums.items() if weight > _NEGLIGIBLE}
    return total


def _binomial(chance: float, number: int) -> dict[int, float]:
    if chance <= 0 or chance >= 1:
        return {number if chance >= 1 else 0: 1.0}
    weights = {}
    for hits in range(number + 1):
        ways = math.lgamma(number + 1) - math.lgamma(hits + 1) - math.lgamma(number - hits + 1)
        weight = math.exp(ways + hits * math.log(chance) + (number - hits) * math.log1p(-chance))
        if weight > _NEGLIGIBLE:
            weights[hits] = weight
    return weights

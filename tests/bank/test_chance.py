"""How likely chance is to explain a count: figures checked one by one."""

from __future__ import annotations

import math

import pytest

from macros.bank.chance import chance_of_at_least, chance_of_at_most, expected


def test_chances_are_those_of_the_binomial_distribution() -> None:
    odds = {0.25: 25}
    assert chance_of_at_least(15, odds) == pytest.approx(0.000215, abs=1e-6)
    assert chance_of_at_most(0, odds) == pytest.approx(0.75**25)
    exact = math.fsum(
        math.comb(25, hits) * 0.25**hits * 0.75 ** (25 - hits) for hits in range(13, 26)
    )
    assert chance_of_at_least(13, odds) == pytest.approx(exact)
    assert chance_of_at_least(0, odds) == 1


def test_questions_with_different_chances_add_up() -> None:
    odds = {0.5: 1, 0.25: 1, 1.0: 1}
    assert expected(odds) == 1.75
    assert chance_of_at_least(3, odds) == pytest.approx(0.125)
    assert chance_of_at_most(1, odds) == pytest.approx(0.375)
    assert chance_of_at_most(0, odds) == 0
    assert chance_of_at_least(2600, {0.25: 10_000}) == pytest.approx(0.0108, abs=0.0005)

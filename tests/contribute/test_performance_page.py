"""The page on performance has a place for each table that `make bench` writes, and names its budgets."""

import pytest

from bench import budgets
from tests.contribute.pages import read

PAGE = read("performance.md")


@pytest.mark.parametrize("name", ["builds", "weight", "browser"])
def test_page_has_the_table_of(name: str) -> None:
    assert f"{{: #table-{name} }}" in PAGE


@pytest.mark.parametrize(
    "budget",
    [
        *(f"{most:.2f} times" for most in budgets.BUILD.values()),
        f"{budgets.SCRIPT // 1024} KB",
        f"{budgets.STYLE // 1024} KB",
        f"{budgets.SET_UP} ms",
        *(f"{most} times" for most in budgets.ANSWER.values()),
        f"| {budgets.SHIFT} |",
        f"{budgets.POINTS} points",
    ],
)
def test_page_promises_what_the_benchmark_looks_for(budget: str) -> None:
    promised = PAGE.partition("{: #budgets }")[2].partition("\n## ")[0]
    assert budget in promised

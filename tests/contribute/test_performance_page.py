"""The page on performance has a place for each table that `make bench` writes."""

import pytest

from tests.contribute.pages import read

PAGE = read("performance.md")


@pytest.mark.parametrize("name", ["builds", "weight", "browser"])
def test_page_has_the_table_of(name: str) -> None:
    assert f"{{: #table-{name} }}" in PAGE

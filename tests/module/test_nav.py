"""The sidebar groups pages by what a reader comes for, and what is for contributors stands last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from tests.built_site import REPOSITORY


class _Settings(yaml.SafeLoader):
    """Takes `!ENV` for what it is given."""


_Settings.add_multi_constructor("!", lambda loader, suffix, node: None)


def _nav() -> list[dict[str, Any]]:
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    nav: list[dict[str, Any]] = yaml.load(text, _Settings)["nav"]
    return nav


def _pages(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for each in entry.values() if isinstance(entry, dict) else entry:
            yield from _pages(each)


def test_groups_are_named_for_what_a_reader_comes_for() -> None:
    assert [next(iter(entry)) for entry in _nav()] == [
        "Home",
        "Check",
        "Learn",
        "Practise",
        "About",
    ]
    assert _nav()[1]["Check"] == [
        "self-check.md",
        "results.md",
        "advanced.md",
        "advanced-results.md",
    ]


def test_nothing_for_contributors_stands_before_the_last_group() -> None:
    *first, last = _nav()
    assert not [page for page in _pages(first) if page.startswith("contribute/")]
    contribute = [page for page in _pages(last) if page.startswith("contribute/")]
    assert list(_pages(last))[-len(contribute) :] == contribute != []


def test_a_group_of_pages_begins_with_its_overview() -> None:
    """So that the name of the group leads there."""
    inner = [entry for group in _nav()[1:] for entry in next(iter(group.values()))]
    nested = [pages for entry in inner if isinstance(entry, dict) for pages in entry.values()]
    assert len(nested) == 4
    assert [pages[0].rpartition("/")[2] for pages in nested] == ["index.md"] * 4

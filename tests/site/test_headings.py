"""Anchors of a page: those that its headings get and those that are written by hand."""

from __future__ import annotations

from pathlib import Path

from macros.site.host import Host
from macros.site.pages import Page, Site


def test_anchors_are_those_that_the_hosts_make() -> None:
    page = """\
# Title & more: `code`

## Named {: #own .x }

## Twice

## Twice

Old style
---------

    # no heading

<a id="by-hand"></a> and *text*{: #inline }
"""
    assert Site(host=Host(Path("docs"))).anchors(page) == {
        *("title-more-code", "own", "twice", "twice_1", "old-style", "by-hand", "inline")
    }


def test_words_of_a_heading_are_found_by_its_anchor() -> None:
    page = "# Title\n\n## Twists & *turns*: `code` {: #own }\n\n### Below\n"
    path = "knots.md"
    site = Site(pages={path: Page(path, path, page, page, {})}, host=Host(Path("docs")))
    assert site.heading(path, "own") == "Twists & turns: code"
    assert site.heading(path, "below") == "Below"
    assert site.heading(path, "nowhere") is None
    assert site.heading("no-page.md", "own") is None

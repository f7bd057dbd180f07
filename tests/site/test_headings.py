"""Anchors of a page: those that its headings get and those that are written by hand."""

from __future__ import annotations

from pathlib import Path

from macros.site.host import Host
from macros.site.pages import Site


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

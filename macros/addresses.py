"""From one page of the site to another. Pages are named by their path below `docs/`."""

from __future__ import annotations

import posixpath


def source_link(target: str, page: str) -> str:
    """The link as Markdown on `page` writes it: to the other page's file."""
    path, hash, anchor = target.partition("#")
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + hash + anchor


def address(target: str, page: str, flat: bool) -> str:
    """The link as HTML on `page` writes it. Pages are folders on the site or, if it is `flat`, files."""
    path, hash, anchor = target.partition("#")
    if path == page and anchor:
        return hash + anchor
    there, here = _built(path, flat), _built(page, flat)
    if flat:
        return posixpath.relpath(there, posixpath.dirname(here) or ".") + hash + anchor
    return posixpath.relpath(there, here) + "/" + hash + anchor


def _built(page: str, flat: bool) -> str:
    folder, name = posixpath.split(page.removesuffix(".md"))
    if name in ("index", "README"):
        return posixpath.join(folder, "index.html") if flat else folder or "."
    return posixpath.join(folder, name) + (".html" if flat else "")

"""The policy of a site's pages: what a browser may load and run on them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping

from .page import BuiltPage, digest

FIXED = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],  # themes draw their icons so
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
}
"""What holds for every site: nothing from elsewhere, no plug-ins, no way to lead forms or addresses astray."""


def policy(pages: Iterable[BuiltPage], also: Mapping[str, list[str]]) -> str:
    """One policy for all pages of a site, as instant navigation shows one page in the place of another.

    The inline scripts and styles of a theme are named by their hashes. `also` are sources that a site needs besides,
    by directive.
    """
    scripts: set[str] = set()
    styles: set[str] = set()
    for page in pages:
        scripts.update(map(digest, page.scripts))
        styles.update(map(digest, page.styles))
    # A hash covers a style attribute only where that is asked for.
    hashes = ["'unsafe-hashes'", *sorted(styles)] if styles else []
    directives = FIXED | {
        "script-src": ["'self'", *sorted(scripts)],
        "style-src": ["'self'", *hashes],
    }
    for name, sources in also.items():
        known = directives.get(name, directives["default-src"])
        directives[name] = [*(source for source in known if source != "'none'"), *sources]
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def element(policy: str, mark: str) -> str:
    """The policy as the element that a page's head begins with, with a mark to know it by."""
    content = html.escape(policy, quote=False).replace('"', "&quot;")
    return f'<meta http-equiv="Content-Security-Policy" content="{content}" {mark}>'

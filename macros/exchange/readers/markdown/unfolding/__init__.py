"""Folds, notes and HTML of a document, taken apart so that what stands in them can be read as Markdown.

Lines may be split and emptied; each remembers the line of the file that it comes from, and the folds around it.
"""

from __future__ import annotations

from .containers import Containers, open_directives, take_out_shortcodes
from .directives import holds_markdown
from .html import Html
from .unfolded import DEEPEST, Fences, Unfolded


def unfold(source: list[str], fences: Fences) -> Unfolded:
    """The lines of a document without its HTML and containers."""
    found = Unfolded(list(source), list(range(1, len(source) + 1)), [()] * len(source))
    if any(line.lstrip()[:3] in ("!!!", "???", ":::", "===") for line in source):
        found = Containers(found, fences(found.lines)).unfold()
    if any("{%" in line or "{{<" in line or "{{%" in line for line in source):
        take_out_shortcodes(found)
    code = fences(found.lines)
    for _ in range(DEEPEST):
        if not any(holds_markdown(info) for _, _, info in code):
            break
        open_directives(found, code)
        code = fences(found.lines)
    if any("<" in line for line in source):
        found = Html(found, code).unfold()
    return found

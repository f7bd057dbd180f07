"""The explanation of a question, from all lines that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Line
from .signs import plain
from .telling import read_links
from .text import join, unbold
from .unsettled import Body


def explain(body: Body) -> None:
    """Give the question its explanation, and the links that stand in it."""
    draft = body.draft
    common = common_items(body.explanation)
    if len(body.explanation) == 1 and body.explanation[0].marker:
        common = body.explanation[0].items
    draft.explanation = unbold(
        join([line for line in body.explanation if line.text.strip()], common)
    )
    for at in draft.key:
        if draft.options[at].feedback:
            told = draft.options[at].feedback
            draft.options[at].feedback = ""
            if not draft.explanation:
                draft.explanation = told
            elif plain(told) not in plain(draft.explanation):
                draft.explanation = f"{draft.explanation}\n\n{told}"
    links = read_links(draft.explanation) if not draft.links else []
    draft.links += [link for link in links if link not in draft.links]
    draft.multiple = len(draft.key) > 1


def common_items(lines: Sequence[Line]) -> tuple[int, ...]:
    """The list items that all lines stand in."""
    common = lines[0].items if lines else ()
    for line in lines:
        while common and line.items[: len(common)] != common:
            common = common[:-1]
    return common

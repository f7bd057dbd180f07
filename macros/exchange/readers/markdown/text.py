"""Lines put together again as the Markdown of a text of the bank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .blocks import Line


def join(lines: Sequence[Line], outer: tuple[int, ...] = ()) -> str:
    """The lines as Markdown. List items that are in `outer`, as quotes around all, leave no mark."""
    pieces: list[str] = []
    before: Line | None = None
    shown = [line for line in lines if line.kind != "rule"]
    # What stood behind something else says nothing of the quotes around it.
    depth = min((line.depth for line in shown if line.block >= 0), default=0)
    widths: dict[int, int] = {}
    for line in shown:
        items = [item for item in line.items if item not in outer]
        if line.marker and line.items and line.items[-1] in items:
            widths[line.items[-1]] = len(line.marker) + 1
        # An item whose first line is not shown indents nothing: four spaces would make code of what it says.
        indent = " " * sum(
            widths.get(item, 0) for item in (items[:-1] if line.marker and items else items)
        )
        lead = f"{line.marker} " if line.marker and items else ""
        quote = "> " * max(0, line.depth - depth)
        text = f"**{line.text}**" if line.kind == "heading" and line.text else line.text
        written = "\n".join(
            f"{quote}{indent}{lead if not at else ' ' * len(lead)}{each}".rstrip()
            for at, each in enumerate(text.split("\n"))
        )
        if before is None:
            gap = ""
        elif line.glued and line.number == before.number:
            gap = " "
            written = written.lstrip()
        elif line.block == before.block or (
            items and line.marker and before.items and _is_list(before, line)
        ):
            gap = "\n"
        else:
            gap = f"\n{quote.rstrip()}\n" if quote and before.depth == line.depth else "\n\n"
        pieces.append(gap + written)
        before = line
    return "".join(pieces).strip()


def _is_list(before: Line, line: Line) -> bool:
    """Whether a list item follows the item before it, or one within that."""
    return bool(before.items) and line.number - before.number < 2


def copy_line(line: Line, **changes: Any) -> Line:
    """The line with other words, or another place."""
    return replace(line, **changes)


def new_line(text: str, number: int) -> Line:
    """A line of words that stand behind something else in the line of that number."""
    return Line(number, text, "text", -number)


def is_bold(text: str) -> bool:
    """Whether all of a text is set in bold."""
    text = text.strip()
    return any(
        len(text) > 2 * len(mark)
        and text.startswith(mark)
        and text.endswith(mark)
        and mark not in text[len(mark) : -len(mark)]
        for mark in ("**", "__")
    )


def unbold(text: str) -> str:
    """The text without bold, if all of it is set in bold."""
    return text.strip()[2:-2].strip() if is_bold(text) else text


def asks(title: str) -> bool:
    """Whether a text is more than a title: a question, a sentence, or words with a blank."""
    bare = title.rstrip("*_` )）")
    return bare.endswith(("?", "？", ":", "：", "...", "…", ".", "。", "__")) or "___" in title


def shorten(text: str) -> str:
    """The text in a line, for a report."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."

"""What every text of a bank must keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.parts import Part
from macros.problems import Problem
from macros.source import Loc
from macros.wording import phrase_field

FENCE = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)
PLACEHOLDER = re.compile(r"(?:^|[#/])TODO\b")
PLACEHOLDER_ID = re.compile(r"todo(-\d+)?")
BLANK_LINE = re.compile(r"\n[ \t]*\n")

# Fields that hold inline Markdown, or plain text, wherever in them a text stands.
INLINE = {
    "question": ("options", "feedback"),
    "section": ("title", "short", "study", "reading"),
    "scenario": ("title", "tasks", "evidence"),
    "quiz": ("title", "summary", "bands", "rubric", "feedback"),
    "source": ("title", "by"),
}


def check_inline_text(part: Part) -> Iterator[Problem]:
    for name in INLINE[part.kind]:
        for loc, text in _texts(part.fields.get(name), (name,)):
            stripped = text.strip()
            found = "a blank line" if BLANK_LINE.search(stripped) else None
            found = "a code fence" if FENCE.search(stripped) else found
            if found:
                rest = part.subject(loc)[1]
                message = f"{phrase_field(rest)} holds {found}: it is one paragraph; put code in `backticks`"
                yield part.problem(message, *loc)


def check_no_placeholder_is_left(part: Part) -> Iterator[Problem]:
    """What `python -m macros new` puts in stands for a text that somebody has to write."""
    for name, data in part.fields.items():
        for loc, text in _texts(data, (name,)):
            if "TODO" in text and PLACEHOLDER.search(text):
                rest = part.subject(loc)[1]
                yield part.problem(f"{phrase_field(rest)} still says TODO: replace it", *loc)
    id = str(part.loc[-1]) if part.kind == "source" else part.id
    if id and PLACEHOLDER_ID.fullmatch(id):
        message = f"the id '{id}' is a placeholder: choose one that says what it is about, for good"
        yield part.problem(
            message, *(() if part.kind == "source" else ("id",)), key=part.kind == "source"
        )


def _texts(data: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text below `data`, with its loc."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, (dict, list)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*loc, step))

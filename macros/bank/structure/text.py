"""What every text of a bank must keep. It is judged as the HTML that it becomes, which is what readers get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...problems import Problem
from ...text import Fault, Text, convert
from ...text.extension import refuse_heading
from ..fields import Prose
from ..parts import Part
from ..source import Loc
from ..written import place_of

PLACEHOLDER = re.compile(r"(?:^|[#/])TODO\b")
PLACEHOLDER_ID = re.compile(r"todo(-\d+)?")

BLOCK_NAMES = {
    "blockquote": "a quote",
    "details": "a fold",
    "dl": "a list",
    "ol": "a list",
    "p": "a blank line",
    "pre": "a code block",
    "table": "a table",
    "ul": "a list",
}
"""How an author calls what is more than a paragraph."""


def check_texts(part: Part) -> Iterator[Problem]:
    """What a text holds can be published wherever the text is shown."""
    for loc, written, prose in part.texts:
        if prose is Prose.PLAIN:
            continue
        text = convert(written)
        if text.words_only and not text.faults:
            continue  # as most are
        for fault in _faults(text, prose):
            message = fault.message
            if not fault.fragment:
                message = f"{part.phrase(loc)} {message}"
            place = place_of(part, loc, fault.fragment)
            problem = part.problem(message, *loc)
            yield problem._replace(line=place.line, column=place.column, rule=fault.rule)


def _faults(text: Text, prose: Prose) -> Iterator[Fault]:
    yield from text.faults
    if text.faults:
        return
    if prose is Prose.INLINE and not text.words_only:
        found = next((block for block in reversed(text.reading.blocks) if block != "p"), "p")
        name = BLOCK_NAMES.get(
            found, "a code block" if 'class="highlight"' in text.html else "a block"
        )
        yield Fault("", f"holds {name}: it is one paragraph; put code in `backticks`")
    elif prose is not Prose.ARTICLE:
        yield from (Fault(heading, refuse_heading(heading)) for heading in text.headings)


def check_no_placeholder_is_left(part: Part) -> Iterator[Problem]:
    """What the command `new` puts in stands for a text that somebody has to write."""
    texts = _texts(part.fields, ()) if part.document.may_say_todo else ()
    for loc, text in texts:
        if "TODO" in text and PLACEHOLDER.search(text):
            yield part.problem(f"{part.phrase(loc)} still says TODO: replace it", *loc)
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

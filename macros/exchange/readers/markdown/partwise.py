"""Answers that say something of each lettered line, as of parts of one question."""

from __future__ import annotations

from collections.abc import Sequence

from ...drafts import QuestionDraft
from .blocks import Line
from .entries import KeyEntry
from .keys import tells_each
from .said import read_said
from .telling import read_verdict
from .text import copy_line, new_line
from .unsettled import Body


def is_answered_in_words(body: Body) -> bool:
    """Whether an answer says something of each lettered line, as of parts of one question, and names none as right."""
    if body.sample or any(
        said.role == "sample"
        for entry in body.entries
        for line in entry.more
        for said in read_said(line.text)
    ):
        return True
    said = [value.text for value in body.values] + [entry.value for entry in body.entries]
    if any(tells_each(text, body.draft.options) for text in said):
        return True
    if any(lines_tell_each(in_one_line(entry), body.draft) for entry in body.entries):
        return True
    told = body.explanation if body.values else []
    return any(
        lines_tell_each(lines, body.draft)
        for lines in (told, *(entry.more for entry in body.entries))
    )


def in_one_line(entry: KeyEntry) -> list[Line]:
    """What the line of an entry says: `(a) Yes, (b) No`, which was taken apart like options."""
    beside = [line for line in entry.more if line.number == entry.line]
    return [new_line(entry.value, entry.line), *beside] if beside else []


def lines_tell_each(lines: Sequence[Line], draft: QuestionDraft) -> bool:
    """Whether lines begin with the letters of all options, and call none right or wrong."""
    letters = {option.label.casefold() for option in draft.options if option.label.isalpha()}
    told = [line.text.lstrip("*_(").lstrip("0123456789") for line in lines]
    parts = {text[0].casefold(): text[2:] for text in told if text[1:2] in tuple(").:") and text}
    plainly = all(read_verdict(text.strip()) is None for text in parts.values())
    return len(letters) > 1 and letters <= parts.keys() and plainly


def with_tasks(body: Body) -> Body:
    """The question with its lettered lines as what it asks for, one by one."""
    for option in body.draft.options:
        body.tasks.append(copy_line(new_line(option.text, option.line), marker="-"))
    body.draft.options, body.draft.conflicts, body.draft.missing = [], [], ""
    body.sample = body.sample or body.explanation
    body.explanation, body.values = [], []
    body.case = True
    return body

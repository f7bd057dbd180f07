"""Anki: notes as a text, a note a line, its fields between tabs."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator

from ...problems import Problem
from .. import words
from ..drafts import KeyFound, OptionDraft, QuestionDraft, Remark, Understood
from ..fields import level_of
from ..format import Format, refusal
from ..html import to_markdown
from ..typed import TYPED, join_any
from .markdown import read as read_markdown
from .markdown.typed import settle

NAMES = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
HEADS = {"separator", "html", "notetype", "deck", "columns", "tags", "guid", "if matches"}
HEADS |= {"tags column", "deck column", "notetype column", "guid column"}
MOST_FIELD = 100_000
MORE = frozenset({*words.EXPLANATION, "extra", "back extra", "notes"})
"""Fields of a note that say why, beside its two sides."""


def recognizes(text: str) -> bool:
    """Whether it begins with headers of Anki, or all lines have one or two tabs and the first is no heading."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return False
    if _head(lines[0]) is not None:
        return True
    tabs = {line.count("\t") for line in lines[:200]}
    return (
        len(lines) > 1
        and min(tabs) > 0
        and len(tabs) == 1
        and not lines[0].lstrip().startswith(("#", "|", "-"))
    )


def _head(line: str) -> tuple[str, str] | None:
    """A header such as `#separator:tab`."""
    name, colon, value = line.removeprefix("#").partition(":")
    return (name, value.strip()) if line.startswith("#") and colon and name in HEADS else None


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    understood = Understood()
    problems: list[Problem] = []
    heads: dict[str, str] = {}
    lines = text.split("\n")
    skipped = 0
    while skipped < len(lines) and (
        lines[skipped].startswith("#") and (head := _head(lines[skipped]))
    ):
        heads[head[0]] = head[1]
        skipped += 1
    separator = NAMES.get(
        heads.get("separator", "tab").casefold(), heads.get("separator", "\t")[:1] or "\t"
    )
    apart = {
        name.removesuffix(" column"): int(heads[name]) - 1
        for name in heads
        if name.endswith(" column") and heads[name].isdigit()
    }
    names = _beside(heads.get("columns", "").split(separator), apart.values())
    for first, cells in _rows(lines, skipped, separator, file, problems):
        fields = _beside(cells, apart.values())
        if not any(field.strip() for field in fields):
            continue
        if len(fields) < 2:
            problems.append(
                refusal(
                    file,
                    first,
                    "a note needs two fields, what is asked and the answer, with a tab between",
                )
            )
            continue
        last = first + sum(cell.count("\n") for cell in cells)
        at = apart.get("tags", len(cells))
        tags = cells[at].split() if at < len(cells) else []
        fields = list(map(to_markdown, fields))
        kind = next((tag for tag in tags if tag in TYPED), "")
        draft = _read_typed(fields, kind, first, last) if kind else None
        draft = draft or _read_note(fields, names, first, last)
        draft.level = level_of(*tags)
        draft.number = str(len(understood.questions) + 1)
        at = apart.get("deck", len(cells))
        deck = cells[at] if at < len(cells) else heads.get("deck", "")
        draft.section = deck.rpartition("::")[2].strip()
        understood.questions.append(draft)
    return understood, problems


def _rows(
    lines: list[str], skipped: int, separator: str, file: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MOST_FIELD)
    reader = csv.reader((f"{line}\n" for line in lines[skipped:]), delimiter=separator)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(refusal(file, line, f"cannot be read: {error}"))
            return
        if cells and not (len(cells) == 1 and cells[0].startswith("#")):
            yield line, cells


def _beside(cells: list[str], apart: Collection[int]) -> list[str]:
    """What is no deck, tag or name of a note."""
    return [cell for at, cell in enumerate(cells) if at not in apart]


def _read_typed(fields: list[str], kind: str, first: int, last: int) -> QuestionDraft | None:
    """A note of our own whose answer is no letter; None if it is another's."""
    front, back = fields[:2]
    draft = QuestionDraft(first, last, front)
    value, _, told = back.partition("\n\n")
    lines = value.split("\n")
    settle(draft, kind, list(_groups(lines)) if kind == "order" else lines, told)
    stem, _, tail = front.rpartition("\n\n")
    # Below what is asked stand the steps, or the unit.
    if stem and (tail.startswith("- ") or tail == f"({draft.special.get('unit')})"):
        draft.stem = stem
    return draft if draft.special else None


def _groups(lines: list[str]) -> Iterator[str]:
    """The steps of each number, which stand below each other if they may swap."""
    steps: list[str] = []
    for line in lines:
        number, _, step = line.partition(" ")
        is_next = number[-1:] == "." and number[:-1].isdigit()
        if is_next and steps:
            yield join_any(steps)
            steps = []
        steps.append(step if is_next else line)
    yield join_any(steps)


def _read_note(fields: list[str], names: list[str], first: int, last: int) -> QuestionDraft:
    """A note whose front holds options and whose back names one is a question to choose from."""
    front, back, *more = fields
    reading, faults = read_markdown(f"### Question 1\n\n{front}\n\n**Answer:** {back}\n", "")
    found = reading.questions[0] if len(reading.questions) == 1 and not faults else None
    if found is not None and found.options and found.keys:
        draft = QuestionDraft(first, last, found.stem, explanation=found.explanation)
        draft.links = found.links
        draft.options = [
            OptionDraft(option.text, first, option.label, option.feedback)
            for option in found.options
        ]
        draft.keys = [KeyFound(found.key, first, "back of the note")]
        draft.multiple, draft.fixed = found.multiple, found.fixed
    else:
        draft = QuestionDraft(first, last, front, sample=back)
        if not back.strip():
            draft.missing = "no answer is given for it"
    for at, text in enumerate(more, 2):
        name = names[at].strip() if at < len(names) else ""
        if not text:
            continue
        if name and name.casefold() not in MORE:
            # What its learner wrote, a sound, a count: another field than one that explains.
            draft.left_out.append(Remark(first, f"the field '{name}'"))
        elif " " in text and not draft.missing and draft.options:
            draft.explanation = f"{draft.explanation}\n\n{text}".strip()
    return draft


FORMAT = Format("anki", "notes that Anki exports as a text", recognizes, read, rank=7)

"""CSV: a question a row, the columns named in the first one, in any order."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from ...problems import Problem
from ..drafts import Remark, Understood
from ..fields import unguarded
from ..format import Format, refusal
from .markdown.rows import find_columns, read_row, role_of

SEPARATORS = ",;\t|"
MOST_FIELD = 100_000
"""Characters that a cell may have."""


def recognizes(text: str) -> bool:
    """Whether the first line names columns, a question and a key among them."""
    line = _head(text)[1]
    if line.startswith(("#", "<", "{", "[", "|")):
        return False
    return any(_knows(line, separator) for separator in SEPARATORS)


def _head(text: str) -> tuple[int, str]:
    """The line that names the columns, counted from 0. A spreadsheet may say above it what stands between cells."""
    for number, line in enumerate(text.split("\n")):
        if line.strip() and not _says_separator(line):
            return number, line
    return 0, ""


def _says_separator(line: str) -> bool:
    """`sep=;`, in quotes or with more of these signs behind."""
    said = line.strip().strip('"')
    return said[:4].casefold() == "sep=" and not said[4:].strip(SEPARATORS + ' "')


def _knows(line: str, separator: str) -> bool:
    heads = [role_of(cell) for cell in next(csv.reader([line[:5000]], delimiter=separator), [])]
    roles = [role for role, _ in heads]
    return (
        "stem" in roles
        and ("key" in roles or "option" in roles or "options" in roles)
        and len(roles) > 2
    )


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    understood = Understood()
    above, head = _head(text)
    separator = next((each for each in SEPARATORS if _knows(head, each)), None)
    if separator is None:
        named = ", ".join(cell.strip() for cell in head.split(",")[:8])
        message = f"the first line must name the columns, such as question, a, b, c, answer; it has {named}"
        return understood, [refusal(file, above + 1, message)]
    problems: list[Problem] = []
    rows = _rows(text, above, separator, file, problems)
    _, heads = next(rows, (above + 1, []))
    columns = find_columns(heads)
    for name in columns.unknown:
        understood.left_out.append(Remark(above + 1, f"the column '{name}'"))
    for (first_line, cells), last in _with_last(rows):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(heads) and any(cell.strip() for cell in cells[len(heads) :]):
            message = (
                f"the row has {len(cells)} cells, and {len(heads)} columns are named: put a cell that holds a "
                "separator in quotes"
            )
            problems.append(refusal(file, first_line, message))
            continue
        draft = read_row(list(map(unguarded, cells)), columns, first_line, last)
        if draft is None:
            problems.append(refusal(file, first_line, "the row has no question"))
        else:
            draft.number = draft.number or str(len(understood.questions) + 1)
            understood.questions.append(draft)
    return understood, problems


def _rows(
    text: str, above: int, separator: str, file: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins on; `above` are lines before the one that names the columns."""
    lines = (f"{line}\n" for line in text.split("\n")[above:])
    csv.field_size_limit(MOST_FIELD)
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    while True:
        line = above + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(refusal(file, above + max(1, reader.line_num), f"is no table: {error}"))
            return
        if cells:
            yield line, cells


def _with_last(
    rows: Iterator[tuple[int, list[str]]],
) -> Iterator[tuple[tuple[int, list[str]], int]]:
    for line, cells in rows:
        yield (line, cells), line + sum(cell.count("\n") for cell in cells)


FORMAT = Format("csv", "a table with named columns", recognizes, read, rank=6)

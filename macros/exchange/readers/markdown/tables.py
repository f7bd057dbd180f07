"""Tables whose rows are questions, with words around them."""

from __future__ import annotations

from ...drafts import Understood
from .blocks import Line
from .key_letters import names_letters
from .rows import Columns, find_columns, holds_statements, read_row
from .sections import section_of
from .view import QuizText


def take_tables(quiz: QuizText, reading: Understood) -> None:
    """Tables whose columns are named as questions, options and answer."""
    for at, line in enumerate(quiz.lines):
        if line.kind != "table" or quiz.hidden[at] or len(line.rows) < 2:
            continue
        columns = find_columns(line.rows[0][1])
        options = len(columns.options) > 1 or holds_statements(line.rows[1:], columns)
        if "stem" not in columns.single or not (options or _asks_openly(line, columns)):
            continue
        for number, cells in line.rows[1:]:
            draft = read_row(cells, columns, number, number)
            if draft is not None:
                if not options:
                    draft.sample, draft.missing = cells[columns.single["key"]].strip(), ""
                draft.section = draft.section or section_of(quiz, at)
                reading.questions.append(draft)
    reading.questions.sort(key=lambda draft: draft.first)


def _asks_openly(table: Line, columns: Columns) -> bool:
    """Whether a table has questions beside answers in words."""
    stem, key = columns.single.get("stem", -1), columns.single.get("key", -1)
    rows = [cells for _, cells in table.rows[1:] if len(cells) > max(stem, key)]
    if key < 0 or len(rows) < 2:
        return False
    asking = sum(cells[stem].rstrip("*_ ").endswith(("?", "？")) for cells in rows)
    told = all(
        len(cells[stem].split()) > 2 and cells[key].strip() and not names_letters(cells[key])
        for cells in rows
    )
    return told and 2 * asking >= len(rows)

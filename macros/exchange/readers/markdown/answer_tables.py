"""Tables that hold keys."""

from __future__ import annotations

from collections.abc import Sequence

from ... import words
from .blocks import Line
from .entries import KeyEntry
from .key_letters import names_letters
from .numbers import read_number
from .signs import plain
from .truth import read_truth

_WHY_HEADS = (
    *words.EXPLANATION,
    "reference",
    "notes",
    "key concept",
    "brief explanation",
    "short explanation",
)


def read_key_table(line: Line) -> list[KeyEntry]:
    """What a table says of questions: a row for each, or numbers in a row above letters."""
    if len(line.rows) < 2:
        return []
    heads = [plain(cell).strip(" :") for cell in line.rows[0][1]]
    numbers = [
        at
        for at, head in enumerate(heads)
        if head in words.NUMBER_HEADS or (head == "" and at == 0)
    ]
    values = [
        at
        for at, head in enumerate(heads)
        if head in words.VALUE_HEADS or head.startswith(("correct", "answer"))
    ]
    whys = [at for at, head in enumerate(heads) if head in _WHY_HEADS]
    body = line.rows[1:]
    found: list[tuple[KeyEntry, int]] = []
    if numbers and values:
        for number in numbers:
            value = next((at for at in values if at > number), None)
            if value is None:
                continue
            why = next((at for at in whys if at > value), None)
            for row, cells in body:
                if entry := _cell_entry(cells, number, value, why, row):
                    found.append((entry, number))
        return [entry for entry, _ in sorted(found, key=lambda pair: pair[1])]
    for at, (row, cells) in enumerate(line.rows[:-1]):
        # Numbers in a row, letters in the row below.
        below = line.rows[at + 1][1]
        across = [
            KeyEntry(digits, plain(value), row)
            for cell, value in zip(cells, below, strict=False)
            if (
                digits := plain(cell).removeprefix("question").removeprefix("q").strip(" .)")
            ).isdigit()
            and names_letters(value)
        ]
        if len(across) > 1:
            found += [(entry, 0) for entry in across]
    if found:
        return [entry for entry, _ in found]
    every: list[KeyEntry] = []
    for row, cells in line.rows:
        for cell, letters in zip(cells[::2], cells[1::2], strict=False):
            digits = plain(cell).removeprefix("question").removeprefix("q").strip(" .):")
            if digits.isdigit() and (names_letters(letters) or read_truth(plain(letters))):
                every.append(KeyEntry(digits, letters, row))
    return every if len(every) > 1 else []


def _cell_entry(
    cells: Sequence[str], number: int, value: int, why: int | None, row: int
) -> KeyEntry | None:
    if max(number, value) >= len(cells):
        return None
    numbered = read_number(f"{cells[number]}: x") or read_number(cells[number])
    if numbered is None or not cells[value].strip():
        return None
    entry = KeyEntry(numbered.number, cells[value], row)
    if why is not None and why < len(cells) and cells[why].strip():
        entry.more.append(Line(row, cells[why].strip(), "text", -1))
    return entry

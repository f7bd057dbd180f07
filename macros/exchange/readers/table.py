"""CSV: a question a row, the columns named in the first one, in any order."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...problems import Problem
from .. import words
from ..drafts import KeyFound, OptionDraft, QuestionDraft, Remark, Understood
from ..format import Format, refusal
from .markdown.keys import read_key, read_truth, truth_words

SEPARATORS = ",;\t|"
MOST_FIELD = 100_000
"""Characters that a cell may have."""

COLUMNS = {
    "stem": words.COLUMN_STEM,
    "key": words.COLUMN_KEY,
    "options": words.COLUMN_OPTIONS,
    "explanation": words.EXPLANATION,
    "level": words.COLUMN_LEVEL,
    "section": words.COLUMN_SECTION,
    "number": words.COLUMN_NUMBER,
    "title": words.COLUMN_TITLE,
    "reference": words.REFERENCE,
    "type": words.COLUMN_TYPE,
}
"""How columns are called, by what they hold."""


def recognizes(text: str) -> bool:
    """Whether the first line names columns, a question and a key among them."""
    line = next((line for line in text.split("\n") if line.strip()), "")
    if line.startswith(("#", "<", "{", "[", "|")):
        return False
    return any(_knows(line, separator) for separator in SEPARATORS)


def _knows(line: str, separator: str) -> bool:
    heads = [_role(cell) for cell in next(csv.reader([line[:5000]], delimiter=separator), [])]
    roles = [role for role, _ in heads]
    return (
        "stem" in roles
        and ("key" in roles or "option" in roles or "options" in roles)
        and len(roles) > 2
    )


def _role(cell: str) -> tuple[str, str]:
    """What a column holds, and the letter or number of the option that it is about."""
    bare = " ".join(cell.replace("_", " ").replace("-", " ").casefold().split()).strip(" :?*")
    for role, names in COLUMNS.items():
        if bare in names:
            return role, ""
    for names, role in ((words.COLUMN_OPTION, "option"), (words.COLUMN_FEEDBACK, "feedback")):
        for name in names:
            if bare.startswith(name) and (letter := _letter(bare[len(name) :])):
                return role, letter
            if bare.endswith(name) and (letter := _letter(bare[: -len(name)])):
                return role, letter
    letter = _letter(bare)
    return ("option", letter) if letter and letter.isalpha() else ("", "")


def _letter(text: str) -> str:
    bare = text.strip(" ().#")
    if len(bare) == 1 and bare.isascii() and (bare in "abcdefgh" or bare in "12345678"):
        return bare if bare.isalpha() else "abcdefgh"[int(bare) - 1]
    return ""


@dataclass
class _Columns:
    """Which column holds what."""

    single: dict[str, int]
    options: list[tuple[str, int]]
    feedback: dict[str, int]
    unknown: list[str]


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    understood = Understood()
    head = next((line for line in text.split("\n") if line.strip()), "")
    separator = next((each for each in SEPARATORS if _knows(head, each)), None)
    if separator is None:
        named = ", ".join(cell.strip() for cell in head.split(",")[:8])
        message = f"the first line must name the columns, such as question, a, b, c, answer; it has {named}"
        return understood, [refusal(file, 1, message)]
    problems: list[Problem] = []
    rows = _rows(text, separator, file, problems)
    _, heads = next(rows, (1, []))
    columns = _find_columns(heads)
    for name in columns.unknown:
        understood.left_out.append(Remark(1, f"the column '{name}'"))
    for (first_line, cells), last in _with_last(rows, text):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(heads) and any(cell.strip() for cell in cells[len(heads) :]):
            message = (
                f"the row has {len(cells)} cells, and {len(heads)} columns are named: put a cell that holds a "
                "separator in quotes"
            )
            problems.append(refusal(file, first_line, message))
            continue
        draft = _read_row(cells, columns, first_line, last, file, problems)
        if draft is not None:
            draft.number = draft.number or str(len(understood.questions) + 1)
            understood.questions.append(draft)
    return understood, problems


def _rows(
    text: str, separator: str, file: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins on."""
    lines = (f"{line}\n" for line in text.split("\n"))
    csv.field_size_limit(MOST_FIELD)
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(refusal(file, max(1, reader.line_num), f"is no table: {error}"))
            return
        if cells:
            yield line, cells


def _with_last(
    rows: Iterator[tuple[int, list[str]]], text: str
) -> Iterator[tuple[tuple[int, list[str]], int]]:
    for line, cells in rows:
        yield (line, cells), line + sum(cell.count("\n") for cell in cells)


def _find_columns(heads: Sequence[str]) -> _Columns:
    columns = _Columns({}, [], {}, [])
    for at, head in enumerate(heads):
        role, letter = _role(head)
        if role == "option":
            columns.options.append((letter, at))
        elif role == "feedback":
            columns.feedback[letter] = at
        elif role and role not in columns.single:
            columns.single[role] = at
        elif head.strip():
            columns.unknown.append(head.strip())
    columns.options.sort()
    return columns


def _read_row(
    cells: Sequence[str],
    columns: _Columns,
    first: int,
    last: int,
    file: str,
    problems: list[Problem],
) -> QuestionDraft | None:
    def cell(role: str) -> str:
        at = columns.single.get(role, -1)
        return cells[at].strip() if 0 <= at < len(cells) else ""

    stem = cell("stem")
    if not stem:
        problems.append(refusal(file, first, "the row has no question"))
        return None
    draft = QuestionDraft(
        first,
        last,
        stem,
        number=cell("number"),
        title=cell("title"),
        section=cell("section"),
        explanation=cell("explanation"),
    )
    level = cell("level").casefold()
    draft.level = next((name for name, known in words.LEVELS.items() if level in known), "")
    for letter, at in columns.options:
        if at < len(cells) and cells[at].strip():
            told = columns.feedback.get(letter, -1)
            feedback = cells[told].strip() if 0 <= told < len(cells) else ""
            draft.options.append(OptionDraft(cells[at].strip(), first, letter.upper(), feedback))
    if not draft.options and cell("options"):
        draft.options = [
            OptionDraft(text, first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at : at + 1])
            for at, text in enumerate(_split(cell("options")))
        ]
    value = cell("key")
    if reference := cell("reference"):
        draft.links = [(reference, "")] if reference.startswith("http") else []
    if not draft.options and (truth := read_truth(value)) is not None:
        draft.options = [OptionDraft(each, first) for each in truth_words(value)]
        draft.keys = [KeyFound((0 if truth[0] else 1,), first, "column of answers")]
        draft.fixed = True
        return draft
    _take_key(draft, value, first)
    return draft


def _take_key(draft: QuestionDraft, value: str, line: int) -> None:
    if not draft.options:
        draft.missing = (
            "no options and no key are given for it"
            if not value
            else "a short answer: only questions with options can be brought in"
        )
        return
    numbered = [
        OptionDraft(option.text, line, str(at)) for at, option in enumerate(draft.options, 1)
    ]
    key = read_key(value, draft.options) or read_key(value, numbered)
    if key is None or not key.right:
        pieces = [
            read_key(piece, draft.options) or read_key(piece, numbered) for piece in _split(value)
        ]
        right = tuple(sorted({at for piece in pieces if piece for at in piece.right}))
        if not right or not all(piece and piece.right for piece in pieces):
            draft.missing = (
                f"its key '{value}' is none of its options" if value else "no key is given for it"
            )
            return
        draft.keys = [KeyFound(right, line, "column of answers")]
    else:
        draft.keys = [KeyFound(key.right, line, "column of answers")]
        if key.doubt:
            draft.conflicts.append(Remark(line, key.doubt))
    draft.multiple = len(draft.key) > 1
    for at in draft.key:
        if told := draft.options[at].feedback:
            draft.options[at].feedback = ""
            draft.explanation = f"{draft.explanation}\n\n{told}".strip()


def _split(text: str) -> list[str]:
    """Options in one cell: by lines, bars, or semicolons."""
    for sign in ("\n", "|", ";", ","):
        pieces = [piece.strip() for piece in text.split(sign) if piece.strip()]
        if len(pieces) > 1:
            return [_unlabel(piece, at) for at, piece in enumerate(pieces)]
    return [text.strip()]


def _unlabel(piece: str, at: int) -> str:
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at : at + 1]
    named = (
        letter and piece[:1].upper() == letter and piece[1:2] in (")", ".", ":") and len(piece) > 2
    )
    return piece[2:].strip() if named else piece


FORMAT = Format("csv", "a table with named columns", recognizes, read, rank=6)

"""Rows of a table whose columns have names, each a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ... import words
from ...drafts import KeyFound, OptionDraft, QuestionDraft, Remark
from ...fields import level_of
from ...typed import ANSWERS
from .keys import read_key
from .telling import read_links
from .truth import read_truth, truth_words

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
    "shuffle": ("shuffle",),
}
"""How columns are called, by what they hold."""


def role_of(cell: str) -> tuple[str, str]:
    """What a column holds, and the letter or number of the option that it is about."""
    bare = " ".join(
        cell.replace("_", " ").replace(" - ", " – ").replace("-", " ").casefold().split()
    ).strip(" :?*")
    short = bare.partition(" – ")[0]  # `Question - max 120 characters`
    for role, names in COLUMNS.items():
        if bare in names or short in names:
            return role, ""
    bare = short
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
class Columns:
    """Which column holds what."""

    single: dict[str, int]
    options: list[tuple[str, int]]
    feedback: dict[str, int]
    unknown: list[str]


def find_columns(heads: Sequence[str]) -> Columns:
    columns = Columns({}, [], {}, [])
    for at, head in enumerate(heads):
        role, letter = role_of(head)
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


def holds_statements(rows: Sequence[tuple[int, list[str]]], columns: Columns) -> bool:
    """Whether each row states something, and says whether it is true."""
    stem, key = columns.single.get("stem", -1), columns.single.get("key", -1)
    if min(stem, key) < 0:
        return False
    return all(
        len(cells) > max(stem, key)
        and len(cells[stem].split()) > 2
        and read_truth(cells[key]) is not None
        for _, cells in rows
    )


def read_row(
    cells: Sequence[str],
    columns: Columns,
    first: int,
    last: int,
) -> QuestionDraft | None:
    """The question of a row; None if the row asks nothing."""

    def cell(role: str) -> str:
        at = columns.single.get(role, -1)
        return cells[at].strip() if 0 <= at < len(cells) else ""

    stem = cell("stem")
    if not stem:
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
    draft.level = level_of(cell("level"))
    draft.links = read_links(cell("reference"))
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
    if not draft.options and value and (read := ANSWERS.get(cell("type").casefold())):
        read(draft, value)
        if draft.special or draft.sample or draft.missing:
            return draft
    if not draft.options and (truth := read_truth(value)) is not None:
        draft.explanation = draft.explanation or value[truth[1] :].lstrip("*_ .,:;–—-").strip()
        draft.options = [OptionDraft(each, first) for each in truth_words(value)]
        draft.keys = [KeyFound((0 if truth[0] else 1,), first, "column of answers")]
        draft.fixed = True
        return draft
    _take_key(draft, value, first)
    draft.multiple |= cell("type").casefold() == MULTIPLE
    draft.fixed = cell("shuffle").casefold() == FIXED
    draft.stays = cell("shuffle").casefold() == STAYS
    return draft


MULTIPLE, FIXED, STAYS = "multiple", "no", "all but the last"
"""What our own tables say of several options to choose, and of options that are not shuffled."""


def _take_key(draft: QuestionDraft, value: str, line: int) -> None:
    if not draft.options:
        draft.sample = value
        draft.missing = "" if value else "no options and no key are given for it"
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

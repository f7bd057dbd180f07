"""What of a file can be read in spite of marks that a merge left, or of a question or a field that is not YAML.

Lines are emptied, never taken out, so that all others keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import Place, Problem, problem_at

_OURS, _BASE, _BETWEEN, _THEIRS = ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
_MARK = re.compile(
    rf"^(?:{re.escape(_OURS)}|{re.escape(_BASE)}|{_THEIRS})(?: .*)?$|^{_BETWEEN}$", re.MULTILINE
)
_SIDES = re.compile(rf"^(?:{_OURS}|{_THEIRS})(?: .*)?$", re.MULTILINE)
"""Without one of these, a line of equals signs underlines a heading."""
_ENTRY = re.compile(r"^( *)- +[a-z]+:")
_FIELD = re.compile(r"([A-Za-z_][\w-]*):")
_WORD = re.compile(r"[A-Za-z_][\w-]*")


def keep_one_side(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text with the first of two versions wherever a merge left both, and a problem for each such place."""
    if not ((_OURS in text or _THEIRS in text) and _SIDES.search(text)):
        return text, []
    kept, problems, side, begins = [], [], "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        mark = line[:7] if _MARK.match(line) else ""
        if mark == _OURS or (mark and not begins):
            begins = number
        if mark == _THEIRS or (mark == _BETWEEN and not side):
            problems.append(_unmerged(file, begins, number))
        kept.append("" if mark or side in (_BASE, _BETWEEN) else line)
        if mark:
            side, begins = ("", 0) if mark == _THEIRS else (mark, begins)
    if side:
        problems.append(_unmerged(file, begins, begins))
    return "\n".join(kept), problems


def _unmerged(file: str, begins: int, ends: int) -> Problem:
    where = f"lines {begins} to {ends}" if ends > begins else f"line {begins}"
    message = (
        f"a merge left its marks here, {where}: keep one of the two versions, or what is right of both, "
        f"and delete the lines that begin with {_OURS}, {_BETWEEN} and {_THEIRS}"
    )
    return problem_at(Place(file, begins), message)


def leave_out_entry(text: str, line: int) -> str | None:
    """The text without the entry of `questions` that a line belongs to; None if it belongs to none."""
    lines = text.split("\n")
    starts = list(_entries(lines))
    at = max((start for start in starts if start < line), default=None)
    if at is None:
        return None
    end = min((start for start in starts if start > at), default=len(lines))
    return "\n".join([*lines[:at], *[""] * (end - at), *lines[end:]])


def leave_out_field(text: str, line: int) -> tuple[set[str], str] | None:
    """The field at the top that a line belongs to, and the text without it; None if it belongs to none.

    A line that is not indented was meant to be another field: then both are named.
    """
    lines = text.split("\n")
    fields = {at: found[1] for at, each in enumerate(lines) if (found := _FIELD.match(each))}
    at = max((start for start in fields if start < line), default=None)
    if at is None:
        return None
    end = min((start for start in fields if start > at), default=len(lines))
    meant = _WORD.match(lines[line - 1])
    lost = {fields[at], *([meant[0]] if meant else [])}
    return lost, "\n".join([*lines[:at], *[""] * (end - at), *lines[end:]])


def _entries(lines: list[str]) -> Iterator[int]:
    """Where entries of `questions` begin, counted from 0: they stand as far to the right as the first."""
    margin: str | None = None
    listed = False
    for number, line in enumerate(lines):
        listed = listed or line.startswith("questions:")
        entry = _ENTRY.match(line) if listed else None
        if entry and margin in (None, entry[1]):
            margin = entry[1]
            yield number

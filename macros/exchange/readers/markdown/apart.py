"""Keys that stand in the line of what is asked, taken apart: `... is stateless. **True**`, `... — False, as ...`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ... import words
from .blocks import Line
from .labels import read_box, read_option
from .said import read_said
from .truth import read_truth

LONGEST = 4000
"""Lines that are longer are no statements."""

LONGEST_NAME = 80
"""Words in bold that are longer name no part of a document."""

SIGNS = (" — ", " – ", " - ", " → ", " -> ", " => ", " **", " (")
"""What stands between a statement and whether it is true."""


def with_keys_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """All lines; one that holds a key as two, the second of them glued to the first."""
    about_truth = False
    asking = {line.items[:-1] for line in lines if line.marker and _with_key(line)}
    for at, line in enumerate(lines):
        if len(line.text) > LONGEST:
            yield line
            continue
        if line.kind == "heading" or _is_name(line):
            about_truth = asks_truth(line.text)
        found = _with_key(line) or _with_answer(lines, at)
        if found is None and line.marker[:1].isdigit() and line.items[:-1] in asking:
            found = _states_and_tells(line)
        if found is None and line.kind == "text":
            stated = about_truth or asks_truth(line.text) or _is_one_of_many(lines, at)
            found = _with_truth(line) if stated else None
        if found is None:
            yield line
        else:
            head, key = found
            yield replace(line, text=head)
            yield replace(line, text=key, marker="", glued=True)


def asks_truth(text: str) -> bool:
    """Whether a text asks if statements are true."""
    lower = text.lower()
    return any(phrase in lower for phrase in words.TRUE_OR_FALSE)


def _is_name(line: Line) -> bool:
    """Whether a line in bold names what is below, as a heading does."""
    text = line.text.strip()
    return (
        line.kind == "text"
        and not line.marker
        and text.startswith("**")
        and text.endswith("**")
        and len(text) < LONGEST_NAME
    )


def _with_key(line: Line) -> tuple[str, str] | None:
    """What is asked, and its key in bold behind it: `... is which part? **Answer: C.** the name`."""
    text = line.text.rstrip()
    start = text.find(" **", 1) if line.kind == "text" else -1
    while start > 0:
        end = text.find("**", start + 3)
        inner, rest = text[start + 3 : end].strip(), text[end + 2 :].strip()
        if end < 0 or len(inner) > LONGEST_NAME:
            return None
        head = text[:start].rstrip().removesuffix("->").removesuffix("=>").rstrip(" -–—→")
        asks = any(map(str.isalnum, head)) and head.count("**") % 2 == 0
        named = inner.endswith((":", "：")) and rest != ""  # `... -> **Answer:** b`
        if asks and any(said.role == "key" and (said.rest or named) for said in read_said(inner)):
            return head, f"**{inner}** {rest}".rstrip()
        start = text.find(" **", end + 2)
    return None


def _with_answer(lines: Sequence[Line], at: int) -> tuple[str, str] | None:
    """A list item that asks, and what stands behind that in bold; only where one beside it does the same."""
    beside = [lines[each] for each in (at - 1, at + 1) if 0 <= each < len(lines)]
    alike = any(
        _asks_and_tells(line) and line.items[:-1] == lines[at].items[:-1] for line in beside
    )
    return _asks_and_tells(lines[at]) if alike else None


def _asks_and_tells(line: Line) -> tuple[str, str] | None:
    """`Which bird? **The wren**` in a list item."""
    head, sign, told = line.text.partition("? ")
    bold = told.strip()
    known = line.kind == "text" and line.marker and sign and bold.startswith("**")
    if not known or "**" not in bold[3:] or len(head.split()) < 3 or head.startswith("**"):
        return None
    return f"{head}?", f"Answer: {bold}"


def _states_and_tells(line: Line) -> tuple[str, str] | None:
    """`The bird that sings first: **the lark**` in a list of questions."""
    head, sign, told = line.text.rstrip(" .").partition(" **")
    alone = sign and told.endswith("**") and "**" not in told[:-2]
    asks = head.endswith((":", "?")) and len(head.split()) > 1
    return (head, f"Answer: **{told}") if alone and asks else None


def _with_truth(line: Line) -> tuple[str, str] | None:
    """A statement, and whether it is true."""
    text = line.text.rstrip()
    if read_option(text) or read_box(text)[0] is not None or line.text.startswith("|"):
        return None
    for sign in SIGNS:
        start = text.rfind(sign)
        first = text.find(sign)
        for at in dict.fromkeys((first, start)):
            head, told = text[:at].strip(), text[at + len(sign) :].lstrip("*_ ")
            if at > 0 and len(head.split()) > 2 and head.count("**") % 2 == 0 and _is_truth(told):
                if sign == " (" and not told.rstrip("*_. ").endswith(")"):
                    continue
                return head, f"Answer: {told.rstrip(')') if sign == ' (' else told}"
    return None


def _is_truth(text: str) -> bool:
    """Whether a text says no more than true or false, or why behind a sign."""
    truth = read_truth(text)
    if truth is None or text[:1].isdigit():
        return False
    word = text[: truth[1]].strip("*_([ ")
    after = text[truth[1] :].lstrip("*_")
    if len(word) == 1 and not word.isupper() and word.isascii():
        return False
    return (
        not after.strip(" .!)*") or after[:1] in tuple(".,:;)") or after[:2] in (" —", " –", " -")
    )


def _is_one_of_many(lines: Sequence[Line], at: int) -> bool:
    """Whether list items beside this one end alike, so that all are statements with their truth."""
    line = lines[at]
    if not line.marker or _with_truth(line) is None:
        return False
    beside = [lines[each] for each in (at - 1, at + 1) if 0 <= each < len(lines)]
    return any(
        other.marker and other.items[:-1] == line.items[:-1] and _with_truth(other) is not None
        for other in beside
    )

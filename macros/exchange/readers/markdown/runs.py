"""Options in a row: labeled lines, ticked boxes, list items, several in one line, rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from .apart import with_keys_apart
from .blocks import Line
from .labels import SEPARATORS, Label, read_box, read_option
from .said import read_said

LONGEST = 4000
"""A longer line, or paragraph, is not searched for options within it."""

How = Literal["letters", "numbers", "boxes", "items"]


@dataclass(slots=True)
class Run:
    """Options, each from one line to the next."""

    how: How
    entries: list[tuple[int, Label]] = field(default_factory=list)
    """The index of the line in which an option begins, and its label."""

    @property
    def first(self) -> int:
        return self.entries[0][0]

    @property
    def last(self) -> int:
        return self.entries[-1][0]


def split_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines that hold several options, taken apart."""
    found: list[Line] = []
    for line in _unwrapped(list(with_keys_apart(lines))):
        if line.kind == "table" and (inner := _options_of_table(line)):
            found += inner
            continue
        if line.kind == "code" and (inner := _options_in(line)):
            found += inner
            continue
        cuts = _cuts(line.text) if line.kind == "text" and len(line.text) < LONGEST else []
        if not cuts:
            found.append(line)
            continue
        dashed = all(line.text[:cut].endswith(" - ") for cut in cuts[1:])
        head = line.text[: cuts[0]].rstrip(" -" if dashed else " ")
        if head:
            found.append(replace(line, text=head))
        for number, (start, end) in enumerate(zip(cuts, [*cuts[1:], len(line.text)], strict=True)):
            text = (
                line.text[start:end].rstrip(f"{SEPARATORS}-" if dashed else SEPARATORS)
                if number < len(cuts) - 1
                else line.text[start:end].strip()
            )
            found.append(
                replace(
                    line,
                    text=text,
                    marker="" if head or number else line.marker,
                    glued=bool(head or number),
                )
            )
    return found


def _unwrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """All lines; those of a paragraph over which options run on, as one: `Which? A. one B. two` / `words C. three`."""
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
            end += 1
        group = lines[at:end]
        text = " ".join(line.text for line in group)
        if len(group) > 1 and len(text) < LONGEST and _runs_on(group, text):
            yield replace(group[0], text=text)
        else:
            yield from group
        at = end


def _goes_on(line: Line, after: Line) -> bool:
    """Whether two lines are of one paragraph."""
    same = line.kind == after.kind == "text" and line.block == after.block and not after.glued
    return same and not any(said.role == "key" and said.rest for said in read_said(after.text))


def _runs_on(group: Sequence[Line], text: str) -> bool:
    """Whether options stand in a text that do not begin each in a line of its own."""
    cuts = _cuts(text)
    return len(cuts) > 2 and sum(read_option(line.text) is not None for line in group) < len(cuts)


def _options_of_table(line: Line) -> list[Line]:
    """The rows of a table of two columns, letters and options."""
    rows = line.rows[1:] if line.rows and len(line.rows[0][1]) == 2 else []
    if len(rows) < 2 or [cells[0].strip("*() .") for _, cells in rows if len(cells) == 2] != [
        chr(ord("A") + at) for at in range(len(rows))
    ]:
        return []
    return [
        replace(
            line,
            kind="text",
            number=number,
            last=number,
            rows=[],
            text=f"{chr(ord('A') + at)}) {cells[1]}",
        )
        for at, (number, cells) in enumerate(rows)
    ]


def _options_in(line: Line) -> list[Line]:
    """The lines of a fence that holds options and nothing else."""
    fence, *inner = line.text.split("\n")
    texts = [
        (line.number + at, text.strip()) for at, text in enumerate(inner[:-1], 1) if text.strip()
    ]
    labels = [read_option(text) for _, text in texts]
    known = [label for label in labels if label is not None]
    if (
        len(known) < 2
        or len(known) != len(texts)
        or [label.index for label in known] != list(range(len(known)))
    ):
        return []
    if known[0].alphabet == "1" or fence.strip("`~ ") not in (
        "",
        "text",
        "txt",
        "plain",
        "plaintext",
    ):
        return []
    return [
        replace(line, kind="text", number=number, last=number, text=text, marker="")
        for number, text in texts
    ]


def _cuts(text: str) -> list[int]:
    """Where options begin within a line that holds at least three in order, or two that fill it."""
    for first in "Aa":
        at = text.find(first)
        while 0 <= at < len(text):
            sign = _sign_after(text, at)
            if sign and _begins(text, at):
                cuts = _follow(text, at, first, sign)
                start = _start(text, cuts[0])
                if not _have_words(text, cuts):
                    return []
                if len(cuts) >= (2 if not text[:start].strip("-*_ ") else 3):
                    return [_start(text, cut) for cut in cuts]
            at = text.find(first, at + 1)
    return []


def _have_words(text: str, cuts: Sequence[int]) -> bool:
    """Whether something stands behind each letter: `A), B) and D) are wrong` names options and has none."""
    pieces = (text[start + 1 : end] for start, end in pairwise([*cuts, len(text)]))
    return all(any(sign not in "*_).:,;/&、， \t" for sign in piece) for piece in pieces)


def _sign_after(text: str, at: int) -> str:
    """What closes a letter: `)`, `.`, `:`, with what opens it."""
    after = text[at + 1 : at + 4].lstrip("*_")
    before = text[at - 1 : at]
    if before in ("(", "（") and before:
        return "()" if after[:1] in (")", "）") and after else ""
    if after[:1] in (")", "）", "、", "．") and after:
        return after[0]
    if (
        after[:1] in (".", ":")
        and after
        and (after[1:2] in (" ", "*", "_", "`", "") or not after[1:2].isascii())
    ):
        return after[0]
    return ""


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip("*_(（[").rstrip("\\")
    return (
        not before or before[-1] in " \t|/·•?？:：。，,;；、）)\u3000" or not before[-1].isascii()
    )


def _start(text: str, at: int) -> int:
    while at and text[at - 1] in "*_(（":
        at -= 1
    return at


def _follow(text: str, at: int, first: str, sign: str) -> list[int]:
    cuts = [at]
    letter = first
    while True:
        letter = chr(ord(letter) + 1)
        at = text.find(letter, at + 2)
        while at >= 0 and not (_sign_after(text, at) == sign and _begins(text, at)):
            at = text.find(letter, at + 1)
        if at < 0 or letter > chr(ord(first) + 7):
            return cuts
        cuts.append(at)


def find_labeled(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    stops: Sequence[bool],
    first: int,
    end: int,
) -> list[Run]:
    """Runs of lettered or numbered lines between two indexes. A line that stops ends one."""
    found: list[Run] = []
    open_runs: list[Run] = []
    for at in range(first, end):
        if stops[at]:
            open_runs = []
            continue
        label = labels[at]
        if label is None or lines[at].kind not in ("text", "heading"):
            continue
        run = _continued(open_runs, label, lines, at)
        if run is not None:
            run.entries.append((at, label))
            open_runs = [run]
        elif label.index == 0:
            run = Run("numbers" if label.alphabet == "1" else "letters", [(at, label)])
            open_runs.append(run)
            found.append(run)
    return [run for run in found if len(run.entries) > 1]


def _continued(runs: Sequence[Run], label: Label, lines: Sequence[Line], at: int) -> Run | None:
    """The run that a label goes on with: the next letter, or one that is written twice or left out."""
    for run in reversed(runs):
        last = run.entries[-1][1]
        first = lines[run.first]
        if first.folds != lines[at].folds or first.depth != lines[at].depth:
            continue
        if last.alphabet != label.alphabet:
            continue
        if label.index == last.index + 1:
            return run
        alike = last.style == label.style and lines[run.last].items[:-1] == lines[at].items[:-1]
        near = at - run.last <= 2
        if alike and near and label.index in (last.index, last.index + 2) and label.alphabet != "1":
            return run
    return None


def find_items(lines: Sequence[Line], stops: Sequence[bool], first: int, end: int) -> list[Run]:
    """Runs of list items that stand beside each other, with boxes or without."""
    found: list[Run] = []
    by_list: dict[tuple[int, ...], tuple[Run, str]] = {}
    for at in range(first, end):
        line = lines[at]
        if line.kind == "heading" or (stops[at] and not line.marker):
            by_list = {}
            continue
        if line.kind == "code" and line.marker:
            pass
        elif line.kind != "text":
            continue
        checked, rest = read_box(line.text)
        how: How = "boxes" if checked is not None else "items"
        if line.marker and line.items:
            parent = line.items[:-1]
            sign = line.marker[:1] if not line.marker[:1].isdigit() else "1"
        elif checked is not None:
            parent, sign = (-1, *line.items), ""  # lines of a paragraph, each with a box
        else:
            if not line.items and not line.depth:
                by_list.pop((), None)
            continue
        label = Label("", rest if checked is not None else line.text, how, checked)
        run, own = by_list.get(parent, (None, ""))
        if run is None or run.how != how or own != sign:
            run = Run(how)
            by_list[parent] = (run, sign)
            found.append(run)
        run.entries.append((at, label))
    return [run for run in found if len(run.entries) > 1]

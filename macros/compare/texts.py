"""Two versions of a text: whether they say the same, which of their blocks differ, and in which words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

LIKE = 0.5
"""From this share of common words on, a text counts as a new version of the other."""
QUOTED = 10
"""So many unchanged words stay around a change; longer stretches are left out."""

T = TypeVar("T")

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_OWN_LINE = re.compile(r"^\s*(?:[-*+] |\d+[.)] |\||#{1,6} |>)|^ {4}|^\t")


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, table row, heading or code block of a Markdown text."""

    text: str
    code: bool = False
    heading: str = ""
    """The heading it stands under, if the text has headings."""


@dataclass(frozen=True)
class Words:
    """A run of words that stayed, differ, or were left out because they stayed and are many."""

    text: str
    kind: Literal["same", "changed", "gap"] = "same"


def fold(text: str) -> str:
    """The text with each run of white space as one space, as a browser shows it."""
    return " ".join(text.split())


def same_text(old: str, new: str) -> bool:
    """Whether both look the same once rendered: lines of a paragraph may be broken elsewhere."""
    if old == new:
        return True
    return fold(old) == fold(new) and split_blocks(old) == split_blocks(new)


def split_blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text. White space is folded outside code."""
    blocks: list[Block] = []
    lines: list[str] = []
    heading = fence = ""

    def close(code: bool = False) -> None:
        if lines:
            joined = "\n".join(lines) if code else fold(" ".join(lines))
            blocks.append(Block(joined, code, heading))
            lines.clear()

    for line in text.strip().split("\n"):
        if fence:
            lines.append(line.rstrip())
            if line.strip().startswith(fence) and not line.strip(" `~"):
                close(code=True)
                fence = ""
        elif opening := _FENCE.match(line):
            close()
            fence = opening[1]
            lines.append(line.rstrip())
        elif not line.strip():
            close()
        else:
            if _OWN_LINE.match(line):
                close()
            lines.append(line)
            if line.startswith("#"):
                heading = fold(line.strip("# "))
                close()
    close(code=bool(fence))
    return blocks


def differing_blocks(old: str, new: str) -> list[tuple[Block | None, Block | None]]:
    """The blocks that are not in both texts, each beside its other version if it has one."""
    before, after = split_blocks(old), split_blocks(new)
    found: list[tuple[Block | None, Block | None]] = []
    if len(before) == len(after) == 1:
        return [(before[0], after[0])]  # however different: it is the same field
    for old_start, old_end, new_start, new_end in _replaced(_keys(before), _keys(after)):
        gone, came = before[old_start:old_end], after[new_start:new_end]
        found += in_order(gone, came, match(gone, came, lambda block: block.text))
    return found


def in_order(
    gone: Sequence[T], came: Sequence[T], partners: dict[int, int]
) -> Iterator[tuple[T | None, T | None]]:
    """Both lists as one, in the order of a reader who compares them; `partners` maps new to old."""
    left = 0
    taken = set(partners.values())
    for index, item in enumerate(came):
        partner = partners.get(index)
        while partner is not None and left < partner:
            if left not in taken:
                yield gone[left], None
            left += 1
        if partner is not None:
            left = max(left, partner + 1)
        yield (None if partner is None else gone[partner]), item
    for index in range(left, len(gone)):
        if index not in taken:
            yield gone[index], None


def match(old: Sequence[T], new: Sequence[T], text: Callable[[T], str]) -> dict[int, int]:
    """Which new entry is which old one, by index: those with equal text first, then the most alike."""
    partners: dict[int, int] = {}
    places: dict[str, list[int]] = {}
    for index, item in enumerate(old):
        places.setdefault(fold(text(item)), []).append(index)
    for index, item in enumerate(new):
        if same := places.get(fold(text(item))):
            partners[index] = same.pop(0)
    left_old = [index for index in range(len(old)) if index not in set(partners.values())]
    left_new = [index for index in range(len(new)) if index not in partners]
    scores = sorted(
        (-score, abs(there - here), here, there)
        for here in left_new
        for there in left_old
        if (score := likeness(text(old[there]), text(new[here]))) >= LIKE
    )
    for _, _, here, there in scores:
        if here not in partners and there not in partners.values():
            partners[here] = there
    return partners


def likeness(old: str, new: str) -> float:
    """The share of words that two texts have in common and in order: 0 to 1."""
    matcher = difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return 0.0
    return matcher.ratio()


def differing_words(old: str, new: str) -> tuple[list[Words], list[Words]]:
    """Both texts in runs of words. Texts with little in common are given whole: marks would only confuse."""
    before, after = old.split(), new.split()
    if len(before) < 2 or len(after) < 2 or likeness(old, new) < LIKE / 2:
        return [Words(fold(old), "same")], [Words(fold(new), "same")]
    left: list[Words] = []
    right: list[Words] = []
    spans = list(_replaced(before, after, islet=1))
    done_old = done_new = 0
    for number, (old_start, old_end, new_start, new_end) in enumerate([*spans, None_span(before, after)]):
        left += _stayed(before[done_old:old_start], first=not number, last=number == len(spans))
        right += _stayed(after[done_new:new_start], first=not number, last=number == len(spans))
        left += [Words(" ".join(before[old_start:old_end]), "changed")] * (old_end > old_start)
        right += [Words(" ".join(after[new_start:new_end]), "changed")] * (new_end > new_start)
        done_old, done_new = old_end, new_end
    return left, right


def differing_lines(old: str, new: str) -> list[str]:
    """Code blocks as the lines of a diff with two lines around each change."""
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=2)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]

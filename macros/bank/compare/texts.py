"""Two versions of a text: whether they say the same, which of their blocks differ, and in which words."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from ...text import Passage, split_passages
from ...text.reader import fold

LIKE = 0.5
"""From this share of common words on, a text counts as a new version of the other."""
QUOTED = 10
"""So many unchanged words stay around a change; longer stretches are left out."""

MOST_PAIRS = 40_000
"""Beyond so many comparisons of whole texts only equal ones are found: it would take minutes."""

T = TypeVar("T")


@dataclass(frozen=True)
class Words:
    """A run of words that stayed, differ, or were left out because they stayed and are many."""

    text: str
    kind: Literal["same", "changed", "gap"] = "same"


def same_text(old: str, new: str) -> bool:
    """Whether both look the same once rendered: lines of a paragraph may be broken elsewhere."""
    if old == new:
        return True
    return fold(old) == fold(new) and split_passages(old) == split_passages(new)


def differing_passages(old: str, new: str) -> list[tuple[Passage | None, Passage | None]]:
    """The passages that are not in both texts, each beside its other version if it has one."""
    before, after = split_passages(old), split_passages(new)
    found: list[tuple[Passage | None, Passage | None]] = []
    if len(before) == len(after) == 1:
        return [(before[0], after[0])]  # however different: it is the same field
    for old_start, old_end, new_start, new_end in _replaced(
        [block.text for block in before], [block.text for block in after]
    ):
        gone, came = before[old_start:old_end], after[new_start:new_end]
        partners = match(gone, came, lambda block: block.text)
        match_in_place(partners, gone, came, lambda left, right: left.code == right.code)
        found += in_order(gone, came, partners)
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
    if len(left_old) * len(left_new) > MOST_PAIRS:
        return partners
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


def match_in_place(
    partners: dict[int, int],
    old: Sequence[T],
    new: Sequence[T],
    fit: Callable[[T, T], bool] = lambda old, new: True,
) -> None:
    """Add the entries that are new throughout, but stand where an old one stood that is gone."""
    for index in range(min(len(old), len(new))):
        free = index not in partners and index not in partners.values()
        if free and fit(old[index], new[index]):
            partners[index] = index


def likeness(old: str, new: str, least: float = LIKE) -> float:
    """The share of words that two texts have in common and in order, 0 to 1; below `least` it is 0."""
    matcher = difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def differing_words(old: str, new: str) -> tuple[list[Words], list[Words]]:
    """Both texts in runs of words. Those with little in common are given whole: marks would only confuse."""
    before, after = old.split(), new.split()
    if min(len(before), len(after)) < 2 or not likeness(old, new, LIKE / 2):
        return [Words(fold(old))], [Words(fold(new))]
    spans = [*_replaced(before, after, islet=1)]
    return (
        [*_runs(before, [(start, end) for start, end, _, _ in spans])],
        [*_runs(after, [(start, end) for _, _, start, end in spans])],
    )


def differing_lines(old: str, new: str) -> list[str]:
    """Code blocks as the lines of a diff, with two lines around each change."""
    before, after = (text.split("\n") if text else [] for text in (old, new))
    diff = difflib.unified_diff(before, after, lineterm="", n=2)
    return [line for line in [*diff][2:] if not line.startswith("@@")]


def _replaced(
    old: Sequence[str], new: Sequence[str], islet: int = 0
) -> Iterator[tuple[int, int, int, int]]:
    """Start and end of each stretch that differs, in the old and in the new.

    Stretches with at most `islet` equal entries between them become one.
    """
    span: tuple[int, int, int, int] | None = None
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if span and old_start - span[1] <= islet:
            span = (span[0], old_end, span[2], new_end)
            continue
        if span:
            yield span
        span = (old_start, old_end, new_start, new_end)
    if span:
        yield span


def _runs(words: list[str], changed: list[tuple[int, int]]) -> Iterator[Words]:
    done = 0
    for start, end in [*changed, (len(words), len(words))]:
        yield from _stayed(words[done:start], first=not done, last=start == len(words))
        if end > start:
            yield Words(" ".join(words[start:end]), "changed")
        done = end


def _stayed(words: list[str], *, first: bool, last: bool) -> Iterator[Words]:
    head, tail = (0 if first else QUOTED), (0 if last else QUOTED)
    if len(words) <= head + tail + QUOTED:
        if words:
            yield Words(" ".join(words))
        return
    if head:
        yield Words(" ".join(words[:head]))
    yield Words("", "gap")
    if tail:
        yield Words(" ".join(words[-tail:]))

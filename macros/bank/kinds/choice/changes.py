"""How options, key and feedback differ: a text that has another letter now is the same option."""

from __future__ import annotations

from collections.abc import Iterator

from ....text.reader import fold
from ...compare.change import Change
from ...compare.fields import table_changes
from ...compare.model import compare_fields
from ...compare.texts import same_text
from .model import Choice


def compare(old: Choice | None, new: Choice | None) -> Iterator[Change]:
    options, letters = _compare_options(old, new)
    yield from _compare_keys(old, new, letters)
    yield from options
    right = set(new.key) if new else set()
    before = (
        {letters.get(letter, letter): text for letter, text in old.feedback.items()} if old else {}
    )
    gone = {change.name for change in options if change.did == "removed"}
    for change in table_changes("feedback", before, new.feedback if new else {}):
        # A removed option took its feedback along; the right one has none.
        if not (new and change.did == "removed" and change.name in gone | right):
            yield change
    yield from compare_fields(
        old, new, Choice, ["shuffle", "last", "numbers", "variants", "draw", "proof"]
    )


def _compare_options(old: Choice | None, new: Choice | None) -> tuple[list[Change], dict[str, str]]:
    """How the options differ, and the new letter of each old one whose text is still there."""
    before, after = (dict(question.options) if question else {} for question in (old, new))
    right = new.key if new else ()
    letters = {
        letter: letter
        for letter in before
        if letter in after and same_text(before[letter], after[letter])
    }
    changes = []
    for letter, text in after.items():
        if letter in letters.values():
            continue
        was = next(
            (
                other
                for other in before
                if other not in letters and fold(before[other]) == fold(text)
            ),
            None,
        )
        if was:
            letters[was] = letter
            name = f"{was} → {letter}"
            changes.append(Change("letter", name, text, text, "moved", letter in right))
    for letter, text in after.items():
        if letter in letters.values():
            continue
        if letter in before and letter not in letters:
            letters[letter] = letter
            changes.append(
                Change("options", letter, before[letter], text, "changed", letter in right)
            )
        else:
            changes.append(Change("options", letter, None, text, "added", letter in right))
    for letter, text in before.items():
        if letter not in letters:
            changes.append(Change("options", letter, text, None, "removed"))
    return sorted(changes, key=lambda change: change.name), letters


def _compare_keys(
    old: Choice | None, new: Choice | None, letters: dict[str, str]
) -> Iterator[Change]:
    before, after = (", ".join(question.key) if question else None for question in (old, new))
    if old is None or new is None:
        yield Change("key", "", before, after, "added" if old is None else "removed")
        return
    followed = {letters.get(letter) for letter in old.key} == set(new.key)
    if before != after:
        # With its text: the options have other letters now, the right one is right still.
        yield Change("key", "with its text" if followed else "", before, after)
    elif not followed:
        yield Change("key", "another text", before, after)
    if old.multiple != new.multiple:
        shown = {True: "true", False: "false"}
        yield Change("multiple", "", shown[old.multiple], shown[new.multiple])

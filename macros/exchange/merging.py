"""What an import changes of a question that the bank has: its author's edits stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .memory import flatten, hash_of, unflatten

NEVER = ("id", "draft")
"""Fields that are the author's alone."""


@dataclass
class Merged:
    """A question of the bank with what its source has changed since it was brought in."""

    fields: dict[str, Any]
    changed: list[str] = field(default_factory=list)
    """Fields that take what the source says now; options and feedback one by one, `options.A`."""
    kept: list[str] = field(default_factory=list)
    """Fields that the source has changed and the author too: the author's words stay."""
    hashes: dict[str, str] = field(default_factory=dict)
    """Of each field as the source has it, to be remembered."""


def merge(
    there: Mapping[str, Any], source: dict[str, Any], written: Mapping[str, str] | None
) -> Merged:
    """Merge what a source has into what is there. `written` is of what an import wrote; None if none did."""
    mine, new = flatten(dict(there)), flatten(_with_letters_of(there, source))
    merged = dict(mine)
    found = Merged({}, hashes=hashes_of(new))
    for name in {**mine, **new}:
        before = (written or {}).get(name)
        was = hash_of(mine[name]) if name in mine else None
        becomes = found.hashes.get(name)
        edited = was != before if before is not None else was is not None or written is None
        if was == becomes or before == becomes or name in NEVER:
            continue
        if becomes is None:
            # Of a whole field that the source has no more, the words stay; of an option, they go.
            if "." in name and before is not None and not edited:
                merged.pop(name, None)
                found.changed.append(name)
        elif edited:
            found.kept.append(name)
        else:
            merged[name] = new[name]
            found.changed.append(name)
    found.fields = unflatten(merged)
    return found


def hashes_of(flat: Mapping[str, Any]) -> dict[str, str]:
    return {name: hash_of(value) for name, value in flat.items()}


def _with_letters_of(there: Mapping[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """Steps with the letters that the same ones have in the bank: some sources have none."""
    steps, known = source.get("steps"), there.get("steps")
    if not isinstance(steps, dict) or not isinstance(known, dict):
        return source
    letters = {text: letter for letter, text in known.items()}
    if len(letters) != len(known) or {*letters} != {*steps.values()}:
        return source

    def renamed(placed: str | list[str]) -> Any:
        if isinstance(placed, list):
            return sorted(letters[steps[each]] for each in placed)
        return letters[steps[placed]]

    return source | {"steps": dict(known), "answer": [renamed(each) for each in source["answer"]]}

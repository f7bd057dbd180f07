"""One difference between two versions of a part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Did = Literal["added", "removed", "changed", "renamed", "moved"]


@dataclass(frozen=True)
class Change:
    """One difference within a part."""

    field: str
    """The field of the model, or what its kind calls what several fields say together."""
    name: str = ""
    """Which one, where a field holds several: a letter, an id, the number of an entry; `2 → 1` if it moved."""
    old: str | None = None
    new: str | None = None
    did: Did = "changed"
    key: bool = False
    """Whether it concerns what is right now."""

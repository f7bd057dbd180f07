"""Which part of the old bank a part of the new one is: by its id, a former id, or what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ..bank.compare.order import moved
from ..bank.compare.texts import in_order, match


class Named(Protocol):
    """A part that has an id."""

    @property
    def id(self) -> str: ...


P = TypeVar("P", bound=Named)


@dataclass(frozen=True)
class Pair(Generic[P]):
    """A part before and after. Places count from 1 within the list that the part stands in."""

    old: P | None
    new: P | None
    old_place: int = 0
    new_place: int = 0
    moved: bool = False
    """Whether it changed places with another part, which a part added above it alone does not do."""

    @property
    def any(self) -> P:
        """The new part, or the old where there is no new one."""
        part = self.new or self.old
        assert part is not None
        return part


def pair_parts(
    old: Sequence[P],
    new: Sequence[P],
    text: Callable[[P], str],
    former_ids: Callable[[P], Sequence[str]] = lambda part: (),
) -> list[Pair[P]]:
    """Every part of both lists once. What neither id nor former id tells, a similar `text` does."""
    places = {part.id: place for place, part in enumerate(old)}
    partners = {here: places[part.id] for here, part in enumerate(new) if part.id in places}
    free = {place for place in places.values() if place not in partners.values()}
    for here, part in enumerate(new):
        there = next((places[name] for name in former_ids(part) if places.get(name) in free), None)
        if here not in partners and there is not None:
            partners[here] = there
            free.discard(there)
    left_old = sorted(free)
    left_new = [here for here in range(len(new)) if here not in partners]
    alike = match(
        [old[place] for place in left_old],
        [new[place] for place in left_new],
        lambda part: text(part),
    )
    partners |= {left_new[here]: left_old[there] for here, there in alike.items()}
    return list(_pairs(old, new, partners))


def _pairs(old: Sequence[P], new: Sequence[P], partners: dict[int, int]) -> Iterator[Pair[P]]:
    away = moved(partners)
    before = list(enumerate(old, start=1))
    after = list(enumerate(new, start=1))
    for left, right in in_order(before, after, partners):
        yield Pair(
            left[1] if left else None,
            right[1] if right else None,
            left[0] if left else 0,
            right[0] if right else 0,
            right is not None and right[0] - 1 in away,
        )

"""What an answer is worth that is right in part. `quiz/state/credit.js` does the same; the same cases try both."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Parts(NamedTuple):
    """What of a question can be chosen, one by one."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]


def credit(chosen: Collection[str], parts: Parts) -> float:
    """Of a point: the share of what is right that was chosen, less the share of what is wrong; never below 0.

    Whoever chooses everything, or guesses, gains nothing by it.
    """
    gained, lost = (
        len({*chosen} & {*each}) / len(each) if each else 0 for each in (parts.right, parts.wrong)
    )
    return max(0.0, gained - lost)

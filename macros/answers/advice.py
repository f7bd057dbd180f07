"""What the author of a question should do next, and why: only what the figures allow saying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..problems import count
from .figures import FEWEST, FEWEST_TAKEN, Interval, ItemFigures, OptionFigures

Name = Literal[
    "key", "backwards", "sure-and-wrong", "hard", "dead-options", "flat", "easy", "good", "few"
]
ORDER: tuple[Name, ...] = (
    "key", "backwards", "sure-and-wrong", "hard", "dead-options", "flat", "easy", "good", "few"
)  # fmt: skip
"""What comes first harms readers most."""

HARD, EASY = 0.3, 0.9
"""Shares right below and above which a question tells readers apart badly."""
FEW = "too few to say"
"""What stands in place of a figure that so few answers do not allow."""
TELLS = 0.2
"""A discrimination below it: those who do well elsewhere do hardly better here."""
SURE_WRONG = 0.25
"""A share of sure readers who are wrong that is more than slips."""


@dataclass(frozen=True)
class Advice:
    """One thing to do with a question."""

    name: Name
    text: str


def advise(item: ItemFigures) -> list[Advice]:
    """All there is to do, what matters most first; never empty."""
    if item.readers < FEWEST:
        return [
            Advice(
                "few",
                f"Wait: {count(item.readers, 'reader')} of the {FEWEST} that a judgment takes.",
            )
        ]
    found = sorted(_advice(item), key=lambda each: ORDER.index(each.name))
    return found or [Advice("good", "Leave it as it is.")]


def rank(items: Iterable[ItemFigures]) -> list[tuple[ItemFigures, list[Advice]]]:
    """Questions as they are asked now, by what their author should do first."""
    advised = [(item, advise(item)) for item in items if item.current]
    return sorted(advised, key=lambda each: (ORDER.index(each[1][0].name), -each[0].readers))


def _advice(item: ItemFigures) -> Iterator[Advice]:
    backwards = item.compared >= FEWEST and item.discrimination and item.discrimination.high < 0
    rival = _rival(item)
    if backwards and rival:
        yield Advice(
            "key",
            f"Check the key: {rival.taken} took {rival.letter}, and they did better on other questions "
            "than those who took the key.",
        )
    elif backwards:
        yield Advice(
            "backwards",
            "Read it again: those who do well elsewhere miss it more often than the others.",
        )
    if item.sure >= FEWEST and item.sure_wrong and item.sure_wrong.low > SURE_WRONG:
        yield Advice(
            "sure-and-wrong",
            f"Explain the mistake: {item.sure_and_wrong} of {item.sure} who were sure are wrong.",
        )
    assert item.share
    if item.share.high < HARD:
        yield Advice("hard", f"Teach it better or ask it more plainly: {shown(item.share)} right.")
    dead = [option.letter for option in item.options if option.dead]
    if dead:
        noun = "option" if len(dead) == 1 else "options"
        yield Advice(
            "dead-options", f"Replace {noun} {', '.join(dead)}: fewer than one in twenty take it."
        )
    if item.compared >= FEWEST and item.discrimination and 0 <= item.discrimination.high < TELLS:
        yield Advice("flat", "Ask it otherwise: it hardly tells who does well elsewhere.")
    if item.share.low > EASY:
        yield Advice("easy", f"Ask more of readers: {shown(item.share)} right.")


def _rival(item: ItemFigures) -> OptionFigures | None:
    """The wrong option that most took, if as many took it as the key and they did better elsewhere."""
    keys = [option for option in item.options if option.right]
    others = [option for option in item.options if not option.right]
    if len(keys) != 1 or not others:
        return None
    rival = max(others, key=lambda option: option.taken)
    key = keys[0]
    if rival.taken < key.taken or rival.elsewhere is None:
        return None
    better = key.elsewhere is None or rival.elsewhere > key.elsewhere
    return rival if better else None


def shown(share: Interval | None) -> str:
    """A share in percent with its interval: `41 % (32 to 51)`."""
    if share is None:
        return "none"
    value, low, high = (round(100 * each) for each in (share.value, share.low, share.high))
    return f"{value} % ({low} to {high})"


def shown_correlation(found: Interval | None) -> str:
    """A correlation with its interval: `0.31 (0.12 to 0.48)`."""
    return f"{found.value:.2f} ({found.low:.2f} to {found.high:.2f})" if found else "none"


def share_said(item: ItemFigures) -> str:
    """The share right, once enough answered."""
    return shown(item.share) if item.readers >= FEWEST else FEW


def discrimination_said(item: ItemFigures) -> str:
    """The discrimination, once enough answered this question and others."""
    return shown_correlation(item.discrimination) if item.compared >= FEWEST else FEW


def sure_said(item: ItemFigures) -> str:
    """How many of those who were sure are wrong: a share once they are enough."""
    return shown(item.sure_wrong) if item.sure >= FEWEST else f"{item.sure_and_wrong}, {FEW}"


def in_a_line(item: ItemFigures) -> str:
    """The figures of a question beside a change of it."""
    if item.readers < FEWEST:
        return (
            f"{count(item.readers, 'reader')} answered it first, too few to say more "
            f"(a share takes {FEWEST}, a dead option {FEWEST_TAKEN})."
        )
    parts = [f"{item.readers} readers answered it first, {shown(item.share)} right"]
    if item.discrimination and item.compared >= FEWEST:
        parts.append(f"discrimination {shown_correlation(item.discrimination)}")
    if item.options:
        taken = ", ".join(
            f"{option.letter}{' (key)' if option.right else ''} {option.taken}"
            for option in item.options
        )
        parts.append(f"taken {taken}")
    if item.sure:
        parts.append(f"{item.sure_and_wrong} of {item.sure} sure ones wrong")
    return "; ".join(parts) + ". " + " ".join(each.text for each in advise(item))

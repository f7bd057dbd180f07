"""Which of the budgets that the page on performance names a run kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bench.builds import Times
from bench.lighthouse import Scores
from bench.pages import Speed, Weight
from bench.shifts import Shifts

BUILD = {1000: 1.15, 10_000: 1.10}
CHECK_OF_10_000 = 0.5
"""Of the build of the same questions."""
SCRIPT, STYLE = 12 * 1024, 4 * 1024
SET_UP = 20
ANSWER = {25: 1.1, 1000: 0.9}
READY = 1 / 3
"""Of the time that a page of 1,000 questions took at the revision named."""
SHIFT = 0.01
POINTS = 5
"""Of Lighthouse's, less than a plain page of the theme has."""

Kept = tuple[str, str, bool]
"""A budget, what was measured, and whether that is within it."""


def of_builds(times: Times) -> Iterator[Kept]:
    """Of builds and commands."""
    for size, most in BUILD.items():
        if ("build", "macros", size) in times:
            beside = times["build", "macros", size].cpu / times["build", "plain", size].cpu
            yield f"A build of {size:,} questions", f"{beside:.2f}", beside <= most
    if ("check", "macros", 10_000) in times:
        share = times["check", "macros", 10_000].cpu / times["build", "macros", 10_000].cpu
        yield "`check` of 10,000 questions", f"{share:.2f}", share <= CHECK_OF_10_000


def of_weights(page: Weight) -> Iterator[Kept]:
    """Of the self-check page."""
    script, style = page.quiz_script, page.quiz_style
    yield "Scripts of the quiz", f"{script / 1024:.1f} KB", script <= SCRIPT
    yield "Styles of the quiz", f"{style / 1024:.1f} KB", style <= STYLE


def of_speeds(ours: Mapping[int, Speed], before: Mapping[int, Speed]) -> Iterator[Kept]:
    """Of pages by their number of questions, as they are and as they were at a revision."""
    if 25 in ours:
        set_up = ours[25].set_up
        yield "Setting up 25 questions", f"{set_up:.0f} ms", set_up <= SET_UP
    for size, most in ANSWER.items():
        ratio = ours[size].ratio if size in ours else None
        if ratio is not None:
            yield f"Checking an answer, of {size:,} questions", f"{ratio:.2f}", ratio <= most
    if 1000 in ours and 1000 in before:
        share = ours[1000].interactive / before[1000].interactive
        yield "A page of 1,000 questions ready", f"{share:.2f}", share <= READY


def of_shifts(shifts: Shifts) -> Iterator[Kept]:
    """Of the page that moves most."""
    most = max(value for values in shifts.values() for value in values)
    yield "Layout shift", f"{most:.3f}", most <= SHIFT


def of_scores(scores: Mapping[str, Scores], plain: Mapping[str, Scores]) -> Iterator[Kept]:
    """Of the page that Lighthouse likes least, beside the plain page that it likes least."""
    if scores and plain:
        best = min(score.performance for score in plain.values())
        less = best - min(score.performance for score in scores.values())
        yield "Lighthouse, performance", f"{max(less, 0):.0f} points less", less <= POINTS

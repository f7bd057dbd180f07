"""The rules a bank must keep to be used at all, each a small function named for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...problems import Problem
from ..kinds import checks_of
from ..parts import Part, soften
from . import ids, scoring
from .draft import Draft
from .text import check_no_placeholder_is_left, check_texts

QUIZ_CHECKS: list[Callable[[Draft], Iterator[Problem]]] = [
    ids.check_ids_are_unique,
    ids.check_sources_are_known,
    scoring.check_bands_cover_every_score,
    scoring.check_pass_mark_can_be_reached,
    scoring.check_levels_cover_every_percentage,
    scoring.check_criteria_describe_every_level,
    scoring.check_evidence_and_parts_are_for_a_criterion,
    scoring.check_parts_are_headings_of_the_sample_answer,
    scoring.check_scenarios_have_a_rubric,
]


def check_structure(draft: Draft) -> Iterator[Problem]:
    """Everything that is wrong with a quiz beyond what the model says of single fields."""
    for part in draft.parts:
        yield from _check_part(part)
    for part in draft.drafts:
        yield from map(soften, _check_part(part))
        yield from map(soften, ids.check_sources_of(part, draft.sources))
    for check_quiz in QUIZ_CHECKS:
        yield from check_quiz(draft)


def _check_part(part: Part) -> Iterator[Problem]:
    yield from check_texts(part)
    yield from check_no_placeholder_is_left(part)
    for check in checks_of(part.model):
        yield from check(part)

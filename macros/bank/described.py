"""What an author can write in each part of a bank, as the model says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .fields import Model, Prose, meanings
from .kinds import KINDS
from .model import (
    Band,
    Criterion,
    Level,
    QuizFile,
    Reading,
    Rubric,
    Scenario,
    Section,
    Source,
)
from .written import prose_of

PARTS: dict[str, type[Model]] = {
    "section": Section,
    "reading": Reading,
    **{kind.name: kind.model for kind in KINDS.values()},
    "quiz": QuizFile,
    "band": Band,
    "rubric": Rubric,
    "level": Level,
    "criterion": Criterion,
    "scenario": Scenario,
    "source": Source,
}
"""By the name of a part, or of a kind of questions."""


@dataclass(frozen=True)
class Described:
    """A field."""

    name: str
    needed: bool
    meaning: str
    """In inline Markdown."""
    prose: Prose | None
    """What it may hold, if it holds texts that readers see."""


def describe(model: type[Model]) -> Iterator[Described]:
    prose = prose_of(model)
    for name, field in model.model_fields.items():
        meaning = field.description or meanings(model).get(name, "")
        yield Described(name, field.is_required(), meaning, prose.get(name))

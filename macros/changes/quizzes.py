"""What changed in a quiz: its settings, sections, questions, bands, rubric, scenarios and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..bank.compare.change import Change, Did
from ..bank.compare.fields import value_changes
from ..bank.compare.model import compare_fields
from ..bank.compare.order import moved
from ..bank.fields import Model
from ..bank.model import (
    Band,
    Criterion,
    Level,
    Quiz,
    QuizFile,
    Scenario,
    Section,
    Source,
)
from ..bank.question import Question
from .differences import Answers, Kind, PartDiff, QuizDiff
from .pairs import Pair, pair_parts
from .questions import compare_questions, former_ids

Notes = Callable[[Pair[Any], Sequence[Change]], Iterator[tuple[str, str]]]


class Cited(Source):
    """A source with its id, which the model keeps beside it."""

    id: str


def compare_quizzes(pair: Pair[Quiz]) -> QuizDiff | None:
    """How a quiz differs; None if it does not."""
    old, new = pair.old, pair.new
    parts = [*_parts(old, new)]
    renamed = old is not None and new is not None and old.id != new.id
    if not parts and not renamed:
        return None
    did: Did = "removed" if new is None else "added" if old is None else "changed"
    return QuizDiff(
        pair.any.id,
        pair.any.title,
        did,
        tuple(parts),
        old_id=old.id if old and renamed else None,
        lost=len(_pair_questions(old, new)) if renamed else 0,
    )


def quiz_text(quiz: Quiz) -> str:
    """What a quiz is recognized by when its folder has a new name."""
    return " ".join(question.id for question in quiz.questions)


def _parts(old: Quiz | None, new: Quiz | None) -> Iterator[PartDiff]:
    if old and new:
        changes = [*compare_fields(old, new, QuizFile)]
        if changes:
            yield PartDiff("quiz", new.id, "changed", new.title, tuple(changes))
    sources = pair_parts(_cited(old), _cited(new), lambda cited: cited.url)
    if old:
        names = {pair.old.id: pair.new.id for pair in sources if pair.old and pair.new}
        old = _rename_sources(old, names)
    sections = pair_parts(*_lists(old, new, "sections"), _section_text)
    yield from _diffs("section", sections, Section)
    yield from _questions(old, new, sections)
    bands = pair_parts(*_lists(old, new, "bands"), lambda band: f"{band.title} {band.summary}")
    yield from _diffs("band", bands, Band, _ticks)
    rubrics = old and old.rubric, new and new.rubric
    levels = pair_parts(*_lists(*rubrics, "levels"), lambda level: f"{level.title} {level.summary}")
    yield from _diffs("level", levels, Level, _grades)
    criteria = pair_parts(
        *_lists(*rubrics, "criteria"), lambda item: f"{item.title} {item.question}"
    )
    yield from _diffs("criterion", criteria, Criterion, _grades)
    scenarios = pair_parts(
        *_lists(old, new, "scenarios"), lambda item: f"{item.title} {item.situation}"
    )
    for part in _diffs("scenario", scenarios, Scenario):
        yield replace(part, answers=_scenario_answers(part))
    yield from _diffs("source", [replace(pair, moved=False) for pair in sources], Cited)


def _questions(
    old: Quiz | None, new: Quiz | None, sections: list[Pair[Section]]
) -> Iterator[PartDiff]:
    """Questions in the order of the sections, those that left the quiz last."""
    became = {pair.old.id: pair.new.id for pair in sections if pair.old and pair.new}
    was, now = _homes(old), _homes(new)
    pairs = _pair_questions(old, new)
    # By section, the old number of each new one that stands in the section in which it stood.
    stayed: dict[str, dict[int, int]] = {}
    for pair in pairs:
        if pair.old and pair.new and became.get(was[pair.old.id].id) == now[pair.new.id].id:
            stayed.setdefault(now[pair.new.id].id, {})[pair.new_place] = pair.old_place
    away = {number for numbers in stayed.values() for number in moved(numbers)}
    at_home = {number for numbers in stayed.values() for number in numbers}
    for pair in sorted(pairs, key=lambda pair: pair.new_place or len(pairs) + pair.old_place):
        places = []
        home = now[pair.new.id] if pair.new else was[pair.any.id]
        if pair.old and pair.new and pair.new_place not in at_home:
            places.append(Change("section", "", was[pair.old.id].title, home.title, "moved"))
        elif pair.new_place in away:
            places.append(Change("place", "", str(pair.old_place), str(pair.new_place), "moved"))
        same_quiz = old is None or new is None or old.id == new.id
        if part := compare_questions(pair, places, same_quiz):
            yield replace(
                part,
                number=pair.new_place or pair.old_place,
                old_number=pair.old_place or None,
                section=home.title,
            )


def _pair_questions(old: Quiz | None, new: Quiz | None) -> list[Pair[Question]]:
    return pair_parts(*_lists(old, new, "questions"), lambda question: question.asked, former_ids)


def _homes(quiz: Quiz | None) -> dict[str, Section]:
    """The section of each question, by the question's id."""
    sections = quiz.sections if quiz else []
    return {question.id: section for section in sections for question in section.questions}


def _lists(old: Any, new: Any, name: str) -> tuple[list[Any], list[Any]]:
    """A list of both; empty where there is nothing to have one."""
    return tuple(getattr(part, name, None) or [] for part in (old, new))  # type: ignore[return-value]


def _diffs(
    kind: Kind, pairs: Sequence[Pair[Any]], model: type[Model], notes: Notes | None = None
) -> Iterator[PartDiff]:
    for pair in pairs:
        old, new = pair.old, pair.new
        changes = [*compare_fields(old, new, model)]
        did: Did = "added" if old is None else "removed" if new is None else "changed"
        places: list[Change] = []
        if old and new:
            places += value_changes("id", old.id, new.id)
            if pair.moved:
                where = str(pair.old_place), str(pair.new_place)
                places.append(Change("place", "", *where, "moved"))
            if not changes and not places:
                continue
            did = "changed" if changes else "renamed" if old.id != new.id else "moved"
        yield PartDiff(
            kind,
            pair.any.id,
            did,
            getattr(pair.any, "title", pair.any.id),
            (*places, *changes),
            old_id=old.id if old and new and old.id != new.id else None,
            number=pair.new_place or pair.old_place,
            old_number=pair.old_place or None,
            notes=dict(notes(pair, changes)) if notes else {},
        )


def _section_text(section: Section) -> str:
    return " ".join(question.id for question in section.questions)


def _ticks(pair: Pair[Band], changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """Readers' ticks hang on the words of a step."""
    gone = sum(
        change.field == "steps" and change.did in ("changed", "removed") for change in changes
    )
    if gone and pair.new:
        yield "ticks gone", str(gone)


def _grades(pair: Pair[Any], changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """Readers' grades hang on the ids of criteria and levels."""
    if pair.old is None or pair.new is None or pair.old.id != pair.new.id:
        yield "grades open", pair.any.id
    elif any(change.field == "worth" for change in changes):
        yield "grades stay", pair.any.id


def _scenario_answers(part: PartDiff) -> Answers | None:
    if part.did == "added":
        return None
    return "not found" if part.did == "removed" or part.old_id else "kept"


def _rename_sources(quiz: Quiz, names: dict[str, str]) -> Quiz:
    """The quiz as if sources always had their present ids, so that a new id is told once."""
    if all(old == new for old, new in names.items()):
        return quiz

    def cite(part: Question | Scenario) -> dict[str, list[str]]:
        return {"sources": [names.get(source, source) for source in part.sources]}

    sections = [
        section.model_copy(
            update={
                "questions": [item.model_copy(update=cite(item)) for item in section.questions],
                "reading": [
                    item.model_copy(update={"source": names.get(item.source, item.source)})
                    for item in section.reading
                ],
            }
        )
        for section in quiz.sections
    ]
    scenarios = [item.model_copy(update=cite(item)) for item in quiz.scenarios]
    # Not as a copy, which would have the old one's list of questions if somebody had asked for it.
    return Quiz.model_construct(**dict(quiz) | {"sections": sections, "scenarios": scenarios})


def _cited(quiz: Quiz | None) -> list[Cited]:
    return [Cited(id=name, **dict(source)) for name, source in quiz.sources.items()] if quiz else []

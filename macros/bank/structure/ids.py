"""The rules ids must keep: each is one thing's, and whoever names one names something that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...problems import Problem, did_you_mean
from ..parts import Part
from ..source import Loc
from .draft import Draft

Claim = tuple[Part, str, Loc, str]
"""A part, the id it claims, where it does so, and what kind of id that is."""


def check_ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """Questions and scenarios share one set of ids, because readers' saved answers hang on both."""
    answered = [*draft.questions, *draft.scenarios, *draft.drafts]
    yield from _check_unique([*_ids(answered), *_former_ids([*draft.questions, *draft.drafts])])
    yield from _check_unique(_ids(draft.sections))
    if draft.quiz:
        yield from _check_unique(_ids_in(draft.quiz, "bands"))
        yield from _check_unique(_ids_in(draft.quiz, "rubric", "levels"))
        yield from _check_unique(_ids_in(draft.quiz, "rubric", "criteria"))


def check_sources_are_known(draft: Draft) -> Iterator[Problem]:
    if draft.sources is None:
        return
    for part in [*draft.questions, *draft.scenarios]:
        yield from check_sources_of(part, draft.sources)
    for part in draft.sections:
        for number, entry in enumerate(part.fields.get("reading", [])):
            if entry["source"] not in draft.sources:
                yield _unknown_source(
                    part, draft.sources, entry["source"], "reading", number, "source"
                )


def check_sources_of(part: Part, known: dict[str, Part] | None) -> Iterator[Problem]:
    """That a question or scenario cites what sources.yml lists; none can be told while that file is broken."""
    for number, name in enumerate(part.fields.get("sources", []) if known is not None else []):
        if known is not None and name not in known:
            yield _unknown_source(part, known, name, "sources", number)


def _ids(parts: list[Part]) -> Iterator[Claim]:
    return ((part, part.id, ("id",), "id") for part in parts if part.id)


def _former_ids(questions: list[Part]) -> Iterator[Claim]:
    for part in questions:
        for number, name in enumerate(part.fields.get("formerly", [])):
            yield part, name, ("formerly", number), "former id"


def _ids_in(part: Part, *loc: str) -> Iterator[Claim]:
    data: Any = part.fields
    for step in loc:
        data = (data or {}).get(step)
    for number, entry in enumerate(data or []):
        yield part, entry["id"], (*loc, number, "id"), "id"


def _check_unique(claims: Iterable[Claim]) -> Iterator[Problem]:
    first: dict[str, Claim] = {}
    for claim in claims:
        part, name, loc, what = claim
        if name in first:
            other, _, other_loc, _ = first[name]
            place = other.place(*other_loc)
            here = other.document is part.document
            where = f"on line {place.line}" if here else f"in {place.file}:{place.line}"
            yield part.problem(
                f"the {what} '{name}' is taken already {where}; choose another", *loc
            )
        else:
            first[name] = claim


def _unknown_source(part: Part, known: dict[str, Part], name: str, *loc: str | int) -> Problem:
    message = (
        f"unknown source '{name}'{did_you_mean(name, known)}: sources are listed in sources.yml"
    )
    return part.problem(message, *loc)

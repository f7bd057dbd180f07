"""A part of the bank as its author wrote it: checked against the model, each fault worded and placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from ..problems import Owner, Place, Problem, closest, problem_at
from .fields import Model
from .shape import Leaf, leaves, shape_of
from .source import Document, Loc
from .wording import KEY, phrase_field, word_fault

NAMED_LISTS = {"questions": "question", "bands": "band", "levels": "level", "criteria": "criterion"}
"""Lists whose entries have an id, and what one entry is called."""

ALTERNATIVES = ("constrained-str", "list[constrained-str]")
"""What pydantic calls a text and a list of texts."""


@dataclass(frozen=True)
class Part:
    """A question, section, quiz, scenario or source as written. `fields` holds those the model accepts, unconverted."""

    kind: str
    model: type[Model]
    document: Document
    loc: Loc
    raw: Any
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str | None:
        value = self.raw.get("id") if isinstance(self.raw, dict) else None
        return value if isinstance(value, str) and value else None

    @cached_property
    def texts(self) -> list[Leaf]:
        """Its texts that readers see: where each stands below it, the text, and what it may hold."""
        return leaves(self.fields, shape_of(self.model, inner=False))

    def place(self, *loc: str | int, key: bool = False) -> Place:
        return self.document.place((*self.loc, *loc), key=key)

    def problem(self, message: str, *loc: str | int, key: bool = False) -> Problem:
        """A problem at `loc` below this part, introduced by the name of the nearest thing that has one."""
        name = self.nearest(loc)[0]
        return problem_at(
            self.place(*loc, key=key),
            f"{name}: {message}" if name else message,
            subject=name if isinstance(name, Owner) else None,
        )

    def nearest(self, loc: Loc) -> tuple[Owner | str, Loc]:
        """The nearest thing around `loc`, or its number where it has no id, and the way on from there."""
        name, rest = _name(self.kind, self.raw, self.loc), loc
        data = self.raw
        for depth, step in enumerate(loc):
            try:
                data = data[step]
            except (KeyError, IndexError, TypeError):
                break
            if isinstance(step, int) and depth and loc[depth - 1] in NAMED_LISTS:
                kind = NAMED_LISTS[str(loc[depth - 1])]
                name, rest = _name(kind, data, loc[: depth + 1]), loc[depth + 1 :]
        return name, rest

    def phrase(self, loc: Loc) -> str:
        """How what stands at `loc` is called in a sentence about the nearest thing around it."""
        return phrase_field(self.nearest(loc)[1], self.model.entries)


M = TypeVar("M", bound=Model)


def read_part(
    model: type[M], kind: str, document: Document, loc: Loc, raw: Any
) -> tuple[M | None, Part, list[Problem]]:
    """Check plain data against the model: what came of it, the part as written, and its faults.

    Nothing comes of a part that has lost a field, and the field is not missed.
    """
    lost = () if loc else document.lost
    try:
        value = model.model_validate(raw)
    except ValidationError as error:
        faults = [
            fault
            for fault in _faults(error, raw)
            if fault[1] != "missing" or len(fault[0]) > 1 or fault[0][0] not in lost
        ]
        bad = {fault[0] for fault, *_ in faults if fault}
        sound = raw.items() if isinstance(raw, dict) else ()
        known = model.model_fields
        fields = {name: data for name, data in sound if name in known and name not in bad}
        part = Part(kind, model, document, loc, raw, fields)
        return None, part, list(_word_faults(model, part, faults))
    return None if lost else value, Part(kind, model, document, loc, raw, raw), []


def is_draft(raw: Any) -> bool:
    """Whether it is written as a draft: read and listed, and not shown on the site."""
    return isinstance(raw, dict) and str(raw.get("draft")).strip().casefold() in _YES


_YES = {"true", "yes", "on", "1", "t", "y"}
"""What the model takes for `true`."""


def read_draft(
    model: type[Model], document: Document, loc: Loc, raw: dict[str, Any]
) -> tuple[Part, list[Problem]]:
    """A draft as written, and its problems. Nothing but its id has to be there; what is wrong stops nothing."""
    written = {name: value for name, value in raw.items() if value is not None}
    faults: list[_Fault] = []
    try:
        model.model_validate(written)
    except ValidationError as error:
        faults = list(_faults(error, written))
    missing = {at for at, kind, *_ in faults if kind == "missing" and len(at) == 1}
    bad = {at[0] for at, *_ in faults if at}
    known = model.model_fields.keys() - bad
    fields = {name: data for name, data in written.items() if name in known}
    part = Part("draft", model, document, loc, raw, fields)
    others = [fault for fault in faults if fault[0] not in missing]
    lacks = [f"'{name}'" for name in model.model_fields if (name,) in missing]
    what = f"it lacks {_listed(lacks)}" if lacks else "it lacks no field"
    message = f"is not shown on the site: {what}; delete 'draft' once it is complete and read"
    problems = [part.problem(message, "draft", key=True), *_word_faults(model, part, others)]
    return part, [soften(problem) for problem in problems]


def soften(problem: Problem) -> Problem:
    """A problem of a draft: it stops nothing, because the draft is not shown."""
    return problem._replace(severity="warning", rule="draft")


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


_Fault = tuple[Loc, str, Any, dict[str, Any]]
"""Where, pydantic's type of error, the value, and its context."""


def _faults(error: ValidationError, raw: Any) -> Iterator[_Fault]:
    for details in error.errors(include_url=False):
        loc = _without_alternative(details["loc"], raw)
        if loc is not None:
            yield loc, details["type"], details["input"], details.get("ctx", {})


def _without_alternative(loc: Loc, raw: Any) -> Loc | None:
    """Drop the step that names an alternative of a union; None if the author wrote another alternative.

    Where a field takes a text or a list of texts, pydantic complains of both.
    """
    tag = next((depth for depth, step in enumerate(loc) if step in ALTERNATIVES), None)
    if tag is None:
        return loc
    data = raw
    for step in loc[:tag]:
        data = data[step]
    wrote_list = isinstance(data, list)
    return (*loc[:tag], *loc[tag + 1 :]) if wrote_list == (loc[tag] == ALTERNATIVES[1]) else None


def _word_faults(model: type[Model], part: Part, faults: list[_Fault]) -> Iterator[Problem]:
    unknown = [loc for loc, kind, *_ in faults if kind == "extra_forbidden"]
    meant = {(*loc[:-1], _meant_by(str(loc[-1]), _model_at(model, loc[:-1]))) for loc in unknown}
    pairs = dict(_pairs(model, part.raw, unknown))
    for loc, message in pairs.items():
        yield part.problem(f"{phrase_field(part.nearest(loc)[1], model.entries)} {message}", *loc)
    for loc, kind, value, context in faults:
        if loc[:-1] in pairs or (kind == "missing" and loc in meant):
            continue  # it is there, under another name
        of_key = loc[-1:] == (KEY,)
        steps = loc[:-1] if of_key else loc
        way = part.nearest(steps)[1] + ((KEY,) if of_key else ())
        owner = _model_at(model, loc[:-1])
        word = part.document.word((*part.loc, *steps)) if value is None else ""
        message = word_fault(
            *(kind, way, value, context),
            fields=list(owner.model_fields),
            meant=_meant_by(str(loc[-1]), owner) if kind == "extra_forbidden" else None,
            entries=model.entries,
            word=word,
            example=_model_at(model, loc).example,
        )
        yield part.problem(message, *steps, key=of_key or kind == "extra_forbidden")


def _pairs(model: type[Model], raw: Any, unknown: Iterable[Loc]) -> Iterator[tuple[Loc, str]]:
    """Entries of two fields that are written as one, `X: text`: where, and what to write."""
    for *way, name in unknown:
        entry = raw
        for step in way:
            entry = entry[step]
        fields = _model_at(model, way).model_fields.items()
        asked = [each for each, field in fields if field.is_required()]
        if way and len(entry) == 1 and len(asked) == 2 and isinstance(entry[name], str):
            yield (
                tuple(way),
                f"is '{name}: ...': write '{asked[0]}: {name}', and '{asked[1]}:' with the text on a line below",
            )


def _meant_by(name: str, model: type[Model]) -> str | None:
    """The field of a model that is most likely meant by another name."""
    return model.called.get(name) or closest(name, model.model_fields)


def _model_at(model: type[Model], loc: Iterable[str | int]) -> type[Model]:
    """The model of what stands at `loc`, or of the nearest thing around it that has one."""
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return model


def _model_in(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _name(kind: str, raw: Any, loc: Loc) -> Owner | str:
    if kind == "quiz":
        return ""  # the file says so
    if kind == "source":
        return Owner(kind, str(loc[-1]))
    name = raw.get("id") if isinstance(raw, dict) else None
    if isinstance(name, str) and name:
        return Owner(kind, name)
    return f"{kind} {loc[-1] + 1}" if loc and isinstance(loc[-1], int) else kind

"""Kinds of questions. Each module or package here is one and holds its `KIND`; none is named anywhere else."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from ...problems import Problem, closest
from ..fields import Model
from ..kind import Kind
from ..parts import Part
from ..question import Question

KINDS: dict[str, Kind[Any]] = {
    found.name: importlib.import_module(f"{__name__}.{found.name}").KIND
    for found in pkgutil.iter_modules(__path__)
}
"""By the name that authors write, which is that of the module."""

DEFAULT = next(
    name for name, kind in KINDS.items() if not kind.model.model_fields["kind"].is_required()
)
"""The kind of a question that names none: the one whose model says so."""


def kind_of(question: Question) -> Kind[Any]:
    return KINDS[question.kind]


def find_model(raw: Any) -> type[Question] | None:
    """The model for a question as written; None if there is no such kind, or its kind is not said."""
    if isinstance(raw, dict) and _unsaid(raw):
        return None
    name = _name_of(raw) if isinstance(raw, dict) else DEFAULT
    return KINDS[name].model if isinstance(name, str) and name in KINDS else None


def word_unfound(raw: dict[str, Any]) -> tuple[str, str]:
    """What to say of a question that no model was found for, and which of its fields shows it."""
    return _unsaid(raw) or (word_unknown(raw["kind"]), "kind")


def word_unknown(name: Any) -> str:
    """What to say of a kind that there is not."""
    shown = " ".join(str(name).split())[:40]
    close = closest(shown, KINDS)
    hint = f" (did you mean '{close}'?)" if close else ""
    return f"there is no kind of questions '{shown}'{hint}: write one of {', '.join(KINDS)}"


def _unsaid(raw: dict[str, Any]) -> tuple[str, str] | None:
    """What to say of a question of another kind than the default one that does not say it, and a field of it."""
    if "kind" in raw:
        return None
    named = closest(str(raw.get("type", "")), KINDS)
    if named:
        return f"what kind of question it is stands under 'kind': write 'kind: {named}'", "type"
    usual = KINDS[DEFAULT].model.model_fields
    if all(field in raw for field, about in usual.items() if about.is_required()):
        return None
    strange = {
        name: [field for field in kind.own_fields if field in raw and field not in usual]
        for name, kind in KINDS.items()
    }
    most = max(map(len, strange.values()))
    found = [name for name, fields in strange.items() if len(fields) == most]
    if not most or len(found) > 1:
        return None
    field = next(field for field in raw if field in strange[found[0]])
    return f"has '{field}', and does not say what kind it is: write 'kind: {found[0]}'", field


def checks_of(model: type[Model]) -> Sequence[Callable[[Part], Iterator[Problem]]]:
    return next((kind.checks for kind in KINDS.values() if kind.model is model), ())


class _OfAnyKind:
    """A question by what its `kind` says."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        models: dict[Any, CoreSchema] = {
            name: handler.generate_schema(kind.model) for name, kind in KINDS.items()
        }
        return core_schema.tagged_union_schema(models, _name_of)


def _name_of(value: Any) -> Any:
    return value.get("kind", DEFAULT) if isinstance(value, dict) else getattr(value, "kind", None)


AnyQuestion = Annotated[Question, _OfAnyKind]

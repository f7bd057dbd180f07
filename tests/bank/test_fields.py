"""A field of the model is compared and checked as a text, without being listed anywhere."""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
import yaml

from macros.bank.fields import Model, Prose
from macros.bank.kinds import KINDS
from macros.bank.model import (
    Band,
    Criterion,
    Level,
    Quiz,
    QuizFile,
    Reading,
    Rubric,
    Scenario,
    Section,
    Source,
)
from macros.bank.parts import Part
from macros.bank.question import Question
from macros.bank.reader import load_bank
from macros.bank.source import parse_yaml
from macros.bank.structure.text import check_texts
from macros.bank.written import is_text
from macros.changes import compare_banks
from tests.bank.banks import BASE
from tests.kinds.banks import EACH_KIND

PARTS = [*(kind.model for kind in KINDS.values()), QuizFile, Scenario, Section, Source]
"""What has a place in a file of its own, or in a list of questions."""
MODELS = [*PARTS, Band, Criterion, Level, Reading, Rubric]


def fields() -> list[tuple[type[Model], str]]:
    return [(model, name) for model in MODELS for name in model.model_fields]


def plain(annotation: Any) -> Any:
    """A field's type without marks and without None."""
    if get_origin(annotation) is Annotated:
        return plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return plain(get_args(annotation)[0])
    return annotation


def another(value: Any, annotation: Any) -> Any:
    """Another value than this."""
    kind = plain(annotation)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return next((other for other in arguments if other != value), f"not {value}")
    if origin is dict:
        return {**value, "another": another(None, arguments[1])}
    if origin is list:
        entry = plain(arguments[0])
        of_models = isinstance(entry, type) and issubclass(entry, Model)
        if get_origin(entry) is dict:
            return [*(value or []), {"another": "1"}]
        return value[1:] if of_models else [*(value or []), "Another."]
    if isinstance(value, Model):
        first, *_ = type(value).model_fields
        return value.model_copy(
            update={first: another(getattr(value, first), get_type_hints(type(value))[first])}
        )
    if isinstance(kind, type) and issubclass(kind, Model):
        hints = get_type_hints(kind)
        return kind.model_construct(
            **{field: another(None, hints[field]) for field in kind.model_fields}
        )
    if isinstance(value, datetime.date):
        return value + datetime.timedelta(days=1)
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)) or kind in (int, float):
        return (value or 0) + 1
    return datetime.date(2026, 1, 1) if kind is datetime.date else f"{value or 'a'}-x"


def rebuilt(data: Model, name: str, value: Any) -> Model:
    """A copy with another value, and without what the original has counted already."""
    return data.model_construct(
        **{field: getattr(data, field) for field in type(data).model_fields} | {name: value}
    )


def changed(data: Any, model: type[Model], name: str) -> Any:
    """The same, but the field of one part of that model is another; the same object if there is no such part."""
    if isinstance(data, Model):
        if isinstance(data, model):
            value = another(getattr(data, name), get_type_hints(model, include_extras=True)[name])
            return rebuilt(data, name, value)
        for field in type(data).model_fields:
            old = getattr(data, field)
            new = changed(old, model, name)
            if new is not old:
                return rebuilt(data, field, new)
    elif isinstance(data, (list, dict)):
        for step, old in enumerate(data) if isinstance(data, list) else data.items():
            new = changed(old, model, name)
            if new is not old:
                copy: Any = data.copy()
                copy[step] = new
                return copy
    return data


@pytest.fixture(scope="module")
def quiz() -> Quiz:
    found = load_bank(BASE).quizzes["demo"]
    # The last section has further reading, so that the first part of every model has something in every list.
    # Questions of other kinds come from a quiz that has one of each.
    kinds = load_bank(EACH_KIND).quizzes["rope-work"]
    # Not a copy: that would keep the questions that the quiz has counted once.
    sections = [*found.sections[::-1], *kinds.sections]
    return Quiz.model_construct(**dict(found) | {"sections": sections})


@pytest.mark.parametrize(("model", "name"), fields())
def test_a_field_that_differs_is_told(quiz: Quiz, model: type[Model], name: str) -> None:
    if issubclass(model, tuple(kind.model for kind in KINDS.values())) and name == "kind":
        return  # a question of another kind has another model
    other = changed(quiz, model, name)
    assert other is not quiz
    assert list(compare_banks({"demo": quiz}, {"demo": other}).parts)


def test_what_is_the_same_is_not_told(quiz: Quiz) -> None:
    copy = Quiz.model_validate(quiz.model_dump())
    assert list(compare_banks({"demo": quiz}, {"demo": copy}).parts) == []


def texts(model: type[Model]) -> Iterator[tuple[str, Any]]:
    """The fields of a part that hold Markdown, each with a value that holds HTML."""
    for name, annotation in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields and (value := holding(annotation)):
            yield name, value


def holding(annotation: Any) -> Any:
    if get_origin(annotation) is Annotated:
        kind, *marks = get_args(annotation)
        prose = [mark for mark in marks if isinstance(mark, Prose)]
        if prose:
            return None if prose[0] is Prose.PLAIN else "One <b> two."
        return holding(kind)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is list and (value := holding(arguments[0])):
        return [value]
    if origin is dict and (value := holding(arguments[1])):
        return {"A": value}
    if isinstance(annotation, type) and issubclass(annotation, Model):
        if issubclass(annotation, Question):
            return None  # a part of its own
        return dict(texts(annotation))
    return None


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [(model, name, value) for model in PARTS for name, value in texts(model)],
)
def test_a_text_with_html_is_refused_at_its_place(
    model: type[Model], name: str, value: Any
) -> None:
    text = yaml.safe_dump({"before": "Before.", name: value}, sort_keys=False)
    document, problems = parse_yaml(text, "file.yml")
    assert document
    assert not problems
    part = Part("part", model, document, (), document.data, document.data)
    found = list(check_texts(part))
    assert found
    lines = text.splitlines()
    for problem in found:
        assert lines[problem.line - 1][problem.column - 1 :].startswith("<b>")
    assert len(found) == text.count("<b>")


@pytest.mark.parametrize("model", PARTS)
def test_names_and_numbers_are_no_texts(model: type[Model]) -> None:
    part = Part("part", model, parse_yaml("a: b", "file.yml")[0], (), {})  # type: ignore[arg-type]
    assert not any(is_text(part, (name,)) for name in ("id", "kind", "reviewed", "url", "minutes"))

"""JSON Schemas of the bank's files, made from the model, so that editors complete fields and explain them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from .fields import Slug
from .model import QuizFile, Scenario, Section, Source

# Editors know draft 7 best, and nothing in these schemas means something else in a later one.
DIALECT = "http://json-schema.org/draft-07/schema#"


def generate_schemas() -> dict[str, str]:
    """Text of each schema, by the name of its file in the bank's folder."""
    schemas = {
        "section.schema.json": Section.model_json_schema(),
        "quiz.schema.json": QuizFile.model_json_schema(),
        "sources.schema.json": TypeAdapter(dict[Slug, Source]).json_schema(),
        "scenario.schema.json": _front_matter(Scenario.model_json_schema()),
    }
    return {name: _format(schema) for name, schema in schemas.items()}


def _front_matter(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the sample answer, which is the Markdown below."""
    schema["properties"].pop("answer")
    schema["required"].remove("answer")
    return schema


def _format(schema: dict[str, Any]) -> str:
    return (
        json.dumps({"$schema": DIALECT} | _as_written(schema), indent=2, ensure_ascii=False) + "\n"
    )


def _as_written(schema: Any) -> Any:
    """What the loader takes: `A: 16` and `A: true` are texts too, though YAML has types of their own for them.

    Of names that have a pattern, no others. The titles that pydantic makes of field names would only repeat these.
    """
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {
        name: _as_written(item)
        for name, item in schema.items()
        if name != "title" or isinstance(item, dict)
    }
    if schema.get("type") == "string" and "minLength" in schema:
        schema["type"] = ["string", "number", "boolean"]
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    return schema

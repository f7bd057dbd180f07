"""What fields of the model are made of: ids, texts by what they may hold, links, and the base of all models."""

from __future__ import annotations

import ast
import enum
import functools
import inspect
import itertools
import textwrap
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
)

PATTERNS: dict[str, str] = {}
"""Pattern of the model to what a text has to look like."""


def pattern(expression: str, advice: str) -> str:
    """A pattern for a text, with what to say to an author whose text does not fit."""
    PATTERNS[expression] = advice
    return expression


Slug = Annotated[
    str,
    StringConstraints(
        pattern=pattern(
            r"^[a-z0-9]+(-[a-z0-9]+)*$",
            "use lower-case letters, digits and single hyphens, as in 'two-or-three-words'",
        ),
        max_length=60,
    ),
    Field(
        description="Lower-case words joined by hyphens. Permanent: readers' saved answers hang on it."
    ),
]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Prose(enum.Enum):
    """What a text that readers see may hold."""

    PLAIN = "words as they stand"
    INLINE = "one paragraph of Markdown"
    BLOCK = "Markdown without headings"
    ARTICLE = "Markdown with headings of level 4 and below"


Plain = Annotated[Text, Prose.PLAIN]
Inline = Annotated[Text, Prose.INLINE]
Block = Annotated[Text, Prose.BLOCK]
Article = Annotated[Text, Prose.ARTICLE]
PageLink = Annotated[
    str,
    StringConstraints(
        pattern=pattern(
            r"^[\w./-]+\.md(#[\w-]+)?$",
            "name a page below docs/, as in 'lessons/02-name.md#heading'",
        )
    ),
    Field(
        description="A page below `docs/`, with the heading if need be: `lessons/02-name.md#heading`."
    ),
]
Address = Annotated[
    str,
    StringConstraints(
        pattern=pattern(
            r"^https://\S+$", "give an address that starts with https:// and holds no space"
        )
    ),
]
Language = Annotated[
    str,
    StringConstraints(
        pattern=pattern(
            r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            "write the tag of a language, as in 'de' or 'pt-BR'",
        )
    ),
]
Percent = Annotated[int, Field(ge=0, le=100)]


class Model(BaseModel):
    """Base of everything in a bank: unknown keys are refused, values do not change once loaded."""

    # Built when first used: a build of a site knows a few of all kinds.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    entries: ClassVar[Mapping[str, str]] = {}
    """What one entry of a field is called, where the field's name does not do."""
    example: ClassVar[str] = ""
    """How it is written in a line, for authors who wrote a single value."""
    called: ClassVar[Mapping[str, str]] = {}
    """What authors call a field by mistake, where it is no slip of the name: the field by that name."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: Any, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        written = handler(schema)
        properties = handler.resolve_ref_schema(written)["properties"]
        for name, meaning in meanings(cls).items():
            if name in properties:
                properties[name].setdefault("description", meaning)
        return written


@functools.cache
def meanings(model: type[Model]) -> dict[str, str]:
    """What each field of a model means: the text below it. Read from the source when asked, which few commands do."""
    if model is Model:
        return {}
    found: dict[str, str] = {}
    for base in reversed(model.__bases__):
        found |= meanings(base) if issubclass(base, Model) else {}
    (written,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    for field, text in itertools.pairwise(getattr(written, "body", ())):
        match field, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str() as meaning)),
            ):
                found[name] = inspect.cleandoc(meaning)
    return found

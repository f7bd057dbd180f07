"""What the model refuses, in the author's words: pydantic's types of error to sentences with a remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..problems import did_you_mean
from .fields import PATTERNS
from .source import Loc

KEY = "[key]"
"""Last step of a loc that pydantic gives when it refuses the name of an entry."""

EXAMPLE_DATE = "2026-11-22"

_ADDRESS = re.compile(r"https?://|www\.")

SHAPES = {
    "dict_type": "a list of 'name: text' lines",
    "list_type": "a list: one entry a line, each after '- '",
    "model_type": "a group of fields, each as 'field: value'",
    "string_type": "text",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": f"a date such as {EXAMPLE_DATE}",
}


def word_fault(
    kind: str,
    loc: Loc,
    value: Any,
    context: dict[str, Any],
    fields: list[str],
    entries: Mapping[str, str],
    *,
    word: str = "",
    meant: str | None = None,
    example: str = "",
) -> str:
    """A sentence for one fault: pydantic's type of it, where below its part, the value, the fields known there.

    `word` is what is written where YAML reads nothing, `meant` the field that was meant by an unknown one, and
    `example` how a group of fields is written in a line.
    """
    what = phrase_field(loc, entries)
    if kind == "missing":
        if loc == ("answer",) and "situation" in fields:
            return "the sample answer is missing: write it below the front matter"
        return f"field '{loc[-1]}' is missing"
    if kind == "extra_forbidden":
        hint = f" (did you mean '{meant}'?)" if meant else did_you_mean(str(loc[-1]), fields)
        return f"unknown field '{loc[-1]}'{hint}"
    if loc[-1:] == (KEY,):
        return f"{phrase_field(loc[:-2], entries)} cannot have an entry '{loc[-2]}': {_pattern(kind, context)}"
    if value is None:
        if word:
            return (
                f"{what} is empty, because YAML reads {word} as nothing: put it in quotes, '{word}'"
            )
        return f"{what} is empty: fill it in"
    if kind == "dict_type" and isinstance(value, list):
        if value and all(isinstance(each, dict) for each in value):
            return f"{what} is a list: delete the '-' before each name"
        lettered = loc[-1] in ("feedback", "options", "steps")
        example = f"{'A' if lettered else 'name'}: {_first_of(value)}"
        return f"{what} is a list: write a name and ':' in place of each '-', as in '{example}'"
    if kind == "list_type" and isinstance(value, str):
        if several := _listed_in_a_line(value):
            return f"{what} cannot be '{_short(value)}': more than one are a list, [{', '.join(several)}]"
        return f"{what} must be a list, even of one: write '- {_short(value)}' on a line of its own"
    if kind == "list_type" and isinstance(value, dict):
        return f"{what} must be {SHAPES[kind]}, not fields"
    if kind == "model_type" and example:
        return f"{what} must be a group of fields, as in {example}, not {_shape(value)}"
    if kind in SHAPES:
        return f"{what} must be {SHAPES[kind]}, not {_shape(value)}"
    if loc[:1] == ("sources",) and _ADDRESS.match(str(value)):
        return f"{what} is an address: give it an id in sources.yml, and write that id here"
    if kind == "string_pattern_mismatch" and (several := _several(value, context)):
        return (
            f"{what} cannot be '{_short(value)}': more than one are a list, [{', '.join(several)}]"
        )
    if kind in ("string_pattern_mismatch", "string_too_long"):
        return f"{what} cannot be '{_short(value)}': {_pattern(kind, context)}"
    if kind == "string_too_short":
        return f"{what} is empty: fill it in"
    if kind == "too_short":
        return f"{what} has {_entries(context['actual_length'])}: it needs at least {context['min_length']}"
    if kind == "too_long":
        return f"{what} has more than {_entries(context['max_length'])}"
    return f"{what} {_word_value(kind, value, context)}"


def _word_value(kind: str, value: Any, context: dict[str, Any]) -> str:
    if kind == "literal_error":
        known = [name.strip("'") for name in context["expected"].replace(" or ", ", ").split(", ")]
        return f"cannot be '{_short(value)}'{did_you_mean(str(value), known)}"
    if kind.startswith("date"):
        return f"cannot be '{_short(value)}': write a date as {EXAMPLE_DATE}"
    if kind.startswith("bool"):
        return f"cannot be '{_short(value)}': write true or false"
    if kind.startswith(("float", "finite")):
        return f"cannot be '{_short(value)}': write a number"
    if kind.startswith("int"):
        return f"cannot be '{_short(value)}': write a whole number"
    bounds = {"greater_than": "more than", "greater_than_equal": "at least"}
    bounds |= {"less_than": "less than", "less_than_equal": "at most"}
    if kind in bounds:
        return f"cannot be {value}: it is {bounds[kind]} {next(iter(context.values())):g}"
    return f"cannot be '{_short(value)}' ({kind.replace('_', ' ')})"


def phrase_field(loc: Loc, entries: Mapping[str, str]) -> str:
    """`'stem'`, `study 2`: how a field is called in a sentence. `entries` are the model's own words for one entry."""
    if not loc:
        return "an entry"
    if len(loc) == 1:
        return f"'{loc[0]}'"
    words = [str(step + 1) if isinstance(step, int) else step for step in loc]
    return " ".join([entries.get(words[0], words[0]), *words[1:]])


def _first_of(values: list[Any]) -> str:
    return _short(values[0]) if values and isinstance(values[0], str) else "..."


def _listed_in_a_line(text: str) -> list[str]:
    """The entries of a list that is written in a line: words between commas, or letters; none if it is not that."""
    found = [each.strip() for each in re.split(r"[,;]", text)]
    if re.fullmatch(r"[A-H]([\s,;/&+<>→-]+(?:(?:and|then)\s+)?[A-H])+", text):
        found = re.findall(r"[A-H]", text)
    one_word = re.compile(r"\w[\w.-]*").fullmatch
    return found if len(found) > 1 and all(map(one_word, found)) else []


def _several(value: Any, context: dict[str, Any]) -> list[str]:
    """The values of one text that should have been a list of them; none if it is not that."""
    found = [each for each in re.split(r"[,;/&+\s]+|\band\b", str(value)) if each]
    fits = re.compile(context["pattern"]).match
    return found if len(found) > 1 and all(map(fits, found)) else []


def _pattern(kind: str, context: dict[str, Any]) -> str:
    if kind == "string_too_long":
        return f"use at most {context['max_length']} characters"
    return PATTERNS.get(context.get("pattern", ""), f"it has to match {context.get('pattern')}")


def _shape(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        # The usual way to get here: a list entry that holds a colon.
        return "fields (if the text holds ': ', put quotes around it)"
    return f"'{_short(value)}'"


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 50 else text[:47] + "..."


def _entries(number: int) -> str:
    return "no entry" if number == 0 else f"{number} entr{'y' if number == 1 else 'ies'}"

"""Fields of the bank as YAML that an author likes to edit."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from ..bank.source import parse_yaml

WIDTH = 110
"""Columns after which a text is folded."""

SHORT = 90
"""A text of so many characters stands on the line of its field."""


def write_fields(fields: Mapping[str, Any]) -> str:
    """Fields below each other, at the margin, with a line end behind the last."""
    return "".join(f"{line}\n" for name, value in fields.items() for line in _field(name, value, 0))


def write_entry(fields: Mapping[str, Any]) -> str:
    """Fields as an entry of a list, at the margin."""
    lines = write_fields(fields).rstrip("\n").split("\n")
    return "".join(f"{'  ' if at else '- '}{line}".rstrip() + "\n" for at, line in enumerate(lines))


def _field(name: str, value: Any, indent: int) -> list[str]:
    lead = " " * indent
    if isinstance(value, dict):
        if not value:
            return [f"{lead}{name}: {{}}"]
        inner = [line for key, each in value.items() for line in _field(str(key), each, indent + 2)]
        return [f"{lead}{name}:", *inner]
    if isinstance(value, list):
        if all(map(_fits_in_line, value)):
            return [f"{lead}{name}: {_in_line(value)}"]
        items = [_scalar(each, indent + 2) for each in value]
        return [
            f"{lead}{name}:",
            *(line for first, *rest in items for line in (f"{lead}  - {first}", *rest)),
        ]
    if isinstance(value, bool):
        return [f"{lead}{name}: {'true' if value else 'false'}"]
    first, *rest = _scalar(str(value), indent)
    return [f"{lead}{name}: {first}", *rest]


def _fits_in_line(value: Any) -> bool:
    """Whether a list says an entry in its own line: a short word, or a list of some, as steps that may swap."""
    if isinstance(value, list):
        return all(map(_fits_in_line, value))
    return isinstance(value, str) and _is_plain_in_list(value)


def _in_line(value: Any) -> str:
    return f"[{', '.join(map(_in_line, value))}]" if isinstance(value, list) else str(value)


def _scalar(text: str, indent: int) -> list[str]:
    """A text behind the name of its field, the lines below it indented."""
    lead = " " * (indent + 2)
    if "\n" in text:
        return (
            [
                "|-",
                *(
                    f"{lead}{line}".rstrip() if not line.strip() else lead + line
                    for line in text.split("\n")
                ),
            ]
            if _is_literal(text)
            else [_quoted(text)]
        )
    if (
        len(text) > SHORT
        and not text[:1].isspace()
        and not text[-1:].isspace()
        and "  " not in text
        and "\t" not in text
    ):
        lines = textwrap.wrap(
            text, WIDTH - len(lead), break_long_words=False, break_on_hyphens=False
        )
        if " ".join(lines) == text:
            return [">-", *(lead + line for line in lines)]
    if _is_plain(text):
        return [text]
    return [_quoted(text)]


def _is_literal(text: str) -> bool:
    return (
        not text[:1].isspace()
        and text == text.rstrip()
        and not any(line != line.rstrip() and not line.strip() for line in text.split("\n"))
    )


_SAFE = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.()/+-_?!;$=<^~|"
)


def _is_plain(text: str) -> bool:
    """Whether YAML reads the text as it stands, without quotes."""
    if not text or text != text.strip():
        return False
    if set(text) <= _SAFE and text[0].isalnum() and text.lower() != "null":
        return True
    document, problems = parse_yaml(f"k: {text}\n", "")
    return document is not None and not problems and document.data == {"k": text}


def _is_plain_in_list(text: str) -> bool:
    return text.replace("-", "").isalnum() and text.isascii() and text.lower() != "null"


def _quoted(text: str) -> str:
    """In quotes; in double ones if it has line ends or what single ones cannot hold."""
    if "\n" not in text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    signs = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(signs.get(sign, sign) for sign in text) + '"'

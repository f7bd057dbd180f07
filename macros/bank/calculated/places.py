"""Places of a text that show a number, and what fills them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from ..fields import Model
from ..formulas import show_number

PLACE = re.compile(r"\{\{ ?(=?[a-z][a-z0-9_]*)(:,)? ?\}\}")
"""Where a text shows a number: `{{tokens}}`, or `{{tokens:,}}` with commas between thousands."""
_TAG = re.compile(r"(<[^<>]*>)")


def texts_of_row(values: Mapping[str, float]) -> dict[str, str]:
    """Each number as texts show it, plain and with commas."""
    plain = {name: show_number(value) for name, value in values.items()}
    grouped = {
        f"{name}:,": f"{int(value):,}" if value == int(value) else f"{value:,.12g}"
        for name, value in values.items()
    }
    return plain | grouped


def fill_html(html: str, texts: Mapping[str, str], *, marked: bool) -> str:
    """Rendered HTML with its places filled; `marked`, each in an element that scripts can fill anew."""
    if "{{" not in html:
        return html
    pieces = _TAG.split(html)
    for at, piece in enumerate(pieces):
        if "{{" in piece:
            plain = at % 2 or not marked
            pieces[at] = PLACE.sub(functools.partial(_place, texts=texts, plain=bool(plain)), piece)
    return "".join(pieces)


def _place(match: re.Match[str], texts: Mapping[str, str], plain: bool) -> str:
    name = match[1] + (match[2] or "")
    text = texts.get(name, match[0])
    return text if plain else f'<span data-number="{name}">{text}</span>'


def fill(value: Any, texts: Mapping[str, str]) -> Any:
    """A value of a field with the places of its texts filled, however deep these lie."""
    if isinstance(value, str):
        return PLACE.sub(lambda match: texts.get(match[1] + (match[2] or ""), match[0]), value)
    if isinstance(value, list):
        return [fill(each, texts) for each in value]
    if isinstance(value, dict):
        return {name: fill(each, texts) for name, each in value.items()}
    if isinstance(value, Model):
        return value.model_copy(
            update={name: fill(getattr(value, name), texts) for name in type(value).model_fields}
        )
    return value

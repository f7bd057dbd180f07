"""Permanent ids from what is asked."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Container

from ..text import convert
from . import words

MOST_WORDS = 5
MOST_SIGNS = 48
FEWEST_SIGNS = 4

LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)


def make_id(text: str, taken: Container[str], other: str = "question") -> str:
    """An id of a few words of the text that is not taken. `other` is what it begins with if no word can be written."""
    base = slug(text) or f"{other}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"
    id = base
    number = 2
    while id in taken:
        id = f"{base}-{number}"
        number += 1
    return id


def slug(text: str) -> str:
    """A few words of a text, joined by hyphens; nothing if it has none that ASCII can write."""
    converted = convert(text[:2000])
    found = _words(converted.prose) or _words(converted.plain or text[:2000])
    chosen = [word for word in found if word not in words.SMALL]
    if sum(map(len, chosen)) < FEWEST_SIGNS:
        chosen = found
    name = ""
    for word in list(dict.fromkeys(chosen))[:MOST_WORDS]:
        longer = f"{name}-{word}" if name else word[:MOST_SIGNS]
        if len(longer) > MOST_SIGNS:
            break
        name = longer
    # An id that is not finished is called so by `check`.
    return name if name.partition("-")[0] != "todo" else f"about-{name}"


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    if sum(sign.isalpha() and not sign.isascii() for sign in plain) * 2 > sum(
        map(str.isalpha, plain)
    ):
        return []
    return "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain).split()

"""Words of a text as rules and figures count them: how many, how long, what they have in common."""

from __future__ import annotations

import re

from .converter import convert

_WORD = re.compile(r"\d+\.\d+[^\W_]*|[^\W_]+(?:['’][^\W_]+)?")
_NUMBER_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_NUMBER_UNIT = re.compile(r"(?<=\d)\s+(?=[^\W\d_]{1,3}\b)")


def length(text: str) -> int:
    """How long a reader finds a text of the bank, in characters."""
    return len(convert(text).plain)


def words(text: str) -> list[str]:
    """The words of a text of the bank in lower case, code and numbers among them."""
    return words_in(convert(text).plain)


def prose_words(text: str) -> list[str]:
    """The words of a text of the bank without those in code."""
    return words_in(convert(text).prose)


def words_in(plain: str) -> list[str]:
    """The words of plain text in lower case; `1,000` and `16 GB` are one each."""
    return _WORD.findall(_NUMBER_UNIT.sub("", _NUMBER_COMMA.sub("", plain)).lower())

"""Words of a text as rules and figures count them: how many, how long, what they have in common."""

from __future__ import annotations

import functools
import re

from .converter import convert

_WORD = re.compile(r"\d+\.\d+[^\W_]*|[^\W_]+(?:['’][^\W_]+)?")
_VOWEL_SIGNS = re.compile(r"[\u064b-\u0652\u0670]")
"""What Arabic writes above and below letters, or leaves out: the word is the same."""
_NUMBER_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_NUMBER_UNIT = re.compile(r"(?<=\d)\s+(?=[^\W\d_]{1,3}\b)")


def length(text: str) -> int:
    """How long a reader finds a text of the bank, in characters."""
    return len(convert(text).plain)


@functools.cache
def words(text: str) -> tuple[str, ...]:
    """The words of a text of the bank in lower case, code and numbers among them."""
    return tuple(words_in(convert(text).plain))


def prose_words(text: str) -> list[str]:
    """The words of a text of the bank without those in code."""
    return words_in(convert(text).prose)


def words_in(plain: str) -> list[str]:
    """The words of plain text in lower case; `1,000` and `16 GB` are one each."""
    bare = plain if plain.isascii() else _VOWEL_SIGNS.sub("", plain)
    return _WORD.findall(_NUMBER_UNIT.sub("", _NUMBER_COMMA.sub("", bare)).lower())

"""Words of a text as rules and figures count them: how many, how long, what they have in common."""

from __future__ import annotations

import functools
import re

from .converter import convert

_WORD = re.compile(r"\d+\.\d+[^\W_]*|[^\W_]+(?:['’][^\W_]+)?")
_NUMBER_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_NUMBER_UNIT = re.compile(r"(?<=\d)\s+(?=[^\W\d_]{1,3}\b)")

# The first that fits comes off; what is left must still be a word, hence the least length beside it.
_ENDINGS = [
    ("ations", "", 4), ("ation", "", 4), ("ities", "", 4), ("ity", "", 4),
    ("ings", "", 4), ("ing", "", 3), ("ions", "", 4), ("ion", "", 4), ("ies", "y", 2), ("ied", "y", 2),
    ("ers", "", 4), ("er", "", 4), ("ed", "", 3), ("es", "", 4), ("ly", "", 4), ("s", "", 3),
]  # fmt: skip


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


@functools.lru_cache(maxsize=50_000)
def word_stem(word: str) -> str:
    """What `batches`, `batching` and `batched` have in common. Coarse: it knows endings, not the language."""
    word = word.replace("’", "'").split("'")[0]
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    # What -ing leaves of "running" and "caching" is what "run" and "cache" become as well.
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word

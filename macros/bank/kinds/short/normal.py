"""What does not count where words are compared. `quiz/spelling.js` does the same; the same cases try both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Literal

Ignored = Literal["accents", "case", "code", "punctuation", "quotes", "space"]

_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟«»‹›′″]")
_DASHES = re.compile("[‐‑‒–—−]")
_PROMPT = re.compile(r"^\s*`*\s*(?:[$%>#]\s+|>>> )?")
_END_OF_CODE = re.compile(r"[;`\s]+$")


def normalized(text: str, ignore: Collection[str]) -> str:
    """The text as it is compared: `ignore` names what does not count beside runs of white space and forms of a sign."""
    text = unicodedata.normalize("NFKC", text)
    if "code" in ignore:
        text = _END_OF_CODE.sub("", _PROMPT.sub("", text))
    if "quotes" in ignore:
        text = _QUOTES.sub("'", text)
    if "punctuation" in ignore:
        text = "".join(" " if unicodedata.category(sign)[0] in "PS" else sign for sign in text)
    else:
        text = _DASHES.sub("-", text)
    if "accents" in ignore:
        apart = unicodedata.normalize("NFD", text)
        text = "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M")
    if "case" in ignore:
        text = text.lower()
    return ("" if "space" in ignore else " ").join(text.split())

"""What the words of a heading say."""

from __future__ import annotations

from ... import words
from .signs import plain


def plain_heading(text: str) -> str:
    """A heading in words, as it stands."""
    return "".join(sign for sign in text if sign not in "*_`").strip(" #")


def heading_words(text: str) -> str:
    """The words of a heading for comparison, with spaces in place of other signs."""
    bare = plain(text)
    return "".join(sign if sign.isalnum() else " " for sign in bare).strip()


def names_part(text: str) -> bool:
    """Whether a heading is that of several questions: `1. Short answers`, `Part II: True or false`."""
    bare = plain(text).strip(" :.")
    if bare.endswith(("?", "？")):
        return False
    for sign in ("(", "（", "["):
        bare = bare.partition(sign)[0].rstrip(" :.") if not bare.startswith(sign) else bare
    return any(
        bare.endswith(phrase) and not bare[: -len(phrase)][-1:].isalpha() for phrase in words.PARTS
    )

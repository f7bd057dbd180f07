"""The words of an option, looked for in another text."""

from __future__ import annotations

_SIGNS_BEHIND = "{}<>[]/()`\"'|$%#@"
"""What an option may end with behind its last word."""


def letters_of(text: str) -> str:
    """Letters and digits of a text alone; of one without any, all signs."""
    kept = "".join(sign for sign in text.casefold() if sign.isalnum())
    return kept or "".join(text.split())


def after_words(rest: str, words_of: str, *, whole: bool = False) -> str | None:
    """What follows the given words in a text that begins with them; None if it does not.

    `whole`: a sentence that begins with them is given as it stands.
    """
    wanted = letters_of(words_of)
    if not wanted:
        return None
    at = seen = 0
    lowered = rest.casefold()
    if len(lowered) != len(rest):
        lowered = rest.lower()
    while at < len(lowered) and seen < len(wanted):
        if lowered[at].isalnum():
            if lowered[at] != wanted[seen]:
                return None
            seen += 1
        elif not wanted[seen].isalnum() and lowered[at] == wanted[seen]:
            seen += 1
        at += 1
    if seen < len(wanted) or (at < len(rest) and rest[at].isalnum() and rest[at].isascii()):
        return None
    closing = words_of[len(words_of.rstrip(_SIGNS_BEHIND)) :] if wanted[-1:].isalnum() else ""
    if closing and rest.startswith(closing, at):
        at += len(closing)
    following = rest[at:].lstrip("`*_)\"'”]").lstrip()
    if following[:1].isalnum() and "\n" not in rest[at : at + 3]:
        # A sentence that begins with the same words.
        return rest.strip() if whole and len(wanted) > 5 else None
    return rest[at:].strip().lstrip("`*_)\"'”.:：,;-–— ").strip()

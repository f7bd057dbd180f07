"""The words of an option, looked for in another text."""

from __future__ import annotations

from collections.abc import Sequence

from ... import words

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


BETWEEN = " \t,;/&+*_`()\"'“”，、；"
"""Signs that may stand between the words of two options."""
BEHIND = (". ", ".*", ": ", "; ", " —", " –", " - ", " (", "\n", "。")
"""How something else begins behind the last of them."""


def named_in_turn(text: str, options: Sequence[str]) -> tuple[tuple[int, ...], str] | None:
    """The options whose words a text gives one after the other, `Cork, Pine`, and what follows them; None for fewer
    than two of them."""
    spoken = _tokens(text)
    known = [[word for word, _, _ in _tokens(option)] for option in options]
    found: list[int] = []
    at = end = 0
    while at < len(spoken):
        option = _longest(known, [word for word, _, _ in spoken[at:]])
        if option is None or (found and not _are_joined(text[end : spoken[at][1]])):
            if not found or spoken[at][0] not in words.JOINING:
                break
            at += 1
            continue
        found.append(option)
        at += len(known[option])
        end = spoken[at - 1][2]
    rest = text[end:]
    closed = not rest.strip(" *_`.)]\"'”。") or rest.lstrip("*_`\"'”)").startswith(BEHIND)
    if len({*found}) < 2 or not closed:
        return None
    return tuple(sorted({*found})), rest.strip(" *_`\"'”)]").lstrip(".:;—–- ").strip()


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, in small letters, with where they begin and end."""
    found: list[tuple[str, int, int]] = []
    start = -1
    for at, sign in enumerate(f"{text} "):
        if sign.isalnum():
            start = at if start < 0 else start
        elif start >= 0:
            found.append((text[start:at].lower(), start, at))
            start = -1
    return found


def _longest(options: Sequence[Sequence[str]], spoken: Sequence[str]) -> int | None:
    """The option of most words with which spoken words begin."""
    begun = [at for at, own in enumerate(options) if own and list(spoken[: len(own)]) == list(own)]
    return max(begun, key=lambda at: len(options[at]), default=None)


def _are_joined(between: str) -> bool:
    """Whether what stands between two options joins them."""
    pieces = between.strip("*_`()\"'“” ").casefold().split()
    joined = [piece.strip(BETWEEN) for piece in pieces]
    return bool(pieces) and all(not piece or piece in words.JOINING for piece in joined)

"""Headings and titles of folds that announce answers."""

from __future__ import annotations

from ... import words
from .signs import plain

_ANSWERS_END = (*words.ANSWERS_END, *(phrase for phrase in words.ANSWERS if " " in phrase))


def announces_answers(text: str) -> bool:
    """Whether a heading announces the keys of several questions."""
    bare = plain(text).strip(" :.!?#")
    bare = bare.lstrip("0123456789.) ")
    if bare in words.ANSWERS:
        return True
    for sign in (":", "：", " – ", " — ", " - ", "(", "（", "|", "/", ". "):
        pieces = bare.split(sign)
        if len(pieces) > 1 and any(piece.strip(" )）") in words.ANSWERS for piece in pieces):
            return True
    return len(bare) < 70 and (
        any(_begins_with(bare, phrase) for phrase in words.ANSWERS_BEGIN)
        or any(bare.endswith(f" {phrase}") for phrase in _ANSWERS_END)
    )


def _begins_with(text: str, phrase: str) -> bool:
    after = text[len(phrase) : len(phrase) + 1]
    return text.startswith(phrase) and not (
        after.isalnum() and after.isascii() and phrase.isascii()
    )


def fold_title(title: str) -> str:
    """The title of a fold without words such as "show" and "click to"."""
    bare = plain(title).strip(" :.!?▶►▼[]")
    if bare.endswith(")") and " (" in bare:  # `Answer (with Python 3)`
        bare = bare[: bare.rfind(" (")]
    bare = bare.strip(" :.!?()[]")
    if " / " in bare:  # in two languages
        each = [fold_title(part) for part in bare.split(" / ")]
        return next((part for part in each if part in words.KEY), each[0])
    found = bare.split()
    while found and found[0] in words.SHOW:
        found = found[1:]
    while found and found[-1] in words.SHOW:
        found = found[:-1]
    for word in words.SHOW:
        if not word.isascii() and len(found) == 1:
            found[0] = found[0].removeprefix(word).removesuffix(word) or found[0]
    return " ".join(found).strip(" :.!?()[]") or ("answer" if bare else "")

"""Whether a text says "true" or "false", in the languages that are known."""

from __future__ import annotations

from ... import words
from .signs import plain


def read_truth(text: str) -> tuple[bool, int] | None:
    """Whether a text begins with "true" or "false" in some language, and where that ends."""
    bare = text.casefold()
    start = len(bare) - len(bare.lstrip(" *_`([（【\"'"))
    bare = bare[start:]
    found = [
        (len(word), is_true)
        for is_true, known in ((True, words.TRUE), (False, words.FALSE))
        for word in known
        if bare.startswith(word) and not _goes_on(bare, word)
    ]
    if not found:
        return None
    length, is_true = max(found)
    return is_true, start + length


def _goes_on(bare: str, word: str) -> bool:
    after = bare[len(word) : len(word) + 1]
    if after == "-" and bare[len(word) + 1 : len(word) + 2].isalnum():
        return True  # `Non-zero`
    return after.isalnum() and (after.isascii() or not word[-1:].isascii() or word.isascii())


def truth_words(text: str) -> tuple[str, str]:
    """Both answers to a statement in the language of the one given."""
    word = plain(text).strip(" .!。")
    for pair in words.TRUE_FALSE:
        if any(word.startswith(each.casefold()) for each in pair):
            return pair
    return words.TRUE_FALSE[0]


def means_truth(text: str, is_true: bool) -> bool:
    """Whether an option is the word for true, or for false."""
    word = plain(text).strip(" .!")
    return word in (words.TRUE if is_true else words.FALSE)

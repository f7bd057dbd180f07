"""What a new question starts from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from .model import Choice


def fill(questions: Iterable[Choice]) -> Mapping[str, str]:
    """The key goes to the letter that is right least often, so that new questions even the spread out."""
    uses = Counter(letter for question in questions for letter in question.key)
    return {"key": min("ABCD", key=lambda letter: (uses[letter], letter))}

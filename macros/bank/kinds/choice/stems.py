"""Rules about stem and options together: the stem does not hand out the answer."""

from __future__ import annotations

from collections.abc import Iterator

from ....text.words import words
from ....words.vocabulary import Vocabulary
from ...kind import Note
from .model import Choice

NOTICED = 4
"""Letters that a word needs to be noticed."""


def stem_echo(question: Choice, vocabulary: Vocabulary) -> Iterator[Note]:
    """A word of the stem that comes back in the key alone points at it."""
    if vocabulary.ordinary is None:
        return
    noticed = filter(_is_noticed, map(vocabulary.bare, words(question.stem)))
    asked = {vocabulary.stem(word) for word in noticed if word not in vocabulary.ordinary}
    options = {
        letter: {vocabulary.stem(word): word for word in words(text)}
        for letter, text in question.options.items()
    }
    wrong = {stem for letter in options.keys() - question.key for stem in options[letter]}
    for letter in question.key:
        told = asked & (options[letter].keys() - wrong)
        echoes = [f"'{word}'" for stem, word in options[letter].items() if stem in told]
        if echoes:
            message = (
                f"the key repeats {' and '.join(echoes)} from the stem, and no distractor does: use another "
                "word there, or the same in a distractor"
            )
            yield Note(("options", letter), message)


def _is_noticed(word: str) -> bool:
    return len(word) >= NOTICED and not word.isdigit()

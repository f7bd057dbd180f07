"""Rules about the stem: it asks for what is right, and does not hand out the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..bank.model import Question
from ..text import convert
from ..text.words import word_stem, words
from .rule import Note
from .vocabulary import ORDINARY

_SENTENCE = re.compile(r"(?<=[.?!:])\s+")
_CLAUSE = re.compile(
    r"(?<!^)\b(?:when|if|because|while|although|since|unless|whose|once|so)\b", re.IGNORECASE
)
_CHOICE = re.compile(r"\b(?:which|what|who|where|select|choose|pick|find|name)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|except|cannot|never|[a-z]+n['’]t"
    r"|least (?:likely|suitable|appropriate|useful|important)"
    r"|(?:is|are) (?:false|wrong|incorrect|untrue|inappropriate|unsuitable))\b"
)

NOTICED = 4
"""Letters that a word needs to be noticed."""


def negative_stem(question: Question) -> Iterator[Note]:
    """A reader who misses a small 'not' answers the opposite question, and learns nothing from it."""
    for sentence in _asking(question.stem):
        # What does not hold in a case that is described is no matter of what is asked.
        asked = _CLAUSE.split(sentence)[0]
        found = _NEGATION.search(asked)
        if found and _CHOICE.search(asked):
            message = (
                f"the stem asks for what is wrong ('{found[0]}'): ask for what is right, or write "
                f"**{found[0]}** so that nobody misses it"
            )
            yield Note(("stem",), message)
            return


def stem_echo(question: Question) -> Iterator[Note]:
    """A word of the stem that comes back in the key alone points at it."""
    asked = {word_stem(word) for word in words(question.stem) if _is_noticed(word)}
    options = {
        letter: {word_stem(word): word for word in words(text)}
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


def _asking(stem: str) -> list[str]:
    """The sentences that ask; the last one if none ends with a question mark."""
    # A word set in strong type is seen, so it does not count.
    sentences = _SENTENCE.split(convert(stem).reading.unstressed)
    return [sentence for sentence in sentences if sentence.endswith("?")] or sentences[-1:]


def _is_noticed(word: str) -> bool:
    return len(word) >= NOTICED and word not in ORDINARY and not word.isdigit()

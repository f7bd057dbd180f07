"""Rules about the stem: it asks for what is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..bank.kind import Note
from ..bank.question import Question
from ..text import convert
from ..words.vocabulary import Vocabulary

_SENTENCE = re.compile(r"(?<=[.?!:؟])\s+|(?<=[。？！：])(?!$)")
_ASKS = ("?", "؟", "？")


def negative_stem(question: Question, vocabulary: Vocabulary) -> Iterator[Note]:
    """A reader who misses a small 'not' answers the opposite question, and learns nothing from it."""
    selects, negation, clause = vocabulary.selects, vocabulary.negation, vocabulary.clause
    if not (selects and negation):
        return
    for sentence in _asking(question.stem):
        # What does not hold in a case that is described is no matter of what is asked.
        asked = clause.split(sentence)[0] if clause else sentence
        found = negation.search(asked)
        if found and selects.search(asked):
            message = (
                f"the stem asks for what is wrong ('{found[0]}'): ask for what is right, or write "
                f"**{found[0]}** so that nobody misses it"
            )
            yield Note(("stem",), message)
            return


def _asking(stem: str) -> list[str]:
    """The sentences that ask; the last one if none ends with a question mark."""
    # A word set in strong type is seen, so it does not count.
    sentences = _SENTENCE.split(convert(stem).reading.unstressed)
    return [sentence for sentence in sentences if sentence.endswith(_ASKS)] or sentences[-1:]

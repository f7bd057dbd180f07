"""Rules about the stem: it asks for what is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..bank.kind import Note
from ..bank.question import Question
from ..text import convert

_SENTENCE = re.compile(r"(?<=[.?!:])\s+")
_CLAUSE = re.compile(
    r"(?<!^)\b(?:when|if|because|while|although|since|unless|whose|once|so)\b", re.IGNORECASE
)
_SELECTS = re.compile(r"\b(?:which|what|who|where|select|choose|pick|find|name)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|except|cannot|never|[a-z]+n['’]t"
    r"|least (?:likely|suitable|appropriate|useful|important)"
    r"|(?:is|are) (?:false|wrong|incorrect|untrue|inappropriate|unsuitable))\b"
)


def negative_stem(question: Question) -> Iterator[Note]:
    """A reader who misses a small 'not' answers the opposite question, and learns nothing from it."""
    for sentence in _asking(question.stem):
        # What does not hold in a case that is described is no matter of what is asked.
        asked = _CLAUSE.split(sentence)[0]
        found = _NEGATION.search(asked)
        if found and _SELECTS.search(asked):
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
    return [sentence for sentence in sentences if sentence.endswith("?")] or sentences[-1:]

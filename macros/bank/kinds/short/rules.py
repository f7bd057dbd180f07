"""Rules about words to type: the stem does not hand them out, and right ones are not refused for their form."""

from __future__ import annotations

from collections.abc import Iterator

from ....text import convert
from ...kind import Note
from .model import Short
from .normal import normalized

LONG = 60
"""Characters from which on an accepted answer is a sentence, which nobody words alike."""


def words_in_stem(question: Short) -> Iterator[Note]:
    """Words that stand in the question are typed by readers who know nothing."""
    stem = f" {normalized(convert(question.stem).plain, ['case', 'punctuation'])} "
    for number, text in enumerate(question.answer):
        said = normalized(text, ["case", "punctuation"])
        if said and f" {said} " in stem:
            message = f"the stem says '{text}', which is accepted: ask for words that are not in it"
            yield Note(("answer", number), message)


def answer_long(question: Short) -> Iterator[Note]:
    """A sentence can be worded in more ways than a list holds, so right answers are marked wrong."""
    for number, text in enumerate(question.answer):
        if len(text) > LONG and not question.is_code:
            message = (
                f"this has {len(text)} characters, and few readers word it so: ask for a term or a command, or give "
                "a 'sample' with 'criteria' in place of 'answer'"
            )
            yield Note(("answer", number), message)

"""Rules about explanation and feedback: readers see other letters, in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....text import convert
from ....words.vocabulary import Vocabulary
from ...kind import Note
from ...source import Loc
from .model import Choice

_BEGINS = re.compile(r"^\(?([A-H])[).:]+ (?=\S)")
"""A letter before a text, as before an option."""
_STRESSED = re.compile(r"(?:<p>)?<(?:strong|em)>\(?([A-H])[).:]*</(?:strong|em)>")
"""A letter set apart at the beginning, in the HTML of a text."""
_MAYBE = re.compile(r"(?<![A-Za-z0-9])[A-H](?![A-Za-z0-9])")


def letter_in_explanation(question: Choice, vocabulary: Vocabulary) -> Iterator[Note]:
    """Options are shuffled and lettered anew for each reader, so a letter or place named here is somebody else's."""
    texts: list[tuple[Loc, str]] = [(("explanation",), question.explanation)]
    texts += [(("feedback", letter), text) for letter, text in question.feedback.items()]
    for loc, text in texts:
        named = _named(text, question, vocabulary)
        if named:
            what = "explanation" if loc[0] == "explanation" else f"feedback {loc[1]}"
            message = f"{what} names '{named}', but readers see shuffled options: say what the option says"
            yield Note(loc, message, named)


def _named(text: str, question: Choice, vocabulary: Vocabulary) -> str | None:
    """The words that name an option by its letter or place."""
    shown = convert(text)
    if _MAYBE.search(text):
        stressed = _STRESSED.match(shown.html)
        if stressed and stressed[1] in question.options:
            return stressed[1]
        for pattern in (*vocabulary.names_option, _BEGINS):
            for match in pattern.finditer(shown.prose):
                if match[1] in question.options:
                    return match[0].strip()
    placed = vocabulary.names_place and vocabulary.names_place.search(shown.prose.lower())
    return shown.prose[slice(*placed.span())] if placed else None

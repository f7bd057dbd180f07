"""Rules about explanation and feedback: readers see other letters, in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....text import convert
from ...kind import Note
from ...source import Loc
from .model import Choice

_LETTER = r"[\"'(]*([A-H])[\"')]*(?![\w/+#’'-])"
_NAMED = [
    re.compile(rf"\b(?i:options?|answers?|choices?|alternatives?|distractors?|letters?) {_LETTER}"),
    re.compile(
        r"(?<![\w/])\(?([A-H])\)? (?:is|was|would be) (?:the )?"
        r"(?:right|wrong|correct|incorrect|true|false|best|key|answer)\b"
    ),
    re.compile(
        r"(?:^|(?<=[.;:] ))(?:Both |Neither )?([A-H])(?:, [A-H])*,? (?:and|nor|or) [A-H] (?=[a-z])"
    ),
    re.compile(r"^\(?([A-H])[).:]+ (?=\S)"),
]
_STRESSED = re.compile(r"(?:<p>)?<(?:strong|em)>\(?([A-H])[).:]*</(?:strong|em)>")
"""A letter set apart at the beginning, in the HTML of a text."""
_MAYBE = re.compile(
    r"\b[A-H]\b|(?i:options?|choices?|alternatives?|distractors?|answers? (?:above|below))\b"
)
_PLACED = re.compile(
    r"\b(?:options?|answers?|choices?|alternatives?) (?:above|below)\b"
    r"|\b(?:first|second|third|fourth|fifth|sixth|last|previous|next|preceding|following)"
    r" (?:option|choice|alternative|distractor)s?\b",
    re.IGNORECASE,
)


def letter_in_explanation(question: Choice) -> Iterator[Note]:
    """Options are shuffled and lettered anew for each reader, so a letter or place named here is somebody else's."""
    texts: list[tuple[Loc, str]] = [(("explanation",), question.explanation)]
    texts += [(("feedback", letter), text) for letter, text in question.feedback.items()]
    for loc, text in texts:
        named = _MAYBE.search(text) and _named(text, question)
        if named:
            what = "explanation" if loc[0] == "explanation" else f"feedback {loc[1]}"
            message = f"{what} names '{named}', but readers see shuffled options: say what the option says"
            yield Note(loc, message, named)


def _named(text: str, question: Choice) -> str | None:
    """The words that name an option by its letter or place."""
    shown = convert(text)
    stressed = _STRESSED.match(shown.html)
    if stressed and stressed[1] in question.options:
        return stressed[1]
    for pattern in _NAMED:
        for match in pattern.finditer(shown.prose):
            if match[1] in question.options:
                return match[0].strip()
    placed = _PLACED.search(shown.prose)
    return placed[0] if placed else None

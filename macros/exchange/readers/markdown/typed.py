"""Questions of our own exports whose answer is no letter; a title or a tag says what they ask for."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from ....words import languages, read_language
from ... import words
from ...drafts import QuestionDraft
from ...typed import ANSWERS, ANY, THEN, TYPED, apart
from .telling import read_links


@functools.cache
def _labels(name: str) -> tuple[str, ...]:
    """What a label says in any language."""
    return tuple(read_language(tag)[name].text for tag in languages())


def settle_title(draft: QuestionDraft) -> None:
    """Take a question for what its title says that our own exports write; leave all others."""
    if draft.options or not draft.title or not draft.sample:
        return
    value, _, told = draft.sample.partition("\n\n")
    if value[:1] == "\\":
        value = value[1:]
    for kind in TYPED:
        if draft.title.startswith(_labels(f"label-{kind}")):
            signs = {"words": ANY, "order": THEN}
            lines = apart(value, signs[kind]) if kind in signs else [value]
            settle(draft, kind, lines, told)
            draft.title = "" if draft.special else draft.title


def settle(draft: QuestionDraft, kind: str, lines: Sequence[str], told: str) -> None:
    """Take a question for one of this kind, if these lines are such an answer; `told` is what stands below them."""
    ANSWERS[kind](draft, "\n".join(lines))
    if not draft.special:
        return
    draft.sample = ""
    if kind == "order":
        marks = tuple(f"**{label}**" for label in _labels("label-steps"))
        pieces = draft.stem.split("\n\n")
        draft.stem = "\n\n".join(each for each in pieces if not each.startswith(marks))
    for piece in told.split("\n\n"):
        label, colon, rest = piece.replace("：", ":", 1).partition(":")
        label = label.strip().casefold() if colon else ""
        if label in words.REFERENCE and (links := read_links(rest)):
            draft.links += links
        elif label in words.EXPLANATION:
            draft.explanation = f"{draft.explanation}\n\n{rest.strip()}".strip()
        else:
            draft.explanation = f"{draft.explanation}\n\n{piece}".strip()

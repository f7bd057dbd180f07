"""Answers that are no letters of options, as words: a number with its room, what may be typed, steps in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..bank.outline import QuestionOutline
from .drafts import QuestionDraft
from .fields import is_figure, order_of

ANY, THEN = " / ", " → "
"""What stands between texts of which any will do, and between steps."""
_WITHIN = {ANY: " \\/ ", THEN: " &rarr; "}
"""How a text says that it holds one of these itself."""


def asked_for(outline: QuestionOutline) -> str:
    """What our files call a question whose answer is one of these; empty if it has options, or any words will do."""
    if outline.number:
        return "number"
    return "words" if outline.words else "order" if outline.order else ""


def join_any(texts: Sequence[str]) -> str:
    """Words that are all accepted, or steps that may swap, in one line."""
    return _joined(texts, ANY)


def join_steps(groups: Sequence[Sequence[str]]) -> str:
    """Steps in their order, in one line."""
    return _joined(list(map(join_any, groups)), THEN)


def _joined(texts: Sequence[str], sign: str) -> str:
    return sign.join(text.replace(sign, _WITHIN[sign]) for text in texts)


def apart(line: str, sign: str) -> list[str]:
    return [text.strip().replace(_WITHIN[sign], sign) for text in line.split(sign)]


def _number(draft: QuestionDraft, value: str) -> None:
    """`15 ± 0.3 GiB`."""
    pieces = value.replace("±", " ± ").split()
    room = pieces[2] if pieces[1:2] == ["±"] and len(pieces) > 2 else ""
    for written in filter(None, (pieces[0], room)):
        if _is_two_ways(written):
            draft.missing = (
                f"its number '{written}' can be read in two ways: write it with a point, or without"
            )
        elif not is_figure(_pointed(written)):
            draft.missing = f"its answer '{value}' is no number"
    if draft.missing:
        return
    draft.special = {"kind": "numeric", "answer": _pointed(pieces[0])}
    if room:
        draft.special["tolerance"] = {"absolute": _pointed(room)}
    if unit := " ".join(pieces[3 if room else 1 :]):
        draft.special["unit"] = unit


def _is_two_ways(number: str) -> bool:
    """Whether a comma may set apart thousands or decimals: tables of many languages have the one or the other."""
    whole, comma, rest = number.lstrip("+-").partition(",")
    return bool(comma) and len(rest) == 3 and 0 < len(whole) < 4 and whole != "0"


def _pointed(number: str) -> str:
    """A number with a point where its language has a comma."""
    return number.replace(",", ".") if number.count(",") == 1 and "." not in number else number


def _words(draft: QuestionDraft, value: str) -> None:
    """What is accepted, a line each."""
    lines = [line.strip() for line in value.split("\n")]
    draft.special = {"kind": "short", "answer": list(dict.fromkeys(filter(None, lines)))}


def _order(draft: QuestionDraft, value: str) -> None:
    """Steps in their order, a line each; those that may swap stand in one line."""
    lines = [line.strip() for line in value.split("\n") if line.strip()]
    placed = [(step, at) for at, line in enumerate(lines, 1) for step in apart(line, ANY)]
    # As they stand they would give the order away.
    placed.sort(key=lambda pair: pair[0].casefold())
    draft.special = order_of([step for step, _ in placed], [str(place) for _, place in placed])


def _open(draft: QuestionDraft, value: str) -> None:
    draft.sample = value


ANSWERS: dict[str, Callable[[QuestionDraft, str], None]] = {
    "number": _number,
    "words": _words,
    "order": _order,
    "open": _open,
}
"""By what our own files call such questions."""
TYPED = ("number", "words", "order")
"""Those whose answer a program can judge."""

"""What must be so for a question with numbers to be loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...problems import Problem, did_you_mean
from ...text import convert
from ..formulas import work_out
from ..parts import Part
from ..shape import leaves, shape_of
from .places import PLACE
from .rows import expand

_BRACES = re.compile(r"\{\{([^{}\n]*)\}\}")
_MATHS = re.compile(r"<math.*?</math>", re.DOTALL)


def check_numbers_can_be_worked_out(question: Part) -> Iterator[Problem]:
    if not _are_written_well(question):
        return
    for loc, message in expand(question.fields)[1]:
        yield question.problem(f"{question.phrase(loc)} {message}", *loc, key=loc[-1:] == ("draw",))


def check_rows_go_together(question: Part) -> Iterator[Problem]:
    variants: list[dict[str, str]] = question.fields.get("variants") or []
    draw = question.fields.get("draw")
    if variants and draw:
        message = "'draw' is for a question without 'variants': delete one of them"
        yield question.problem(message, "draw", key=True)
    if variants and len(variants) < 2:
        message = "'variants' has one row: add rows, or give its numbers under 'numbers'"
        yield question.problem(message, "variants", key=True)
    for number, row in enumerate(variants):
        for name in variants[0]:
            if name not in row:
                message = f"variant {number + 1} has no '{name}', which the first has: add it"
                yield question.problem(message, "variants", number)
        for name in row:
            if name not in variants[0]:
                message = f"variant {number + 1} has '{name}', which the first has not: delete it, or add it there"
                yield question.problem(message, "variants", number, name, key=True)
    taken = {*(variants[0] if variants else ()), *(draw or ())}
    for name in question.fields.get("numbers") or {}:
        if name in taken:
            message = f"the number '{name}' is given twice: rename one"
            yield question.problem(message, "numbers", name, key=True)


def check_places_show_numbers(question: Part) -> Iterator[Problem]:
    """Whatever stands in double braces is a number of the question, and gets through to readers."""
    shape = shape_of(question.model, inner=False)
    has_numbers = any(question.fields.get(name) for name in ("numbers", "variants", "draw"))
    if not has_numbers:
        return
    rows = sound_rows(question)
    if not rows:
        return
    known = list(rows[0])
    for loc, text, _ in leaves(question.fields, shape):
        for inner in _BRACES.findall(text):
            place = PLACE.fullmatch(f"{{{{{inner}}}}}")
            if not place:
                message = f"'{{{{{inner}}}}}' is no place for a number: write {{{{name}}}} or {{{{name:,}}}}"
                yield question.problem(message, *loc)
            elif place[1] not in known:
                hint = did_you_mean(place[1], known)
                message = f"there is no number '{place[1]}'{hint}: give it under 'numbers' or in every variant"
                yield question.problem(message, *loc)
        written = len(PLACE.findall(text))
        if written and len(PLACE.findall(_MATHS.sub("", convert(text).html))) != written:
            message = (
                f"{question.phrase(loc)} shows a number within a formula or colored code: show it in words "
                "or plain code"
            )
            yield question.problem(message, *loc)


def check_proof_is_one(question: Part) -> Iterator[Problem]:
    proof = question.fields.get("proof")
    if not proof:
        return
    given = [name for name in ("formula", "python") if proof.get(name)]
    if len(given) != 1:
        has = "both" if given else "neither"
        yield question.problem(
            f"'proof' has {has}: give one of formula and python", "proof", key=True
        )
    if proof.get("shown") == "true" and "formula" not in given:
        yield question.problem("'proof' shows a formula: give one", "proof", "shown", key=True)
    for row in sound_rows(question)[:1] if proof.get("formula") else ():
        worked = work_out(proof["formula"], row)
        if worked.value is None:
            yield question.problem(f"proof formula {worked.fault}", "proof", "formula")


CHECKS: list[Callable[[Part], Iterator[Problem]]] = [
    check_numbers_can_be_worked_out,
    check_rows_go_together,
    check_places_show_numbers,
    check_proof_is_one,
]


def sound_rows(question: Part) -> list[dict[str, float]]:
    """The numbers of each row of a question as written; none while something is wrong with them."""
    if not _are_written_well(question):
        return []
    rows, faults = expand(question.fields)
    return [] if faults else rows


def _are_written_well(question: Part) -> bool:
    """Whether the model accepts what there is of numbers."""
    names = ("numbers", "variants", "draw")
    return not any(name in question.raw and name not in question.fields for name in names)

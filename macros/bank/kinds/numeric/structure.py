"""What must be so for a question to be loaded: answer and mistakes are numbers apart, and units say one thing each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ....problems import Problem
from ...calculated.checks import CHECKS as OF_CALCULATED
from ...calculated.checks import sound_rows
from ...formulas import show_number, work_out
from ...parts import Part
from ...source import Loc
from .amounts import Range, Tolerance, range_around, read_number
from .units import fold_unit

_SEPARATED = re.compile(r"[+-]?\d{1,3}([,'_ \u00a0\u2009\u202f]\d{3})+(\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_MEASURED = re.compile(r"([+-]?[\d.,]*\d(?:[eE][+-]?\d+)?)\s*((?![eE][+-]?\d)[^\d\s.,].*)")


def check_numbers_can_be_read(question: Part) -> Iterator[Problem]:
    rows = sound_rows(question)
    named = any(question.raw.get(name) for name in ("numbers", "variants", "draw"))
    for loc, text in _numbers(question):
        if read_number(text) is not None:
            continue
        if not named:
            yield question.problem(_word_number(question.phrase(loc), text), *loc)
            continue
        for number, row in enumerate(rows):
            worked = work_out(text, row)
            if worked.value is None:
                which = f" (in row {number + 1})" if len(rows) > 1 else ""
                message = f"{question.phrase(loc)} {worked.fault}{which}"
                yield question.problem(message, *loc)
                break


def check_tolerances_are_of_one_sort(question: Part) -> Iterator[Problem]:
    tolerances: list[tuple[Loc, Any]] = [(("tolerance",), question.fields.get("tolerance"))]
    tolerances += [
        (("mistakes", number, "tolerance"), mistake.get("tolerance"))
        for number, mistake in _mistakes(question)
    ]
    for loc, tolerance in tolerances:
        given = [name for name in Tolerance.model_fields if (tolerance or {}).get(name) is not None]
        if tolerance is not None and len(given) != 1:
            has = f"says {' and '.join(given)}" if given else "says nothing"
            message = f"{question.phrase(loc)} {has}: give one of absolute, percent and figures"
            yield question.problem(message, *loc, key=True)


def check_tolerance_leaves_room(question: Part) -> Iterator[Problem]:
    """No share of nothing is something, and 0 has no figures."""
    tolerance = _tolerance(question.fields.get("tolerance"))
    if not tolerance or tolerance.absolute or "answer" not in question.fields:
        return
    rows = sound_rows(question)
    for number, row in enumerate(rows):
        if _value(question.fields["answer"], row) == 0:
            which = f" in row {number + 1}" if len(rows) > 1 else ""
            message = f"'tolerance' leaves no room around 0, the answer{which}: give absolute"
            yield question.problem(message, "tolerance", key=True)
            return


def check_mistakes_are_not_right(question: Part) -> Iterator[Problem]:
    """A number is judged once: as right, or else as the first mistake that it is."""
    if "answer" not in question.fields or any(check_tolerances_are_of_one_sort(question)):
        return
    rows = sound_rows(question)
    for number, row in enumerate(rows):
        found = list(_clashes(question, row, f" in row {number + 1}" if len(rows) > 1 else ""))
        yield from found
        if found:
            return


def _clashes(question: Part, row: dict[str, float], which: str) -> Iterator[Problem]:
    answer = _value(question.fields["answer"], row)
    if answer is None:
        return
    usual = _tolerance(question.fields.get("tolerance"))
    taken = [("the answer", show_number(answer), range_around(answer, usual))]
    for number, mistake in _mistakes(question):
        value = _value(mistake["value"], row)
        if value is None:
            continue
        own = _tolerance(mistake.get("tolerance")) or usual
        room: Range = range_around(value, own)
        clash = next((entry for entry in taken if room.meets(entry[2])), None)
        if clash:
            message = (
                f"mistake {number + 1}, {show_number(value)}, cannot be told from {clash[0]}, {clash[1]}{which}: "
                "correct it, or narrow a tolerance"
            )
            yield question.problem(message, "mistakes", number, "value")
        taken.append((f"mistake {number + 1}", show_number(value), room))


def _value(text: str, row: dict[str, float]) -> float | None:
    """A number as written, or what a formula comes to."""
    value = read_number(text)
    return work_out(text, row).value if value is None and row else value


def check_units_have_a_unit(question: Part) -> Iterator[Problem]:
    if question.raw.get("unit"):
        return
    for name in ("spellings", "units"):
        if question.fields.get(name):
            message = f"'{name}' is for a question with a unit: name it under 'unit'"
            yield question.problem(message, name, key=True)


def check_each_unit_is_written_once(question: Part) -> Iterator[Problem]:
    ways: list[tuple[Loc, str, bool]] = [
        (("spellings", number), text, False)
        for number, text in enumerate(question.fields.get("spellings", []))
    ]
    ways += [(("units", name), name, True) for name in question.fields.get("units", {})]
    unit = question.fields.get("unit")
    seen = {fold_unit(unit): "'unit'"} if unit else {}
    for loc, text, key in ways:
        if fold_unit(text) in seen:
            message = f"{question.phrase(loc)} is the same as {seen[fold_unit(text)]}: delete it"
            yield question.problem(message, *loc, key=key)
        seen.setdefault(fold_unit(text), question.phrase(loc))


CHECKS: list[Callable[[Part], Iterator[Problem]]] = [
    *OF_CALCULATED,
    check_numbers_can_be_read,
    check_tolerances_are_of_one_sort,
    check_tolerance_leaves_room,
    check_mistakes_are_not_right,
    check_units_have_a_unit,
    check_each_unit_is_written_once,
]


def _numbers(question: Part) -> Iterator[tuple[Loc, str]]:
    if "answer" in question.fields:
        yield ("answer",), question.fields["answer"]
    for number, mistake in _mistakes(question):
        yield ("mistakes", number, "value"), mistake["value"]


def _mistakes(question: Part) -> Iterator[tuple[int, dict[str, Any]]]:
    yield from enumerate(question.fields.get("mistakes", []))


def _tolerance(raw: Any) -> Tolerance | None:
    return Tolerance.model_validate(raw) if raw else None


def _word_number(what: str, text: str) -> str:
    """What to say of a text that is no number."""
    text = text.strip()
    shown = " ".join(text.split())
    if _SEPARATED.fullmatch(text):
        return f"{what} cannot be '{shown}': write it without separators, {re.sub(r'[^0-9.+-]', '', text)}"
    if _DECIMAL_COMMA.fullmatch(text):
        return f"{what} cannot be '{shown}': write a point for decimals, {text.replace(',', '.')}"
    worked = work_out(text, {}).value
    if worked is not None:
        return (
            f"{what} cannot be '{shown}': write what it comes to, {show_number(worked)}; formulas are for numbers with "
            "names, under 'numbers'"
        )
    measured = _MEASURED.fullmatch(text)
    if measured and read_number(measured[1]) is not None:
        return f"{what} cannot be '{shown}': write {measured[1]} alone, and '{measured[2]}' under 'unit'"
    return f"{what} cannot be '{shown[:50]}': write a number, as in 14.6 or 4e5"

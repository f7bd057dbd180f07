"""Rows of numbers: as their author lists them, or as many as a page carries of what they are drawn from."""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from ..fields import Model
from ..formulas import work_out
from ..source import Loc

MOST_ROWS = 40
"""Rows that a page carries of a question; of more combinations, so many are picked, always the same."""
MOST_COMBINATIONS = 100_000

Number = Annotated[float, Field(allow_inf_nan=False)]


class Steps(Model):
    """Numbers to draw from: the lowest, the highest, and those in steps between them."""

    example: ClassVar[str] = "{low: 1, high: 10, step: 1}"

    low: Number
    """The lowest."""
    high: Number
    """The highest."""
    step: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    """How far apart they are."""

    @property
    def values(self) -> list[float]:
        count = math.floor((self.high - self.low) / self.step + 1e-9) + 1
        return [float(f"{self.low + number * self.step:.12g}") for number in range(max(0, count))]


def expand(
    fields: Mapping[str, Any],
) -> tuple[list[dict[str, float]], list[tuple[Loc, str]]]:
    """The numbers of each row of a question as written, and what is wrong with them."""
    faults: list[tuple[Loc, str]] = []
    rows: list[dict[str, float]] = []
    for number, given in enumerate(_given(fields, faults)):
        row: dict[str, float] = {}
        loc: Loc = ("variants", number) if fields.get("variants") else ("draw",)
        for where, formulas in ((loc, given), (("numbers",), fields.get("numbers") or {})):
            for name, formula in formulas.items():
                if isinstance(formula, float):
                    row[name] = formula
                    continue
                worked = work_out(formula, row)
                if worked.value is None:
                    faults.append(((*where, name), worked.fault + _in_row(where, number)))
                    return rows, faults
                row[name] = worked.value
        rows.append(row)
    return rows, faults


def _in_row(where: Loc, number: int) -> str:
    return f" (in row {number + 1})" if where == ("numbers",) and number else ""


def _given(fields: Mapping[str, Any], faults: list[tuple[Loc, str]]) -> list[dict[str, Any]]:
    """What is given for each row: by rows, by what to draw from, or nothing for the one row that there is."""
    variants = fields.get("variants") or []
    if variants:
        return [dict(row) for row in variants]
    steps = {name: Steps.model_validate(raw) for name, raw in (fields.get("draw") or {}).items()}
    if not steps:
        return [{}]
    values = {name: each.values for name, each in steps.items()}
    total = math.prod(map(len, values.values()))
    for name, drawn in values.items():
        if len(drawn) < 2:
            faults.append(
                (("draw", name), "gives fewer than two numbers: widen it, or take smaller steps")
            )
    if total > MOST_COMBINATIONS:
        faults.append(
            (
                ("draw",),
                f"has {total:,} combinations, and {MOST_COMBINATIONS:,} are the most: take larger steps",
            )
        )
    if faults:
        return []
    return [_combination(values, index) for index in _picked(total)]


def _picked(total: int) -> list[int]:
    """The first combination, and others by a hash of their number: a saved answer names its row by its place."""
    if total <= MOST_ROWS:
        return list(range(total))
    hashed = (
        int.from_bytes(hashlib.sha256(f"{total}/{number}".encode()).digest()[:8], "big") % total
        for number in itertools.count()
    )
    picked = dict.fromkeys([0])
    for index in hashed:
        picked.setdefault(index)
        if len(picked) == MOST_ROWS:
            break
    return list(picked)


def _combination(values: Mapping[str, list[float]], index: int) -> dict[str, float]:
    row = {}
    for name, drawn in values.items():
        index, at = divmod(index, len(drawn))
        row[name] = drawn[at]
    return row

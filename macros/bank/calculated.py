"""Questions that are calculated: numbers by name, drawn anew for each attempt, and a proof of the key."""

from __future__ import annotations

import functools
import hashlib
import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, NamedTuple, Self, cast

from pydantic import Field, StringConstraints

from ..problems import Problem, did_you_mean
from ..text import convert
from .fields import Model, Text, pattern
from .formulas import MOST_CHARACTERS, show_number, work_out
from .parts import Part
from .question import Question
from .shape import leaves, shape_of
from .source import Loc

MOST_ROWS = 40
"""Rows that a page carries of a question; of more combinations, so many are picked, always the same."""
MOST_COMBINATIONS = 100_000

Name = Annotated[
    str,
    StringConstraints(
        pattern=pattern(
            r"^[a-z][a-z0-9_]*$",
            "a number is named in lower-case letters, digits and underscores, as in 'kv_heads'",
        ),
        max_length=30,
    ),
]
Formula = Annotated[
    str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS, strip_whitespace=True)
]
Number = Annotated[float, Field(allow_inf_nan=False)]

PLACE = re.compile(r"\{\{ ?(=?[a-z][a-z0-9_]*)(:,)? ?\}\}")
"""Where a text shows a number: `{{tokens}}`, or `{{tokens:,}}` with commas between thousands."""
_BRACES = re.compile(r"\{\{([^{}\n]*)\}\}")
_MATHS = re.compile(r"<math.*?</math>", re.DOTALL)
_TAG = re.compile(r"(<[^<>]*>)")


class Steps(Model):
    """Numbers to draw from: the lowest, the highest, and those in steps between them."""

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


class Proof(Model):
    """How the key is checked: `check --prove` works it out. One of the first two."""

    formula: Formula | None = None
    """A formula over the question's numbers that gives the answer."""
    python: Text | None = None
    """A script that prints the answer. It has the standard library and the question's numbers, and no way out."""
    shown: bool = False
    """`true` shows the formula below the answer."""


class DrawnRow(NamedTuple):
    """One draw: what each place of a text shows, and what scripts set on the card."""

    texts: dict[str, str]
    data: dict[str, Any]


class Calculated(Question):
    """A question with numbers."""

    numbers: dict[Name, Formula] = Field(default_factory=dict)
    """Numbers by name, each a number or a formula over those before it. Texts show one as `{{name}}`."""
    variants: list[dict[Name, Formula]] = Field(default_factory=list)
    """Rows of numbers, of which each attempt draws one. Paper and pages without scripts show the first."""
    draw: dict[Name, Steps] = Field(default_factory=dict)
    """In place of rows: for each number what it is drawn from."""
    proof: Proof | None = None
    """How the key is checked."""

    @property
    def drawn(self) -> list[Any]:
        """What a revision covers beside the rest, where there is any."""
        if not (self.numbers or self.variants or self.draw):
            return []
        steps = {name: (each.low, each.high, each.step) for name, each in self.draw.items()}
        return [[self.numbers, self.variants, steps]]

    @functools.cached_property
    def values(self) -> list[dict[str, float]]:
        """The numbers of each row."""
        raw = {name: getattr(self, name) for name in ("numbers", "variants")}
        rows, _ = expand(self.id, raw | {"draw": {k: dict(v) for k, v in self.draw.items()}})
        return rows

    @functools.cached_property
    def rows(self) -> list[DrawnRow]:
        """What each draw shows, the first first; none for a question without numbers."""
        if not self.drawn:
            return []
        return [DrawnRow(texts_of_row(values), {}) for values in self.values]

    @functools.cached_property
    def first(self) -> Any:
        return self.at(0) if self.drawn else self

    def at(self, row: int) -> Self:
        """The question with the numbers of a row in place, and none left to draw."""
        texts = texts_of_row(self.values[row])
        shape = shape_of(type(self), inner=False)
        filled = {
            name: _filled(getattr(self, name), texts)
            for name in (shape if isinstance(shape, dict) else ())
        }
        numbers = {name: show_number(value) for name, value in self.values[row].items()}
        plain: dict[str, Any] = {
            "numbers": {},
            "variants": [],
            "draw": {},
            "proof": self._proof_at(numbers),
        }
        return self.remade(filled | plain)

    def remade(self, changes: Mapping[str, Any]) -> Self:
        """A copy with other values, and nothing of what the original has worked out already."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return cast(Self, type(self).model_construct(**{**fields, **changes}))

    def _proof_at(self, numbers: Mapping[str, str]) -> Proof | None:
        if not self.proof or not self.proof.formula:
            return self.proof
        names = re.compile(r"[a-z_]\w*")
        shown = names.sub(lambda match: numbers.get(match[0], match[0]), self.proof.formula)
        return self.proof.model_copy(update={"formula": shown})

    @property
    def working(self) -> str | None:
        """The formula that readers see, with places for its numbers."""
        if not self.proof or not self.proof.shown or not self.proof.formula:
            return None
        known = self.values[0] if self.drawn else {}
        return re.sub(
            r"[a-z_]\w*",
            lambda match: f"{{{{{match[0]}}}}}" if match[0] in known else match[0],
            self.proof.formula,
        )


def texts_of_row(values: Mapping[str, float]) -> dict[str, str]:
    """Each number as texts show it, plain and with commas."""
    plain = {name: show_number(value) for name, value in values.items()}
    grouped = {
        f"{name}:,": f"{int(value):,}" if value == int(value) else f"{value:,.12g}"
        for name, value in values.items()
    }
    return plain | grouped


def fill_html(html: str, texts: Mapping[str, str], *, marked: bool) -> str:
    """Rendered HTML with its places filled; `marked`, each in an element that scripts can fill anew."""
    if "{{" not in html:
        return html
    pieces = _TAG.split(html)
    for at, piece in enumerate(pieces):
        if "{{" in piece:
            plain = at % 2 or not marked
            pieces[at] = PLACE.sub(functools.partial(_place, texts=texts, plain=bool(plain)), piece)
    return "".join(pieces)


def _place(match: re.Match[str], texts: Mapping[str, str], plain: bool) -> str:
    name = match[1] + (match[2] or "")
    text = texts.get(name, match[0])
    return text if plain else f'<span data-number="{name}">{text}</span>'


def _filled(value: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return PLACE.sub(lambda match: texts.get(match[1] + (match[2] or ""), match[0]), value)
    if isinstance(value, list):
        return [_filled(each, texts) for each in value]
    if isinstance(value, dict):
        return {name: _filled(each, texts) for name, each in value.items()}
    if isinstance(value, Model):
        return value.model_copy(
            update={name: _filled(getattr(value, name), texts) for name in type(value).model_fields}
        )
    return value


def expand(
    id: str, fields: Mapping[str, Any]
) -> tuple[list[dict[str, float]], list[tuple[Loc, str]]]:
    """The numbers of each row of a question as written, and what is wrong with them."""
    faults: list[tuple[Loc, str]] = []
    rows: list[dict[str, float]] = []
    for number, given in enumerate(_given(id, fields, faults)):
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


def _given(
    id: str, fields: Mapping[str, Any], faults: list[tuple[Loc, str]]
) -> list[dict[str, Any]]:
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
    return [_combination(values, index) for index in _picked(id, total)]


def _picked(id: str, total: int) -> list[int]:
    """The first combination, and others picked by the question's id."""
    if total <= MOST_ROWS:
        return list(range(total))
    hashed = (
        int.from_bytes(hashlib.sha256(f"{id}/{number}".encode()).digest()[:8], "big") % total
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


# What must be so for a question to be loaded.


def check_numbers_can_be_worked_out(question: Part) -> Iterator[Problem]:
    if not _are_written_well(question):
        return
    for loc, message in expand(question.id or "", question.fields)[1]:
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
    rows, faults = expand(question.id or "", question.fields)
    return [] if faults else rows


def _are_written_well(question: Part) -> bool:
    """Whether the model accepts what there is of numbers."""
    names = ("numbers", "variants", "draw")
    return not any(name in question.raw and name not in question.fields for name in names)

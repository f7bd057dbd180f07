"""Keys against their proofs: what a formula gives, or a script prints, is what the question says is right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from ...bank.calculated.model import Calculated
from ...bank.formulas import show_number, work_out
from ...bank.kinds import kind_of
from ...bank.parts import Part
from ...bank.reader import Bank
from ...bank.source import Loc
from ...problems import Problem, sort_problems
from .sandbox import INTERPRETER, run_script

NAME = "proof"
"""What keys that do not follow are reported as."""


def prove(bank: Bank) -> list[Problem]:
    """Every key of the bank that does not follow from its proof."""
    problems: list[Problem] = []
    for quiz in bank.quizzes.values():
        for question in quiz.questions:
            if isinstance(question, Calculated) and question.proof:
                part = bank.parts[quiz.id, "question", question.id]
                problems += _check(question, part)
    return sort_problems(problems)


def _check(question: Calculated, part: Part) -> Iterator[Problem]:
    count = len(question.values) if question.drawn else 1
    for row in range(count):
        which = f" in row {row + 1}" if count > 1 else ""
        given, fault = _work_out(question, row)
        loc: Loc = ("proof", "formula" if question.proof and question.proof.formula else "python")
        if fault:
            yield _problem(part, f"its proof {fault}{which}", loc)
            return
        plain = question.at(row) if question.drawn else question
        claims = list(kind_of(question).claims(plain))
        if not any(_follows(claim, given) for _, claim in claims):
            said = " or ".join(claim for _, claim in claims) or "no number"
            where = claims[0][0] if claims else loc
            # A formula gives the same everywhere. What a script prints may hang on who runs it.
            by = "" if question.proof and question.proof.formula else f" under {INTERPRETER}"
            message = (
                f"the key says {said}{which}, and its proof gives {given}{by}: correct one of them"
            )
            yield _problem(part, message, where)
            return


def _work_out(question: Calculated, row: int) -> tuple[str, str]:
    """What the proof gives, as text, or what is wrong with it."""
    numbers = question.values[row] if question.drawn else {}
    proof: Any = question.proof
    if proof.formula:
        worked = work_out(proof.formula, numbers)
        return ("", worked.fault) if worked.value is None else (show_number(worked.value), "")
    run = run_script(proof.python, numbers)
    if run.fault or not run.printed:
        return "", run.fault or "prints nothing: let it print the answer"
    return run.printed, ""


def _follows(claim: str, given: str) -> bool:
    """Whether a proof gives what is claimed: as a number to the last digit that is written, else word by word."""
    try:
        said, worked = Decimal(claim.replace(",", "")), Decimal(given.replace(",", ""))
    except InvalidOperation:
        return " ".join(claim.split()) == " ".join(given.split())
    exponent = said.as_tuple().exponent
    if not isinstance(exponent, int) or not worked.is_finite():
        return False
    # Half a unit of the last digit, and what computers add.
    return abs(said - worked) <= Decimal(1).scaleb(exponent) / 2 + abs(said) * Decimal("1e-9")


def _problem(part: Part, message: str, loc: Loc) -> Problem:
    return part.problem(message, *loc)._replace(rule=NAME)

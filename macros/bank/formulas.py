"""Formulas over a question's numbers: arithmetic and a few functions, worked out by a library that runs no code."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import NamedTuple

import simpleeval

from ..problems import did_you_mean

MOST_CHARACTERS = 400
"""The longest formula: longer ones are worked out in steps, each a number with a name."""

FUNCTIONS: dict[str, Callable[..., float]] = {
    "abs": abs,
    "ceil": math.ceil,
    "floor": math.floor,
    "log10": math.log10,
    "log2": math.log2,
    "max": max,
    "min": min,
    "round": round,
    "sqrt": math.sqrt,
}


def _power(base: float, exponent: float) -> float:
    # Of whole numbers, a few digits would fill the memory.
    power: float = float(base) ** float(exponent)
    return power


_OPERATORS: dict[type[ast.AST], Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
_NODES = (ast.BinOp, ast.Call, ast.Constant, ast.Expr, ast.Name, ast.UnaryOp)
"""What a formula may hold. Nothing has attributes, items or texts, so there is no way to anything else."""


_ARITHMETIC = "holds more than arithmetic: write numbers, names, + - * / // % ** and parentheses"


class Worked(NamedTuple):
    """What came of a formula: its value, or what is wrong with it."""

    value: float | None
    fault: str = ""


def work_out(formula: str, numbers: Mapping[str, float]) -> Worked:
    """The value of a formula, given numbers by name."""
    if len(formula) > MOST_CHARACTERS:
        return Worked(None, f"has more than {MOST_CHARACTERS} characters: work it out in steps")
    if not _is_arithmetic(formula):
        return Worked(None, _ARITHMETIC)
    evaluator = simpleeval.SimpleEval(_OPERATORS, FUNCTIONS, dict(numbers))
    evaluator.nodes = {node: act for node, act in evaluator.nodes.items() if node in _NODES}
    try:
        value = evaluator.eval(formula)
    except Exception as error:
        # Whatever a formula makes arithmetic or the parser raise is a fault of the formula.
        return Worked(None, _word(error, formula, numbers))
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return Worked(None, "does not give a number")
    try:
        return Worked(float(value)) if math.isfinite(value) else Worked(None, "is too large")
    except OverflowError:
        return Worked(None, "is too large")


def show_number(value: float) -> str:
    """A number as readers see it: as many digits as it needs, twelve at most."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}"


def _is_arithmetic(formula: str) -> bool:
    """Whether it holds numbers alone where it holds values; what cannot be read is said later."""
    try:
        tree = ast.parse(formula.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return ";" not in formula
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return all(type(value) in (int, float) for value in constants)


def _word(error: Exception, formula: str, numbers: Mapping[str, float]) -> str:
    if isinstance(error, simpleeval.NameNotDefined):
        name = str(error.name)
        return f"has no number '{name}'{did_you_mean(name, numbers)}: give it under 'numbers' or in every variant"
    if isinstance(error, simpleeval.FunctionNotDefined):
        return f"calls '{error.func_name}': there are {', '.join(FUNCTIONS)}"
    if isinstance(error, ZeroDivisionError):
        return "divides by zero"
    if isinstance(error, OverflowError):
        return "is too large"
    if isinstance(error, (SyntaxError, MemoryError, RecursionError)):
        return "cannot be read: write arithmetic, as in 2 * layers * tokens / 2**30"
    if isinstance(error, simpleeval.InvalidExpression):
        return _ARITHMETIC
    return f"cannot be worked out ({error})"

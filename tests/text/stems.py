"""Puts a text where a stem of the small bank stands, and says of a problem where in that text it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

from macros.problems import Problem
from tests.bank.banks import change

SECTION = "demo/01-basics.yml"
STEM = "    stem: When does a chain want oil?\n"
FIELD = "the field"
QUOTED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]| (?:\n|\Z)")
"""What YAML takes as an escape alone, and white space that it would cut off."""
_LINE, _COLUMN = 10, 6


def put_stem(bank: Path, text: str) -> None:
    """Write the text as its author would: line by line, or in double quotes where that cannot be."""
    lines = text.split("\n")
    if not QUOTED.search(text):
        written = " |2-\n" + "".join(f"{' ' * _COLUMN}{line}\n" if line else "\n" for line in lines)
    else:
        written = f" {json.dumps(text)}\n"
    change(bank / SECTION, STEM, f"    stem:{written}")


def place_in_stem(problem: Problem) -> str:
    """Line and column in the text, or that the field itself is meant."""
    if problem.line == _LINE:
        return FIELD
    return f"{problem.line - _LINE}:{problem.column - _COLUMN}"

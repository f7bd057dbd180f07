"""Questions whose answer is a number to enter."""

from __future__ import annotations

from ...kind import EachRule, Kind
from . import answers, figures, outline, rules, structure
from .model import Numeric

KIND = Kind(
    Numeric,
    checks=structure.CHECKS,
    figures=figures.FIGURES,
    mistakes_in=answers.mistakes_in,
    outline=outline.outline,
    claims=lambda question: iter([(("answer",), question.answer)]),
    rules=[
        EachRule(rules.key_in_stem),
        EachRule(rules.tolerance_missing),
        EachRule(rules.mistakes_unnamed),
        EachRule(rules.proof_missing),
    ],
)

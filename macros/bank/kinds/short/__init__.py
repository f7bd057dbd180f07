"""Questions whose answer is typed, as words or code."""

from __future__ import annotations

from ...kind import EachRule, Kind
from . import figures, outline, rules, structure
from .model import Short

KIND = Kind(
    Short,
    checks=structure.CHECKS,
    figures=figures.FIGURES,
    outline=outline.outline,
    rules=[EachRule(rules.words_in_stem), EachRule(rules.answer_long)],
)

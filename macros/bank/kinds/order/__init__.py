"""Questions whose answer is an order of steps."""

from __future__ import annotations

from ...kind import EachRule, Kind
from . import answers, changes, figures, outline, rules, structure
from .model import Order

KIND = Kind(
    Order,
    checks=structure.CHECKS,
    rules=[EachRule(rules.steps_in_order, "error")],
    changes=changes.compare,
    figures=figures.FIGURES,
    mistakes_in=answers.mistakes_in,
    outline=outline.outline,
)

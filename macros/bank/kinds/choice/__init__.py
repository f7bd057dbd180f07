"""Questions with options to choose from: one of them, or all that apply."""

from __future__ import annotations

from ...kind import Kind, Rule, WholeRule
from . import changes, explanations, figures, keys, new, options, stems, structure
from .model import Choice

KIND = Kind(
    Choice,
    checks=structure.CHECKS,
    rules=[
        WholeRule(keys.key_position),
        WholeRule(keys.key_longest),
        WholeRule(keys.key_shortest),
        Rule(keys.key_much_longer),
        Rule(options.all_of_the_above, "error"),
        Rule(options.none_of_the_above, "error"),
        Rule(options.absolute_words),
        Rule(options.similar_options),
        Rule(options.parallel_options),
        Rule(stems.stem_echo),
        Rule(explanations.letter_in_explanation, "error"),
    ],
    changes=changes.compare,
    figures=figures.FIGURES,
    new=new.fill,
)

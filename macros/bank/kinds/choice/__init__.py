"""Questions with options to choose from: one of them, or all that apply."""

from __future__ import annotations

from ...kind import EachRule, Kind, WholeRule, WordRule
from . import changes, explanations, figures, keys, new, options, outline, stems, structure
from .model import Choice

KIND = Kind(
    Choice,
    checks=structure.CHECKS,
    rules=[
        WholeRule(keys.key_position),
        WholeRule(keys.key_longest),
        WholeRule(keys.key_shortest),
        EachRule(keys.key_much_longer),
        WordRule(options.all_of_the_above, "error"),
        WordRule(options.none_of_the_above, "error"),
        WholeRule(options.last_option),
        WordRule(options.absolute_words),
        WordRule(options.similar_options),
        EachRule(options.parallel_options),
        WordRule(stems.stem_echo),
        WordRule(explanations.letter_in_explanation, "error"),
    ],
    changes=changes.compare,
    claims=keys.claims,
    figures=figures.FIGURES,
    new=new.fill,
    outline=outline.outline,
)

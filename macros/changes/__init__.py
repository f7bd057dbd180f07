"""What a change of the bank means: two banks in, what differs between them out. Reads no file, words nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..bank.model import Quiz
from .differences import Comparison
from .pairs import pair_parts
from .quizzes import compare_quizzes, quiz_text
from .readable import find_gaps, level, names_of
from .revisions import Snapshot

__all__ = ["Comparison", "compare_banks", "compare_snapshots"]


def compare_banks(old: Mapping[str, Quiz], new: Mapping[str, Quiz]) -> Comparison:
    """All that differs between two banks, each given as its quizzes by id."""
    pairs = pair_parts([*old.values()], [*new.values()], quiz_text)
    return Comparison(tuple(diff for pair in pairs if (diff := compare_quizzes(pair))))


def compare_snapshots(base: Snapshot, head: Snapshot) -> Comparison:
    """What differs between two revisions, as far as both can be read."""
    old, new = (find_gaps(side.bank, side.problems) for side in (base, head))
    quizzes = level(base.bank, head.bank, old, new)
    gaps = dict.fromkeys([*names_of(old), *names_of(new)])
    return replace(compare_banks(*quizzes), not_compared=tuple(gaps))

"""What a change of the bank means: two banks in, what differs between them out. Reads no file, words nothing."""

from __future__ import annotations

from collections.abc import Mapping

from ..bank.model import Quiz
from .differences import Comparison
from .pairs import pair_parts
from .quizzes import compare_quizzes, quiz_text

__all__ = ["Comparison", "compare_banks"]


def compare_banks(old: Mapping[str, Quiz], new: Mapping[str, Quiz]) -> Comparison:
    """All that differs between two banks, each given as its quizzes by id."""
    pairs = pair_parts([*old.values()], [*new.values()], quiz_text)
    return Comparison(tuple(diff for pair in pairs if (diff := compare_quizzes(pair))))

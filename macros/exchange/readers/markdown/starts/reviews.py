"""Which runs of options begin no question: they belong to the one before, or explain its options."""

from __future__ import annotations

from collections.abc import Sequence

from .... import words
from ..answered import ANSWERING, is_in_answer
from ..labels import Label
from ..marks import read_mark
from ..runs import Run
from ..shapes import is_labeled, shape_of
from ..signs import plain
from ..view import QuizText, Starts

SETTLING = (*ANSWERING, "explanation", "others")
"""Roles of lines behind which lettered lines speak of the options before."""


def goes_on(quiz: QuizText, run: Run, starts: Starts, taken: set[int]) -> bool:
    """Whether a run belongs to the question before it, whose first run are statements that it asks about."""
    latest = starts.latest(run.first)
    if latest not in taken or not starts[latest].explicit:
        return False
    own = shape_of(quiz, latest)
    for at in range(latest + 1, run.first):
        if any(
            said.role in ("key", "explanation", "sample", "others", "reference")
            for said in quiz.said[at]
        ):
            return False
        if (
            quiz.lines[at].kind in ("heading", "rule")
            or quiz.lines[at].folds != quiz.lines[latest].folds
        ):
            return False
        if is_labeled(quiz, at) or (quiz.numbers[at] and shape_of(quiz, at) == own):
            return False
        if _is_next_item(quiz, latest, at):
            return False
    before = [label for at in range(latest + 1, run.first) if (label := quiz.labels[at])]
    return not (_has_mark(before) and _has_mark([label for _, label in run.entries]))


def _has_mark(options: Sequence[Label]) -> bool:
    """Whether one of the options is marked as right, so that they are no statements that are asked about."""
    return any(each.checked or read_mark(each.rest)[1] for each in options)


def _is_next_item(quiz: QuizText, first: int, at: int) -> bool:
    """Whether a line is an item behind another one in the same list, with a higher number."""
    one, other = quiz.lines[first], quiz.lines[at]
    before, after = quiz.numbers[first], quiz.numbers[at]
    beside = one.marker and other.marker and one.items[:-1] == other.items[:-1]
    if not (beside and before and after):
        return False
    numbers = (before.number, after.number)
    return all(map(str.isdigit, numbers)) and int(after.number) > int(before.number)


def is_review_of(quiz: QuizText, run: Run, starts: Starts, taken: set[int]) -> bool:
    """Whether a run explains the options of the question before it."""
    before = max(starts.latest(run.first - 1), quiz.heads[run.first])
    latest = starts.latest(run.first)
    if latest < 0 or latest not in taken:
        return False
    between = range(latest + 1, run.first)
    keyed = any(said.role in SETTLING for at in between for said in quiz.said[at]) or any(
        is_in_answer(quiz, at) for at in (*between, run.first)
    )
    if not keyed or (before not in (-1, latest) and not quiz.said[before]):
        return keyed and _explains(run)
    return not _begins_a_question(quiz, run, latest)


def _explains(run: Run) -> bool:
    """Whether at least half of a run says that an option is right or wrong."""
    verdicts = [_has_verdict(label.rest) for _, label in run.entries]
    return sum(verdicts) * 2 >= len(verdicts)


def _begins_a_question(quiz: QuizText, run: Run, latest: int) -> bool:
    """Whether something between the last question and this run can be a question of its own."""
    if _explains(run):
        return False
    key = max(
        (
            at
            for at in range(latest + 1, run.first)
            if any(said.role in SETTLING for said in quiz.said[at])
        ),
        default=latest,
    )
    for at in range(key + 1, run.first):
        line = quiz.lines[at]
        if line.kind in ("rule", "heading") and not quiz.said[at]:
            return True
        if quiz.numbers[at] is not None and not line.items[1:]:
            return True
        if (
            line.kind == "text"
            and line.text.rstrip("*_ ").endswith(("?", "？"))
            and line.block != quiz.lines[key].block
        ):
            return True
    return False


def _has_verdict(text: str) -> bool:
    head = plain(text)[:60]
    if head.strip(" .!") in (*words.TRUE, *words.FALSE):
        return False  # an answer to a statement
    return head.startswith(
        (
            "incorrect",
            "wrong",
            "correct",
            "false",
            "true",
            "not ",
            "falsch",
            "richtig",
            "incorrecto",
            "faux",
            "错",
            "是",
        )
    ) or any(word in head for word in ("incorrect", " is wrong", "is correct", "✗", "❌"))

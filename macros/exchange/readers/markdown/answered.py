"""Whether a question has its options or its answer with it: in a line, below it, in a fold."""

from __future__ import annotations

from ... import words
from .answer_titles import fold_title
from .shapes import shape_of
from .view import QuizText, Starts

ANSWERING = ("key", "sample")
"""Roles of lines that answer."""


def is_in_answer(quiz: QuizText, at: int) -> bool:
    """Whether a line stands in a fold with an answer."""
    folds = quiz.lines[at].folds
    return bool(folds) and fold_title(quiz.document.folds[folds[-1]]) in words.KEY


def has_answer(quiz: QuizText, at: int, starts: Starts) -> bool:
    """Whether a key stands below a line before the next question."""
    end = starts.following(at, len(quiz.lines))
    for each in range(at + 1, min(end, at + 40)):
        if quiz.hidden[each]:
            break
        if quiz.lines[each].kind == "heading" and not quiz.said[each]:
            return False
        if quiz.numbers[each] and shape_of(quiz, each) == shape_of(quiz, at):
            return False
        if any(said.role in ("key", "sample") for said in quiz.said[each]):
            return True
        if (
            quiz.lines[each].folds
            and fold_title(quiz.document.folds[quiz.lines[each].folds[-1]]) in words.KEY
        ):
            return True
    numbered = quiz.numbers[at]
    return numbered is not None and numbered.number in quiz.keyed


def holds_key(quiz: QuizText, at: int) -> bool:
    """Whether the key of a line stands in the line itself."""
    if at + 1 >= len(quiz.lines) or (quiz.labels[at] and not quiz.numbers[at]):
        return False
    below, said = quiz.lines[at + 1], quiz.said[at + 1]
    glued = below.glued and below.number == quiz.lines[at].number
    return glued and bool(said) and said[0].role == "key"


def has_options(quiz: QuizText, first: int, end: int) -> bool:
    """Whether something that looks like an option stands between two lines."""
    return any(
        quiz.labels[at] or quiz.lines[at].text.startswith(("[ ]", "[x]", "[X]"))
        for at in range(first + 1, end)
    )


def has_key(quiz: QuizText, first: int, starts: Starts) -> bool:
    """Whether a key stands between a question and the next, in words or as a tick."""
    return any(
        is_in_answer(quiz, at)
        or quiz.lines[at].text.startswith(("[x]", "[X]"))
        or any(said.role in ANSWERING for said in quiz.said[at])
        for at in range(first, starts.following(first, len(quiz.lines)))
        if not quiz.hidden[at]
    )


def is_open(quiz: QuizText, first: int, end: int) -> bool:
    """Whether the question that begins at a line goes on up to another: nothing has answered it."""
    if first < 0 or is_complete(quiz, first, end):
        return False
    return not any(quiz.lines[at].kind in ("heading", "rule") for at in range(first + 1, end))


def is_complete(quiz: QuizText, first: int, end: int) -> bool:
    """Whether options or an answer stand between a question and a line."""
    first = max(first, end - 200)
    return has_options(quiz, first, end) or any(
        is_in_answer(quiz, at) or any(said.role in ("key", "sample") for said in quiz.said[at])
        for at in range(first, end)
    )


def has_answer_fold(quiz: QuizText, at: int) -> bool:
    """Whether a fold with an answer follows before the next number."""
    for each in range(at + 1, min(len(quiz.lines), at + 30)):
        line = quiz.lines[each]
        if line.folds:
            title = fold_title(quiz.document.folds[line.folds[-1]])
            return title in words.KEY or title in words.SAMPLE
        if line.kind == "heading" or quiz.numbers[each]:
            return False
    return False


def has_answer_line(quiz: QuizText, at: int) -> bool:
    """Whether a line such as "Answer: ..." follows before the next number; for an exercise, its solution."""
    exercise = bool((own := quiz.numbers[at]) and own.case)
    for each in range(at + 1, min(len(quiz.lines), at + 12)):
        if any(
            said.role in ("key", "sample")
            and (said.phrase not in ("key", "solution", "correction") or exercise)
            for said in quiz.said[each]
        ):
            return True
        if quiz.lines[each].kind in ("heading", "rule") or quiz.numbers[each]:
            return False
    return False

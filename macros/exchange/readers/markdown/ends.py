"""Where a question ends."""

from __future__ import annotations

from ... import words
from .answer_titles import fold_title
from .answered import ANSWERING, holds_key
from .blocks import Line
from .text import asks, is_bold, unbold
from .unfolding.directives import ASKED_LEVEL
from .view import QuizText, Start

ASKING = ("question", "faq", "help", "quiz")
"""Callouts that ask."""


def find_end(quiz: QuizText, start: Start, end: int) -> int:
    """The line behind the last of a question; `end`, where the next one begins, at the latest."""
    return _without_group(quiz, start.at, _end_of(quiz, start, end))


def end_of_quote(quiz: QuizText, at: int) -> int:
    """The first line behind the quote in which a line stands, or the next callout in it."""
    depth = quiz.lines[at].depth
    end = at + 1
    while end < len(quiz.lines) and quiz.lines[end].depth >= depth:
        answers = any(said.role in ANSWERING for said in quiz.said[end])
        if quiz.lines[end].depth == depth and quiz.lines[end].callout and not answers:
            break
        end += 1
    return end


def _end_of(quiz: QuizText, start: Start, end: int) -> int:
    """Where a question ends: with a heading of its rank, or one that says nothing of it."""
    level = quiz.lines[start.at].level or 7
    if quiz.lines[start.at].callout in ASKING:
        end = min(end, end_of_quote(quiz, start.at))
    items = quiz.lines[start.at].items
    alone = quiz.lines[start.at].marker != "" and holds_key(quiz, start.at)
    box = _box_of(quiz, start.at)
    for at in range(start.at + 1, end):
        line = quiz.lines[at]
        if box and box[-1] not in line.folds and not _tells(quiz, line):
            return at
        if quiz.hidden[at] or (alone and line.marker and line.items[: len(items)] != items):
            return at
        if line.kind == "heading" and (line.level <= level) and not (quiz.said[at] and level == 7):
            if at + 1 < end and quiz.hidden[at + 1]:
                return at  # the part with the keys of all
            if quiz.said[at] and any(
                each.role
                in ("key", "explanation", "others", "sample", "options", "reference", "hint")
                for each in quiz.said[at]
            ):
                continue
            label = quiz.labels[at]
            if label and label.alphabet != "1" and _in_run(quiz, at):
                continue
            return at
        if line.kind == "rule" and at + 1 < end and _is_over(quiz, start.at, at, end):
            return at
    return end


def _box_of(quiz: QuizText, at: int) -> tuple[int, ...]:
    """The folds around a heading that a directive made, which nothing but its answer outlives."""
    line = quiz.lines[at]
    asks = line.level == ASKED_LEVEL and line.folds and not quiz.document.folds[line.folds[-1]]
    return line.folds if asks else ()


def _tells(quiz: QuizText, line: Line) -> bool:
    """Whether a line stands in a fold that answers, explains or hints."""
    title = fold_title(quiz.document.folds[line.folds[-1]]) if line.folds else ""
    return any(
        title in known for known in (words.KEY, words.ANSWERS, words.EXPLANATION, words.HINT)
    )


def _without_group(quiz: QuizText, first: int, end: int) -> int:
    """Where a question ends, without a line in bold that names the questions behind it."""
    line = quiz.lines[end - 1]
    names = (
        end < len(quiz.lines)
        and end - 1 > first
        and line.kind == "text"
        and is_bold(line.text)
        and len(line.text) < 80
        and not (line.marker or quiz.said[end - 1] or asks(unbold(line.text)))
        and quiz.numbers[end] is not None
    )
    return end - 1 if names else end


def _in_run(quiz: QuizText, at: int) -> bool:
    return any(
        quiz.labels[each] for each in (at - 1, at + 1, at + 2) if 0 <= each < len(quiz.labels)
    )


def _is_over(quiz: QuizText, first: int, rule: int, end: int) -> bool:
    """Whether nothing behind a rule belongs to the question before it."""
    if any(
        quiz.said[at]
        and quiz.said[at][0].role in ("key", "explanation", "sample", "others", "rubric", "options")
        for at in range(rule, end)
    ):
        return False
    if any(quiz.lines[at].folds for at in range(rule, end)):
        return False
    has_options = any(
        quiz.labels[at] or quiz.lines[at].text.startswith("[") for at in range(first + 1, rule)
    )
    has_key = any(
        said.role in ("key", "sample") for at in range(first, rule) for said in quiz.said[at]
    )
    more = any(quiz.labels[at] for at in range(rule, end))
    return (has_options and not more) or has_key

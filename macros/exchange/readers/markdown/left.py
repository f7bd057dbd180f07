"""What of a document belongs to no question, although it reads like one or like the key of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ... import words
from ...drafts import Remark
from .answer_titles import fold_title
from .entries import KeyEntry, KeyPart
from .key_letters import names_letters
from .text import shorten
from .truth import read_truth
from .view import QuizText

MOST = 200
"""Remarks about one document; what is beyond is counted."""


def find_left(
    quiz: QuizText,
    taken: Sequence[tuple[int, int]],
    parts: Sequence[KeyPart],
    lost: Sequence[KeyEntry],
) -> list[Remark]:
    """Remarks in the order of lines.

    `taken` has the lines of questions, from to; `lost` the entries of keys whose question is not among them.
    """
    free = bytearray(b"\1" * len(quiz.lines))
    for first, end in (*taken, *((part.first, part.end) for part in parts)):
        free[first:end] = bytes(end - first)
    remarks = sorted(
        [*_lines(quiz, free), *map(_of_entry, filter(_is_key, lost))], key=lambda each: each.line
    )
    if len(remarks) > MOST:
        more = len(remarks) - MOST
        remarks[MOST:] = [Remark(remarks[MOST].line, f"{more} more of the like")]
    return remarks


def _lines(quiz: QuizText, free: bytearray) -> Iterator[Remark]:
    for at, line in enumerate(quiz.lines):
        if line.kind == "code" and line.text.lstrip("`~").startswith(("quiz", "{quiz")):
            yield Remark(line.number, "a quiz in a fence: only Markdown is read", line.last)
        if not free[at] or line.kind not in ("text", "heading"):
            continue
        said = quiz.said[at]
        if said and said[0].role == "key" and (said[0].rest or _opens(quiz, at)):
            yield Remark(line.number, f"an answer without a question: {shorten(line.text)}")
        elif (
            quiz.numbers[at]
            and line.kind == "text"
            and line.text.rstrip("*_ ").endswith(("?", "？"))
        ):
            yield Remark(line.number, f"a question that nothing answers: {shorten(line.text)}")
        elif _opens_answer(quiz, at):
            yield Remark(line.number, f"an answer without a question: {shorten(line.text)}")


def _opens(quiz: QuizText, at: int) -> bool:
    """Whether a line that announces an answer has something below it."""
    below = quiz.lines[at + 1 : at + 2]
    return quiz.lines[at].kind == "text" and bool(below) and below[0].kind != "heading"


def _opens_answer(quiz: QuizText, at: int) -> bool:
    """Whether a line is the first in a fold with an answer."""
    folds = quiz.lines[at].folds
    if not folds or (at and folds[-1] in quiz.lines[at - 1].folds):
        return False
    title = fold_title(quiz.document.folds[folds[-1]])
    return title in words.KEY or title in words.SAMPLE or title in words.ANSWERS


def _is_key(entry: KeyEntry) -> bool:
    return names_letters(entry.value) or read_truth(entry.value) is not None


def _of_entry(entry: KeyEntry) -> Remark:
    said = shorten(entry.value)
    return Remark(entry.line, f"a key for question {entry.number}, which was not found: {said}")

"""The lines of one question, and which of them answer it."""

from __future__ import annotations

from .... import words
from ..answer_titles import fold_title
from ..said import read_said
from ..view import QuizText, Start

AFTER = ("key", "explanation", "others", "sample", "rubric", "reference", "hint", "reader")
"""Roles of lines that stand behind what is asked."""


class Span:
    """The lines of one question: those of its document from `start` up to `end`."""

    def __init__(self, quiz: QuizText, start: Start, end: int) -> None:
        self.quiz = quiz
        self.start = start
        self.end = end
        self.lines = quiz.lines
        self.outer = self.lines[start.at].items
        """The list items that all of it stands in."""

    def key_at(self) -> int:
        """The first line that names the key."""
        for at in range(self.start.at + 1, self.end):
            if any(
                said.role in ("key", "sample") for said in self.quiz.said[at]
            ) and self.is_key_line(at):
                return at
            if self.is_answer_fold(at):
                return at
        return self.end

    def is_key_line(self, at: int) -> bool:
        """Whether a line with the word "Answers" announces no options."""
        said = self.quiz.said[at][0]
        return not (said.phrase == "answers" and not said.rest and self._run_follows(at))

    def _run_follows(self, at: int) -> bool:
        label = self.quiz.labels[at + 1] if at + 1 < self.end else None
        return (
            label is not None
            and label.index == 0
            and at + 2 < self.end
            and self.quiz.labels[at + 2] is not None
        )

    def is_hint(self, at: int) -> bool:
        """Whether a line stands in a fold with a hint."""
        folds = self.lines[at].folds
        if not folds or folds == self.lines[self.start.at].folds:
            return False
        return fold_title(self.quiz.document.folds[folds[-1]]) in words.HINT

    def is_answer_fold(self, at: int) -> bool:
        """Whether a line stands in a fold that answers or explains, and the question does not."""
        folds = self.lines[at].folds
        if not folds or folds == self.lines[self.start.at].folds:
            return False
        title = fold_title(self.quiz.document.folds[folds[-1]])
        return (
            title in words.KEY
            or title in words.SAMPLE
            or title in words.EXPLANATION
            or any(said.role in ("key", "sample") for said in read_said(title))
            or title in words.ANSWERS
        )

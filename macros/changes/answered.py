"""How readers answered a question before it changed, in a line beside the change."""

from __future__ import annotations

from ..answers import HandedIn
from ..answers.advice import in_a_line
from .differences import Comparison


def figures_beside(answers: HandedIn, comparison: Comparison | None) -> dict[tuple[str, str], str]:
    """A line of figures by quiz and question; `answers` were counted with the bank as it was before the changes.

    Without a comparison, that of each question.
    """
    lines = {(item.quiz, item.id): in_a_line(item) for item in answers.items if item.current}
    if comparison is None:
        return lines
    was = {
        (quiz.id, part.id): (quiz.old_id or quiz.id, part.old_id or part.id)
        for quiz in comparison.quizzes
        for part in quiz.of("question")
    }
    return {name: lines[before] for name, before in was.items() if before in lines}

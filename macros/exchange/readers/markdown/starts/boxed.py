"""Questions whose options are boxes or list items, some of them marked as right."""

from __future__ import annotations

from .... import words
from ..answered import has_options
from ..marks import read_mark
from ..runs import Run, find_items
from ..shapes import is_labeled
from ..signs import plain
from ..text import is_bold
from ..view import QuizText, Start, Starts
from .above import find_start


def add_boxes(quiz: QuizText, starts: Starts) -> None:
    """Boxes of which some are ticked, below words that ask."""
    for run in find_items(quiz.lines, quiz.inner_stops, 0, len(quiz.lines)):
        if not _is_marked(run) or quiz.hidden[run.first]:
            continue
        before = starts.latest(run.first)
        region = range(before + 1, run.first)
        if (
            before >= 0
            and not any(quiz.lines[at].kind == "heading" and not quiz.said[at] for at in region)
            and not has_options(quiz, before, run.first)
        ):
            continue
        first = max(
            (at + 1 for at in range(before, run.first) if at >= 0 and _ends_question(quiz, at)),
            default=0,
        )
        found = find_start(quiz, run, max(first, 0), len(starts))
        if found is None or found.at in starts or not _asks(quiz, found, run):
            continue
        starts.add(found)


def _is_marked(run: Run) -> bool:
    """Whether some of the boxes are ticked, or some of the items marked as right."""
    if run.how == "boxes":
        return any(label.checked for _, label in run.entries)
    if not 2 <= len(run.entries) <= 8:
        return False
    if any(read_mark(label.rest)[1] for _, label in run.entries):
        return True
    return sum(is_bold(label.rest) for _, label in run.entries) == 1


def _ends_question(quiz: QuizText, at: int) -> bool:
    if is_labeled(quiz, at):
        return False
    label = quiz.labels[at]
    lettered = label is not None and label.alphabet != "1"
    item = quiz.lines[at].marker != "" and quiz.numbers[at] is None
    return lettered or item or any(said.role == "key" for said in quiz.said[at])


def _asks(quiz: QuizText, start: Start, run: Run) -> bool:
    """Whether the words before boxes can be a question, and the boxes no list of things to do."""
    lines = quiz.lines
    own_head = start.at if lines[start.at].kind == "heading" else quiz.heads[start.at]
    if any(said.role == "stem" for at in range(start.at, run.first) for said in quiz.said[at]):
        return True
    heading = lines[own_head] if own_head >= 0 else None
    if heading is not None and plain(heading.text).strip(" :") in words.NO_OPTIONS:
        return False
    if start.numbered and run.how == "boxes":
        return True
    done = all(label.checked or read_mark(label.rest)[1] for _, label in run.entries)
    if run.how == "items" or done:
        own = [line for line in lines[start.at : run.first] if line.kind in ("text", "heading")]
        return any(line.text.rstrip("*_ )）").endswith(("?", "？", "___", "...")) for line in own)
    asked = lines[run.first - 1].text.rstrip("*_ ") if run.first else ""
    own = [line for line in lines[start.at : run.first] if line.kind in ("text", "heading")]
    return any(line.text.rstrip("*_ )）").endswith(("?", "？", "___", "...")) for line in own) or (
        lines[start.at].kind == "heading" and not asked.endswith(":")
    )

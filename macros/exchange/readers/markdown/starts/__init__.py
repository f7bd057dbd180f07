"""Where questions begin in a document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from ..answered import ANSWERING
from ..ends import ASKING, end_of_quote
from ..view import QuizText, Start, Starts
from .above import find_start
from .asking import add_asking
from .boxed import add_boxes
from .headed import answer_in_callout, find_headed
from .numbered import add_answered, add_by_entries, add_numbered, add_siblings, add_unanswered
from .reviews import goes_on, is_review_of


def find_starts(quiz: QuizText) -> list[Start]:
    """Every place where a question begins: those that say so, and those that options need."""
    starts = Starts()
    for at, explicit in enumerate(quiz.explicit):
        if (
            explicit
            and not quiz.hidden[at]
            and not _is_reference(quiz, at)
            and not _is_below_rubric(quiz, at)
        ):
            starts.add(Start(at, quiz.numbers[at], True))
    _drop_chapters(quiz, starts)
    _add_callouts(quiz, starts)
    ends = 0
    number = 0
    taken: set[int] = set()
    for run in quiz.runs:
        inside = starts.within(ends, run.first + 1)
        if inside:
            start = inside[-1]
        elif is_review_of(quiz, run, starts, taken) or goes_on(quiz, run, starts, taken):
            ends = run.last + 1
            continue
        else:
            found = find_start(quiz, run, ends, number)
            if found is None:
                continue
            starts.add(found)
            start = found.at
        taken.add(start)
        numbered = starts[start].numbered
        number = int(numbered.number) if numbered and numbered.number.isdigit() else number + 1
        ends = run.last + 1
    add_siblings(quiz, starts)
    add_answered(quiz, starts)
    add_boxes(quiz, starts)
    add_asking(quiz, starts)
    add_numbered(quiz, starts)
    add_by_entries(quiz, starts)
    for at, answer in find_headed(quiz, starts):
        quiz.said[at + 1] = [answer]
        starts.add(Start(at, quiz.numbers[at], True))
    add_unanswered(quiz, starts)
    return [starts[at] for at in starts.order]


def _add_callouts(quiz: QuizText, starts: Starts) -> None:
    """Callouts that are called a question and hold its answer."""
    for at, line in enumerate(quiz.lines):
        if line.callout not in ASKING or quiz.hidden[at] or at - 1 in starts:
            continue  # one right below a heading such as `Q1 - Tides` is what that asks
        inside = range(at + 1, end_of_quote(quiz, at))
        if answer := answer_in_callout(quiz, at, inside.stop):
            quiz.said[at + 1] = [answer]
        if any(quiz.said[each] and quiz.said[each][0].role in ANSWERING for each in inside):
            starts.add(Start(at, quiz.numbers[at], True))


def _is_below_rubric(quiz: QuizText, at: int) -> bool:
    """Whether a line stands below a heading that says how answers are graded."""
    return any(
        said.role in ("rubric", "sample") and not said.rest
        for head in quiz.headings_above(at)
        for said in quiz.said[head]
    )


def _is_reference(quiz: QuizText, at: int) -> bool:
    """Whether a line that names a question is about one: in an explanation, within a list of links."""
    line = quiz.lines[at]
    numbered = quiz.numbers[at]
    if line.kind == "heading" or numbered is None:
        return False
    if line.marker.startswith(("-", "*", "+")) and not numbered.rest:
        return True
    rest = numbered.rest
    return rest[:1] in ("(", "]") and rest.startswith("](")


def _drop_chapters(quiz: QuizText, starts: Starts) -> None:
    """A heading with a number is no question if others begin below it before any option."""
    firsts = sorted(run.first for run in quiz.runs)
    for at, after in pairwise(list(starts.order)):
        here, there = quiz.lines[at], quiz.lines[after]
        nested = here.kind == "heading" and (there.kind != "heading" or there.level > here.level)
        if not nested or bisect_right(firsts, at) < bisect_left(firsts, after):
            continue
        own = starts[at].numbered
        case = own is not None and own.case
        body = any(quiz.said[each] for each in range(at + 1, after))
        if case or not body:
            starts.remove(at)

"""The line above options at which their question begins, if no line says that it does."""

from __future__ import annotations

from collections.abc import Sequence

from .... import words
from ..answer_titles import announces_answers
from ..blocks import Line
from ..headings import names_part
from ..runs import Run
from ..shapes import follows, is_labeled, shape_of
from ..signs import plain
from ..view import QuizText, Start


def find_start(quiz: QuizText, run: Run, ends: int, number: int) -> Start | None:
    """The line at which the question of a run begins that does not say so."""
    lines = quiz.lines
    first = ends
    for at in range(run.first - 1, ends - 1, -1):
        if quiz.hidden[at]:
            first = at + 1
            break
    candidates = [
        at
        for at in range(first, run.first)
        if (found := quiz.numbers[at]) is not None
        and all(said.role == "stem" for said in quiz.said[at])
        and lines[at].kind in ("text", "heading")
        and not _nests(lines[at], lines[run.first])
        and set(lines[at].folds) <= set(lines[run.first].folds)
    ]
    headings = [
        at for at in range(first, run.first) if lines[at].kind == "heading" and not quiz.said[at]
    ]
    labeled = [at for at in range(first, run.first) if is_labeled(quiz, at)]
    apart = not headings or not _is_question_heading(quiz, headings[-1], run)
    if labeled and apart and (not candidates or candidates[-1] <= labeled[-1]):
        return Start(labeled[-1], quiz.numbers[labeled[-1]], True)
    if headings and lines[headings[-1]].level:
        candidates = [at for at in candidates if at >= headings[-1]] or candidates[:0]
    inner = [at for at in candidates if not headings or at > headings[-1]]
    if inner and len(inner) < len(candidates) and names_part(lines[headings[-1]].text):
        candidates = inner
    due = [
        at for at in candidates if (found := quiz.numbers[at]) and found.number == str(number + 1)
    ]
    due = _latest_due(quiz, due, candidates)
    if not due:
        outermost = min((len(lines[at].items) for at in candidates), default=0)
        due = [at for at in candidates if len(lines[at].items) == outermost]
        ones = [at for at in due if (found := quiz.numbers[at]) and found.number == "1"]
        # Statements in a stem begin with 1 as a quiz does: what comes last before the options counts.
        due = due[-1:]
        if ones and len(candidates) > 1 and _are_statements(quiz, candidates, run):
            due = []
    if due:
        outermost = min(len(lines[at].items) for at in due)
        due = [at for at in due if len(lines[at].items) == outermost]
        apart = any(not lines[at].items for at in range(due[0] + 1, due[-1]))
        # Behind the steps of a lesson the quiz counts anew.
        at = due[-1] if apart and not _are_statements(quiz, candidates, run) else due[0]
        return Start(at, quiz.numbers[at], True)
    if headings:
        at = headings[-1]
        if plain(lines[at].text) in words.NO_OPTIONS or announces_answers(lines[at].text):
            return None
        if at + 1 < run.first and not _is_question_heading(quiz, at, run):
            return Start(_stem_before(quiz, run, at + 1), None)
        return Start(at, quiz.numbers[at])
    at = _stem_before(quiz, run, first)
    return Start(at, None) if at < run.first or run.first == 0 else None


def _latest_due(quiz: QuizText, due: Sequence[int], candidates: Sequence[int]) -> list[int]:
    """The last of lines that are due, one after the other: those before it have no options."""
    found = list(due)
    for at in candidates:
        here = quiz.numbers[at]
        before = quiz.numbers[found[-1]] if found else None
        if not here or not before or not _stands_apart(quiz, found[-1], at):
            continue
        anew = here.number == "1" and at == candidates[-1] and at - found[-1] > 1
        due_next = follows(before.number, here.number) or anew
        if due_next and shape_of(quiz, at) == shape_of(quiz, found[-1]):
            found = [at]
    return found


def _stands_apart(quiz: QuizText, first: int, at: int) -> bool:
    """Whether a line is no item of the same list of statements as one before it."""
    before = quiz.lines[first]
    if at <= first or quiz.lines[at].number - before.number < 2:
        return False
    return at - first > 1 or before.text.rstrip("*_ ").endswith(("?", "？"))


def _are_statements(quiz: QuizText, candidates: Sequence[int], run: Run) -> bool:
    """Whether numbered lines before options are part of what is asked."""
    between = range(candidates[-1] + 1, run.first)
    return any(
        quiz.lines[at].kind == "text"
        and quiz.lines[at].block != quiz.lines[candidates[-1]].block
        and not quiz.lines[at].items
        for at in between
    )


def _is_question_heading(quiz: QuizText, at: int, run: Run) -> bool:
    """Whether a heading is that of one question and of no chapter."""
    text = quiz.lines[at].text.rstrip("*_ ")
    if text.endswith(("?", "？", ":", "：", "...", "__")) or quiz.numbers[at]:
        return True
    more = 0
    for each in range(run.last + 1, len(quiz.lines)):
        if quiz.lines[each].kind == "heading" and not quiz.said[each]:
            break
        label = quiz.labels[each]
        more += label is not None and label.index == 0 and label.alphabet in "Aa"
    level = quiz.lines[at].level
    return not more and (quiz.levels[level] > 1 or level > 1)


def _stem_before(quiz: QuizText, run: Run, first: int) -> int:
    """The first line of the words right before options."""
    lines = quiz.lines
    at = run.first
    if at and lines[at - 1].kind == "rule":
        return at
    found = at
    block = None
    for each in range(at - 1, first - 1, -1):
        line = lines[each]
        if line.kind in ("heading", "rule") or quiz.hidden[each]:
            break
        if any(
            said.role in ("key", "explanation", "reference", "others", "hint")
            for said in quiz.said[each]
        ):
            break
        if line.kind in ("code", "table"):
            found, block = each, None
            continue
        if block is None or line.block == block:
            found, block = each, line.block
            continue
        if line.text.startswith(("**", "__")) or line.text.endswith(("?", "？")):
            break
        wanted = (
            lines[found].kind == "code" or lines[found].text[:1].islower() or lines[found].items
        )
        asked = plain(lines[found].text)
        if wanted or (_after_rule(quiz, each, first) and asked):
            found, block = each, line.block
            continue
        break
    return found


def _after_rule(quiz: QuizText, at: int, first: int) -> bool:
    """Whether nothing but words stands between a rule or heading and the line."""
    for each in range(at, first - 2, -1):
        if each < 0 or quiz.lines[each].kind in ("rule", "heading"):
            return True
        if (
            any(said.role in ("key", "explanation") for said in quiz.said[each])
            or quiz.labels[each]
        ):
            return False
    return first == 0


def _nests(line: Line, other: Line) -> bool:
    """Whether a line stands deeper in lists than another."""
    return len(line.items) > len(other.items) + (0 if other.marker else 1)

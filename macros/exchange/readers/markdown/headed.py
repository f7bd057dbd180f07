"""Headings and bold lines that ask, and whose answer is what stands below them: interview questions, checks."""

from __future__ import annotations

from collections.abc import Iterator

from .labels import Said, names_part
from .text import is_bold
from .view import QuizText, Starts


def find_headed(quiz: QuizText, starts: Starts, hidden: bytearray) -> Iterator[tuple[int, Said]]:
    """Lines that ask, below a heading that names questions, each with what the line behind it is: an answer."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, line in enumerate(quiz.lines):
        heads = line.kind == "heading"
        if not hidden[at] and (heads or _is_asking(quiz, at)) and not quiz.said[at]:
            groups.setdefault((quiz.parents[at], line.kind, line.level), []).append(at)
    for places in groups.values():
        if not any(names_part(quiz.lines[head].text) for head in quiz.headings_above(places[0])):
            continue
        asking = sum(_is_asking(quiz, at) for at in places)
        counted = 2 * asking >= len(places)
        for at in places:
            asks = _is_asking(quiz, at) or (counted and quiz.numbers[at] is not None)
            if asks and at not in starts and _is_answered(quiz, at, starts):
                yield at, Said("key", "answer", quiz.lines[at + 1].text)


def _is_asking(quiz: QuizText, at: int) -> bool:
    line = quiz.lines[at]
    heads = line.kind == "heading" or (line.kind == "text" and is_bold(line.text))
    return heads and line.text.rstrip("*_ ").endswith(("?", "？"))


def _is_answered(quiz: QuizText, at: int, starts: Starts) -> bool:
    """Whether words stand right below a line, and neither options nor a key before the next that asks."""
    end = _end_of(quiz, at)
    if end < at + 2 or starts.following(at, end) < end:
        return False
    first = quiz.lines[at + 1]
    told = first.kind == "text" and not first.marker and any(map(str.isalnum, first.text))
    if not told or quiz.labels[at + 1] or first.text.endswith((":", "：", "?", "？")):
        return False
    if end < len(quiz.lines) and quiz.lines[end].kind == "heading":
        deeper = quiz.lines[end].level > (quiz.lines[at].level or 7)
        if deeper:
            return False
    lettered = sum(
        (label := quiz.labels[each]) is not None and label.alphabet != "1"
        for each in range(at + 1, end)
    )
    boxes = any(
        quiz.lines[each].text.startswith(("[ ]", "[x]", "[X]")) for each in range(at + 1, end)
    )
    return lettered < 2 and not boxes and not any(quiz.said[at + 1 : end])


def _end_of(quiz: QuizText, at: int) -> int:
    """The next heading, or the next bold line that asks."""
    heads = quiz.lines[at].kind == "heading"
    for each in range(at + 1, len(quiz.lines)):
        if quiz.lines[each].kind == "heading" or (not heads and _is_asking(quiz, each)):
            return each
    return len(quiz.lines)


__all__ = ["find_headed"]

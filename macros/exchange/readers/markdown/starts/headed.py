"""Lines that ask, and whose answer is what stands below them: headings, list items, titles of callouts."""

from __future__ import annotations

from collections.abc import Iterator

from ..blocks import Line
from ..headings import names_part
from ..said import HERE, Said
from ..text import is_bold
from ..view import QuizText, Starts


def find_headed(quiz: QuizText, starts: Starts) -> Iterator[tuple[int, Said]]:
    """Lines that ask, below a heading that names questions, each with what the line behind it is: an answer."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, line in enumerate(quiz.lines):
        if (
            not quiz.hidden[at]
            and not quiz.said[at]
            and (line.kind == "heading" or _is_asking(line))
        ):
            shape = (
                quiz.parents[at],
                line.kind,
                line.level,
                len(line.items),
                line.marker[:1] in "-*+",
            )
            groups.setdefault(shape, []).append(at)
    for places in groups.values():
        if not any(names_part(quiz.lines[head].text) for head in quiz.headings_above(places[0])):
            continue
        asking = sum(_is_asking(quiz.lines[at]) for at in places)
        counted = 2 * asking >= len(places)
        found = [
            at
            for at in places
            if at not in starts
            and (_is_asking(quiz.lines[at]) or (counted and quiz.numbers[at] is not None))
            and _is_answered(quiz, at, starts)
        ]
        # Items of a list with words below the last of them alone are questions without answers.
        if quiz.lines[places[0]].marker and (len(found) < 2 or 2 * len(found) < len(places)):
            continue
        for at in found:
            yield at, _answer(quiz.lines[at + 1])


def answer_in_callout(quiz: QuizText, at: int, end: int) -> Said | None:
    """What the line behind the title of a callout is, if the title asks and nothing else in it does."""
    asked = quiz.lines[at].text.rstrip("*_ ").endswith(("?", "？"))
    return _answer(quiz.lines[at + 1]) if asked and _is_plain(quiz, at, end) else None


def _answer(line: Line) -> Said:
    """An answer by its place; in a list or a fence it is no word that settles anything."""
    plain = line.kind == "text" and not line.marker
    return Said("key", "answer", line.text) if plain else Said("sample", HERE, line.text)


def _is_asking(line: Line) -> bool:
    text = line.text.rstrip("*_ ")
    if text.endswith(")"):
        text = text[: text.rfind("(")].rstrip()  # `Which? (Select two)`
    asks = text.endswith(("?", "？"))
    heads = line.kind == "text" and (is_bold(line.text) or line.marker != "")
    return asks and (line.kind == "heading" or heads)


def _is_answered(quiz: QuizText, at: int, starts: Starts) -> bool:
    """Whether words stand right below a line, and neither options nor a key before the next that asks."""
    end = _end_of(quiz, at)
    if starts.following(at, end) < end or not _is_plain(quiz, at, end):
        return False
    first = quiz.lines[at + 1]
    told = first.kind == "text" and not first.marker and first.items[:1] == quiz.lines[at].items[:1]
    if quiz.lines[at].marker:
        return told or (first.kind == "code" and end == at + 2)
    heads_deeper = (
        end < len(quiz.lines)
        and quiz.lines[end].kind == "heading"
        and quiz.lines[end].level > (quiz.lines[at].level or 7)
    )
    return told and not heads_deeper


def _is_plain(quiz: QuizText, at: int, end: int) -> bool:
    """Whether lines behind one that asks are words that do not ask, and no options."""
    between = range(at + 1, end)
    first = quiz.lines[at + 1] if between else None
    if first is None or not any(map(str.isalnum, first.text)):
        return False
    if first.kind == "text" and (
        quiz.labels[at + 1] or first.text.endswith((":", "：", "?", "？"))
    ):
        return False
    lettered = [label for label in quiz.labels[at + 1 : end] if label and label.alphabet != "1"]
    boxes = any(quiz.lines[each].text.startswith(("[ ]", "[x]", "[X]")) for each in between)
    return len(lettered) < 2 and not boxes and not any(quiz.said[at + 1 : end])


def _end_of(quiz: QuizText, at: int) -> int:
    """The next heading or rule, or the next line that asks."""
    heads = quiz.lines[at].kind == "heading"
    for each in range(at + 1, len(quiz.lines)):
        line = quiz.lines[each]
        if line.kind in ("heading", "rule") or (not heads and _is_asking(line)):
            return each
    return len(quiz.lines)

"""Which lines of a question are its options."""

from __future__ import annotations

from collections.abc import Sequence

from ....drafts import OptionDraft
from ..keys import read_key
from ..labels import Label
from ..marks import read_mark
from ..runs import Run, find_items, find_labeled
from ..signs import plain
from ..text import is_bold, unbold
from .span import AFTER, Span

MOST_LETTERS = 8
"""Letters that an option may have; what is beyond is a word."""


def find_options(span: Span, case: bool) -> Run | None:
    """The options of a question, or of a scenario if it is a `case`; None if it has none."""
    quiz, first, end = span.quiz, span.start.at, span.end
    key = span.key_at()
    labels = list(quiz.labels[first:end])
    labels[0] = None if span.start.numbered or span.lines[first].kind == "heading" else labels[0]
    stops = [_stops(span, at) for at in range(first, end)]
    window = span.lines[first:end]
    runs = find_labeled(window, labels, stops, 0, len(window))
    for run in runs:
        run.entries = [(at + first, label) for at, label in run.entries]
    letters = [run for run in runs if run.how == "letters" and run.first < key]
    told = _others_at(span)
    letters = [run for run in letters if run.first < told] or letters
    chosen = _choose(letters)
    if chosen:
        return chosen
    late = [run for run in runs if run.how == "letters"]
    if late and key < span.end and not _explains(late[0]):
        return late[0]
    items = find_items(
        window,
        stops,
        1 if span.start.numbered or span.lines[first].kind == "heading" else 0,
        len(window),
    )
    for run in items:
        run.entries = [(at + first, label) for at, label in run.entries]
    boxes = [run for run in items if run.how == "boxes" and run.first < key]
    if boxes:
        return boxes[-1]
    others = [
        run
        for run in [*items, *runs]
        if run.how in ("items", "numbers") and run.first < key and len(run.entries) <= 8
    ]
    for run in reversed(others):
        if _is_answered(span, case, run, key):
            return run
    return _bare_lines(span, key)


def _bare_lines(span: Span, key: int) -> Run | None:
    """Lines of a paragraph above a key that gives one of them word by word."""
    said = [each for each in span.quiz.said[key] if each.role == "key"] if key < span.end else []
    first = key
    while first - 1 > span.start.at and _is_bare(span, first - 1, key - 1):
        first -= 1
    inside = range(first, key)
    texts = [plain(span.lines[at].text) for at in inside]
    value = plain(said[0].rest) if said else ""
    if not value or texts.count(value) != 1 or not 1 < len(texts) <= MOST_LETTERS:
        return None
    return Run("items", [(at, Label("", span.lines[at].text, "items")) for at in inside])


def _is_bare(span: Span, at: int, last: int) -> bool:
    """Whether a line is words alone, of the same paragraph as another."""
    line = span.lines[at]
    says = any(said.rest or said.role in AFTER[:4] for said in span.quiz.said[at])
    alone = line.kind == "text" and not (line.marker or says or line.glued)
    return alone and line.block == span.lines[last].block


def _others_at(span: Span) -> int:
    """Where the question begins to say why options are right or wrong."""
    for at in range(span.start.at + 1, span.end):
        if any(each.role in ("explanation", "others") for each in span.quiz.said[at]):
            return at
    return span.end


def _stops(span: Span, at: int) -> bool:
    """Whether options end before a line."""
    label = span.quiz.labels[at]
    if at == span.start.at or _is_within_option(span, at):
        return False
    if span.lines[at].kind in ("heading", "rule"):
        return label is None
    roles = {said.role for said in span.quiz.said[at]}
    option = label is not None and label.index < MOST_LETTERS and span.lines[at].marker != ""
    ends = bool(roles & {"key", "explanation", "others", "sample"})
    return ends and not option and span.is_key_line(at)


def _is_within_option(span: Span, at: int) -> bool:
    """Whether a line stands deeper in the list than an option right before it."""
    items = span.lines[at].items
    for each in range(at - 1, max(span.start.at, at - 6), -1):
        own = span.lines[each].items
        if (
            span.quiz.labels[each] is not None
            and len(own) < len(items)
            and items[: len(own)] == own
            and own
        ):
            return True
    return False


def _choose(runs: Sequence[Run]) -> Run | None:
    """Of several runs the last before the key; earlier ones are statements that are asked about."""
    if not runs:
        return None
    return runs[0] if _explains(runs[-1]) else runs[-1]


def _explains(run: Run) -> bool:
    heads = [plain(label.rest)[:40] for _, label in run.entries]
    verdicts = [
        head.startswith(("incorrect", "wrong", "correct", "falsch", "richtig"))
        or "incorrect" in head
        or " is wrong" in head
        for head in heads
    ]
    return sum(verdicts) * 2 >= len(verdicts)


def _is_answered(span: Span, case: bool, run: Run, key: int) -> bool:
    """Whether something says which of these list items is right, so that they are options."""
    options = _options_of(span, run)
    if len({option.text for option in options}) < 2:
        return False
    marks = [read_mark(label.rest)[1] for _, label in run.entries]
    if any(marks):
        return True
    bold = [is_bold(label.rest) for _, label in run.entries]
    if any(bold) and sum(bold) < len(bold) and key == span.end and not case:
        return sum(bold) == 1 or not any(span.quiz.parts)
    if key < span.end:
        values = [said.rest for said in span.quiz.said[key] if said.role == "key"]
        value = values[0] if values else ""
        told = key if span.is_answer_fold(key) and not span.quiz.said[key] else key + 1
        if not value and told < span.end:
            value = span.lines[told].text
        found = read_key(value, options) if value else None
        return found is not None and bool(found.right)
    number = span.start.numbered.number if span.start.numbered else ""
    entries = [
        entry for part in span.quiz.parts for entry in part.entries if entry.number == number
    ]
    return any(
        (found := read_key(entry.value, options)) is not None and found.right for entry in entries
    )


def _options_of(span: Span, run: Run) -> list[OptionDraft]:
    found = []
    for number, (at, label) in enumerate(run.entries):
        text = read_mark(label.rest)[0]
        name = label.letter or (str(number + 1) if run.how == "items" else "")
        found.append(OptionDraft(unbold(text), span.lines[at].number, name))
    return found

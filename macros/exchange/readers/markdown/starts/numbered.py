"""Questions without options that are known by their number."""

from __future__ import annotations

from ..answered import has_answer, has_answer_fold, has_answer_line, has_key, is_complete
from ..key_letters import names_letters
from ..shapes import follows, is_within, shape_of
from ..view import QuizText, Start, Starts


def add_siblings(quiz: QuizText, starts: Starts) -> None:
    """Lines that are numbered like questions around them, and have no options: statements, open questions."""
    known = [starts[at] for at in starts.order]
    shapes = {shape_of(quiz, start.at) for start in known if start.numbered and start.explicit}
    for at, numbered in enumerate(quiz.numbers if shapes else ()):
        if numbered is None or at in starts or quiz.hidden[at] or shape_of(quiz, at) not in shapes:
            continue
        before = starts.latest(at)
        previous = starts[before].numbered if before >= 0 else None
        fits = numbered.number == "1" or (
            previous is not None and follows(previous.number, numbered.number)
        )
        if not fits or quiz.said[at]:
            continue
        if quiz.lines[at].kind == "heading" or has_answer(quiz, at, starts):
            starts.add(Start(at, numbered, True))


def add_answered(quiz: QuizText, starts: Starts) -> None:
    """Lines with the next number right above a line with an answer, whatever is around them."""
    for at, numbered in enumerate(quiz.numbers[:-1]):
        before = starts.latest(at)
        if numbered is None or before < 0 or at in starts or quiz.hidden[at] or quiz.said[at]:
            continue
        previous = starts[before].numbered
        below = quiz.said[at + 1]
        answered = any(
            said.role in ("key", "sample")
            for each in range(before + 1, at)
            for said in quiz.said[each]
        )
        if (
            answered
            and previous is not None
            and not numbered.word
            and follows(previous.number, numbered.number)
            and quiz.lines[at].kind == "text"
            and below
            and below[0].role in ("key", "sample")
            and below[0].rest
        ):
            starts.add(Start(at, numbered, True))


def add_numbered(quiz: QuizText, starts: Starts) -> None:
    """Numbered lines with a key of their own in a document that has no options at all."""
    for at, numbered in enumerate(quiz.numbers):
        if numbered is None or at in starts or quiz.hidden[at] or quiz.said[at]:
            continue
        line = quiz.lines[at]
        if line.items[1:] or line.folds or is_within(quiz, at, starts):
            continue
        case = numbered.case and not line.text.startswith("**")
        if has_answer_fold(quiz, at) or (has_answer_line(quiz, at) and not case):
            starts.add(Start(at, numbered, True))


def add_by_entries(quiz: QuizText, starts: Starts) -> None:
    """Numbered lines that a key at the end speaks of, and that nothing else has shown to be questions."""
    since = 0
    for part in quiz.parts:
        region = range(since, part.first)
        inside = [starts[at] for at in starts.within(since, part.first)]
        words_alone = not any(names_letters(entry.value) for entry in part.entries)
        known = {
            start.numbered.number
            for start in inside
            # Answers in words are of no question that has its key with it.
            if start.numbered and not (words_alone and has_key(quiz, start.at, starts))
        }
        wanted = {
            entry.number if entry.number in known else entry.question for entry in part.entries
        } - known
        shapes: dict[tuple[object, ...], dict[str, int]] = {}
        for at in region if wanted else ():
            numbered = quiz.numbers[at]
            if (
                numbered
                and numbered.number in wanted
                and not quiz.said[at]
                and not quiz.hidden[at]
                and not is_within(quiz, at, starts)
            ):
                group = (quiz.parents[at], *shape_of(quiz, at))
                shapes.setdefault(group, {}).setdefault(numbered.number, at)
        # Of lists that are as long the last before the key; others are steps of a lesson.
        alike = sorted(
            shapes.values(), key=lambda found: (len(found), max(found.values())), reverse=True
        )
        if alike and 2 * len(set().union(*alike)) > len(wanted):
            best: dict[str, int] = {}
            for each in alike:  # the first item below a line may be a list, and the next one words
                best = {**each, **best}
            for at in best.values():
                starts.add(Start(at, quiz.numbers[at], True))
        since = part.end


def add_unanswered(quiz: QuizText, starts: Starts) -> None:
    """Lines with the next number, written like the question before them, that nothing answers."""
    added: set[int] = set()
    for at, numbered in enumerate(quiz.numbers):
        before = starts.latest(at)
        if numbered is None or before < 0 or at in starts or quiz.hidden[at] or quiz.said[at]:
            continue
        previous = starts[before].numbered
        if (
            previous is not None
            and starts[before].explicit
            and follows(previous.number, numbered.number)
            and shape_of(quiz, at) == shape_of(quiz, before)
            and quiz.lines[at].folds == quiz.lines[before].folds
            and (before in added or is_complete(quiz, before, at))
        ):
            added.add(at)
            starts.add(Start(at, numbered, True))

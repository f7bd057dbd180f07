"""Lines that ask and have a key below, with neither numbers nor options."""

from __future__ import annotations

from ..answered import holds_key, is_in_answer, is_open
from ..shapes import is_labeled, is_within
from ..text import is_bold
from ..view import QuizText, Start, Starts


def add_asking(quiz: QuizText, starts: Starts) -> None:
    """Lines that ask, with a key below, and have neither numbers nor options: headings, bold ones, `Q: ...`."""
    asking = [
        at
        for at, line in enumerate(quiz.lines)
        if line.kind in ("heading", "text")
        and line.text.rstrip("*_ ").endswith(("?", "？"))
        and (line.kind == "heading" or is_bold(line.text))
        and not quiz.hidden[at]
        and not quiz.said[at]
    ]
    labeled = [at for at in range(len(quiz.lines)) if is_labeled(quiz, at)]
    keyed = [at for at in range(len(quiz.lines) - 1) if _is_right_above_key(quiz, at)]
    keyed += [
        _block_of(quiz, at) for at in range(len(quiz.lines) - 1) if _asks_above_fold(quiz, at)
    ]
    asking = sorted({*asking, *(at for at in (*labeled, *keyed) if not quiz.hidden[at])})
    for place, at in enumerate(asking):
        end = asking[place + 1] if place + 1 < len(asking) else len(quiz.lines)
        open_still = is_labeled(quiz, at) and is_open(quiz, starts.latest(at), at)
        within = open_still or (is_within(quiz, at, starts) and not holds_key(quiz, at))
        if at in starts or within:
            continue
        for each in range(at + 1, min(starts.following(at, end), at + 40)):
            if quiz.lines[each].kind == "heading" and not quiz.said[each]:
                break
            if is_in_answer(quiz, each) or any(
                said.role in ("key", "sample") for said in quiz.said[each]
            ):
                starts.add(Start(at, quiz.numbers[at], True))
                break


def _asks_above_fold(quiz: QuizText, at: int) -> bool:
    """Whether a paragraph that ends here asks, and a fold with an answer begins right below."""
    line = quiz.lines[at]
    return (
        line.kind == "text"
        and not (line.marker or line.glued or quiz.said[at])
        and line.text.rstrip("*_ ").endswith(("?", "？"))
        and is_in_answer(quiz, at + 1)
        and not is_in_answer(quiz, at)
    )


def _block_of(quiz: QuizText, at: int) -> int:
    """The first line of the paragraph in which a line stands, or the heading with a number above it."""
    if (head := quiz.heads[at]) >= 0 and quiz.numbers[head]:
        return head
    while at and quiz.lines[at - 1].block == quiz.lines[at].block:
        at -= 1
    return at


def _is_right_above_key(quiz: QuizText, at: int) -> bool:
    """Whether a line in bold, or one that a key is glued to, has its answer right below."""
    line, below = quiz.lines[at], quiz.lines[at + 1]
    said = quiz.said[at + 1]
    if line.kind != "text" or quiz.said[at] or not said or said[0].role not in ("key", "sample"):
        return False
    if holds_key(quiz, at):
        return True
    return bool(said[0].rest) and is_bold(line.text) and below.block == line.block

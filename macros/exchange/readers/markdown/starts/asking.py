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


def _is_right_above_key(quiz: QuizText, at: int) -> bool:
    """Whether a line in bold, or one that a key is glued to, has its answer right below."""
    line, below = quiz.lines[at], quiz.lines[at + 1]
    said = quiz.said[at + 1]
    if line.kind != "text" or quiz.said[at] or not said or said[0].role not in ("key", "sample"):
        return False
    if holds_key(quiz, at):
        return True
    return bool(said[0].rest) and is_bold(line.text) and below.block == line.block

"""What each option says, how it is marked, and the feedback below it."""

from __future__ import annotations

from collections.abc import Sequence

from ....drafts import OptionDraft
from ..blocks import Line
from ..marks import read_mark
from ..runs import Run
from ..said import read_said
from ..signs import plain
from ..telling import read_verdict
from ..text import copy_line, is_bold, join, unbold
from ..unsettled import Body
from .span import AFTER, Span


def read_options(span: Span, body: Body, run: Run) -> int:
    """Read the options; gives the first line behind them."""
    after = _end_of_last(span, run)
    bounds = [at for at, _ in run.entries[1:]] + [after]
    counted = 0
    for (at, label), bound in zip(run.entries, bounds, strict=True):
        line = span.lines[at]
        own = [copy_line(line, text=label.rest, kind="text", marker="")] if label.rest else []
        feedback: list[Line] = []
        for each in range(at + 1, bound):
            inner = span.lines[each]
            if inner.kind == "rule":
                continue
            roles = [said.role for said in span.quiz.said[each]]
            told = bool(feedback) or _is_feedback(inner, line, roles)
            (feedback if told else own).append(inner)
        text, mark = read_mark(own[0].text) if own else ("", None)
        if own:
            own[0].text = text
            if len(own) > 1 and mark is None and own[-1].kind == "text":
                own[-1] = copy_line(own[-1], text=read_mark(own[-1].text)[0])
                mark = (
                    read_mark(span.lines[at + len(own) - 1].text)[1]
                    if at + len(own) - 1 < bound
                    else None
                )
        checked = label.checked if label.style != "items" else None
        if mark is None and checked is not None and run.how in ("boxes", "letters"):
            mark = checked if checked else None
        if label.bold or (len(own) == 1 and is_bold(own[0].text)):
            body.bold.append(counted)
        words_of = join(own, line.items)
        option = OptionDraft(
            unbold(words_of),
            line.number,
            label.letter or (str(counted + 1) if run.how == "items" else ""),
        )
        option.feedback = _feedback(body, feedback, line.items, counted)
        body.draft.options.append(option)
        if mark is not None:
            body.marks.append((counted, mark, line.number))
        counted += 1
    return after


def _is_feedback(line: Line, option: Line, roles: Sequence[str]) -> bool:
    if line.depth > option.depth:
        return True
    if "explanation" in roles or "others" in roles or "key" in roles:
        return True
    if plain(line.text).startswith("feedback "):  # `Feedback option A: ...`
        return True
    nested = len(line.items) > len(option.items) and line.marker != ""
    return nested and line.text.startswith(("*", "_", "✅", "❌", "✓", "✗", "→"))


def _feedback(body: Body, lines: Sequence[Line], outer: tuple[int, ...], option: int) -> str:
    shown: list[Line] = []
    for line in lines:
        said = next(iter(read_said(line.text)), None)
        text = said.rest if said and said.role in ("explanation", "others", "key") else line.text
        head, colon, rest = text.partition(":")
        if colon and len(head) < 40 and plain(head).startswith("feedback "):
            text = rest.strip("*_ ")
        shown.append(copy_line(line, text=text, marker="", items=outer, depth=0))
    words_of = join([line for line in shown if line.text], outer).strip()
    if words_of:
        verdict = read_verdict(words_of)
        if verdict is not None:
            body.verdicts.append((option, verdict, lines[0].number))
    return unbold(words_of)


def _end_of_last(span: Span, run: Run) -> int:
    """Where the last option ends: with its paragraph or list item, or with code right below it."""
    at = run.last
    line = span.lines[at]
    end = at + 1
    fenced = any(span.lines[each].kind == "code" for each in range(run.first, at))
    bare = not run.entries[-1][1].rest
    spaced = _takes_more_lines(run)
    while end < span.end:
        here = span.lines[end]
        if here.kind in ("heading", "rule") or any(
            said.role in (*AFTER, "answers") for said in span.quiz.said[end]
        ):
            nested = (
                here.kind == "text"
                and line.marker
                and here.items[: len(line.items)] == line.items
                and len(here.items) >= len(line.items)
            )
            if (
                nested
                and any(said.role in ("explanation", "others") for said in span.quiz.said[end])
                and len(here.items) > len(line.items)
            ):
                end += 1
                continue
            break
        if here.folds != line.folds:
            break
        same = here.block == line.block or (
            line.marker != "" and here.items[: len(line.items)] == line.items
        )
        code = here.kind == "code" and (fenced or bare)
        quoted = here.depth > line.depth and _are_quoted(span, run)
        if same and here.block == line.block and _is_prose_after(here):
            break
        if here.block != line.block and not bare and here.text.startswith("!["):
            break  # a picture below all options
        if not (
            same or code or quoted or (bare and end == at + 1) or (spaced and end <= at + spaced)
        ):
            break
        end += 1
    return end


def _are_quoted(span: Span, run: Run) -> bool:
    """Whether quotes stand below options, as feedback."""
    return any(
        span.lines[at].depth > span.lines[run.first].depth for at in range(run.first, run.last)
    ) or (len(run.entries) > 0 and run.how == "boxes")


def _takes_more_lines(run: Run) -> int:
    """How many lines below its own each option has, if all have as many."""
    gaps = {b - a - 1 for (a, _), (b, _) in zip(run.entries, run.entries[1:], strict=False)}
    return gaps.pop() if len(gaps) == 1 else 0


def _is_prose_after(line: Line) -> bool:
    """Whether a line right below options begins something else."""
    return line.text.startswith(("> ", "<")) or line.text[:2] in ("✅", "💡")

"""What a question asks, and its title."""

from __future__ import annotations

from collections.abc import Sequence

from ....drafts import Remark
from ..blocks import Line
from ..key_letters import names_letters
from ..said import read_said
from ..text import asks, copy_line, is_bold, join, shorten, unbold
from ..unsettled import Body, Value
from .asides import is_fact, is_filled, is_points, take_level, take_reference
from .span import AFTER, Span

LONGEST_TITLE = 100
"""What is longer is no title, and asks something."""


def first_after(span: Span, body: Body) -> int:
    """The first line behind what a question without options asks; tasks on the way make it a scenario."""
    for at in range(span.start.at + 1, span.end):
        roles = {said.role for said in span.quiz.said[at]} & set(AFTER)
        if roles and roles <= {"explanation", "reference"} and _nothing_asked(span, at):
            continue  # `**Analysis** -- Your input floats. Why?` below a title
        if roles == {"hint"} or span.is_hint(at):
            continue
        if roles or span.is_answer_fold(at):
            return at
        if (
            span.quiz.said[at]
            and span.quiz.said[at][0].role == "tasks"
            and span.quiz.said[at][0].phrase not in ("question", "task")
        ):
            body.case = True
    return span.end


def _nothing_asked(span: Span, at: int) -> bool:
    """Whether nothing but a heading with a title stands before a line."""
    head = span.lines[span.start.at]
    title = span.start.numbered.rest if span.start.numbered else head.text
    return at == span.start.at + 1 and head.kind == "heading" and not asks(title)


def read_stem(span: Span, body: Body, first: int) -> None:
    """Read what stands before a line."""
    start = span.start.at
    head = span.lines[start]
    words_of_head = span.start.numbered.rest if span.start.numbered else head.text
    title = ""
    stem: list[Line] = []
    if words_of_head.strip():
        own = copy_line(head, text=_clean_head(words_of_head), kind="text", marker="")
        stem.append(own)
        title = own.text
    tasks = False
    for at in range(start + 1, first):
        line = span.lines[at]
        if line.kind == "rule":
            continue
        roles = {said.role: said for said in span.quiz.said[at]}
        if line.kind == "heading" and not roles:
            stem.append(line)
            continue
        if is_fact(line, roles, body.draft):
            if "fact" not in roles or not take_level(body.draft, roles["fact"]):
                what = f"a fact about the question: {shorten(line.text)}"
                body.draft.left_out.append(Remark(line.number, what))
            continue
        if span.is_hint(at):
            body.draft.left_out.append(Remark(line.number, f"a hint: {shorten(line.text)}"))
            continue
        told = "reference" in roles and (is_bold(line.text) or roles["reference"].bold)
        if told and roles["reference"].rest:
            take_reference(body.draft, roles["reference"], line)
            continue
        if "options" in roles and not roles["options"].rest:
            continue
        if "key" in roles and at == first - 1 and first < span.end:
            if not roles["key"].rest:
                continue  # `### Answer:` right above boxes
            if names_letters(roles["key"].rest):  # `Answer: B` above the options
                body.values.append(Value(roles["key"].rest, line.number, "answer"))
                continue
        if not is_filled(line.text):
            continue
        if "hint" in roles and roles["hint"].rest:
            body.draft.left_out.append(
                Remark(line.number, f"a hint: {shorten(roles['hint'].rest)}")
            )
            continue
        if (
            "tasks" in roles
            and (body.case or roles["tasks"].phrase in ("questions", "tasks", "your tasks"))
            and not roles["tasks"].rest
        ):
            tasks = True
            body.case = True
            continue
        if "stem" in roles and not (roles["stem"].phrase == "q" and roles["stem"].rest == ""):
            tasks = False
            if roles["stem"].rest:
                stem.append(copy_line(line, text=roles["stem"].rest))
            continue
        if line.kind == "heading" and "situation" in roles and not roles["situation"].rest:
            continue
        if "situation" in roles and body.case:
            tasks = False
            stem.append(copy_line(line, text=roles["situation"].rest or line.text))
            continue
        if tasks:
            body.tasks.append(line)
        else:
            stem.append(line)
    if title and len(stem) > 1 and _is_title(span, head, title, stem):
        body.draft.title = title.removeprefix("(").removesuffix(")")
        stem = stem[1:]
    elif body.case and head.kind == "heading":
        body.draft.title = title
    if len(stem) > 1 and head.kind == "heading" and stem[0].block == head.block:
        stem[0].block = -2
    asked = unbold(join([line for line in stem if line.text.strip()], span.outer))
    body.draft.stem = asked.lstrip("❓❔\ufe0f ") or asked


def _is_title(span: Span, head: Line, title: str, stem: Sequence[Line]) -> bool:
    """Whether the words behind a number name the question, and what it asks comes below."""
    if title.startswith("(") and title.endswith(")") and "?" not in title:
        return True
    if asks(title) or len(title) > LONGEST_TITLE:
        return False
    if head.kind == "heading":
        return stem[0].block == head.block
    numbered = span.start.numbered
    apart = stem[1].block != head.block and stem[1].kind == "text"
    return numbered is not None and numbered.word != "" and len(title) < 60 and apart


def _clean_head(text: str) -> str:
    """What is asked behind a number, without its points and a word such as "Question"."""
    text = unbold(text.strip())
    for said in read_said(text):
        if said.role == "stem" and said.rest:
            text = said.rest
    closing = text.find(")")
    if text.startswith("(") and 0 < closing < 40 and is_points(text[: closing + 1]):
        text = text[closing + 1 :].strip(" :-–—")
    tail = text.rstrip("*_ ")
    opening = tail.rfind("(") if tail.endswith(")") else -1
    if opening > 0 and len(tail) - opening < 60:
        inner = tail[opening + 1 : -1]
        if is_points(inner) or any(each.role == "fact" and each.rest for each in read_said(inner)):
            text = tail[:opening].rstrip()
            text = text[:-1].rstrip() if text.endswith((" *", " _")) else text
    return unbold(text)

"""mkdocs-quiz: blocks of `<quiz>` in Markdown, with boxes to tick or blanks to fill in."""

from __future__ import annotations

from ...problems import Problem
from ..drafts import KeyFound, OptionDraft, QuestionDraft, Understood
from ..format import Format, refusal
from .markdown.blocks import fence_lines

OPEN, CLOSE = "<quiz>", "</quiz>"


def recognizes(text: str) -> bool:
    return OPEN in text and any(line.strip().startswith(OPEN) for line in text.split("\n"))


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    understood = Understood()
    problems: list[Problem] = []
    lines = text.split("\n")
    code = fence_lines(text)
    first = 0
    heading = ""
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if number in code and not first:
            continue
        if first and CLOSE in bare:
            inner = lines[first : number - 1]
            head = lines[first - 1].strip().removeprefix(OPEN)
            tail = bare.partition(CLOSE)[0]
            _take(understood, problems, [head, *inner, tail], first, number, file, heading)
            first = 0
        elif bare.startswith(OPEN) and first:
            problems.append(
                refusal(
                    file,
                    first,
                    f"'{OPEN}' is not closed before the next one: write '{CLOSE}' below its last line",
                )
            )
            first = number
        elif bare.startswith(OPEN):
            first = number
            if CLOSE in bare:
                inner_text = bare.removeprefix(OPEN).partition(CLOSE)[0]
                _take(understood, problems, [inner_text], number, number, file, heading)
                first = 0
        elif bare.startswith("<?quiz?>"):
            problems.append(
                refusal(
                    file,
                    number,
                    "'<?quiz?>' is the syntax before version 1: migrate the file first",
                )
            )
        elif not first and bare.startswith("#") and bare.lstrip("#")[:1] == " ":
            heading = bare.lstrip("# ")
            if bare.startswith("# ") and not understood.title:
                understood.title = heading
    if first:
        problems.append(
            refusal(file, first, f"'{OPEN}' is never closed: write '{CLOSE}' below its last line")
        )
    for at, draft in enumerate(understood.questions, 1):
        draft.number = str(at)
    return understood, problems


def _take(
    understood: Understood,
    problems: list[Problem],
    lines: list[str],
    first: int,
    last: int,
    file: str,
    heading: str,
) -> None:
    """Read the lines of a block, of which the first stands at line `first`."""
    boxes = [at for at, line in enumerate(lines) if _box(line) is not None]
    start = boxes[0] if boxes else len(lines)
    stem = "\n".join(line.rstrip() for line in lines[:start]).strip()
    draft = QuestionDraft(first, last, stem, section=heading)
    if not boxes:
        if "[[" in stem:
            draft.missing = "blanks to fill in: only questions with options can be brought in"
            draft.stem = stem.partition("\n---")[0].strip()
            understood.questions.append(draft)
        else:
            problems.append(refusal(file, first, "the quiz has no answers such as '- [x] right'"))
        return
    if not stem:
        problems.append(
            refusal(file, first, "the quiz asks nothing: write the question above its answers")
        )
        return
    right: list[int] = []
    at = start
    while at < len(lines):
        box = _box(lines[at])
        if box is None:
            if lines[at].lstrip().startswith(">") and draft.options:
                option = draft.options[-1]
                told = lines[at].lstrip()[1:].strip()
                option.feedback = f"{option.feedback}\n{told}".strip()
            elif lines[at].strip():
                break
            at += 1
            continue
        if box[0]:
            right.append(len(draft.options))
        draft.options.append(OptionDraft(box[1], first + at))
        at += 1
    draft.explanation = "\n".join(line.rstrip() for line in lines[at:]).strip()
    if right:
        draft.keys = [KeyFound(tuple(right), draft.options[right[0]].line, "box")]
        draft.multiple = len(right) > 1
        for each in right:
            if told := draft.options[each].feedback:
                draft.options[each].feedback = ""
                draft.explanation = f"{draft.explanation}\n\n{told}".strip()
    else:
        draft.missing = "no key is given for it"
    understood.questions.append(draft)


def _box(line: str) -> tuple[bool, str] | None:
    bare = line.strip()
    if bare[:1] not in ("-", "*") or not bare:
        return None
    rest = bare[1:].lstrip()
    for box in ("[x]", "[X]", "[ ]", "[]"):
        if rest.startswith(box):
            return box[1] in "xX", rest[len(box) :].strip()
    return None


FORMAT = Format("mkdocs-quiz", "mkdocs-quiz: <quiz> in Markdown", recognizes, read, rank=3)

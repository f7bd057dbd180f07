"""mkdocs-quiz: blocks of `<quiz>` in Markdown, with boxes to tick or blanks to fill in."""

from __future__ import annotations

from html import unescape

from ...problems import Problem
from ..drafts import KeyFound, OptionDraft, QuestionDraft, Understood
from ..format import Format, refusal
from ..html import to_markdown
from .markdown.blocks import fence_lines

OPEN, CLOSE = "<quiz>", "</quiz>"
OLD_OPEN, OLD_CLOSE = "<?quiz?>", "<?/quiz?>"
"""What was around a quiz before version 1, whose lines begin with what they are: `question:`, `answer-correct:`."""


BLANK = "_____"
"""What stands where readers type."""


def recognizes(text: str) -> bool:
    opens = (OPEN, OLD_OPEN)
    return any(line.strip().startswith(opens) for line in text.split("\n") if "quiz" in line)


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    understood = Understood()
    problems: list[Problem] = []
    lines = text.split("\n")
    code = fence_lines(text)
    first = old = 0
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
        elif bare == OLD_OPEN:
            old = number
        elif bare == OLD_CLOSE and old:
            _take_old(understood, lines[old : number - 1], old, number, heading)
            old = 0
        elif not first and bare.startswith("#") and bare.lstrip("#")[:1] == " ":
            heading = bare.lstrip("# ")
            if bare.startswith("# ") and not understood.title:
                understood.title = heading
    for opened, sign, end in ((first, OPEN, CLOSE), (old, OLD_OPEN, OLD_CLOSE)):
        if opened:
            message = f"'{sign}' is never closed: write '{end}' below its last line"
            problems.append(refusal(file, opened, message))
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
            _take_blanks(draft, stem)
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


def _take_blanks(draft: QuestionDraft, text: str) -> None:
    """A text with an answer in double brackets, and the explanation below a rule: its readers type one answer."""
    stem, _, told = text.partition("\n---")
    pieces = [piece.partition("]]") for piece in stem.split("[[")[1:]]
    answers = [answer.strip() for answer, closing, _ in pieces if closing]
    draft.stem, draft.explanation = stem.strip(), told.lstrip("-").strip()
    if len(answers) == len(pieces) == 1 and answers[0]:
        draft.special = {"kind": "short", "answer": answers}
        draft.stem = f"{stem.partition('[[')[0]}{BLANK}{pieces[0][2]}".strip()
    else:
        draft.missing = "several blanks to fill in: a question asks for one answer"


def _take_old(
    understood: Understood, lines: list[str], first: int, last: int, heading: str
) -> None:
    """Read the lines of a block of the form before version 1, which begins at line `first`."""
    draft = QuestionDraft(first, last, "", section=heading)
    right: list[int] = []
    told: list[str] = []
    for number, line in enumerate(lines, first + 1):
        name, colon, value = line.strip().partition(":")
        if told or (name == "content" and colon):
            told.append(line.rstrip() if told else value.strip())
        elif name == "question" and colon:
            draft.stem = _with_code(value)
        elif name in ("answer", "answer-correct") and colon:
            if name == "answer-correct":
                right.append(len(draft.options))
            draft.options.append(OptionDraft(_with_code(value), number))
    draft.explanation = to_markdown("\n".join(told))
    if right:
        draft.keys = [KeyFound(tuple(right), draft.options[right[0]].line, "answer-correct")]
        draft.multiple = len(right) > 1
    else:
        draft.missing = "no key is given for it"
    understood.questions.append(draft)


def _with_code(text: str) -> str:
    """A line with the sign of Markdown for the code in it, which may hold `<` as it stands."""
    return unescape(text.strip().replace("<code>", "`").replace("</code>", "`"))


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

"""GIFT: questions of Moodle in a text, with answers in braces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...problems import Problem
from ..drafts import KeyFound, OptionDraft, QuestionDraft, Remark, Understood
from ..fields import is_figure, level_of, order_of
from ..format import Format, refusal
from ..html import to_markdown

TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
ESCAPED = "~=#{}:\\"


def recognizes(text: str) -> bool:
    """Whether braces hold answers, as in `{=right ~wrong}`, or titles stand between colons."""
    lines = [line.strip() for line in text.split("\n")]
    if any(line.startswith(("```", "~~~", "# ", "## ", "### ", "---")) for line in lines):
        return False  # Markdown, which may hold code with such braces
    if any(line.startswith("::") and line[2:3] != ":" and line.find("::", 2) > 2 for line in lines):
        return True
    return any(_holds_answers(block) for block in text.split("\n\n"))


def _holds_answers(block: str) -> bool:
    opening = block.find("{")
    closing = block.find("}", opening)
    if opening < 0 or closing < 0 or block.lstrip().startswith(("```", "[[", "<", "{")):
        return False
    inner = block[opening + 1 : closing].strip()
    figure = inner[:1] == "#" and inner[1:].lstrip(" =-+.")[:1].isdigit()
    return inner.startswith(("=", "~")) or figure or inner.partition("#")[0].strip() in TRUTH


@dataclass
class _Block:
    """A question as it is written."""

    first: int
    text: str
    tags: tuple[str, ...] = ()
    """What a comment above it calls it."""


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    understood = Understood()
    problems: list[Problem] = []
    section = ""
    for block in _blocks(text):
        if block.text.startswith("$CATEGORY:"):
            head, _, rest = block.text.partition("\n")
            section = (
                head.partition(":")[2].strip().rpartition("/")[2].removeprefix("$course$").strip()
            )
            block = _Block(block.first + 1, rest, block.tags)
            if not rest.strip():
                continue
        question = _read_block(block, file, problems, understood)
        if question is not None:
            question.section = section
            question.level = level_of(*block.tags)
            question.number = question.number or str(len(understood.questions) + 1)
            understood.questions.append(question)
    return understood, problems


def _blocks(text: str) -> list[_Block]:
    """Questions, which empty lines outside of braces set apart; comments are left out, their lines are not."""
    found: list[_Block] = []
    lines: list[str] = []
    tags: list[str] = []
    first = depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("//") and not depth:
            tags += [each.partition("]")[0] for each in line.split("[tag:")[1:]]
            line = ""
            if lines:
                lines.append("")
            continue
        if not line.strip() and not depth:
            if any(each.strip() for each in lines):
                found.append(_Block(first, "\n".join(lines), tuple(tags)))
                tags = []
            lines = []
            continue
        if not lines:
            first = number
        lines.append(line)
        depth = max(0, depth + _depth(line))
    if any(each.strip() for each in lines):
        found.append(_Block(first, "\n".join(lines), tuple(tags)))
    return found


def _depth(line: str) -> int:
    depth = 0
    at = 0
    while at < len(line):
        if line[at] == "\\":
            at += 2
            continue
        depth += (line[at] == "{") - (line[at] == "}")
        at += 1
    return depth


def _find(text: str, signs: str, start: int = 0) -> int:
    """Where one of the signs stands that is not escaped; -1 if none does."""
    at = start
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] in signs:
            return at
        at += 1
    return -1


def _read_block(
    block: _Block, file: str, problems: list[Problem], understood: Understood
) -> QuestionDraft | None:
    text = block.text
    last = block.first + text.rstrip().count("\n")
    title = ""
    body = text.lstrip()
    if body.startswith("::"):
        end = body.find("::", 2)
        if end < 0:
            problems.append(
                refusal(
                    file,
                    block.first,
                    "the title that begins with '::' never ends: write '::title::'",
                )
            )
            return None
        title, body = _plain(body[2:end]), body[end + 2 :].lstrip()
    form = ""
    form, body = _form(body, form)
    opening = _find(body, "{")
    if opening < 0:
        if (closing := _find(body, "}")) >= 0:
            line = block.first + text[: len(text) - len(body) + closing].count("\n")
            problems.append(
                refusal(
                    file, line, "'}' without a '{' before it: write '\\}' for a brace of the text"
                )
            )
        else:
            understood.left_out.append(Remark(block.first, "a description without an answer", last))
        return None
    line = block.first + text[: len(text) - len(body) + opening].count("\n")
    closing = _find(body, "}", opening)
    if closing < 0:
        problems.append(
            refusal(
                file, line, "the answers that begin with '{' never end: write '}' behind the last"
            )
        )
        return None
    if (another := _find(body, "{", opening + 1)) >= 0:
        line = block.first + text[: len(text) - len(body) + another].count("\n")
        problems.append(
            refusal(
                file,
                line,
                "a second '{': a question has its answers in one place; write '\\{' for a brace of the text",
            )
        )
        return None
    tail = body[closing + 1 :].strip()
    stem = body[:opening].strip()
    if any(sign.isalnum() for sign in tail):
        stem = f"{stem} _____ {tail}".strip()
    elif tail and not stem.endswith(("?", "!", ".", ":", ")")):
        stem = f"{stem} _____{tail}"
    draft = QuestionDraft(block.first, last, _text(stem, form), title=title)
    if not draft.stem:
        problems.append(refusal(file, block.first, "answers without a question before them"))
        return None
    _read_answers(draft, body[opening + 1 : closing], line, form)
    return draft


def _read_answers(draft: QuestionDraft, inner: str, line: int, form: str) -> None:
    inner, general = _general(inner)
    draft.explanation = _text(general, form)
    bare = inner.strip()
    if not bare:
        # An essay has nothing but feedback to say what a good answer is.
        draft.sample, draft.explanation = draft.explanation, ""
        draft.missing = "" if draft.sample else "an essay without a sample answer"
        return
    word = bare[: end if (end := _find(bare, "#")) >= 0 else len(bare)].strip().upper()
    if word in TRUTH:
        _read_truth(draft, bare, word, line, form)
        return
    if bare.startswith("#"):
        _read_numerical(draft, bare[1:].strip(), line)
        return
    answers = _split(inner, line)
    if not answers:
        draft.missing = "its answers begin with no '=' or '~'"
        return
    if any(_find_arrow(text) for _, _, text, _, _ in answers):
        draft.special = _order(answers, form)
        if draft.special:
            return
        draft.missing = "a matching question: only questions with options can be brought in"
        return
    if all(sign == "=" for sign, *_ in answers):
        _read_words(draft, answers, form)
        return
    right: list[int] = []
    for at, (sign, weight, text, feedback, number) in enumerate(answers):
        draft.options.append(OptionDraft(_text(text, form), number, "", _text(feedback, form)))
        if sign == "=" or (weight is not None and weight > 0):
            right.append(at)
    weighted = any(weight is not None for _, weight, *_ in answers)
    singles = [at for at in right if answers[at][0] == "="]
    draft.multiple = weighted and not singles
    if singles:  # of a question with one answer, the others are worth part of the points
        draft.left_out += [
            Remark(answers[at][4], "part of the points for an option that is not the best")
            for at in right
            if at not in singles
        ]
        right = singles
    if right:
        draft.keys = [
            KeyFound(tuple(right), answers[right[0]][4], "weight" if draft.multiple else "=")
        ]
        _tell_right(draft)
    else:
        draft.missing = "none of its options is right"


def _read_words(draft: QuestionDraft, answers: list[_Answer], form: str) -> None:
    """What may be typed; what is worth less, and what is said to an answer, is left out."""
    right = [_text(text, form) for _, weight, text, _, _ in answers if weight in (None, 100)]
    if not right or any("*" in each for each in right):
        draft.missing = "words with '*' for any others: write it as a question of kind 'short'"
        return
    draft.special = {"kind": "short", "answer": list(dict.fromkeys(right))}
    draft.left_out += [
        Remark(number, "an accepted answer that is worth less, or what is said to one")
        for _, weight, _, feedback, number in answers
        if weight not in (None, 100) or feedback
    ]


def _order(answers: list[_Answer], form: str) -> dict[str, Any]:
    """Steps that are matched with their places."""
    pairs = [text.split("->") for _, _, text, _, _ in answers if text.count("->") == 1]
    if len(pairs) < len(answers):
        return {}
    return order_of([_text(step, form) for step, _ in pairs], [place.strip() for _, place in pairs])


def _tell_right(draft: QuestionDraft) -> None:
    """Feedback of a right option says why it is right."""
    for at in draft.key:
        if told := draft.options[at].feedback:
            draft.options[at].feedback = ""
            draft.explanation = (
                f"{draft.explanation}\n\n{told}".strip()
                if told not in draft.explanation
                else draft.explanation
            )


def _read_truth(draft: QuestionDraft, bare: str, word: str, line: int, form: str) -> None:
    is_true = TRUTH[word]
    draft.options = [OptionDraft("True", line), OptionDraft("False", line)]
    draft.keys = [KeyFound((0 if is_true else 1,), line, "{T}" if is_true else "{F}")]
    draft.fixed = True
    pieces: list[str] = []
    at = _find(bare, "#")
    while at >= 0:
        end = _find(bare, "#", at + 1)
        pieces.append(bare[at + 1 : end if end >= 0 else len(bare)].strip())
        at = end
    if pieces and pieces[0]:
        draft.options[1 if is_true else 0].feedback = _text(pieces[0], form)
    if len(pieces) > 1 and pieces[1]:
        draft.explanation = draft.explanation or _text(pieces[1], form)


def _read_numerical(draft: QuestionDraft, text: str, line: int) -> None:
    """`{#3.14:0.01}` or `{#3..5}`; several answers with weights are more than one figure."""
    value = text[: end if (end := _find(text, "#")) >= 0 else len(text)].strip()
    if value.startswith("=") and "=" not in value[1:] and "~" not in value:
        value = value[1:].strip()
    if value.startswith("%"):
        value = value[1:].partition("%")[2]
    middle, tolerance = _figure(value)
    if middle is None:
        draft.missing = (
            "a numerical answer of several parts: write it as a question of kind 'numeric'"
        )
        return
    draft.special = {"kind": "numeric", "answer": middle}
    more = [answer for answer in _split(text, line)[1:] if text.startswith("=")]
    draft.left_out += [
        Remark(number, "a number that is worth less, and what is said to it") for *_, number in more
    ]
    if tolerance:
        draft.special["tolerance"] = {"absolute": tolerance}
    draft.keys = []


def _figure(value: str) -> tuple[str | None, str]:
    """A number and how far from it an answer may be, as they are written."""
    if ".." in value:
        low, _, high = value.partition("..")
        if not (is_figure(low) and is_figure(high)):
            return None, ""
        middle = (float(low) + float(high)) / 2
        return f"{middle:.15g}", f"{abs(float(high) - float(low)) / 2:.12g}"
    number, _, tolerance = value.partition(":")
    if not is_figure(number) or (tolerance.strip() and not is_figure(tolerance)):
        return None, ""
    tolerance = tolerance.strip()
    return number.strip(), tolerance if tolerance and float(tolerance) > 0 else ""


_Answer = tuple[str, float | None, str, str, int]
"""Sign, weight in percent, text, feedback, and its line."""


def _split(inner: str, line: int) -> list[_Answer]:
    found: list[_Answer] = []
    at = _find(inner, "=~")
    while at >= 0:
        end = _find(inner, "=~", at + 1)
        piece = inner[at + 1 : end if end >= 0 else len(inner)]
        weight: float | None = None
        bare = piece.lstrip()
        if bare.startswith("%") and (close := bare.find("%", 1)) > 0 and is_figure(bare[1:close]):
            weight, piece = float(bare[1:close]), bare[close + 1 :]
        mark = _find(piece, "#")
        text, feedback = (piece[:mark], piece[mark + 1 :]) if mark >= 0 else (piece, "")
        found.append(
            (inner[at], weight, text.strip(), feedback.strip(), line + inner[:at].count("\n"))
        )
        at = end
    return found


def _find_arrow(text: str) -> bool:
    return "->" in text.replace("\\", "")


def _general(inner: str) -> tuple[str, str]:
    """The answers, and the feedback behind `####` that is about all of them."""
    at = inner.find("####")
    return (inner[:at], inner[at + 4 :].strip()) if at >= 0 else (inner, "")


def _plain(text: str) -> str:
    """A text without escapes."""
    signs: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            after = text[at + 1]
            signs.append("\n" if after == "n" else after if after in ESCAPED else text[at] + after)
            at += 2
            continue
        signs.append(text[at])
        at += 1
    return "".join(signs).strip()


def _form(text: str, form: str) -> tuple[str, str]:
    """The format that a text names for itself, or the one around it; and the text without the name."""
    bare = text.lstrip()
    named, closing, rest = bare[1:].partition("]")
    is_named = closing and bare[:1] == "[" and named in ("html", "markdown", "moodle", "plain")
    return (named, rest.lstrip()) if is_named else (form, text)


def _text(text: str, form: str) -> str:
    """A text of the bank: without escapes, HTML as Markdown unless the question is Markdown already."""
    form, text = _form(text, form)
    plain = _plain("\n".join(line.strip() for line in text.split("\n")))
    return plain if form in ("markdown", "plain") else to_markdown(plain)


FORMAT = Format("gift", "Moodle's GIFT: answers in braces", recognizes, read, rank=5)

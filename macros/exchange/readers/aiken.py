"""Aiken: a question, options with letters, and a line `ANSWER: B`."""

from __future__ import annotations

from ...problems import Problem
from ..drafts import KeyFound, OptionDraft, QuestionDraft, Understood
from ..format import Format, refusal
from .markdown.numbers import read_number

ANSWER = "ANSWER:"


def recognizes(text: str) -> bool:
    """Whether every block of lines is a question of this form."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    answers = [line for line in lines if line.startswith(ANSWER)]
    if (
        not answers
        or not lines[-1].startswith(ANSWER)
        or any(line.startswith(("#", "```")) for line in lines)
    ):
        return False
    if read_number(lines[0]):
        return False  # Markdown, whose questions have numbers
    return all(len(line[len(ANSWER) :].strip()) == 1 for line in answers) and 2 * len(
        answers
    ) <= sum(_option(line) is not None for line in lines)


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    understood = Understood()
    problems: list[Problem] = []
    stem: list[str] = []
    options: list[OptionDraft] = []
    first = 0
    lost = False
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line:
            continue
        first = first or number
        option = _option(line)
        if lost:
            lost = not line.startswith(ANSWER)
            first = 0
        elif line.startswith(ANSWER):
            letter = line[len(ANSWER) :].strip()
            labels = [each.label for each in options]
            if letter not in labels:
                known = (
                    f"is none of the options {', '.join(labels)}"
                    if labels
                    else "stands below no option"
                )
                problems.append(refusal(file, number, f"the answer '{letter}' {known}"))
            elif not stem:
                problems.append(refusal(file, first, "options without a question above them"))
            else:
                draft = QuestionDraft(
                    first,
                    number,
                    "\n".join(stem),
                    options,
                    number=str(len(understood.questions) + 1),
                )
                draft.keys = [KeyFound((labels.index(letter),), number, "answer")]
                understood.questions.append(draft)
            stem, options, first = [], [], 0
        elif option and stem:
            options.append(OptionDraft(option[1], number, option[0]))
        elif options:
            problems.append(
                refusal(
                    file, number, f"'{ANSWER} X' is expected below the options, or another option"
                )
            )
            stem, options, first, lost = [], [], 0, True
        else:
            stem.append(line)
    if stem or options:
        problems.append(refusal(file, first, f"the question has no line '{ANSWER} X'"))
    return understood, problems


def _option(line: str) -> tuple[str, str] | None:
    if (
        len(line) > 2
        and line[0].isascii()
        and line[0].isupper()
        and line[1] in ".)"
        and line[2:].strip()
    ):
        return line[0], line[2:].strip()
    return None


FORMAT = Format("aiken", "Moodle's Aiken: lettered options and ANSWER: B", recognizes, read, rank=4)

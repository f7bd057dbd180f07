"""What must be so for a question to be loaded: options, answer and feedback go together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import TypeAdapter

from ....problems import Problem
from ...calculated.checks import CHECKS as OF_CALCULATED
from ...calculated.checks import sound_rows
from ...calculated.places import fill, texts_of_row
from ...parts import Part
from ...source import Loc

LETTERS = "ABCDEFGH"
FLAG = TypeAdapter(bool)


def check_letters_run_from_a(question: Part) -> Iterator[Problem]:
    letters = list(question.fields.get("options", {}))
    expected = LETTERS[: len(letters)]
    wrong = next(
        (letter for letter, due in zip(letters, expected, strict=True) if letter != due), None
    )
    if wrong:
        message = f"options are {', '.join(letters)}: letters run {', '.join(expected)}"
        yield question.problem(message, "options", wrong, key=True)


def check_answer_is_an_option(question: Part) -> Iterator[Problem]:
    if not {"answer", "options"} <= question.fields.keys():
        return
    options = question.fields["options"]
    seen: set[str] = set()
    for loc, letter in _answers(question):
        if letter not in options:
            message = f"answer '{letter}' is not one of its options {', '.join(options)}"
            yield question.problem(message, *loc)
        elif letter in seen:
            yield question.problem(f"answer '{letter}' is listed twice", *loc)
        seen.add(letter)


def check_answer_is_no_order(question: Part) -> Iterator[Problem]:
    if not isinstance(question.fields.get("answer"), list) or not _right(question):
        return
    letters = question.fields["answer"]
    if letters != sorted(letters) and len(letters) == len(set(letters)):
        message = (
            f"'answer' lists {', '.join(letters)}, and readers are not asked for an order: write several right options "
            f"by the alphabet, [{', '.join(sorted(letters))}]; to ask for an order, "
            "write 'kind: order' and 'steps' in place of 'options'"
        )
        yield question.problem(message, "answer")


def check_every_distractor_has_feedback(question: Part) -> Iterator[Problem]:
    right = _right(question)
    for letter in question.fields["options"] if right else ():
        if letter not in right and letter not in question.fields.get("feedback", [letter]):
            message = f"option {letter} has no feedback: say under 'feedback' why it is wrong"
            yield question.problem(message, "options", letter, key=True)


def check_feedback_is_for_a_distractor(question: Part) -> Iterator[Problem]:
    options = question.fields.get("options", {})
    for letter in question.fields.get("feedback", []) if options else ():
        if letter not in options:
            message = f"feedback {letter} belongs to no option; there are {', '.join(options)}"
        elif letter in _right(question):
            message = (
                f"feedback {letter} is for the right option: 'explanation' says why it is right"
            )
        else:
            continue
        yield question.problem(message, "feedback", letter, key=True)


def check_option_texts_differ(question: Part) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for letter, text in question.fields.get("options", {}).items():
        folded = " ".join(text.split()).casefold()
        if folded in seen:
            message = f"options {seen[folded]} and {letter} say the same: reword one"
            yield question.problem(message, "options", letter)
        seen.setdefault(folded, letter)


def check_drawn_options_differ(question: Part) -> Iterator[Problem]:
    """With the numbers of each row: where two say the same, one is right and the other is not."""
    options = question.fields.get("options", {})
    rows = sound_rows(question) if any("{{" in text for text in options.values()) else []
    for number, row in enumerate(rows):
        seen: dict[str, str] = {}
        for letter, text in fill(options, texts_of_row(row)).items():
            folded = " ".join(text.split()).casefold()
            if folded in seen:
                same = f"options {seen[folded]} and {letter} say the same in row {number + 1}"
                message = f"{same}, '{folded[:50]}': change its numbers or a formula"
                yield question.problem(message, "options", letter)
                return
            seen[folded] = letter


def check_what_stays_last_is_last(question: Part) -> Iterator[Problem]:
    last, options = question.fields.get("last"), question.fields.get("options")
    if not last or not options:
        return
    end = list(options)[-1]
    if last != end:
        message = f"'last' is {last}, and the last option is {end}: what stays last on screen stands last on paper too"
        yield question.problem(message, "last")
    elif not FLAG.validate_python(question.fields.get("shuffle", True)):
        message = "'last' says nothing where 'shuffle: false' keeps every option in its place: delete one of them"
        yield question.problem(message, "last", key=True)


CHECKS: list[Callable[[Part], Iterator[Problem]]] = [
    *OF_CALCULATED,
    check_letters_run_from_a,
    check_answer_is_an_option,
    check_answer_is_no_order,
    check_every_distractor_has_feedback,
    check_feedback_is_for_a_distractor,
    check_option_texts_differ,
    check_drawn_options_differ,
    check_what_stays_last_is_last,
]


def _answers(question: Part) -> Iterator[tuple[Loc, str]]:
    answer = question.fields["answer"]
    if isinstance(answer, str):
        yield ("answer",), answer
    else:
        yield from ((("answer", number), letter) for number, letter in enumerate(answer))


def _right(question: Part) -> set[str]:
    """Letters of the right options; none while answer and options do not go together."""
    if not {"answer", "options"} <= question.fields.keys():
        return set()
    letters = {letter for _, letter in _answers(question)}
    return letters if letters <= question.fields["options"].keys() else set()

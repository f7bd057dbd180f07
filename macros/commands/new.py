"""Add a question to fill in to a section or, without a section, make the folder of a new quiz."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..bank.editing import add_question
from ..bank.fields import Slug
from ..bank.kinds import DEFAULT, KINDS, word_unknown
from ..bank.parts import Part
from ..bank.reader import Bank, read_bank
from ..problems import COMMAND, Failure, did_you_mean
from .skeleton import new_question, write_quiz

PLACEHOLDER = "todo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("quiz", metavar="QUIZ", help="id of the quiz: the name of its folder")
    parser.add_argument(
        "section", metavar="SECTION", nargs="?", help="id of a section of it; without, a new quiz"
    )
    parser.add_argument(
        "--id", metavar="ID", help="permanent id of the question; default: a placeholder"
    )
    parser.add_argument(
        "--kind",
        default=DEFAULT,
        metavar="KIND",
        help=f"kind of the question: {', '.join(KINDS)}; default: %(default)s",
    )


def run(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.bank
    if arguments.kind not in KINDS:
        raise Failure(word_unknown(arguments.kind))
    if arguments.section is None:
        _make_quiz(folder, arguments.quiz, arguments.id, arguments.kind)
    else:
        _make_question(folder, arguments.quiz, arguments.section, arguments.id, arguments.kind)
    return 0


def _make_quiz(folder: Path, quiz: str, id: str | None, kind: str) -> None:
    _check_id(quiz)
    if id is not None:
        raise Failure("an id is for a question: name its section before --id")
    if (folder / quiz).exists():
        sections = [
            name
            for known, kind, name in read_bank(folder)[0].parts
            if (known, kind) == (quiz, "section")
        ]
        known = f" (known: {', '.join(sections)})" if sections else ""
        raise Failure(
            f"there is a quiz '{quiz}' already: name the section of the new question{known}"
        )
    for path in write_quiz(folder, quiz, kind):
        print(f"wrote {path.as_posix()}")
    print(f"Replace whatever says TODO: '{COMMAND} check' lists it.")
    print(f'Then show the quiz on a page: {{{{ quiz("{quiz}") }}}}')


def _make_question(folder: Path, quiz: str, section: str, id: str | None, kind: str) -> None:
    bank, _ = read_bank(folder)
    part = _find_section(folder, bank, quiz, section)
    taken = dict(_taken_ids(bank, quiz))
    if id is not None:
        _check_id(id)
        if id in taken:
            raise Failure(f"the id '{id}' is taken already in {taken[id]}; choose another")
    else:
        numbered = (f"{PLACEHOLDER}-{number}" for number in itertools.count(2))
        id = next(name for name in itertools.chain([PLACEHOLDER], numbered) if name not in taken)
    known = bank.quizzes.get(quiz)
    lesson = part.fields.get("lesson")
    question = new_question(id, known.questions if known else (), lesson, kind)
    path = Path(part.document.file)
    text = path.read_bytes().decode("utf-8")
    text, line = add_question(text, question, part.document.file)
    path.write_bytes(text.encode("utf-8"))
    print(f"{part.document.file}:{line}: question '{id}' added")
    print(f"Replace whatever says TODO: '{COMMAND} check' lists it.")
    print(
        f"The quiz has one question more, so the best band in {folder.as_posix()}/{quiz}/quiz.yml ends one higher."
    )


def _find_section(folder: Path, bank: Bank, quiz: str, section: str) -> Part:
    quizzes = [path.name for path in sorted(folder.glob("*/"))] if folder.is_dir() else []
    if quiz not in quizzes:
        hint = did_you_mean(quiz, quizzes)
        raise Failure(f"there is no quiz '{quiz}'{hint}; '{COMMAND} new {quiz}' makes one")
    if part := bank.parts.get((quiz, "section", section)):
        return part
    sections = [name for known, kind, name in bank.parts if (known, kind) == (quiz, "section")]
    raise Failure(
        f"there is no section '{section}' in quiz '{quiz}'{did_you_mean(section, sections)}"
    )


def _taken_ids(bank: Bank, quiz: str) -> Iterator[tuple[str, str]]:
    """Ids that saved answers hang on, those of broken questions included, and the place of each."""
    for (known, kind, name), part in bank.parts.items():
        if known == quiz and kind in ("question", "scenario", "draft"):
            for id in [name, *part.fields.get("formerly", [])]:
                place = part.place("id")
                yield id, f"{place.file}:{place.line}"


def _check_id(id: str) -> None:
    try:
        TypeAdapter(Slug).validate_python(id)
    except ValidationError:
        raise Failure(
            f"'{id}' cannot be an id: use lower-case letters, digits and single hyphens, at most 60 in all"
        ) from None

"""Write a quiz in a format of other programs, and say what the format cannot hold of each question."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..bank.reader import load_bank
from ..env import load_host
from ..exchange.outgoing import collect, drafts_of
from ..exchange.writers import WRITERS
from ..problems import Failure, count, did_you_mean, show_signs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", metavar="FORMAT", choices=list(WRITERS), help=", ".join(WRITERS))
    parser.add_argument("quiz", metavar="QUIZ", help="id of the quiz: the name of its folder")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="where to write it"
    )
    parser.add_argument(
        "--docs",
        type=Path,
        metavar="FOLDER",
        help="where pictures are; default: docs beside the bank",
    )
    parser.add_argument(
        "--site",
        default="",
        metavar="ADDRESS",
        help="address of the site, for links to its pages; default: such links are words",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 if there is a file, whatever it could not hold: that is told on standard error."""
    bank = load_bank(arguments.bank)
    quizzes = bank.quizzes
    if arguments.quiz not in quizzes and (arguments.quiz, "quiz", arguments.quiz) in bank.parts:
        raise Failure(
            f"quiz '{arguments.quiz}' has nothing to export: all its questions are drafts"
        )
    if arguments.quiz not in quizzes:
        hint = did_you_mean(arguments.quiz, quizzes)
        raise Failure(f"there is no quiz '{arguments.quiz}'{hint}")
    docs = arguments.docs or arguments.bank.parent / "docs"
    _, setting, _ = load_host(arguments.bank.parent)
    drafts = drafts_of(bank, arguments.quiz)
    outgoing = collect(quizzes[arguments.quiz], docs, arguments.site, drafts, setting.language)
    files = WRITERS[arguments.format].write(outgoing)
    file: Path = arguments.output
    for name, data in files.items():
        path = file.parent / f"{file.name}{name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for loss in outgoing.losses:
        of = f"'{loss.question}'" if loss.question else "every question"
        print(show_signs(f"left out: {of}: {loss.what}"), file=sys.stderr)
    beside = f", {count(len(files) - 1, 'picture')} in {file.name}.media" if len(files) > 1 else ""
    left = f", {count(len(outgoing.losses), 'thing')} left out" if outgoing.losses else ""
    print(f"wrote {file.as_posix()}: {count(len(outgoing.items), 'question')}{beside}{left}")
    return 0

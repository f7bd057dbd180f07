"""Print the answer key of a quiz, one `N. LETTER` a line."""

from __future__ import annotations

import argparse

from ..bank.reader import load_bank
from ..problems import Failure, did_you_mean


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("quiz", metavar="QUIZ", help="id of the quiz: the name of its folder")


def run(arguments: argparse.Namespace) -> int:
    quizzes = load_bank(arguments.bank).quizzes
    if arguments.quiz not in quizzes:
        hint = did_you_mean(arguments.quiz, quizzes)
        raise Failure(f"there is no quiz '{arguments.quiz}'{hint}")
    for number, question in enumerate(quizzes[arguments.quiz].questions, start=1):
        print(f"{number}. {', '.join(question.key)}")
    return 0

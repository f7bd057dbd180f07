"""Print every problem of the bank, one a line; exit 1 if there are errors."""

from __future__ import annotations

import argparse

from macros.bank import read_bank
from macros.problems import count, format_count, format_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`check` takes the bank alone."""


def run(arguments: argparse.Namespace) -> int:
    bank, problems = read_bank(arguments.bank)
    for problem in problems:
        print(format_text(problem))
    if problems:
        print(format_count(problems))
        return int(any(problem.severity == "error" for problem in problems))
    quizzes = count(len(bank.quizzes), "quiz", "quizzes")
    questions = count(sum(len(quiz.questions) for quiz in bank.quizzes.values()), "question")
    print(f"{arguments.bank.as_posix()}: {quizzes}, {questions}, no problems")
    return 0

"""Print what a quiz covers, asks and gives away, or how readers answered it, in figures."""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..answers import read_answers
from ..answers.report import REPORTS
from ..bank.kind import Table
from ..bank.kinds import KINDS
from ..bank.reader import load_bank
from ..bank.stats import LEVELS, Figures, Group, count_figures
from ..problems import Failure, count, did_you_mean

Cells = Sequence[str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "quiz",
        nargs="?",
        metavar="QUIZ",
        help="id of the quiz: the name of its folder; default: all",
    )
    parser.add_argument(
        "--answers",
        type=Path,
        metavar="DIR",
        help="the figures of copies that readers handed in: .json files in this folder, codes in .txt and .md files",
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "markdown", "html"),
        default="table",
        help="markdown and html, a page with charts, need --answers; default: %(default)s",
    )


def run(arguments: argparse.Namespace) -> int:
    quizzes = load_bank(arguments.bank).quizzes
    if arguments.quiz and arguments.quiz not in quizzes:
        hint = did_you_mean(arguments.quiz, quizzes)
        raise Failure(f"there is no quiz '{arguments.quiz}'{hint}")
    chosen = [quizzes[arguments.quiz]] if arguments.quiz else list(quizzes.values())
    if arguments.answers:
        answers = read_answers(arguments.answers, quizzes, {quiz.id for quiz in chosen})
        print(REPORTS[arguments.format](answers))
        return 0
    if arguments.format in ("markdown", "html"):
        wanted = f"'--format {arguments.format}'"
        raise Failure(f"{wanted} shows what readers answered: add '--answers DIR'")
    figures = [count_figures(quiz) for quiz in chosen]
    print(_json(figures) if arguments.format == "json" else "\n\n".join(map(_tables, figures)))
    return 0


def _json(figures: list[Figures]) -> str:
    """A list with an object for each quiz; averages to two decimals."""
    data = [_flat(dataclasses.asdict(each)) for each in figures]
    return json.dumps(_rounded(data), indent=2, ensure_ascii=False, default=datetime.date.isoformat)


def _flat(quiz: dict[str, Any]) -> dict[str, Any]:
    """Figures of the kinds of questions among those of all; each kind has names of its own for them."""
    for group in (*quiz["sections"], quiz["total"]):
        for counted in group.pop("of_kinds").values():
            group.update(counted["figures"])
    found: dict[str, Any] = {}
    for name, value in quiz.items():
        for each in value.values() if name == "of_kinds" else ({name: value},):
            found.update(each)
    return found


def _rounded(data: object) -> object:
    if isinstance(data, dict):
        return {name: _rounded(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_rounded(value) for value in data]
    return round(data, 2) if isinstance(data, float) else data


def _tables(figures: Figures) -> str:
    total = figures.total
    counts = [count(total.questions, "question"), count(len(figures.sections), "section")]
    counts += [count(figures.scenarios, "scenario")] if figures.scenarios else []
    head = ("Section", "Questions", *map(str.capitalize, LEVELS), "Reviewed", "Sources", "Words")
    return "\n\n".join(
        [
            f"{figures.title} ({figures.quiz}): {', '.join(counts)}",
            _table([head, *map(_coverage, [*figures.sections, total])]),
            *(each if isinstance(each, str) else _table(each) for each in _of_kinds(figures)),
            f"The next review is due on {figures.next_review}.",
        ]
    )


def _coverage(group: Group) -> Cells:
    span = [str(group.oldest), str(group.newest)]
    return (
        group.title,
        str(group.questions),
        *(str(group.levels[level]) for level in LEVELS),
        " to ".join(dict.fromkeys(span)),
        f"{group.sources:.1f}",
        f"{group.words:.0f}",
    )


def _of_kinds(figures: Figures) -> Iterator[Table]:
    for name, whole in figures.of_kinds.items():
        groups = [*figures.sections, figures.total]
        counted = [group.of_kinds[name] for group in groups if name in group.of_kinds]
        if of := KINDS[name].figures:
            yield from of.tables(counted, whole)


def _table(rows: Sequence[Cells]) -> str:
    """Aligned columns: the first to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for first, *others in rows:
        figures = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        lines.append("  ".join([first.ljust(widths[0]), *figures]))
    return "\n".join(lines)

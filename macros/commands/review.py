"""Write questions with key, feedback, sources and warnings into one HTML file for reviewers."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from ..answers import read_answers
from ..bank.reader import Bank
from ..changes import compare_snapshots
from ..changes.answered import figures_beside
from ..changes.review import collect_review, format_review
from ..changes.revisions import find_merge_base, read_revision
from ..env import load_host
from ..problems import Problem, count
from ..rules.judge import judge


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--changed-since",
        metavar="BASE",
        help="the questions alone that differ from the commit at which this one left BASE; default: all",
    )
    parser.add_argument(
        "--answers",
        type=Path,
        metavar="DIR",
        help="copies that readers handed in: how they answered stands beside each question",
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="where to write it"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 even if there are problems: they are in the file, and `check` is there to stop for them."""
    folder, since = arguments.bank, arguments.changed_since
    head = read_revision(folder, None)
    base = read_revision(folder, find_merge_base(folder, since, None)) if since else None
    comparison = compare_snapshots(base, head) if base else None
    if base and not base.sound:
        print(
            f"the bank at {base.shown} has faults: what can be read was compared", file=sys.stderr
        )
    problems = head.problems + (_judge(head.bank, folder) if head.sound else [])
    since, before = (base.shown, base.bank) if base else (None, None)
    review = collect_review(head.bank, problems, comparison, since, before)
    if arguments.answers:
        quizzes = (base or head).bank.quizzes
        review.show_answers(figures_beside(read_answers(arguments.answers, quizzes), comparison))
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(
        format_review(review, _docs(folder)), encoding="utf-8", newline="\n"
    )
    found = len(review.problems) + sum(len(entry.problems) for entry in review.entries)
    shown = count(len(review.entries), "question")
    print(f"wrote {arguments.output.as_posix()}: {shown}, {count(found, 'problem')}")
    return 0


def _docs(folder: Path) -> Path:
    host, _, _ = load_host(folder.parent)
    return host.docs


def _judge(bank: Bank, folder: Path) -> list[Problem]:
    """What `check` says of a bank that loads, the site beside it included."""
    host, setting, problems = load_host(folder.parent)
    return problems + judge(bank, host, setting, datetime.date.today()).problems

"""Print what changed in the bank between two git revisions, as Markdown for a pull-request comment."""

from __future__ import annotations

import argparse

from ..changes import compare_banks
from ..changes.report import LIMIT, format_broken, format_json, format_report
from ..changes.revisions import find_merge_base, read_revision


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "base", metavar="BASE", help="revision to compare with, such as origin/main"
    )
    parser.add_argument(
        "head", metavar="HEAD", nargs="?", help="revision to look at; default: the working tree"
    )
    parser.add_argument(
        "--merge-base", action="store_true", help="compare with the commit at which HEAD left BASE"
    )
    parser.add_argument(
        "--format", choices=["markdown", "json"], default="markdown", help="default: %(default)s"
    )
    parser.add_argument(
        "--limit",
        type=int,
        default=LIMIT,
        metavar="N",
        help="leave texts out of Markdown of more than N characters; 0: never; default: %(default)s",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 if both banks could be compared, 1 if the one at HEAD does not load."""
    folder, name = arguments.bank, arguments.base
    if arguments.merge_base:
        name = find_merge_base(folder, name, arguments.head)
    base, head = (read_revision(folder, revision) for revision in (name, arguments.head))
    comparison = None
    if base.sound and head.sound:
        comparison = compare_banks(base.bank.quizzes, head.bank.quizzes)
    if arguments.format == "json":
        print(format_json(comparison, base, head), end="")
    elif comparison:
        print(format_report(comparison, base, head, arguments.limit), end="")
    else:
        print(format_broken(base, head), end="")
    return int(not head.sound)

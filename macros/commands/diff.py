"""Print what changed in the bank between two git revisions, as Markdown for a pull-request comment."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..answers import read_answers
from ..changes import compare_snapshots
from ..changes.answered import figures_beside
from ..changes.report import LIMIT, Links, format_json, format_report
from ..changes.revisions import find_merge_base, read_revision
from ..problems import Failure


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "base", metavar="BASE", help="revision to compare with, such as origin/main"
    )
    parser.add_argument(
        "head", metavar="HEAD", nargs="?", help="revision to look at; default: the working tree"
    )
    parser.add_argument(
        "--exact",
        action="store_true",
        help="compare with BASE as it is; default: with the commit at which HEAD left it",
    )
    parser.add_argument(
        "--fail-on",
        choices=["key"],
        metavar="WHAT",
        help="exit 1 if there is such a change; key: another answer is right now",
    )
    parser.add_argument(
        "--links",
        metavar="ADDRESS",
        help="where files of HEAD can be read, for links to lines, as in https://github.com/OWNER/NAME/blob/COMMIT",
    )
    parser.add_argument(
        "--see",
        action="append",
        default=[],
        metavar="NAME=ADDRESS",
        help="something to look at besides, such as an artifact; again for more",
    )
    parser.add_argument(
        "--answers",
        type=Path,
        metavar="DIR",
        help="copies that readers handed in: how they answered stands beside each question that changes",
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
    """0, or 1 if the bank at HEAD has faults, or there is a change that was to be failed on."""
    folder, name = arguments.bank, arguments.base
    links = Links(arguments.links, _see(arguments.see))
    if not arguments.exact:
        name = find_merge_base(folder, name, arguments.head)
    base, head = (read_revision(folder, revision) for revision in (name, arguments.head))
    comparison = compare_snapshots(base, head)
    answered = None
    if arguments.answers:
        answered = figures_beside(read_answers(arguments.answers, base.bank.quizzes), comparison)
    if arguments.format == "json":
        print(format_json(comparison, base, head, answered), end="")
    else:
        limit = arguments.limit
        print(format_report(comparison, base, head, links, limit, answered or {}), end="")
    moved = arguments.fail_on == "key" and comparison.keys_changed
    return int(not head.sound or moved)


def _see(asked: list[str]) -> dict[str, str]:
    """Addresses by name. One that is empty is left out: a workflow may not have it."""
    found = {}
    for each in asked:
        name, sign, address = each.partition("=")
        if not sign or not name:
            raise Failure(
                f"--see '{each}' has no '=': write a name and an address, as in review=https://..."
            )
        if address:
            found[name] = address
    return found

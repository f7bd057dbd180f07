"""The front door of the commands: assembles the commands of `macros/commands/`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .. import __version__
from ..bank.source import collector_paused
from ..problems import COMMAND, Failure
from . import (
    check,
    diff,
    downloads,
    export,
    finish,
    import_,
    key,
    new,
    review,
    schema,
    start,
    stats,
    words,
)

COMMANDS = [
    check,
    diff,
    downloads,
    export,
    finish,
    import_,
    key,
    new,
    review,
    schema,
    start,
    stats,
    words,
]
"""Each a module whose first line describes it, with `add_arguments(parser)` and `run(arguments)`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status: 0 done, 1 problems in the bank, 2 asked for what cannot be done."""
    _never_die_of_a_sign()
    arguments = build_parser().parse_args(argv)
    try:
        with collector_paused():
            status: int = arguments.run(arguments)
        sys.stdout.flush()
    except Failure as failure:
        print(failure.report(), file=sys.stderr)
        return failure.status
    except BrokenPipeError:
        # Whoever reads has enough, as `head` has. What Python still wants to print in the end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _never_die_of_a_sign() -> None:
    """A terminal that cannot show a sign gets its code in place of it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=COMMAND, description="Tools for the question bank.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in COMMANDS:
        what = (module.__doc__ or "").strip().splitlines()[0]
        command = commands.add_parser(
            module.__name__.rpartition(".")[2].rstrip("_"), help=what, description=what
        )
        command.add_argument(
            "--bank",
            type=Path,
            default=Path("quizdata"),
            metavar="FOLDER",
            help="default: %(default)s",
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser

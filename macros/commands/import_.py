"""Bring quizzes of other formats into the bank, as drafts, and say what was understood of each question."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..bank.fields import Slug
from ..exchange.files import read_files
from ..exchange.plan import make_plan
from ..exchange.readers import FORMATS
from ..exchange.report import REPORTS, describe
from ..problems import Failure
from .meter import LARGE, Meter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="what to bring in")
    parser.add_argument(
        "--quiz", required=True, metavar="QUIZ", help="id of the quiz, which may be new"
    )
    parser.add_argument(
        "--section",
        metavar="SECTION",
        help="id of the section for new questions, which may be new; default: as the files are divided",
    )
    parser.add_argument(
        "--format", choices=list(FORMATS), help="what the files are; default: as their content says"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="write nothing; say what would be written"
    )
    parser.add_argument(
        "--report", choices=list(REPORTS), default="text", help="default: %(default)s"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 if all files were understood; otherwise nothing is written."""
    for name in (arguments.quiz, arguments.section):
        _check_id(name)
    paths = [path for path in arguments.files if path.is_file()]
    if missing := [f"'{each.as_posix()}'" for each in arguments.files if each not in paths]:
        raise Failure(f"there is no file {', '.join(missing)}")
    meter = Meter(len(paths) + 3, shown=_is_worth_a_meter(paths))
    files = read_files(paths, arguments.format, meter.step)
    meter.step("comparing with the bank")
    plan = make_plan(
        arguments.bank,
        arguments.quiz,
        arguments.section,
        [(read.file, read.reading) for read in files],
    )
    meter.step("checking what would be written")
    if plan.texts:
        plan.check()
    meter.step("writing")
    if plan.texts and not arguments.dry_run:
        plan.write()
    meter.clear()
    print(REPORTS[arguments.report](describe(plan, files, arguments.dry_run)))
    return 0


def _is_worth_a_meter(paths: list[Path]) -> bool:
    """Whether somebody watches, and the files are enough to keep them waiting."""
    return sys.stderr.isatty() and sum(path.stat().st_size for path in paths) * 4 > LARGE


def _check_id(name: str | None) -> None:
    try:
        if name is not None:
            TypeAdapter(Slug).validate_python(name)
    except ValidationError:
        raise Failure(
            f"'{name}' cannot be an id: use lower-case letters, digits and single hyphens, at most 60 in all"
        ) from None

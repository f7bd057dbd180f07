"""Print everything that is wrong with the bank, one problem a line; exit 1 if there are errors."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from ..bank.reader import Bank, read_bank
from ..env import load_host
from ..problems import Failure, count, sort_problems
from ..rules import RULES
from ..rules.judge import judge, judge_in_part, sound_part
from ..rules.proofs import prove
from ..site.pages import Site
from .formats import FORMATS
from .meter import Meter, is_worth_a_meter

READING, TRYING = 20, 10
"""What reading the bank and trying the pages take, where a rule takes 1."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--docs",
        type=Path,
        metavar="FOLDER",
        help="pages to check with the bank; default: docs beside it, if it is there",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: %(default)s")
    parser.add_argument(
        "--rules", action="store_true", help="check nothing; list the rules, each with its reason"
    )
    parser.add_argument(
        "--prove",
        action="store_true",
        help="work out every proof, and report keys that do not follow from theirs",
    )
    parser.add_argument("--strict", action="store_true", help="warnings are errors")
    parser.add_argument(
        "--review-days",
        type=_days,
        metavar="DAYS",
        help="after how many days a review is due; default: what quiz.yml says, or 365",
    )
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        default=datetime.date.today(),
        metavar="DATE",
        help="judge reviews as if it were this day, as in 2027-06-30",
    )


def run(arguments: argparse.Namespace) -> int:
    if arguments.rules:
        print("\n".join(f"{rule.name} ({rule.severity}): {rule.why}" for rule in RULES))
        return 0
    if arguments.docs and not arguments.docs.is_dir():
        raise Failure(f"there is no folder '{arguments.docs.as_posix()}'")
    shown = is_worth_a_meter(arguments.bank, sys.stderr)
    meter = Meter(READING + TRYING + len(RULES), shown=shown)
    meter.step("reading the bank", READING)
    bank, problems = read_bank(arguments.bank)
    site, provable = None, bank
    meter.step("trying the pages", TRYING)
    host, setting, of_host = load_host(arguments.bank.parent, arguments.docs)
    problems += of_host
    # On half a bank, rules about a whole quiz and what pages show of it would find much that is not so. A text that
    # must not be published is there all the same, and its fault has a name.
    if any(problem.breaks_structure for problem in problems):
        provable = sound_part(bank, problems)
        problems += judge_in_part(bank, problems, host, setting, arguments.today)
    else:
        found = judge(bank, host, setting, arguments.today, arguments.review_days, meter.step)
        problems += found.problems
        site = found.site
    problems += prove(provable) if arguments.prove else []
    meter.clear()
    problems = sort_problems(problems)
    print(FORMATS[arguments.format](problems, _read(arguments.bank, bank, site)))
    stops = ("error", "warning") if arguments.strict else ("error",)
    return int(any(problem.severity in stops for problem in problems))


def _read(folder: Path, bank: Bank, site: Site | None) -> str:
    """What a check without problems has looked at."""
    quizzes = count(len(bank.quizzes), "quiz", "quizzes")
    questions = count(sum(len(quiz.questions) for quiz in bank.quizzes.values()), "question")
    parts = [quizzes, questions, *([count(len(site.pages), "page")] if site else [])]
    return f"{folder.as_posix()}: {', '.join(parts)}"


def _days(text: str) -> int:
    days = int(text)
    if days < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return days

"""Make a site of its own: settings, pages, a small quiz to write over, and what publishes it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from .. import __version__
from ..bank.schema import generate_schemas
from ..problems import COMMAND, Failure

STARTER = Path(__file__).parent.parent / "starter"
"""The site as it will be; in `requirements.txt`, VERSION stands for that of this package."""
QUIZ = "quiz"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="where to put it: a new folder")


def run(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Failure(
            f"there is something in '{folder.as_posix()}' already: name a new folder; "
            f"for questions in a site that exists, '{COMMAND} new QUIZ' is the command"
        )
    written = 0
    for name, text in sorted(_files(_quiz_of(folder)).items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written += 1
    print(f"wrote {written} files to {folder.as_posix()}; README.md there says how to go on")
    return 0


def _files(quiz: str) -> dict[str, str]:
    """Every file of a new site, by its path."""
    found = {f"quizdata/{name}": text for name, text in generate_schemas().items()}
    for path in STARTER.rglob("*"):
        if path.is_file():
            name = path.relative_to(STARTER).as_posix()
            text = path.read_text(encoding="utf-8")
            if name == "requirements.txt":
                text = text.replace("VERSION", __version__)
            found[name.replace(f"quizdata/{QUIZ}/", f"quizdata/{quiz}/")] = text
    return found


def _quiz_of(folder: Path) -> str:
    """The id of its quiz: the folder's name, as far as it can be one."""
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    return name[:60].strip("-") or QUIZ

"""Write the JSON Schemas that editors read; with --check, tell whether they are up to date."""

from __future__ import annotations

import argparse

from ..bank.schema import generate_schemas
from ..problems import COMMAND


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a schema is out of date"
    )


def run(arguments: argparse.Namespace) -> int:
    stale = []
    for name, text in generate_schemas().items():
        path = arguments.bank / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append((path, text))
    for path, text in stale:
        if arguments.check:
            print(f"{path.as_posix()} is out of date: run '{COMMAND} schema'")
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {path.as_posix()}")
    return int(arguments.check and bool(stale))

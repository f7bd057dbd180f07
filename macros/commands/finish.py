"""Make a built site ready for readers: names that change with content, a policy in every page, an offline copy."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..built import finish
from ..problems import Failure
from ..templating import environment

DIRECTIVES = (
    "connect-src",
    "font-src",
    "frame-src",
    "img-src",
    "media-src",
    "script-src",
    "style-src",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "site", metavar="SITE", type=Path, help="the folder that the host has built"
    )
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="'DIRECTIVE SOURCE'",
        help="something from elsewhere that pages may load, as in 'img-src https://example.org'; again for more",
    )
    parser.add_argument(
        "--note",
        type=Path,
        metavar="FILE",
        help="write how to see the site, for whoever gets that file and the folder beside it in an archive",
    )


def run(arguments: argparse.Namespace) -> int:
    done = finish(arguments.site, _allowed(arguments.allow))
    if arguments.note:
        note = environment({}).get_template("see-site.txt").render(site=arguments.site.name)
        arguments.note.write_text(f"{note}\n", encoding="utf-8", newline="\n")
    print(
        f"Finished {arguments.site}: {done.pages} pages with a policy, {done.renamed} files named by their content, "
        f"an offline copy of {done.size / 1e6:.1f} MB"
    )
    return 0


def _allowed(asked: list[str]) -> dict[str, list[str]]:
    """Sources by directive."""
    allowed: dict[str, list[str]] = {}
    for each in asked:
        directive, *sources = each.split()
        if directive not in DIRECTIVES or not sources or any(sign in each for sign in ";,"):
            raise Failure(
                f"--allow '{each}' names no source: write a directive and where it may load from, as in "
                f"'img-src https://example.org'; directives are {', '.join(DIRECTIVES)}"
            )
        allowed.setdefault(directive, []).extend(sources)
    return allowed

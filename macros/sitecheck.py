"""What pages ask of the bank and do not get: every macro call is tried before the host meets it."""

from __future__ import annotations

from pathlib import Path

from macros.bank import Bank
from macros.pages import Site, read_site
from macros.problems import Problem
from macros.render import Macros, Refusal, Setting, call, macro_names


def check_pages(docs: Path, bank: Bank, setting: Setting) -> tuple[Site, list[Problem]]:
    """The site's pages and the faults of all their macro calls, each at its place."""
    site, problems = read_site(docs, macro_names())
    for asked in site.calls:
        try:
            call(
                Macros(bank, site, setting, asked.page),
                asked.name,
                *asked.args,
                **dict(asked.kwargs),
            )
        except Refusal as refusal:
            problems.append(asked.problem(str(refusal)))
    return site, problems

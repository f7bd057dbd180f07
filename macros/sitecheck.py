"""What pages ask of the bank and do not get: every macro call is tried before the host meets it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.bank import Bank
from macros.pages import Site, read_site
from macros.problems import Problem
from macros.render import Macros, Refusal, Setting, call, macro_names


class _Asked(Macros):
    """Finds or refuses what pages ask for, and writes nothing: the host calls again for that."""

    def _fill(self, template: str, **values: Any) -> str:
        return ""


def check_pages(docs: Path, bank: Bank, setting: Setting) -> tuple[Site, list[Problem]]:
    """The site's pages and the faults of all their macro calls, each at its place."""
    site, problems = read_site(docs, macro_names())
    for asked in site.calls:
        try:
            macros = _Asked(bank, site, setting, asked.page)
            call(macros, asked.name, *asked.args, **dict(asked.kwargs))
        except Refusal as refusal:
            problems.append(asked.problem(str(refusal)))
    return site, problems

"""What pages ask of the bank and do not get: every macro call is tried before the host meets it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ..bank.model import Quiz, Section
from ..bank.question import Question
from ..bank.reader import Bank
from ..problems import Problem, closest
from ..site.calls import Call
from ..site.host import Host
from ..site.pages import Site, read_site
from .macros import Macros, Refusal, Setting, call, macro_names

LINKS = {
    "answer_key": ("quiz",),
    "resources": ("quiz",),
    "results": ("quiz",),
    "scoring_guide": ("results",),
    "start": ("quiz", "results"),
}
"""Macros whose text links to the page that calls another."""


class _Asked(Macros):
    """Finds or refuses what pages ask for, and writes nothing: the host calls again for that."""

    def _question(self, quiz: Quiz, section: Section, question: Question) -> Markup:
        return Markup("")

    def _render(self, template: str, **values: Any) -> Markup:
        return Markup("")


def check_pages(host: Host, bank: Bank, setting: Setting) -> tuple[Site, list[Problem]]:
    """The site's pages and the faults of all their macro calls, each at its place."""
    site, problems = read_site(host, macro_names())
    only = next(iter(bank.quizzes)) if len(bank.quizzes) == 1 else setting.quiz
    site = dataclasses.replace(site, quiz=only)
    for asked in site.calls:
        if not asked.literal:
            # What it is, the host tells, once it knows what the arguments are.
            problems += _without_quotes(asked, bank)
            continue
        try:
            macros = _Asked(bank, site, setting, asked.page)
            call(macros, asked.name, *asked.args, **dict(asked.kwargs))
        except Refusal as refusal:
            problems.append(asked.problem(str(refusal)))
    if not problems and all(asked.literal for asked in site.calls):
        # Otherwise a page that seems to be missing may be one whose call could not be read.
        for asked in site.calls:
            problems += _missing_pages(asked, site, bank)
    return site, problems


def _without_quotes(asked: Call, bank: Bank) -> Iterator[Problem]:
    """An id that stands there as it is; any other word may be a variable of the site."""
    known = {name for part in bank.parts for name in (part[0], part[2])}
    for word in asked.bare:
        if meant := closest(word, known):
            message = f'{word} has no quotes, so it is no text: write {asked.written}("{meant}")'
            yield asked.problem(message)


def _missing_pages(asked: Call, site: Site, bank: Bank) -> Iterator[Problem]:
    """What a macro links to must stand on some page of the same quiz."""
    quiz = bank.quizzes.get(site.quiz_of(asked) or "")
    if quiz is None:
        return  # a macro that is about no quiz
    wanted: list[tuple[str, str | None]] = [(name, None) for name in LINKS.get(asked.name, ())]
    if asked.name in ("results", "scenarios"):
        wanted += [("scenario", scenario.id) for scenario in quiz.scenarios]
    for name, id in wanted:
        if site.page_of(name, quiz.id, id) is None:
            given = [*([id] if id else []), *([quiz.id] if quiz.id != site.quiz else [])]
            written = ", ".join(f'"{value}"' for value in given)
            remedy = f"write {{{{ {site.host.prefix}{name}({written}) }}}} on one with 'render_macros: true'"
            yield asked.problem(f"links to a page that is not there: {remedy}")

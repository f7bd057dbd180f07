"""The one place that says what is wrong with a bank that loads, and with the site that shows it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from ..bank.model import Quiz, Section
from ..bank.reader import Bank
from ..problems import BankError, Problem, sort_problems
from ..render import Setting, macro_names
from ..render.pagecheck import check_pages
from ..site.host import Host
from ..site.pages import Site, read_site
from . import RULES, check_quality
from .destinations import Destinations
from .rule import QuestionRule

Step = Callable[[str], object]
"""Is told what comes next."""


@dataclass(frozen=True)
class Judgment:
    """Every problem, sorted, and the pages that were read for it."""

    problems: list[Problem]
    site: Site | None


def judge(
    bank: Bank,
    host: Host | None,
    setting: Setting,
    today: datetime.date,
    review_days: int | None = None,
    step: Step = lambda name: None,
) -> Judgment:
    """What pages and rules say of a bank whose structure is sound. Without a host, the rules about pages rest."""
    if host is None or not host.docs.is_dir():
        found = check_quality(bank, None, today, review_days, step, language=setting.language)
        return Judgment(found, None)
    site, problems = check_pages(host, bank, setting)
    destinations = Destinations(site, bank, setting)
    # Where a call is wrong, what it would have shown is missing, and need not be told again.
    shown = None if problems else destinations
    problems += check_quality(bank, shown, today, review_days, step, language=setting.language)
    return Judgment(sort_problems(problems), site)


def judge_in_part(
    bank: Bank, known: Iterable[Problem], host: Host, setting: Setting, today: datetime.date
) -> list[Problem]:
    """What can be said of a bank of which not all is there: of single questions, and of pages by themselves.

    `known` are the problems of its structure.
    """
    _, problems = read_site(host, macro_names()) if host.docs.is_dir() else (None, [])
    rules = [rule for rule in RULES if isinstance(rule, QuestionRule)]
    sound = sound_part(bank, known)
    found = check_quality(sound, None, today, rules=rules, language=setting.language)
    # Where nobody can read what a quiz allows, a warning may be one that was answered.
    unsure = {id for id in sound.quizzes if not _says_what_it_allows(bank, id)}
    return [
        *problems,
        *(each for each in found if each.severity == "error" or _quiz_of(each) not in unsure),
    ]


def _says_what_it_allows(bank: Bank, quiz: str) -> bool:
    head = bank.parts.get((quiz, "quiz", quiz))
    if head is None:
        return False
    return "allow" in head.fields or not ("allow" in head.raw or "allow" in head.document.lost)


def _quiz_of(problem: Problem) -> str:
    """The quiz whose question a problem is about."""
    return PurePath(problem.file).parent.name


def sound_part(bank: Bank, known: Iterable[Problem]) -> Bank:
    """The questions that have no fault of their own, each quiz with what rules about one have to know of it."""
    faulty = {
        (_quiz_of(problem), problem.subject.id)
        for problem in known
        if problem.breaks_structure and problem.subject
    }
    quizzes = {}
    for id, questions in bank.questions.items():
        head = bank.parts.get((id, "quiz", id))
        kept = [question for question in questions if (id, question.id) not in faulty]
        settings = {
            name: head.fields[name]
            for name in ("allow", "language")
            if head and name in head.fields
        }
        around: dict[str, Any] = {"questions": kept}
        section = Section.model_construct(**around)
        quizzes[id] = Quiz.model_construct(id=id, sections=[section], **settings)
    return replace(bank, quizzes=quizzes)


def judge_for_build(bank: Bank, host: Host, setting: Setting) -> Site:
    """The site, or BankError with all that must not be published: calls that ask in vain, links that lead nowhere."""
    state = (id(bank), setting, host.docs, _fingerprint(host))
    if _last is None or _last[0] != state:
        _remember(state, bank, host, setting)
    assert _last is not None
    _, _, site, problems = _last
    if problems:
        raise BankError(problems)
    return replace(site, host=host)  # with the addresses of the page that is being rendered


_last: tuple[object, Bank, Site, list[Problem]] | None = None
"""The last judgment: a host may ask for it once a page. The bank is kept so that its identity stays its own."""


def _remember(state: object, bank: Bank, host: Host, setting: Setting) -> None:
    global _last
    site, problems = check_pages(host, bank, setting)
    if not problems:
        rules = [rule for rule in RULES if rule.stops_build]
        destinations = Destinations(site, bank, setting)
        problems = check_quality(bank, destinations, datetime.date.today(), rules=rules)
    _last = (state, bank, site, problems)


def _fingerprint(host: Host) -> tuple[tuple[str, int, int], ...]:
    """Path, time and size of every published file."""
    found = []
    for path in host.files(host.docs):
        status = (host.docs / path).stat()
        found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(found)

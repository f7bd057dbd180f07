"""The rules that make a bank good to learn from: each a small function with its name, and its reason as docstring."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from ..bank.kind import EachRule, WholeRule, WordRule
from ..bank.kinds import KINDS
from ..bank.reader import Bank
from ..bank.written import place_of
from ..problems import Problem, sort_problems
from ..words import FALLBACK
from . import links, markup, shown, sources, stems
from .allow import Exceptions
from .destinations import Destinations
from .rule import Finding, KindRule, QuestionRule, QuizRule, Rule, Subject, WordedRule

__all__ = ["RULES", "check_quality"]


_MADE_FROM: dict[type, Callable[..., Rule]] = {
    EachRule: QuestionRule,
    WordRule: WordedRule,
    WholeRule: KindRule,
}


def _rules_of_kinds() -> Iterator[Rule]:
    for kind in KINDS.values():
        for rule in kind.rules:
            yield _MADE_FROM[type(rule)](rule.check, rule.severity, kind)


RULES: list[Rule] = [
    *_rules_of_kinds(),
    WordedRule(stems.negative_stem),
    QuizRule(sources.review_due),
    QuizRule(sources.source_https, "error"),
    QuizRule(sources.unused_source, pages=True),
    QuizRule(shown.question_not_shown, "error", pages=True),
    QuizRule(shown.section_not_taught, pages=True),
    QuizRule(links.lesson_anchor, "error", pages=True),
    QuizRule(links.dead_link, "error", pages=True, stops_build=True),
    QuizRule(links.picture, "error", pages=True, stops_build=True),
    QuizRule(markup.comment_cut, "error"),
]


def check_quality(
    bank: Bank,
    pages: Destinations | None,
    today: datetime.date,
    review_days: int | None = None,
    step: Callable[[str], object] = lambda name: None,
    rules: Sequence[Rule] | None = None,
    language: str = FALLBACK,
) -> list[Problem]:
    """What the rules find in a bank whose structure is sound, sorted. `step` is told each rule before it is tried.

    Without pages, the rules about them rest. `review_days` overrides what a quiz says. `language` is that of quizzes
    which name none.
    """
    problems: list[Problem] = []
    tried = [rule for rule in (RULES if rules is None else rules) if pages or not rule.needs_pages]
    subjects = [
        Subject(bank, quiz, pages, today, review_days or quiz.review_days, language)
        for quiz in bank.quizzes.values()
    ]
    exceptions = [Exceptions(subject) for subject in subjects]
    for rule in tried:
        step(rule.name)
        for subject, allowed in zip(subjects, exceptions, strict=True):
            problems += (
                _word(rule, found)
                for found in rule.find(subject)
                if not allowed.cover(found, rule.name)
            )
    for allowed in exceptions if rules is None else ():
        problems += allowed.check(RULES, {rule.name for rule in tried})
    return sort_problems(problems)


def _word(rule: Rule, finding: Finding) -> Problem:
    part, loc, message, fragment = finding
    place = place_of(part, loc, fragment)
    return part.problem(message, *loc)._replace(
        line=place.line, column=place.column, severity=rule.severity, rule=rule.name
    )

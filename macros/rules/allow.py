"""Exceptions from rules, each written with its reason: on a question for that question, in quiz.yml for the quiz."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..problems import Problem, Severity, did_you_mean
from .rule import Finding, Rule, Subject

NAME = "allow"
"""What problems of exceptions themselves are called; there is no exception from it."""


class Exceptions:
    """The exceptions of one quiz, and which of them were needed."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        questions = subject.quiz.questions
        self._of_questions = {
            question.id: question.allow for question in questions if question.allow
        }
        self._needed: set[tuple[str | None, str]] = set()

    def cover(self, finding: Finding, rule: str) -> bool:
        """Whether the author wrote that this is meant to be so."""
        name = finding.part.id if finding.part.kind == "question" else None
        covered = False
        if name and rule in self._of_questions.get(name, ()):
            self._needed.add((name, rule))
            covered = True
        if rule in self._subject.quiz.allow:
            self._needed.add((None, rule))
            covered = True
        return covered

    def check(self, rules: Sequence[Rule], tried: set[str]) -> Iterator[Problem]:
        """What is wrong with the exceptions themselves. Those of rules that were not tried cannot be judged."""
        known = {rule.name: rule for rule in rules}
        written = [(name, rule) for name, allow in self._of_questions.items() for rule in allow]
        for name, rule in [*((None, rule) for rule in self._subject.quiz.allow), *written]:
            part = self._subject.part("question", name) if name else self._subject.head
            severity: Severity = "error"
            if rule not in known:
                message = (
                    f"there is no rule '{rule}'{_hint(rule, known)}: correct its name, or delete it"
                )
            elif name and not known[rule].per_question:
                message = f"'{rule}' is about the whole quiz: allow it in quiz.yml"
            elif rule in tried and (name, rule) not in self._needed:
                message = (
                    f"'{rule}' finds nothing here: delete it, for it would hide what comes later"
                )
                severity = "warning"
            else:
                continue
            problem = part.problem(message, "allow", rule, key=True)
            yield problem._replace(severity=severity, rule=NAME)


def _hint(rule: str, known: dict[str, Rule]) -> str:
    hint = did_you_mean(rule, known)
    return hint if "did you mean" in hint else ""

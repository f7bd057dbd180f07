"""What a rule is, what it looks at, and what it finds."""

from __future__ import annotations

import datetime
import functools
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..bank.kind import Kind, Note
from ..bank.model import Quiz
from ..bank.parts import Part
from ..bank.question import Question
from ..bank.reader import Bank
from ..bank.source import Loc
from ..bank.written import Written, texts_of
from ..problems import Severity
from ..words.vocabulary import Vocabulary, load_vocabulary
from .destinations import Destinations


class Finding(NamedTuple):
    """What a rule found: in which part, where below it, and a message that ends with the remedy."""

    part: Part
    loc: Loc
    message: str
    fragment: str = ""
    """The piece of the text at `loc` that is meant, so that the problem is shown right there."""


@dataclass(frozen=True)
class Subject:
    """One quiz, with all that rules may ask about it."""

    bank: Bank
    quiz: Quiz
    pages: Destinations | None
    """None if the bank is looked at without a site; rules that need pages then rest."""
    today: datetime.date
    review_days: int
    """After how many days a review is due."""
    language: str
    """The tag of the language that the site is in."""

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The words that rules look for, in the quiz's language."""
        return load_vocabulary(self.quiz.language or self.language)

    @property
    def head(self) -> Part:
        return self.bank.parts[self.quiz.id, "quiz", self.quiz.id]

    def questions_of(self, kind: Kind[Any] | None) -> Sequence[Question]:
        """The questions of a kind; without one, all."""
        return kind.questions_in(self.quiz.questions) if kind else self.quiz.questions

    def part(self, kind: str, name: str) -> Part:
        return self.bank.parts[self.quiz.id, kind, name]

    @functools.cached_property
    def parts(self) -> list[Part]:
        """Drafts are none: they are not shown."""
        written = self.bank.parts.items()
        return [
            part for (quiz, kind, _), part in written if quiz == self.quiz.id and kind != "draft"
        ]

    @property
    def drafts(self) -> list[Part]:
        written = self.bank.parts.items()
        return [
            part for (quiz, kind, _), part in written if quiz == self.quiz.id and kind == "draft"
        ]

    @functools.cached_property
    def texts(self) -> list[Written]:
        """Every text that readers see."""
        return [text for part in self.parts for text in texts_of(part)]


class Rule(ABC):
    """A rule has the name of its function, and its reason is the function's docstring."""

    def __init__(self, check: Callable[..., object], severity: Severity, needs_pages: bool) -> None:
        self.name = check.__name__.replace("_", "-")
        self.why = " ".join((check.__doc__ or "").split())
        self.severity = severity
        self.needs_pages = needs_pages

    per_question = True
    """Whether a question can be excepted from it."""
    stops_build = False
    """Whether what it finds is not published: a build asks for it too."""

    @abstractmethod
    def find(self, subject: Subject) -> Iterator[Finding]: ...


QuestionCheck = Callable[..., Iterator[Note]]
QuizCheck = Callable[[Subject], Iterator[Finding]]


class QuestionRule(Rule):
    """Looks at one question; of a kind, if one is given."""

    def __init__(
        self, check: QuestionCheck, severity: Severity = "warning", kind: Kind[Any] | None = None
    ) -> None:
        super().__init__(check, severity, needs_pages=False)
        self.check = check
        self.kind = kind

    def find(self, subject: Subject) -> Iterator[Finding]:
        for question in subject.questions_of(self.kind):
            for note in self.look(question, subject):
                yield Finding(subject.part("question", question.id), *note)

    def look(self, question: Question, subject: Subject) -> Iterator[Note]:
        return self.check(question)


class WordedRule(QuestionRule):
    """Looks at one question for words of the quiz's language, and rests where that has none."""

    def find(self, subject: Subject) -> Iterator[Finding]:
        if subject.vocabulary:
            yield from super().find(subject)

    def look(self, question: Question, subject: Subject) -> Iterator[Note]:
        return self.check(question, subject.vocabulary)


class KindRule(Rule):
    """Looks at all questions of one kind in a quiz, so no single one can be excepted."""

    per_question = False

    def __init__(
        self,
        check: Callable[[Sequence[Any]], Iterator[Note]],
        severity: Severity,
        kind: Kind[Any],
    ) -> None:
        super().__init__(check, severity, needs_pages=False)
        self.check = check
        self.kind = kind

    def find(self, subject: Subject) -> Iterator[Finding]:
        if questions := subject.questions_of(self.kind):
            for note in self.check(questions):
                yield Finding(subject.head, *note)


class QuizRule(Rule):
    """Looks at a quiz as a whole. `whole`: it judges the quiz, so no single question can be excepted."""

    def __init__(
        self,
        check: QuizCheck,
        severity: Severity = "warning",
        *,
        whole: bool = False,
        pages: bool = False,
        stops_build: bool = False,
    ) -> None:
        super().__init__(check, severity, needs_pages=pages)
        self.stops_build = stops_build
        self.check = check
        self.per_question = not whole

    def find(self, subject: Subject) -> Iterator[Finding]:
        return self.check(subject)

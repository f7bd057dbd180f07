"""What a kind of questions brings along in Python. Its templates and its script have its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from ..problems import Problem, Severity
from ..words.vocabulary import Vocabulary
from .compare.change import Change
from .compare.model import compare_fields
from .outline import QuestionOutline
from .parts import Part
from .question import Question
from .source import Loc

Q = TypeVar("Q", bound=Question)

Table = str | Sequence[Sequence[str]]
"""A line above a table, or the rows of one, the first of them its head."""


class Note(NamedTuple):
    """What a rule found in the question that it was given, or in the quiz: where, and a message with the remedy."""

    loc: Loc
    message: str
    fragment: str = ""
    """The piece of the text at `loc` that is meant, so that the problem is shown right there."""


class EachRule(NamedTuple, Generic[Q]):
    """A rule that looks at one question at a time. Its name is that of its function, its reason the docstring."""

    check: Callable[[Q], Iterator[Note]]
    severity: Severity = "warning"


class WordRule(NamedTuple, Generic[Q]):
    """A rule that looks at one question at a time, for words of the quiz's language; where there are none, it rests."""

    check: Callable[[Q, Vocabulary], Iterator[Note]]
    severity: Severity = "warning"


class WholeRule(NamedTuple, Generic[Q]):
    """A rule that looks at all questions of the kind in a quiz."""

    check: Callable[[Sequence[Q]], Iterator[Note]]
    severity: Severity = "warning"


@dataclass(frozen=True)
class Counted:
    """Figures of some questions of a kind."""

    title: str
    """Of the section, or of all together."""
    questions: int
    """How many they are."""
    figures: Any


@dataclass(frozen=True)
class NoFigures:
    """There is nothing to count of all questions of a quiz that is not counted of a group."""


@dataclass(frozen=True)
class KindFigures(Generic[Q]):
    """What is counted of a kind's questions beyond what is counted of all. `figures` in its template shows it."""

    of_group: Callable[[Sequence[Q]], Any]
    """Figures of the questions of a section, or of all: a dataclass."""
    tables: Callable[[Sequence[Counted], Any], Iterator[Table]]
    """Both for a terminal: those of the groups, all together last, and those of the quiz."""
    of_quiz: Callable[[Sequence[Q]], Any] = lambda questions: NoFigures()
    """Figures that take all questions of a quiz: a dataclass."""


@dataclass(frozen=True)
class Kind(Generic[Q]):
    """All that is special to questions of one kind. What a kind leaves out, it does as any question would."""

    model: type[Q]
    checks: Sequence[Callable[[Part], Iterator[Problem]]] = ()
    """What must be so for a question to be loaded, beyond what the model says of single fields."""
    rules: Sequence[EachRule[Q] | WordRule[Q] | WholeRule[Q]] = ()
    changes: Callable[[Q | None, Q | None], Iterator[Change]] | None = None
    """How the fields differ that the kind adds; without it, field by field."""
    figures: KindFigures[Q] | None = None
    claims: Callable[[Q], Iterator[tuple[Loc, str]]] = lambda question: iter(())
    """What the key says, where, as a number or words: a proof has to give one of them."""
    mistakes_in: Callable[[Q, Sequence[str]], Iterable[str]] = lambda question, response: ()
    """What a wrong answer got wrong, in words that figures of answers count; options are counted as they are."""
    outline: Callable[[Q], QuestionOutline] | None = None
    """The question in terms that other programs know, with the first of its numbers; without it, none is told of it."""
    new: Callable[[Sequence[Q]], Mapping[str, Any]] = lambda questions: {}
    """What the template of a new question is filled with, beside what all are, given the questions that are there."""

    @property
    def name(self) -> str:
        return self.model.__module__.partition(".kinds.")[2].partition(".")[0]

    @property
    def own_fields(self) -> list[str]:
        """The fields that the kind adds to those of any question."""
        return [name for name in self.model.model_fields if name not in Question.model_fields]

    def questions_in(self, questions: Iterable[Question]) -> list[Q]:
        return [question for question in questions if isinstance(question, self.model)]

    def compare(self, old: Question | None, new: Question | None) -> Iterator[Change]:
        """How the fields differ that the kind adds. One that is not of this kind is None."""
        before, after = (part if isinstance(part, self.model) else None for part in (old, new))
        if self.changes:
            yield from self.changes(before, after)
        else:
            yield from compare_fields(before, after, self.model, self.own_fields)

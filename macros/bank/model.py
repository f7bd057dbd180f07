"""What a quiz is: the data model of a bank, and the only place that says what each field means.

The JSON Schemas that editors read are generated from these classes, so a field's description is written for the
person who fills it in. Nothing here reads a file or knows how a page looks. What is special to a kind
of questions is in `kinds/`.

"Markdown" below means block Markdown (paragraphs, lists, code, tables, pictures, formulas); "inline Markdown" means one
paragraph. What a field may hold is its type: `Plain`, `Inline`, `Block` or `Article`.
Links to pages of the site are written from the root of `docs/`: `[lesson 2](/lessons/02-name.md#heading)`.
"""

from __future__ import annotations

import datetime
import functools
from typing import Annotated, Literal

from pydantic import Field

from .credit import Parts
from .fields import (
    Address,
    Article,
    Block,
    Inline,
    Language,
    Model,
    PageLink,
    Percent,
    Plain,
    Slug,
    Text,
)
from .kinds import AnyQuestion
from .question import Question


class Source(Model):
    """A publication that content rests on. Each is written once, in `sources.yml`, and cited by its id."""

    title: Plain
    """Title as the publication gives it."""
    url: Address
    """Where to read it. Prefer the publisher's own, permanent address."""
    by: Plain | None = None
    """Authors or publisher, and year where it matters: `Kwon et al., 2023`."""
    kind: Literal["paper", "documentation", "source code", "article"] = "documentation"
    """What sort of publication it is."""
    read: datetime.date | None = None
    """When somebody last opened it and found in it what we cite it for."""


class Reading(Model):
    """An entry of a lesson's further reading."""

    source: Slug
    """Id of a source in `sources.yml`."""
    why: Inline
    """What the reader gets from it, in a line of inline Markdown."""


class Section(Model):
    """A section of a quiz: one file, one lesson, a handful of questions."""

    id: Slug
    title: Inline
    """Heading of the section."""
    short: Plain
    """One or two words for tight places such as charts."""
    lesson: PageLink | None = None
    """The page that teaches this section and embeds its questions."""
    study: Annotated[list[Inline], Field(min_length=1)]
    """What a reader who missed questions of this section should do, in inline Markdown with links."""
    reading: list[Reading] = []
    """Further reading of the lesson, primary sources first."""
    questions: Annotated[list[AnyQuestion], Field(min_length=1)]


class Band(Model):
    """A range of scores and what its readers should do next."""

    id: Slug
    title: Inline
    """A few words a reader finds over the result."""
    lowest: Annotated[int, Field(ge=0)]
    """Fewest right answers of this band."""
    highest: Annotated[int, Field(ge=0)]
    """Most right answers of this band."""
    summary: Inline
    """What the score says, in inline Markdown."""
    review: list[Inline] = []
    """What to read again, in inline Markdown with links."""
    steps: Annotated[list[Inline], Field(min_length=1)]
    """What to do next, in inline Markdown with links. Readers can tick these."""
    certifications: list[Inline] = []
    """Which certificates make sense now, in inline Markdown."""


class Level(Model):
    """A level of the rubric."""

    id: Slug
    title: Inline
    lowest: Percent
    """Lowest percentage of this level."""
    highest: Percent
    """Highest percentage of this level."""
    worth: Percent
    """What a criterion graded at this level adds to the mean, in percent."""
    summary: Inline
    """What an answer of this level looks like as a whole, in inline Markdown."""


class Criterion(Model):
    """One thing a scenario answer is graded on."""

    id: Slug
    title: Inline
    question: Inline
    """What the reader asks of the own answer, in inline Markdown."""
    levels: dict[Slug, Inline]
    """For each level of the rubric, what it looks like for this criterion, in inline Markdown."""


class Rubric(Model):
    """How readers grade their own scenario answers."""

    levels: Annotated[list[Level], Field(min_length=2)]
    """Best first; together they cover 0 to 100 without gap or overlap."""
    criteria: Annotated[list[Criterion], Field(min_length=1)]


class Scenario(Model):
    """A long practical case. The sample answer is the Markdown below the front matter."""

    id: Slug
    title: Inline
    minutes: Annotated[int, Field(gt=0)]
    """How long a written answer takes."""
    situation: Block
    """What the reader is told, in Markdown."""
    tasks: Annotated[list[Inline], Field(min_length=1)]
    """What the reader is asked to write, in inline Markdown."""
    evidence: dict[Slug, Annotated[list[Inline], Field(min_length=1)]] = {}
    """For each criterion of the rubric, what a strong answer to this scenario contains, in inline Markdown."""
    parts: dict[Slug, Annotated[list[Plain], Field(min_length=1)]] = {}
    """For each criterion of the rubric, headings of the sample answer below which it is met, without their signs."""
    answer: Article
    """The sample answer, in Markdown. Its headings start at `####`."""
    sources: Annotated[list[Slug], Field(min_length=1)]
    """Ids of the sources that the sample answer rests on."""
    reviewed: datetime.date
    """When somebody last checked every statement and figure of the sample answer."""
    draft: bool = False
    """`true` keeps it off the site while something is missing; all but `id` may be."""


class QuizFile(Model):
    """What `quiz.yml` holds."""

    title: Inline
    summary: Inline
    """What the quiz covers and for whom, in inline Markdown."""
    minutes: Annotated[int, Field(gt=0)]
    """How long all questions take."""
    pass_mark: Annotated[int, Field(gt=0)]
    """How many right answers pass."""
    bands: Annotated[list[Band], Field(min_length=1)]
    """Best first; together they cover 0 to the number of questions that count without gap or overlap."""
    self_graded: Literal["practice", "points"] = "practice"
    """What questions are worth that readers judge themselves: `practice` is no point, `points` is one each."""
    partial_credit: bool = False
    """`true`: where all that apply are to be chosen, part of the answer is worth part of the point."""
    rubric: Rubric | None = None
    """Needed once there are scenarios."""
    feedback: Inline
    """How readers can help to improve the quiz, in inline Markdown."""
    language: Language | None = None
    """The language of all texts, where it is not that of the site: a tag such as `de` or `pt-BR`."""
    review_days: Annotated[int, Field(gt=0)] = 365
    """After how many days a question or scenario is due for another review."""
    allow: dict[Slug, Text] = {}
    """Rules of `check` switched off for the whole quiz, each with the reason."""


class Quiz(QuizFile):
    """A whole quiz, as its folder's files make it."""

    id: Slug
    sections: Annotated[list[Section], Field(min_length=1)]
    scenarios: list[Scenario] = []
    sources: dict[Slug, Source] = {}

    @functools.cached_property
    def questions(self) -> list[Question]:
        """All questions in the order of the sections."""
        return [question for section in self.sections for question in section.questions]

    @functools.cached_property
    def counted(self) -> list[Question]:
        """The questions that are worth a point: not those that readers judge themselves, unless the quiz says so."""
        return [
            question
            for question in self.questions
            if self.self_graded == "points" or not question.judged_by_reader(dict(question))
        ]

    @functools.cached_property
    def credits(self) -> dict[str, Parts]:
        """By id, the questions whose answer can be worth part of a point; none unless the quiz says so."""
        counted = self.counted if self.partial_credit else ()
        return {question.id: question.parts for question in counted if question.parts}

    @functools.cached_property
    def numbers(self) -> dict[str, int]:
        """The number that readers see for each question id, from 1."""
        return {question.id: number for number, question in enumerate(self.questions, 1)}

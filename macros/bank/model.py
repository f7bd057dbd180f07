"""What a quiz is: the data model of a bank, and the only place that says what each field means.

The JSON Schemas that editors read are generated from these classes, so a field's description is written for the
person who fills it in. Nothing here reads a file or knows how a page looks.

"Markdown" below means block Markdown (paragraphs, lists, code, tables, pictures, formulas); "inline Markdown" means one
paragraph. What a field may hold is its type: `Plain`, `Inline`, `Block` or `Article`.
Links to pages of the site are written from the root of `docs/`: `[lesson 2](/lessons/02-name.md#heading)`.
"""

from __future__ import annotations

import datetime
import enum
import functools
import hashlib
import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
    Field(
        description="Lower-case words joined by hyphens. Permanent: readers' saved answers hang on it."
    ),
]
Letter = Annotated[str, StringConstraints(pattern=r"^[A-H]$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Prose(enum.Enum):
    """What a text that readers see may hold."""

    PLAIN = "words as they stand"
    INLINE = "one paragraph of Markdown"
    BLOCK = "Markdown without headings"
    ARTICLE = "Markdown with headings of level 4 and below"


Plain = Annotated[Text, Prose.PLAIN]
Inline = Annotated[Text, Prose.INLINE]
Block = Annotated[Text, Prose.BLOCK]
Article = Annotated[Text, Prose.ARTICLE]
PageLink = Annotated[
    str,
    StringConstraints(pattern=r"^[\w./-]+\.md(#[\w-]+)?$"),
    Field(
        description="A page below `docs/`, with the heading if need be: `lessons/02-name.md#heading`."
    ),
]
Percent = Annotated[int, Field(ge=0, le=100)]


class Part(BaseModel):
    """Base of every part of a bank: unknown keys are refused, values do not change once loaded."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Source(Part):
    """A publication that content rests on. Each is written once, in `sources.yml`, and cited by its id."""

    title: Plain
    """Title as the publication gives it."""
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
    """Where to read it. Prefer the publisher's own, permanent address."""
    by: Plain | None = None
    """Authors or publisher, and year where it matters: `Kwon et al., 2023`."""
    kind: Literal["paper", "documentation", "source code", "article"] = "documentation"
    """What sort of publication it is."""
    read: datetime.date | None = None
    """When somebody last opened it and found in it what we cite it for."""


class Reading(Part):
    """An entry of a lesson's further reading."""

    source: Slug
    """Id of a source in `sources.yml`."""
    why: Inline
    """What the reader gets from it, in a line of inline Markdown."""


class Question(Part):
    """A multiple-choice question."""

    id: Slug
    stem: Block
    """What is asked, in Markdown. One best answer: word it so that experts agree on the key."""
    level: Literal["recall", "application", "calculation"]
    """What it asks of the reader: to remember, to decide in a case, or to work a figure out."""
    options: Annotated[dict[Letter, Block], Field(min_length=2, max_length=8)]
    """Two to eight options in Markdown. Letters are permanent ids; readers see them shuffled and relettered."""
    answer: Letter | Annotated[list[Letter], Field(min_length=1)]
    """The letter of the right option (the key). A list makes it a choose-all-that-apply question."""
    explanation: Block
    """Why the key is right, in Markdown. Names no letter, because readers see other letters."""
    feedback: dict[Letter, Block]
    """For each wrong option, why it is wrong and what it would be the answer to, in Markdown."""
    lesson: PageLink | None = None
    """The lesson heading that teaches this question."""
    sources: Annotated[list[Slug], Field(min_length=1)]
    """Ids of the sources (in `sources.yml`) that the key and the explanation rest on."""
    reviewed: datetime.date
    """When somebody last checked every statement of this question against its sources."""
    shuffle: bool = True
    """`false` keeps the options in the order written, for numbers in ascending order and the like."""
    formerly: list[Slug] = []
    """Ids this question had before. Readers' answers saved under them are kept."""
    allow: dict[Slug, Text] = {}
    """Rules of `check` switched off for this question, each with the reason."""

    @property
    def key(self) -> tuple[str, ...]:
        """The letters of the right options, in alphabetical order."""
        return tuple(sorted([self.answer] if isinstance(self.answer, str) else self.answer))

    @property
    def multiple(self) -> bool:
        """Whether the reader may choose more than one option."""
        return not isinstance(self.answer, str)

    @functools.cached_property
    def revision(self) -> str:
        """Eight hex digits over what a saved answer depends on: stem, options and key, white space folded."""
        graded = [self.stem, sorted(self.options.items()), self.key, self.multiple]
        folded = " ".join(json.dumps(graded, ensure_ascii=False).replace("\\n", " ").split())
        return hashlib.sha256(folded.encode()).hexdigest()[:8]


class Section(Part):
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
    questions: Annotated[list[Question], Field(min_length=1)]


class Band(Part):
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


class Level(Part):
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


class Criterion(Part):
    """One thing a scenario answer is graded on."""

    id: Slug
    title: Inline
    question: Inline
    """What the reader asks of the own answer, in inline Markdown."""
    levels: dict[Slug, Inline]
    """For each level of the rubric, what it looks like for this criterion, in inline Markdown."""


class Rubric(Part):
    """How readers grade their own scenario answers."""

    levels: Annotated[list[Level], Field(min_length=2)]
    """Best first; together they cover 0 to 100 without gap or overlap."""
    criteria: Annotated[list[Criterion], Field(min_length=1)]


class Scenario(Part):
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
    sources: Annotated[list[Slug], Field(min_length=1)]
    """Ids of the sources that the sample answer rests on."""
    reviewed: datetime.date
    """When somebody last checked every statement and figure of the sample answer."""
    answer: Article
    """The sample answer, in Markdown. Its headings start at `####`."""


class QuizFile(Part):
    """What `quiz.yml` holds."""

    title: Inline
    summary: Inline
    """What the quiz covers and for whom, in inline Markdown."""
    minutes: Annotated[int, Field(gt=0)]
    """How long all multiple-choice questions take."""
    pass_mark: Annotated[int, Field(gt=0)]
    """How many right answers pass."""
    bands: Annotated[list[Band], Field(min_length=1)]
    """Best first; together they cover 0 to the number of questions without gap or overlap."""
    rubric: Rubric | None = None
    """Needed once there are scenarios."""
    feedback: Inline
    """How readers can help to improve the quiz, in inline Markdown."""
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
    def numbers(self) -> dict[str, int]:
        """The number that readers see for each question id, from 1."""
        return {question.id: number for number, question in enumerate(self.questions, 1)}

"""What every question has, whatever its kind."""

from __future__ import annotations

import datetime
import functools
import hashlib
import json
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from .credit import Parts
from .fields import Block, Model, PageLink, Slug, Text


class Question(Model):
    """A question. What readers answer, and what is right, its kind adds."""

    id: Slug
    kind: str
    """What kind of question it is."""
    stem: Block
    """What is asked, in Markdown. One best answer: word it so that experts agree on the key."""
    explanation: Block
    """Why the key is right, in Markdown."""
    level: Literal["recall", "application", "calculation"]
    """What it asks of the reader: to remember, to decide in a case, or to work a figure out."""
    lesson: PageLink | None = None
    """The lesson heading that teaches this question."""
    sources: Annotated[list[Slug], Field(min_length=1)]
    """Ids of the sources (in `sources.yml`) that the key and the explanation rest on."""
    reviewed: datetime.date
    """When somebody last checked every statement of this question against its sources."""
    # Made anew by a factory, as a default is copied at length.
    formerly: list[Slug] = Field(default_factory=list)
    """Ids this question had before. Readers' answers saved under them are kept."""
    draft: bool = False
    """`true` keeps it off the site while something is missing; all but `id` may be."""
    allow: dict[Slug, Text] = Field(default_factory=dict)
    """Rules of `check` switched off for this question, each with the reason."""

    @property
    @abstractmethod
    def key(self) -> tuple[str, ...]:
        """What is right, as key lists show it and scripts compare it: words without a space."""

    @property
    @abstractmethod
    def graded(self) -> list[Any]:
        """What a saved answer depends on, as JSON takes it: with any of it changed, the question is asked again."""

    @classmethod
    def judged_by_reader(cls, fields: Mapping[str, Any]) -> bool:
        """Whether a question with these fields is judged by its reader, not by a script."""
        return False

    @property
    def parts(self) -> Parts | None:
        """What an answer to it can be right in part about; None for a question that is right or wrong as a whole."""
        return None

    @property
    def rows(self) -> Sequence[Any]:
        """What each draw of its numbers shows; none for a question without numbers."""
        return ()

    @property
    def first(self) -> Any:
        """The question as paper shows it, its first numbers in place."""
        return self

    @property
    def asked(self) -> str:
        """What the question is recognized by when its id is new."""
        return self.stem

    @functools.cached_property
    def revision(self) -> str:
        """Eight hex digits over what a saved answer depends on, white space folded."""
        text = json.dumps(self.graded, ensure_ascii=False)
        folded = " ".join(text.replace("\\n", " ").split())
        return hashlib.sha256(folded.encode()).hexdigest()[:8]

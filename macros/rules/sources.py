"""Rules about what a quiz rests on: sources that can be opened, and reviews that are not too old."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..bank.model import Scenario
from ..bank.question import Question
from ..render.citations import citations
from .rule import Finding, Subject

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z][\w-]+", re.IGNORECASE)


def source_https(subject: Subject) -> Iterator[Finding]:
    """Whoever doubts an answer follows its source, and only https says that what arrives is what was sent."""
    for name, source in subject.quiz.sources.items():
        address = urlsplit(source.url)
        if not _HOST.fullmatch(address.hostname or "") or address.username is not None:
            message = f"'{source.url}' is no public address: give one as https://example.org/page, without a user name"
            yield Finding(subject.part("source", name), ("url",), message)


def unused_source(subject: Subject) -> Iterator[Finding]:
    """A source that nobody cites is not read again by anybody, and readers take it for support of something."""
    assert subject.pages
    used = {citation.source for citation in citations(subject.quiz, subject.pages.site)}
    used |= {source for draft in subject.drafts for source in draft.fields.get("sources") or ()}
    for name in subject.quiz.sources:
        if name not in used:
            message = (
                "nobody cites it: cite it by its id in a question, a scenario or a reading list, or write "
                f'{{{{ source("{name}") }}}} on a page, or delete it'
            )
            yield Finding(subject.part("source", name), (), message)


def review_due(subject: Subject) -> Iterator[Finding]:
    """Software and prices change, and an answer that was right becomes wrong without anybody touching it."""
    parts: list[Question | Scenario] = [*subject.quiz.questions, *subject.quiz.scenarios]
    for part in parts:
        age = (subject.today - part.reviewed).days
        where = subject.part("scenario" if isinstance(part, Scenario) else "question", part.id)
        if age > subject.review_days:
            message = (
                f"was reviewed {age} days ago, and {subject.review_days} are the limit: read it against its "
                f"sources, mend what has changed, and set 'reviewed' to {subject.today}"
            )
            yield Finding(where, ("reviewed",), message)
        elif age < -1:  # elsewhere it may be tomorrow already
            message = f"{part.reviewed} is still to come: give the day of the last review"
            yield Finding(where, ("reviewed",), message)

"""Who cites which source: questions, further reading, scenarios and pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..bank.model import Quiz, Source
from ..site.pages import Site


@dataclass
class CitedSource:
    """A source and what cites it: `questions` by number and id, `pages` by path below `docs/` and title."""

    source: Source
    questions: dict[int, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)


@dataclass
class Topic:
    """The sources that a section is the first to cite; without a title, those that no section cites."""

    title: str | None
    entries: list[CitedSource] = field(default_factory=list)


@dataclass(frozen=True)
class Citation:
    """`source` is cited under `section`, by a question or by a page."""

    source: str
    section: str | None
    question: str | None = None
    page: str | None = None


def cited_by_topic(quiz: Quiz, site: Site) -> list[Topic]:
    """Every cited source once, under the first section that cites it; sources cited elsewhere alone come last."""
    topics: dict[str | None, Topic] = {
        section.id: Topic(section.title) for section in quiz.sections
    }
    topics[None] = Topic(None)
    entries: dict[str, CitedSource] = {}
    for citation in citations(quiz, site):
        if citation.source not in quiz.sources:
            continue  # said by the check of the bank or of the page
        if citation.source not in entries:
            entries[citation.source] = CitedSource(quiz.sources[citation.source])
            topics[citation.section].entries.append(entries[citation.source])
        entry = entries[citation.source]
        if citation.question:
            entry.questions[quiz.numbers[citation.question]] = citation.question
        if citation.page:
            entry.pages[citation.page] = site.title(citation.page)
    return [topic for topic in topics.values() if topic.entries]


def citations(quiz: Quiz, site: Site) -> list[Citation]:
    """Who cites what, sections first."""
    found: list[Citation] = []
    lessons: dict[str, str] = {}
    for section in quiz.sections:
        if section.lesson:
            lessons[section.lesson] = section.id
        for question in section.questions:
            found += [
                Citation(source, section.id, question=question.id) for source in question.sources
            ]
        found += [
            Citation(item.source, section.id, page=section.lesson) for item in section.reading
        ]
    on_pages = [
        Citation(str(call.argument("id", 0)), lessons.get(call.page), page=call.page)
        for call in site.calls
        if call.name == "source" and site.quiz_of(call) in (quiz.id, None)
    ]
    for scenario in quiz.scenarios:
        page = site.page_of("scenario", quiz=quiz.id, id=scenario.id)
        on_pages += [Citation(source, None, page=page) for source in scenario.sources]
    return found + sorted(on_pages, key=lambda citation: citation.section is None)

"""Rules about pages: every question can be answered somewhere, and learned somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ..bank.model import Section
from ..problems import closest
from .rule import Finding, Subject


def question_not_shown(subject: Subject) -> Iterator[Finding]:
    """A question that no page shows cannot be answered, and yet the results count it."""
    assert subject.pages
    by_page = subject.pages.shown(subject.quiz)
    if by_page is None:
        return
    shown = set().union(*by_page.values())
    for section in subject.quiz.sections:
        for question in section.questions:
            if question.id not in shown:
                call = _call(subject, section)
                message = f"no page shows it: write {call} on a page with 'render_macros: true'"
                yield Finding(subject.part("question", question.id), (), message)


def section_not_taught(subject: Subject) -> Iterator[Finding]:
    """A reader who missed a question wants to read why and try again, and a lesson is the place for both."""
    assert subject.pages
    shown = subject.pages.shown(subject.quiz)
    if shown is None:
        return
    for section in subject.quiz.sections:
        part = subject.part("section", section.id)
        if section.lesson is None:
            message = "has no lesson: name under 'lesson' the page that teaches it, as in lessons/02-name.md"
            yield Finding(part, (), message)
            continue
        page = section.lesson.split("#")[0]
        missing = [
            question.id for question in section.questions if question.id not in shown.get(page, ())
        ]
        if page not in subject.pages.names:
            hint = (
                f" (did you mean '{near}'?)" if (near := closest(page, subject.pages.names)) else ""
            )
            message = f"there is no page '{page}'{hint}: write it below docs/, or name another"
            yield Finding(part, ("lesson",), message)
        elif missing:
            what = "" if len(missing) == len(section.questions) else f" (not {', '.join(missing)})"
            call = _call(subject, section)
            message = f"'{page}' does not ask its questions{what}: write {call} there"
            yield Finding(part, ("lesson",), message)


def _call(subject: Subject, section: Section) -> str:
    """How a page shows a section; the quiz is named if it is not the one that is meant anyway."""
    assert subject.pages
    quiz = "" if subject.quiz.id == subject.pages.site.quiz else f', "{subject.quiz.id}"'
    prefix = subject.pages.site.host.prefix
    return f'{{{{ {prefix}section("{section.id}"{quiz}) }}}}'

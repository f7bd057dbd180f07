"""Rules about links within the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.anchors import Pages
from macros.problems import closest, did_you_mean
from macros.prose import links
from macros.rules.rule import Finding, Subject

_AS_IN = "link to the file from the root of docs/, as in /lessons/02-name.md"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def lesson_anchor(subject: Subject) -> Iterator[Finding]:
    """A missed question leads to the paragraph that explains it, unless its link leads nowhere."""
    assert subject.pages
    for section in subject.quiz.sections:
        if (
            section.lesson
            and "#" in section.lesson
            and (fault := _fault(section.lesson, subject.pages))
        ):
            yield Finding(subject.part("section", section.id), ("lesson",), fault)
        for question in section.questions:
            if question.lesson and (fault := _fault(question.lesson, subject.pages)):
                yield Finding(subject.part("question", question.id), ("lesson",), fault)


def dead_link(subject: Subject) -> Iterator[Finding]:
    """A text of the bank appears on several pages, and a link in it has to work from each of them."""
    assert subject.pages
    for part, loc, text in subject.texts:
        for target in links(text):
            if _ELSEWHERE.match(target):
                continue
            if not target.startswith("/"):
                fault: str | None = f"'{target}' leads elsewhere from each page: {_AS_IN}"
            elif not target.split("#")[0].endswith(".md"):
                fault = f"'{target}' is no page: {_AS_IN}"
            else:
                fault = _fault(target[1:], subject.pages)
            if fault:
                yield Finding(part, loc, fault, target)


def _fault(target: str, pages: Pages) -> str | None:
    """What is wrong with a link to `page.md#anchor`, if anything is."""
    page, _, anchor = target.partition("#")
    if page not in pages.names:
        return f"there is no page '{page}'{_hint(page, pages.names)}: name a file below docs/"
    if anchor and not pages.has_anchor(page, anchor):
        hint = did_you_mean(anchor, sorted(pages.written(page)))
        named = f"{{: #{anchor} }}"
        return f"'{page}' has no heading '{anchor}'{hint}: name one there with {named}, or link to another"
    return None


def _hint(page: str, known: set[str]) -> str:
    near = closest(page, sorted(known))
    return f" (did you mean '{near}'?)" if near else ""

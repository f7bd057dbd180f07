"""Rules about links within the site."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import closest, did_you_mean
from ..site.pages import PICTURES, picture_size
from ..text import convert
from ..text.converter import Link
from .destinations import Destinations
from .rule import Finding, Subject


def lesson_anchor(subject: Subject) -> Iterator[Finding]:
    """A missed question leads to the paragraph that explains it, unless its link leads nowhere."""
    assert subject.pages
    for section in subject.quiz.sections:
        path, _, anchor = (section.lesson or "").partition("#")
        # A section whose page is missing is not taught, which is said elsewhere.
        if anchor and (fault := _fault_of_page(path, anchor, subject.pages)):
            yield Finding(subject.part("section", section.id), ("lesson",), fault)
        for question in section.questions:
            path, _, anchor = (question.lesson or "").partition("#")
            if path and (fault := _fault_of_page(path, anchor, subject.pages)):
                yield Finding(subject.part("question", question.id), ("lesson",), fault)


def dead_link(subject: Subject) -> Iterator[Finding]:
    """A text of the bank appears on several pages, and a link in it has to work from each of them."""
    assert subject.pages
    for part, loc, written, _ in subject.texts:
        for link in convert(written).links if "]" in written else ():
            if fault := _fault(link, subject.pages):
                yield Finding(part, loc, fault, link.address)


def picture(subject: Subject) -> Iterator[Finding]:
    """A picture that is not there shows nothing, and one without a size pushes the text around when it arrives."""
    assert subject.pages
    for part, loc, written, _ in subject.texts:
        for shown in convert(written).pictures if "]" in written else ():
            if fault := _fault_of_picture(shown, subject.pages):
                yield Finding(part, loc, fault, shown.address)


def _fault(link: Link, pages: Destinations) -> str | None:
    if pages.site.file(link.path):
        return None
    if not link.path.endswith(".md"):
        return (
            f"there is no page or file '{link.path}'{_hint(link.path, {*pages.names, *pages.site.files})}: link to "
            "the file from the root of docs/, as in /lessons/02-name.md"
        )
    return _fault_of_page(link.path, link.anchor, pages)


def _fault_of_page(page: str, anchor: str, pages: Destinations) -> str | None:
    """What is wrong with a link to `page.md#anchor`, if anything is."""
    if page not in pages.names:
        return f"there is no page '{page}'{_hint(page, pages.names)}: name a file below docs/"
    if anchor and not pages.has_anchor(page, anchor):
        hint = did_you_mean(anchor, sorted(pages.written(page)))
        named = f"{{: #{anchor} }}"
        return f"'{page}' has no heading '{anchor}'{hint}: name one there with {named}, or link to another"
    return None


def _fault_of_picture(shown: Link, pages: Destinations) -> str | None:
    """What is wrong with a picture of the site, if anything is."""
    path = shown.path
    known = {name for name in pages.site.files if name.lower().endswith(PICTURES)}
    if not path.lower().endswith(PICTURES):
        return f"'{path}' is no picture: browsers show {', '.join(name[1:] for name in PICTURES)}"
    file = pages.site.file(path)
    if not file:
        return f"there is no picture '{path}'{_hint(path, known)}: put the file below docs/, where it is published"
    if not picture_size(file):
        return f"the picture '{path}' does not say how large it is: save it anew, an SVG with a viewBox"
    return None


def _hint(page: str, known: set[str]) -> str:
    near = closest(page, sorted(known))
    return f" (did you mean '{near}'?)" if near else ""

"""The sections of a document: which one a question stands in, and which one a key names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .entries import KeyEntry
from .headings import heading_words, plain_heading
from .unsettled import Body
from .view import QuizText


def section_of(quiz: QuizText, at: int) -> str:
    """The heading above a question that is no question."""
    for head in quiz.headings_above(at):
        if not quiz.explicit[head] and not quiz.said[head]:
            return plain_heading(quiz.lines[head].text)
    return ""


class Sections:
    """The sections of a document, by the words of their headings."""

    def __init__(self, quiz: QuizText) -> None:
        self._quiz = quiz
        self._names: dict[int, list[str]] = {}
        self._own = {
            heading_words(line.text)
            for at, line in enumerate(quiz.lines)
            if line.kind == "heading" and not quiz.hidden[at] and not quiz.explicit[at]
        }

    def by_section(
        self, entry: KeyEntry, matches: Sequence[int], numbered: Sequence[tuple[str, Body, int]]
    ) -> list[int] | None:
        """The questions of the section that a key names; None if it names a section without them."""
        around = {at: self._names_above(numbered[at][2]) for at in matches}
        for name in dict.fromkeys((entry.group, entry.heading)):
            wanted = heading_words(name)
            found = [at for at in matches if wanted and _is_same(around[at][:1], wanted)]
            if found:
                return found
        wanted = heading_words(entry.heading)
        elsewhere = wanted and _is_same(self._own, wanted)
        within = any(_is_same(names, wanted) for names in around.values())
        return None if matches and elsewhere and not within else []

    def _names_above(self, at: int) -> list[str]:
        """The words of the headings that a line stands under, the nearest first."""
        head = self._quiz.parents[at]
        if head not in self._names:
            self._names[head] = [
                heading_words(self._quiz.lines[each].text) for each in self._quiz.headings_above(at)
            ]
        return self._names[head]


def _is_same(sections: Iterable[str], name: str) -> bool:
    """Whether one of the sections begins like a name: one may add what the other leaves out."""
    return any(own and (own.startswith(name) or name.startswith(own)) for own in sections)

"""A quiz in Markdown as its lines, and what each line begins with."""

from __future__ import annotations

from dataclasses import dataclass

from .answers import KeyPart
from .blocks import Line, Outline
from .labels import Label, Numbered, Said, read_number, read_option, read_said
from .runs import split_lines


@dataclass(slots=True)
class Start:
    """A line at which a question begins."""

    at: int
    numbered: Numbered | None
    explicit: bool = False
    """Whether the line says that it is a question, or is numbered like others that are."""


class QuizText:
    """A document, being understood."""

    def __init__(self, document: Outline) -> None:
        self.document = document
        self.lines = split_lines([*_asked_in_matter(document), *document.lines])
        self.labels: list[Label | None] = [
            read_option(_with_marker(line)) if line.kind in ("text", "heading") else None
            for line in self.lines
        ]
        self.said: list[list[Said]] = [
            read_said(line.text) if line.kind in ("text", "heading") else [] for line in self.lines
        ]
        self.numbers: list[Numbered | None] = [
            read_number(line.text, line.marker) if line.kind in ("text", "heading") else None
            for line in self.lines
        ]
        self.explicit = [self._is_explicit(at) for at in range(len(self.lines))]
        self.inner_stops = [
            (line.kind in ("heading", "rule") and not label) or self.explicit[at]
            for at, (line, label) in enumerate(zip(self.lines, self.labels, strict=True))
        ]
        self.parts: list[KeyPart] = []

    def _is_explicit(self, at: int) -> bool:
        """`Question 3`, at the start of a block or a line."""
        numbered = self.numbers[at]
        if (
            numbered is None
            or not numbered.word
            or (numbered.case and self.lines[at].kind != "heading")
        ):
            return False
        line = self.lines[at]
        if line.kind == "heading":
            return True
        return len(numbered.word) > 2 or numbered.word == "q" or not numbered.word.isascii()


def _asked_in_matter(document: Outline) -> list[Line]:
    """A question that stands in the front matter, as a heading above what is below."""
    asked = document.matter.get("question")
    if asked is None:
        return []
    return [Line(asked[0], " ".join(asked[1].split()), "heading", 0, level=6)]


def _with_marker(line: Line) -> str:
    return f"{line.marker} {line.text}" if line.marker[:1].isdigit() else line.text

"""Markdown: a quiz to read or print, with its key, in a form that an import reads."""

from __future__ import annotations

from ...templating import environment
from ..format import OutFormat
from ..outgoing import Outgoing, OutgoingQuestion, texts_of


def write(outgoing: Outgoing) -> dict[str, bytes]:
    for item in outgoing.items:
        outgoing.note_links(item, *texts_of(item))
        if item.outline.fixed:
            outgoing.lose(item, "that the order of its options means something")
        if item.outline.multiple and len(item.key) == 1:
            outgoing.lose(item, "that several options could be chosen")
    made = environment({"within": _within, "lines": _lines}, keep_trailing_newline=True)
    template = made.get_template("export/quiz.md")
    sections: dict[str, list[tuple[int, OutgoingQuestion]]] = {}
    for number, item in enumerate(outgoing.items, 1):
        sections.setdefault(item.section.title, []).append((number, item))
    return {"": template.render(quiz=outgoing.quiz, sections=sections).encode()}


def _within(text: str, indent: int) -> str:
    """A text within a list item: what follows its first line is indented."""
    return text.strip().replace("\n", "\n" + " " * indent)


def _lines(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


FORMAT = OutFormat("markdown", "a text to read, with its key", write)

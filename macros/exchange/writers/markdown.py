"""Markdown: a quiz to read or print, with its key, in a form that an import reads."""

from __future__ import annotations

from collections.abc import Callable

from ...templating import environment
from ..format import OutFormat
from ..outgoing import Outgoing, OutgoingQuestion, texts_of
from ..typed import join_any, join_steps


def write(outgoing: Outgoing) -> dict[str, bytes]:
    for item in outgoing.items:
        outgoing.note_links(item, *texts_of(item))
        if item.outline.fixed:
            outgoing.lose(item, "that the order of its options means something")
        if item.outline.stays:
            outgoing.lose(item, "that its last option stays last")
        if item.outline.multiple and len(item.key) == 1:
            outgoing.lose(item, "that several options could be chosen")
    made = environment(_FILTERS, outgoing.words, keep_trailing_newline=True)
    template = made.get_template("export/quiz.md")
    sections: dict[str, list[tuple[int, OutgoingQuestion]]] = {}
    for number, item in enumerate(outgoing.items, 1):
        sections.setdefault(item.section.title, []).append((number, item))
    return {"": template.render(quiz=outgoing.quiz, sections=sections).encode()}


def _opening(line: str) -> str:
    """An answer behind its label: a sign that it begins with belongs to it."""
    return f"\\{line}" if line[:1].isascii() and not line[:1].isalnum() else line


def _within(text: str, indent: int) -> str:
    """A text within a list item: what follows its first line is indented."""
    return text.strip().replace("\n", "\n" + " " * indent)


_FILTERS: dict[str, Callable[..., str]] = {
    "within": _within,
    "opening": _opening,
    "swap": join_any,
    "in_order": join_steps,
}
FORMAT = OutFormat("markdown", "a text to read, with its key", write)

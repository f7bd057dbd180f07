"""CSV: a question a row, texts as Markdown, columns that an import knows."""

from __future__ import annotations

import csv
import io

from ..format import OutFormat
from ..outgoing import Outgoing, OutgoingQuestion, texts_of

LETTERS = "ABCDEFGH"
HEADS = ["id", "section", "type", "level", "question"]
HEADS += [f"option {letter}" for letter in LETTERS]
HEADS += ["answer", "explanation"]
HEADS += [f"feedback {letter}" for letter in LETTERS]


def write(outgoing: Outgoing) -> dict[str, bytes]:
    file = io.StringIO(newline="")
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow(HEADS)
    for item in outgoing.items:
        table.writerow(_row(outgoing, item))
    return {"": file.getvalue().encode()}


def _row(outgoing: Outgoing, item: OutgoingQuestion) -> list[str]:
    outline = item.outline
    outgoing.note_links(item, *texts_of(item))
    for what, told in (
        ("that the order of its options means something", outline.fixed),
        ("that its last option stays last", outline.stays),
        ("feedback for wrong answers", outline.mistakes or outline.notes),
        ("what a right answer has", outline.criteria),
    ):
        if told:
            outgoing.lose(item, what)
    if outline.multiple and len(item.key) == 1:
        outgoing.lose(item, "that several options could be chosen")
    options = {each.letter: each for each in outline.options}
    kind, answer = _answer(item)
    return [
        item.id,
        item.section.title,
        kind,
        item.level,
        item.stem,
        *(options[each].text if each in options else "" for each in LETTERS),
        answer,
        item.explanation,
        *(options[each].feedback if each in options else "" for each in LETTERS),
    ]


def _answer(item: OutgoingQuestion) -> tuple[str, str]:
    """What the columns of type and answer hold."""
    outline = item.outline
    if outline.options:
        return "multiple" if outline.multiple else "single", item.key
    if outline.number:
        room = f" ± {outline.number.room:.6g}" if outline.number.room else ""
        return "number", f"{outline.number.value}{room} {outline.unit}".strip()
    if outline.words:
        return "words", "\n".join(outline.words)
    if outline.order:
        return "order", "\n".join(" / ".join(group) for group in outline.order)
    return "open", outline.sample


FORMAT = OutFormat("csv", "a table for spreadsheets", write)

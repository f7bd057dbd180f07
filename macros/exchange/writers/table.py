"""CSV: a question a row, texts as Markdown, columns that an import knows."""

from __future__ import annotations

import csv
import io

from ..fields import guarded
from ..format import OutFormat
from ..outgoing import Outgoing, OutgoingQuestion, texts_of
from ..typed import join_any

LETTERS = "ABCDEFGH"
HEADS = ["id", "section", "type", "level", "question"]
HEADS += [f"option {letter}" for letter in LETTERS]
HEADS += ["answer", "explanation"]
HEADS += [f"feedback {letter}" for letter in LETTERS]
HEADS += ["shuffle", "sources"]


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
        ("feedback for wrong answers", outline.mistakes or outline.notes),
        ("what a right answer has", outline.criteria),
    ):
        if told:
            outgoing.lose(item, what)
    options = {each.letter: each for each in outline.options}
    kind, answer = _answer(item)
    cells = [
        item.id,
        item.section.title,
        kind,
        item.level,
        item.stem,
        *(options[each].text if each in options else "" for each in LETTERS),
        answer,
        item.explanation,
        *(options[each].feedback if each in options else "" for each in LETTERS),
        "no" if outline.fixed else "all but the last" if outline.stays else "",
        "\n".join(f"[{title}]({url})" for title, url in item.sources),
    ]
    return list(map(guarded, cells))


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
        return "order", "\n".join(map(join_any, outline.order))
    return "open", outline.sample


FORMAT = OutFormat("csv", "a table for spreadsheets", write)

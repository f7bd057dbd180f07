"""Anki: notes as a text, a note a line, its fields between tabs, texts as HTML."""

from __future__ import annotations

import csv
import io

from ..cards import cards_of
from ..format import OutFormat
from ..outgoing import Outgoing

HEADS = "#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n#tags column:5\n"
"""What Anki reads first. Columns 3 and 4 are the sides of a card."""


def write(outgoing: Outgoing) -> dict[str, bytes]:
    """The notes, and their pictures beside them, which Anki wants in a folder of its own."""
    file = io.StringIO(newline="")
    file.write(HEADS)
    table = csv.writer(file, delimiter="\t", lineterminator="\n")
    for card in cards_of(outgoing):
        table.writerow([card.guid, card.deck, card.front, card.back, " ".join(card.tags)])
    pictures = {f".media/{name}": data for name, data in sorted(outgoing.pictures.items())}
    return {"": file.getvalue().encode(), **pictures}


FORMAT = OutFormat("anki", "notes of Anki as a text", write)

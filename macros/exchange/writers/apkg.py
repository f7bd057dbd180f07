"""Anki's packages: cards, their look and their pictures in one file."""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from ...problems import Failure
from ...templating import TEMPLATES
from ..archive import pack
from ..cards import Card, cards_of
from ..format import OutFormat
from ..outgoing import Outgoing

NOTE_TYPE = 1_764_115_200_000
"""The id of the note type that all packages share."""
FIRST_ID = 1_600_000_000_000
SPREAD = 2**36
"""Ids of decks, notes and cards are times in milliseconds for Anki; these are spread over two years."""


def write(outgoing: Outgoing) -> dict[str, bytes]:
    cards = cards_of(outgoing)
    media = dict(enumerate(sorted(outgoing.pictures)))
    files = {
        "collection.anki2": _collection(cards),
        "media": json.dumps({str(number): name for number, name in media.items()}).encode(),
    }
    files |= {str(number): outgoing.pictures[name] for number, name in media.items()}
    return {"": pack(files)}


def _collection(cards: list[Card]) -> bytes:
    """The database. Its times are those of the last review of each question: nothing else is told of when."""
    genanki = _library()
    model = genanki.Model(
        NOTE_TYPE,
        "Self-check",
        fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[
            {
                "name": "Card",
                "qfmt": "{{Front}}",
                "afmt": "{{FrontSide}}<hr id=answer>{{Back}}",
            }
        ],
        css=(TEMPLATES / "export/card.css").read_text(encoding="utf-8"),
    )
    days = [_seconds(card.item.day) for card in cards]
    taken: set[int] = set()
    connection = sqlite3.connect(":memory:")
    try:
        cursor = connection.cursor()
        genanki.Package([]).write_to_db(cursor, 0, iter(()))
        decks: dict[str, Any] = {}
        for card in cards:
            decks.setdefault(card.deck, genanki.Deck(_ids(card.deck, taken, 1)[0], card.deck))
        for deck in decks.values():
            deck.add_model(model)
            deck.write_to_db(cursor, max(days), iter(()))
        for due, (card, day) in enumerate(zip(cards, days, strict=True)):
            note = genanki.Note(model, [card.front, card.back], tags=card.tags, guid=card.guid)
            note.due = due
            ids = iter(_ids(card.item.name, taken, 2))
            note.write_to_db(cursor, day, decks[card.deck].deck_id, ids)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _seconds(day: datetime.date) -> int:
    noon = datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)
    return int(noon.timestamp())


def _ids(name: str, taken: set[int], number: int) -> list[int]:
    """So many numbers that belong to a name, whatever else is in the package."""
    found: list[int] = []
    for id in _numbers(name):
        if id not in taken:
            taken.add(id)
            found.append(id)
        if len(found) == number:
            break
    return found


def _numbers(name: str) -> Iterator[int]:
    count = 0
    while True:
        digest = hashlib.sha256(f"{name}/{count}".encode()).digest()
        yield FIRST_ID + int.from_bytes(digest[:8], "big") % SPREAD
        count += 1


def _library() -> Any:
    try:
        import genanki
    except ImportError:
        raise Failure(
            "packages of Anki are written by genanki, which is not installed: pip install genanki, "
            "or export 'anki', which needs nothing"
        ) from None
    return genanki


FORMAT = OutFormat("apkg", "a package of Anki with pictures", write)

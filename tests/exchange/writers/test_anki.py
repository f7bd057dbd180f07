"""Anki's own library takes in what we export for it, once, and what was edited since."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.bank.model import Quiz
from macros.exchange.outgoing import collect
from tests.exchange.writers.test_writers import DEMO, PIXEL, quiz_of, remade, write

anki = pytest.importorskip(
    "anki.collection",
    reason="Anki's library has no wheel for Linux older than 2022, so none is here",
)

Import = Callable[[Quiz, Path], dict[str, int]]
"""Takes in a quiz with the pictures of a folder, and says what became of how many notes."""


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    found = anki.Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


def packed(collection: Any, file: Path) -> Any:
    request = anki.ImportAnkiPackageRequest(package_path=str(file))
    return collection.import_anki_package(request)


def as_text(collection: Any, file: Path) -> Any:
    metadata = collection.get_csv_metadata(str(file), None)
    return collection.import_csv(anki.ImportCsvRequest(path=str(file), metadata=metadata))


@pytest.fixture(params=["apkg", "anki"])
def take_in(request: pytest.FixtureRequest, collection: Any, tmp_path: Path) -> Import:
    def run(quiz: Quiz, docs: Path = tmp_path) -> dict[str, int]:
        file = tmp_path / ("demo.apkg" if request.param == "apkg" else "demo.txt")
        file.write_bytes(write(request.param, collect(quiz, docs))[""])
        log = (packed if request.param == "apkg" else as_text)(collection, file).log
        fields = ("new", "updated", "duplicate", "conflicting", "empty_first_field")
        return {name: len(getattr(log, name)) for name in fields if getattr(log, name)}

    return run


def test_a_second_import_brings_nothing_new_and_an_edited_question_updates(
    take_in: Import, collection: Any
) -> None:
    first, *others = DEMO.questions
    assert take_in(DEMO) == {"new": 3}
    assert take_in(DEMO) == {"duplicate": 3}
    later = first.reviewed + datetime.timedelta(days=1)
    edited = remade(stem="When does a chain ask for oil?", reviewed=later)
    assert take_in(quiz_of(edited, *others)) == {"updated": 1, "duplicate": 2}
    (note,) = [collection.get_note(id) for id in collection.find_notes("ask for oil")]
    assert "When does a chain ask for oil?" in note.fields[0]
    assert "A) When it squeaks" in note.fields[1]
    assert sorted(note.tags) == ["demo", "recall"]
    assert len(collection.find_notes("")) == len(collection.find_cards("")) == 3
    names = {each.name for each in collection.decks.all_names_and_ids()}
    assert {"Bicycles::The basics", "Bicycles::Lights"} <= names


def test_a_card_that_was_learned_keeps_its_schedule(take_in: Import, collection: Any) -> None:
    take_in(DEMO)
    (card,) = collection.find_cards("squeaks")
    collection.sched.set_due_date([card], "9")
    due = collection.get_card(card).due
    later = DEMO.questions[0].reviewed + datetime.timedelta(days=1)
    take_in(quiz_of(remade(explanation="It squeaks.", reviewed=later), *DEMO.questions[1:]))
    assert collection.get_card(card).due == due
    assert "It squeaks." in collection.get_card(card).note().fields[1]


def test_pictures_of_a_package_arrive(collection: Any, tmp_path: Path) -> None:
    (tmp_path / "chain.png").write_bytes(PIXEL)
    quiz = quiz_of(remade(stem="See ![a chain](/chain.png)."))
    file = tmp_path / "demo.apkg"
    file.write_bytes(write("apkg", collect(quiz, tmp_path))[""])
    packed(collection, file)
    assert Path(collection.media.dir(), "demo-chain.png").read_bytes() == PIXEL
    assert not collection.media.check().missing

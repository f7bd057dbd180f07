"""What is exported can be imported again, is the same for the same bank, and names what it left out."""

from __future__ import annotations

import base64
import csv
import datetime
import html
import io
import json
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from macros.bank.kinds.choice.model import LETTERS, Choice
from macros.bank.model import Quiz
from macros.bank.reader import load_bank
from macros.exchange.archive import EPOCH
from macros.exchange.outgoing import Outgoing, collect
from macros.exchange.readers import recognize
from macros.exchange.writers import WRITERS
from tests.bank.banks import BASE, change
from tests.bank.conftest import Run
from tests.kinds.banks import EACH_KIND

NOWHERE = Path("nowhere")
ALL = load_bank(next(EACH_KIND.parent.glob("quizdata"))).quizzes
DEMO = load_bank(BASE).quizzes["demo"]

WORDS = st.lists(
    st.sampled_from(["bread", "rises", "with", "yeast", "or", "cools", "slowly", "salt"]),
    min_size=2,
    max_size=6,
).map(" ".join)
MARKS = st.sampled_from(["`x = {1}`", "**strong**", "a < b & c", "1:2", "50 %", "über", '"said"'])
SIGNS = st.sampled_from(["~x", "#4", "{y}", "=z", "c\\d", "::", "1,5;6", "$CATEGORY: a"])
BLOCKS = st.sampled_from(
    ["\n\n```python\nif x:\n    y = 1\n```", "\n\n- one\n- two", "\n\n    code"]
)


def texts(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Words, with one of the parts between them."""
    return st.builds("{} {} {}".format, WORDS, st.one_of(st.just("and"), *parts), WORDS)


ARROW = st.just("a -> b")
SENTENCES = WORDS.map("{}.".format).map(str.capitalize)
RICH = st.one_of(
    texts(MARKS, SIGNS), st.builds("{}{}\n\n{}".format, texts(SIGNS), BLOCKS, texts(MARKS))
)
HOLDS = {
    "csv": [RICH, texts(ARROW)],
    "gift": [RICH, texts(MARKS, SIGNS, ARROW)],
    "markdown": [SENTENCES],
    "moodle-xml": [texts(MARKS)],
    "anki": [SENTENCES],
}
"""What texts of questions come back from each format as they were."""


def question(text: st.SearchStrategy[str], number: int) -> st.SearchStrategy[Choice]:
    @st.composite
    def make(draw: Any) -> Choice:
        options = draw(st.lists(text, min_size=2, max_size=6, unique_by=str.casefold))
        letters = LETTERS[: len(options)]
        key = draw(st.sets(st.sampled_from(letters), min_size=1, max_size=len(letters) - 1))
        wrong = [letter for letter in letters if letter not in key]
        order: dict[str, Any] = draw(
            st.sampled_from([{}, {"shuffle": False}, {"last": letters[-1]}])
        )
        several = len(key) > 1 or draw(st.booleans())
        return Choice(
            id=f"question-{number}",
            level=draw(st.sampled_from(["recall", "application"])),
            stem=f"{draw(text)}?",
            options=dict(zip(letters, options, strict=True)),
            answer=sorted(key) if several else min(key),
            explanation=draw(text),
            feedback={letter: draw(text) for letter in wrong},
            sources=["manual"],
            reviewed=datetime.date(2026, 11, 22),
            **order,
        )

    return make()


def quiz_of(*questions: Choice) -> Quiz:
    section = DEMO.sections[0].model_copy(update={"questions": list(questions)})
    # Not a copy: that would keep the questions that the quiz has counted once.
    return Quiz.model_construct(**dict(DEMO) | {"sections": [section], "scenarios": []})


def remade(**changes: Any) -> Choice:
    """The first question with other fields, and nothing of what it has worked out already."""
    one = DEMO.questions[0]
    assert isinstance(one, Choice)
    return one.remade(changes)


def write(name: str, outgoing: Outgoing) -> dict[str, bytes]:
    return WRITERS[name].write(outgoing)


SEVERAL = "that several options could be chosen"
ORDER = "that the order of its options means something"
LAST = "that its last option stays last"


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in HOLDS.items() for text in texts]
)
def test_choices_come_back_as_they_were(name: str, text: st.SearchStrategy[str]) -> None:
    @settings(max_examples=15, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(st.tuples(question(text, 1), question(text, 2)))
    def come_back(questions: tuple[Choice, Choice]) -> None:
        outgoing = collect(quiz_of(*questions), NOWHERE)
        written = write(name, outgoing)[""].decode()
        lost = {(loss.question, loss.what) for loss in outgoing.losses}
        found = recognize(written)
        assert found is not None
        assert found.name == name
        reading, problems = found.read(written.replace("\r\n", "\n"), "file")
        assert not problems
        assert len(reading.questions) == 2
        for one, draft in zip(questions, reading.questions, strict=True):
            assert draft.stem == one.stem
            assert [each.text for each in draft.options] == list(one.options.values())
            assert tuple(LETTERS[at] for at in draft.key) == one.key
            # What is beside these comes back too, or is named as left out.
            assert draft.multiple == one.multiple or (one.id, SEVERAL) in lost
            if name != "anki":  # whose cards shuffle nothing
                assert draft.fixed != one.shuffle or (one.id, ORDER) in lost
                assert draft.stays == bool(one.last) or (one.id, LAST) in lost
            assert draft.section in (DEMO.sections[0].title, DEMO.sections[0].id)
            assert draft.level == one.level
            assert not draft.left_out
            assert draft.links == [("https://example.org/manual", "The manual")] or (
                ("", "its sources") in lost
            )
            told = dict(zip(LETTERS, [each.feedback for each in draft.options], strict=False))
            if name in ("markdown", "anki"):
                # What an import cannot give to an option stays below the explanation.
                assert draft.explanation.startswith(one.explanation)
                for letter, feedback in one.feedback.items():
                    assert told[letter] == feedback or feedback in draft.explanation
            else:
                assert draft.explanation == one.explanation
                assert {letter: told[letter] for letter in told if told[letter]} == one.feedback

    come_back()


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_bank_gives_the_same_bytes(name: str) -> None:
    for quiz in ALL.values():
        first, second = (write(name, collect(quiz, NOWHERE)) for _ in range(2))
        assert first == second
        assert next(iter(first)) == ""


@pytest.mark.parametrize("name", WRITERS)
def test_a_question_of_any_kind_is_written_or_named_as_left_out(name: str) -> None:
    for quiz in ALL.values():
        outgoing = collect(quiz, NOWHERE)
        text = readable(write(name, outgoing))
        whole = {loss.question for loss in outgoing.losses if loss.what.startswith("all of it")}
        for item in outgoing.items:
            words = " ".join(item.stem.split())[:20]
            assert (words in " ".join(text.split())) != (item.id in whole), item.id


def readable(files: dict[str, bytes]) -> str:
    """What is written, of an archive its largest file; words of a database stand in it as they are."""
    data = files[""]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = max(map(archive.read, archive.namelist()), key=len)
    return html.unescape(data.decode(errors="replace"))


WHOLE = "that only all right options together are right"


@pytest.mark.parametrize("name", WRITERS)
def test_what_an_option_that_stays_last_and_parts_of_answers_become(name: str) -> None:
    outgoing = collect(ALL["rope-work"], EACH_KIND.with_name("docs"))
    written = b"".join(write(name, outgoing).values()).decode("utf-8", "replace")
    losses = {(loss.question, loss.what) for loss in outgoing.losses}
    assert (("knot-for-glass", LAST) in losses) == (name in ("gift", "moodle-xml", "markdown"))
    assert ("rot-proof", WHOLE) not in losses
    # Moodle gives the shares that we give: whoever chooses everything gains nothing.
    if name == "moodle-xml":
        (question,) = re.findall(
            r"<question(?:(?!</question>).)*Five ropes.*?</question>", written, re.DOTALL
        )
        assert re.findall(r'fraction="([^"]+)"', question) == [
            *("50", "-33.33333", "50", "-33.33333", "-33.33333")
        ]
    if name == "gift":
        assert written.count("~%50%") == 2 and written.count("~%-33.33333%") == 3
        assert "-100%" not in written


def test_drafts_and_draws_and_scenarios_are_named_as_left_out() -> None:
    outgoing = collect(DEMO, NOWHERE)
    assert ("flat-tire", "all of it: scenarios stay on the site") in {
        (loss.question, loss.what) for loss in outgoing.losses
    }
    varied = [loss for quiz in ALL.values() for loss in collect(quiz, NOWHERE).losses]
    assert any(loss.what == "2 of its 3 draws" for loss in varied)


def test_a_table_has_a_row_for_each_question_below_its_heads() -> None:
    rows = list(csv.DictReader(io.StringIO(write("csv", collect(DEMO, NOWHERE))[""].decode())))
    assert [(row["id"], row["answer"]) for row in rows] == [
        ("chain-oil", "A"),
        ("tire-pressure", "B"),
        ("lamps", "A, B"),
    ]
    assert rows[0]["feedback B"] == "A shining chain carries oil."


def test_a_note_keeps_its_name_whatever_changes_in_the_question() -> None:
    def guids(quiz: Quiz) -> list[str]:
        text = write("anki", collect(quiz, NOWHERE))[""].decode()
        lines = [line for line in text.split("\n") if line[:1] != "#"]
        return [row[0] for row in csv.reader(lines, delimiter="\t") if row]

    one, *others = DEMO.questions
    changed = remade(stem="When, then?")
    assert guids(quiz_of(changed, *others)) == guids(quiz_of(one, *others))
    renamed = DEMO.model_copy(update={"id": "other"})
    assert not set(guids(renamed)) & set(guids(DEMO))
    assert len(set(guids(DEMO))) == 3


PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def pictured(tmp_path: Path) -> Outgoing:
    """A quiz with a picture, a link to a page, and code in a stem."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/chain.png").write_bytes(PIXEL)
    stem = (
        "See ![a chain](/parts/chain.png), [lesson 1](/lessons/01-basics.md#oil) and:\n\n"
        "```python\nif dry:\n    oil()\n```"
    )
    return collect(quiz_of(remade(stem=stem)), tmp_path)


def test_pictures_code_and_links_of_the_site_reach_anki(pictured: Outgoing) -> None:
    pictured.site = "https://example.org/docs/"
    files = write("anki", pictured)
    assert files[".media/demo-parts-chain.png"] == PIXEL
    text = files[""].decode()
    assert 'src=""demo-parts-chain.png""' in text
    assert 'href=""https://example.org/docs/lessons/01-basics/#oil""' in text
    assert "<pre>" in text
    assert not pictured.losses


def test_a_link_without_a_site_is_words_and_is_reported(pictured: Outgoing) -> None:
    write("anki", pictured)
    assert [loss.what for loss in pictured.losses] == [
        "the way to '/lessons/01-basics.md#oil': name the site with --site"
    ]


def test_moodle_gets_pictures_within_the_file(pictured: Outgoing) -> None:
    root = ET.fromstring(write("moodle-xml", pictured)[""])
    file = root.find(".//questiontext/file")
    assert file is not None
    assert base64.b64decode(file.text or "") == PIXEL
    assert f"@@PLUGINFILE@@/{file.get('name')}" in (root.findtext(".//questiontext/text") or "")


def test_weights_of_right_options_are_those_that_moodle_knows() -> None:
    root = ET.fromstring(write("moodle-xml", collect(DEMO, NOWHERE))[""])
    lamps = [each for each in root if each.findtext("name/text") == "lamps"]
    assert [each.get("fraction") for each in lamps[0].iter("answer")] == ["50", "50", "-100"]
    assert lamps[0].findtext("idnumber") == "demo/lamps"


def unpack(outgoing: Outgoing, name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write(name, outgoing)[""])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {EPOCH}
        return {each: archive.read(each) for each in archive.namelist()}


def rows_of(data: bytes, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(data)
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_a_package_of_anki_holds_notes_cards_decks_and_pictures(pictured: Outgoing) -> None:
    files = unpack(pictured, "apkg")
    assert json.loads(files["media"]) == {"0": "demo-parts-chain.png"}
    assert files["0"] == PIXEL
    collection = files["collection.anki2"]
    ((guid, fields, tags),) = rows_of(collection, "SELECT guid, flds, tags FROM notes")
    front, back = fields.split("\x1f")
    assert guid == pictured.items[0].hash[:16]
    assert '<img alt="a chain" src="demo-parts-chain.png">' in front
    assert "A) When it squeaks" in back
    assert tags == " demo recall "
    ((decks,),) = rows_of(collection, "SELECT decks FROM col")
    assert {deck["name"] for deck in json.loads(decks).values()} == {
        "Default",
        "Bicycles::The basics",
    }
    assert rows_of(collection, "SELECT count(*) FROM cards, notes WHERE nid = notes.id") == [(1,)]


def test_notes_and_cards_keep_their_ids_when_others_come_and_go() -> None:
    def ids(quiz: Quiz) -> dict[str, tuple[int, int]]:
        data = unpack(collect(quiz, NOWHERE), "apkg")["collection.anki2"]
        found = rows_of(
            data, "SELECT guid, notes.id, cards.id FROM notes, cards WHERE nid=notes.id"
        )
        return {guid: (note, card) for guid, note, card in found}

    every, fewer = ids(DEMO), ids(quiz_of(*DEMO.questions[1:]))
    assert len(every) == 3
    assert len({id for pair in every.values() for id in pair}) == 6
    assert fewer.items() < every.items()


def test_a_note_that_was_reviewed_later_is_newer() -> None:
    """Anki takes in an edited note if it is newer than the one that is there."""

    def changed(quiz: Quiz) -> list[tuple[Any, ...]]:
        data = unpack(collect(quiz, NOWHERE), "apkg")["collection.anki2"]
        return rows_of(data, "SELECT mod FROM notes")

    one = DEMO.questions[0]
    later = remade(reviewed=one.reviewed + datetime.timedelta(days=1))
    (((before,),), ((after,),)) = (changed(quiz_of(each)) for each in (one, later))
    assert after - before == 24 * 60 * 60


def test_without_its_library_a_package_of_anki_is_refused_with_the_remedy(
    bank: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    status, _, errors = run("export", "apkg", "demo", "-o", "demo.apkg")
    assert status == 2
    assert "pip install genanki" in errors
    assert not Path("demo.apkg").exists()


def test_the_command_writes_a_file_and_says_what_it_left_out(bank: Path, run: Run) -> None:
    status, printed, errors = run("export", "gift", "demo", "-o", "out/demo.gift")
    assert status == 0
    assert printed == "wrote out/demo.gift: 3 questions, 4 things left out\n"
    assert "left out: 'flat-tire': all of it: scenarios stay on the site\n" in errors
    assert Path("out/demo.gift").read_text(encoding="utf-8").startswith("$CATEGORY: demo/basics\n")


def test_drafts_are_named_as_left_out(bank: Path, run: Run) -> None:
    change(bank / "demo/02-lights.yml", "  - id: lamps\n", "  - id: lamps\n    draft: true\n")
    status, printed, errors = run("export", "csv", "demo", "-o", "demo.csv")
    assert status == 0
    assert "left out: 'lamps': all of it: it is a draft\n" in errors
    assert "2 questions, 2 things left out" in printed
    for id in ("chain-oil", "tire-pressure"):
        change(bank / "demo/01-basics.yml", f"  - id: {id}\n", f"  - id: {id}\n    draft: true\n")
    status, _, errors = run("export", "csv", "demo", "-o", "none.csv")
    assert status == 2
    assert "has nothing to export: all its questions are drafts" in errors


def test_a_quiz_that_is_not_there_is_refused_before_anything_is_written(
    bank: Path, run: Run
) -> None:
    status, _, errors = run("export", "csv", "dem", "-o", "out.csv")
    assert status == 2
    assert "there is no quiz 'dem' (did you mean 'demo'?)" in errors
    assert not Path("out.csv").exists()

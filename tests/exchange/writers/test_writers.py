"""What is exported can be imported again, is the same for the same bank, and names what it left out."""

from __future__ import annotations

import base64
import csv
import datetime
import io
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.bank.kinds.choice.model import LETTERS, Choice
from macros.bank.model import Quiz
from macros.bank.reader import load_bank
from macros.exchange.outgoing import Outgoing, collect
from macros.exchange.readers import recognize
from macros.exchange.writers import WRITERS
from tests.bank.banks import BASE
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
SIGNS = st.sampled_from(["~x", "#4", "{y}", "=z", "a -> b", "c\\d", "::", "1,5;6", "$CATEGORY: a"])
BLOCKS = st.sampled_from(
    ["\n\n```python\nif x:\n    y = 1\n```", "\n\n- one\n- two", "\n\n    code"]
)


def texts(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Words, with one of the parts between them."""
    between = st.one_of(st.just(""), *(part.map(" {} ".format) for part in parts))
    return st.builds(lambda *each: " ".join("".join(each).split(" ")), WORDS, between, WORDS)


RICH = st.one_of(
    texts(MARKS, SIGNS), st.builds("{}{}\n\n{}".format, texts(SIGNS), BLOCKS, texts(MARKS))
)
HOLDS = {"csv": RICH, "gift": RICH, "markdown": WORDS, "moodle-xml": texts(MARKS), "anki": WORDS}
"""What texts of questions come back from each format as they were."""


def question(text: st.SearchStrategy[str], number: int) -> st.SearchStrategy[Choice]:
    @st.composite
    def make(draw: Any) -> Choice:
        options = draw(st.lists(text, min_size=2, max_size=6, unique_by=str.casefold))
        letters = LETTERS[: len(options)]
        key = draw(st.sets(st.sampled_from(letters), min_size=1, max_size=len(letters) - 1))
        wrong = [letter for letter in letters if letter not in key]
        return Choice(
            id=f"question-{number}",
            level=draw(st.sampled_from(["recall", "application"])),
            stem=f"{draw(text)}?",
            options=dict(zip(letters, options, strict=True)),
            answer=sorted(key) if len(key) > 1 else min(key),
            explanation=draw(text),
            feedback={letter: draw(text) for letter in wrong},
            sources=["manual"],
            reviewed=datetime.date(2026, 11, 22),
        )

    return make()


def quiz_of(*questions: Choice) -> Quiz:
    section = DEMO.sections[0].model_copy(update={"questions": list(questions)})
    return DEMO.model_copy(update={"sections": [section], "scenarios": []})


def write(name: str, outgoing: Outgoing) -> dict[str, bytes]:
    return WRITERS[name].write(outgoing)


@pytest.mark.parametrize("name", HOLDS)
def test_choices_come_back_as_they_were(name: str) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True)
    @given(st.tuples(question(HOLDS[name], 1), question(HOLDS[name], 2)))
    def come_back(questions: tuple[Choice, Choice]) -> None:
        text = write(name, collect(quiz_of(*questions), NOWHERE))[""].decode()
        found = recognize(text)
        assert found is not None
        assert found.name == name
        reading, problems = found.read(text.replace("\r\n", "\n"), "file")
        assert not problems
        assert len(reading.questions) == 2
        for one, draft in zip(questions, reading.questions, strict=True):
            assert draft.stem == one.stem
            assert [each.text for each in draft.options] == list(one.options.values())
            assert tuple(LETTERS[at] for at in draft.key) == one.key
            assert draft.multiple == one.multiple
            assert draft.explanation == one.explanation
            told = {LETTERS[at]: each.feedback for at, each in enumerate(draft.options)}
            assert {letter: text for letter, text in told.items() if text} == one.feedback

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
    return files[""].decode()


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
    changed = one.model_copy(update={"stem": "When, then?"})
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
    return collect(quiz_of(DEMO.questions[0].model_copy(update={"stem": stem})), tmp_path)


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


def test_the_command_writes_a_file_and_says_what_it_left_out(bank: Path, run: Run) -> None:
    status, printed, errors = run("export", "gift", "demo", "-o", "out/demo.gift")
    assert status == 0
    assert printed == "wrote out/demo.gift: 3 questions, 3 things left out\n"
    assert "left out: 'flat-tire': all of it: scenarios stay on the site\n" in errors
    assert Path("out/demo.gift").read_text(encoding="utf-8").startswith("$CATEGORY: demo/basics\n")


def test_a_quiz_that_is_not_there_is_refused_before_anything_is_written(
    bank: Path, run: Run
) -> None:
    status, _, errors = run("export", "csv", "dem", "-o", "out.csv")
    assert status == 2
    assert "there is no quiz 'dem' (did you mean 'demo'?)" in errors
    assert not Path("out.csv").exists()

"""A bank that was opened and saved by a spreadsheet comes back as it was, or is refused with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.bank.model import Quiz
from macros.exchange.fields import fields_of, guarded, unguarded
from macros.exchange.files import read_files
from macros.exchange.outcomes import Refused
from macros.exchange.outgoing import collect
from macros.exchange.readers import recognize
from tests.exchange.writers.test_writers import ALL, DEMO, NOWHERE, quiz_of, remade, write

QUIZZES = [DEMO, *ALL.values()]


def tables(*more: Quiz) -> list[str]:
    return [write("csv", collect(quiz, NOWHERE))[""].decode() for quiz in [*QUIZZES, *more]]


def cells(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table, newline="")))


def questions(file: Path) -> list[dict[str, Any]]:
    (read,) = read_files([file], None)
    assert read.format == "csv"
    assert not any(draft.missing for draft in read.reading.questions)
    return [fields_of(draft) for draft in read.reading.questions]


def saved(rows: list[list[str]], **dialect: Any) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, **dialect).writerows(rows)
    return file.getvalue()


def padded(rows: list[list[str]]) -> list[list[str]]:
    """With columns and rows that hold nothing, as a sheet has that was larger once."""
    return [[*row, "", ""] for row in rows] + [[""] * (len(rows[0]) + 2)] * 2


HABITS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "semicolons": lambda rows: saved(rows, delimiter=";").encode(),
    "a byte order mark": lambda rows: saved(rows).encode("utf-8-sig"),
    "line ends of Unix": lambda rows: saved(rows, lineterminator="\n").encode(),
    "line ends of an old Mac": lambda rows: saved(
        rows, lineterminator="\r", quoting=csv.QUOTE_ALL
    ).encode(),
    "line ends within cells": lambda rows: saved(
        [[cell.replace("\n", "\r\n") for cell in row] for row in rows]
    ).encode(),
    "quotes around all": lambda rows: saved(rows, quoting=csv.QUOTE_ALL).encode(),
    "tabs in UTF-16": lambda rows: saved(rows, delimiter="\t").encode("utf-16"),
    "tabs in big-endian UTF-16": lambda rows: b"\xfe\xff"
    + saved(rows, delimiter="\t").encode("utf-16-be"),
    "the separator in a line above": lambda rows: f"sep=;\r\n{saved(rows, delimiter=';')}".encode(),
    "empty columns and rows": lambda rows: saved(padded(rows)).encode(),
    "columns in another order": lambda rows: saved([row[::-1] for row in rows]).encode(),
    "a comma for decimals": lambda rows: saved(
        [[cell.replace(".", ",") if at == 13 and row[2] == "number" else cell
          for at, cell in enumerate(row)] for row in rows], delimiter=";").encode(),
}  # fmt: skip


@pytest.mark.parametrize("habit", HABITS)
def test_what_spreadsheets_do_to_a_table_changes_no_question(habit: str, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    for table in tables():
        file.write_bytes(table.encode())
        before = questions(file)
        assert len(before) > 2
        file.write_bytes(HABITS[habit](cells(table)))
        assert questions(file) == before


@pytest.mark.parametrize("ending", ["csv", "tsv"])
def test_a_table_that_a_spreadsheet_opened_and_saved_is_the_same_bank(
    ending: str, tmp_path: Path
) -> None:
    pyexcel = pytest.importorskip("pyexcel")
    file, other = tmp_path / "table.csv", tmp_path / f"saved.{ending}"
    acting = remade(stem="= 7 - 2", explanation="- one\n- two")
    for table in tables(quiz_of(acting)):
        file.write_bytes(table.encode())
        pyexcel.save_as(file_name=str(file), dest_file_name=str(other))
        assert questions(other) == questions(file)


@pytest.mark.parametrize(
    "text", ["=1+1", "- item", "+x", "@a", "'=1", "''-x", "'", "it's", "-", ""]
)
def test_a_cell_that_would_act_is_shown_and_comes_back(text: str) -> None:
    assert guarded(text)[:1] not in ("=", "+", "-", "@")
    assert unguarded(guarded(text)) == text


def test_a_number_that_is_less_than_nothing_stays_one() -> None:
    assert guarded("-1.5") == unguarded("-1.5") == "-1.5"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1,500", "its number '1,500' can be read in two ways: write it with a point, or without"),
        ("about 3", "its answer 'about 3' is no number"),
        ("3 ± few", "its answer '3 ± few' is no number"),
    ],
)
def test_a_number_that_cannot_be_read_is_left_out_with_the_reason(value: str, said: str) -> None:
    text = saved([["question", "type", "answer", "option a"], ["How many?", "number", value, ""]])
    found = recognize(text)
    assert found is not None
    reading, _ = found.read(text.replace("\r\n", "\n"), "table.csv")
    assert [draft.missing for draft in reading.questions] == [said]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("question,a,b,answer\nWohin?,Köln,Bonn,a\n".encode("cp1252"), ":2:9: error: is not UTF-8"),
        (
            b"sep=;\n\nquestion;a;b;answer\nWhich; then?;one;two;a\n",
            ":4:1: error: the row has 5 cells",
        ),
        (
            "question\ta\tb\tanswer\n\tx\ty\ta\n".encode("utf-16"),
            ":2:1: error: the row has no question",
        ),
        (b"\xff\xfeq", ":1:1: error: is not UTF-8: it is UTF-16"),
    ],
)
def test_a_table_that_is_spoiled_is_refused_with_its_line(
    data: bytes, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_files([file], None)
    assert said in str(refused.value)

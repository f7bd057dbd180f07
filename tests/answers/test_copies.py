"""Handed-in copies: what the page writes is read, and every other file is refused with its reason."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from macros.answers.copies import LARGEST, MOST, Copy, collect, read_chosen, read_copy
from tests.answers.handed import answer, copy, question, quizzes, written

BANK = quizzes(question("one"), question("two", "BC"), question("now", formerly=["before"]))
ONE = answer("one")
DEEP = b'{"format":' + b"[" * 100_000


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in copy(ONE).items() if key != name}


HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "no JSON"),
    "a picture": (b"\x89PNG\r\n", "not UTF-8"),
    "UTF-16": ('{"format": 1}'.encode("utf-16"), "not UTF-8"),
    "cut short": (written(copy(ONE))[:-9], "no JSON"),
    "two in one": (written(copy(ONE)) * 2, "no JSON"),
    "a list": (b"[]", "no object"),
    "a number": (b"7", "no object"),
    "null": (b"null", "no object"),
    "nested": (DEEP, "too deep"),
    "not a number": (written(copy(ONE)).replace(b"true", b"NaN"), "NaN is no JSON"),
    "a long number": (b'{"v": ' + b"9" * 9_000 + b"}", "too long"),
    "a field twice": (b'{"v": 1, "v": 1}', "twice"),
    "a backup": (b'{"format": "self-check answers"}', "own backup"),
    "another format": (written(copy(ONE, format="x")), "'format'"),
    "no format": (written(without("format")), "'format'"),
    "newer": (written(copy(ONE, v=2)), "'v' is not 1"),
    "version true": (written(copy(ONE, v=True)), "'v' is not 1"),
    "version as text": (written(copy(ONE, v="1")), "'v' is not 1"),
    "another quiz": (written(copy(ONE, quiz="other")), "no quiz 'other'"),
    "a path as quiz": (written(copy(ONE, quiz="../demo")), "'quiz'"),
    "a list as quiz": (written(copy(ONE, quiz=["demo"])), "'quiz'"),
    "no token": (written(without("copy")), "'copy'"),
    "a name as token": (written(copy(ONE, token="Ada Lovelace")), "'copy'"),
    "a long token": (written(copy(ONE, token="a" * 99)), "'copy'"),
    "a name beside": (written(copy(ONE, name="Ada")), "field 'name'"),
    "a time": (written(copy(answer("one", at=1795348800000))), "field 'at'"),
    "a note": (written(copy(answer("one", note="I think"))), "field 'note'"),
    "no answers": (written(copy()), "'answers'"),
    "answers as object": (written(copy(ONE, answers={"one": 1})), "'answers'"),
    "too many answers": (written(copy(*[ONE] * (MOST + 1))), "'answers'"),
    "an answer as text": (written(copy("one")), "answer 1 is no object"),
    "an id with signs": (written(copy(answer("one\u202e"))), "'id'"),
    "an id as number": (written(copy(answer(1))), "'id'"),  # type: ignore[arg-type]
    "a long id": (written(copy(answer("a" * 101))), "'id'"),
    "a revision with signs": (written(copy(answer("one", revision="<script>"))), "'revision'"),
    "right as number": (written(copy(answer("one", right=1))), "'right'"),  # type: ignore[arg-type]
    "sure of another sort": (written(copy(answer("one", sure="very"))), "'sure'"),
    "sure as list": (written(copy(answer("one", sure=["sure"]))), "'sure'"),
    "a response as text": (written(copy(answer("one") | {"response": "A"})), "no list"),
    "a long response": (written(copy(answer("one") | {"response": ["A"] * 27})), "no list"),
    "a sentence": (written(copy(answer("one") | {"response": ["x" * 25]})), "does not write"),
    "control signs": (written(copy(answer("one") | {"response": ["\x1b[2J"]})), "does not write"),
    "an object inside": (written(copy(answer("one") | {"response": [{}]})), "does not write"),
    "a letter twice": (written(copy(answer("two", "BB"))), "twice"),
    "no such option": (written(copy(answer("one", "Z", right=False))), "no option 'Z'"),
    "wrong called right": (written(copy(answer("one", "B"))), "called right"),
    "right called wrong": (written(copy(answer("two", "CB", right=False))), "called wrong"),
    "shown and right": (written(copy(answer("one", ""))), "was shown"),
    "answered twice": (written(copy(ONE, ONE)), "two first answers"),
    "twice under two ids": (written(copy(answer("now"), answer("before"))), "two first answers"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_copy_is_refused_with_its_reason(name: str) -> None:
    data, reason = HOSTILE[name]
    found = read_copy(data, BANK)
    assert isinstance(found, str)
    assert reason in found
    assert found.isprintable()


SOUND = {
    "one letter": answer("one"),
    "several letters in any order": answer("two", "CB"),
    "shown": answer("one", "", right=False),
    "sure": answer("one", "B", right=False, sure="sure"),
    "words that stay with the reader": {"id": "one", "revision": "0123abcd", "right": True},
    "another wording": answer("one", "Z", revision="ffffffff"),
    "a question that is gone": answer("gone", "Z"),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_the_page_writes_is_read(name: str) -> None:
    found = read_copy(written(copy(SOUND[name])), BANK)
    assert isinstance(found, Copy), found


def test_a_former_id_is_that_of_the_question_now() -> None:
    found = read_copy(written(copy(answer("before"))), BANK)
    assert isinstance(found, Copy)
    assert [each.id for each in found.answers] == ["now"]


def test_forty_hostile_files_stop_no_sound_one(tmp_path: Path) -> None:
    for number, (data, _) in enumerate(HOSTILE.values()):
        (tmp_path / f"hostile-{number:02}.json").write_bytes(data)
    (tmp_path / "huge.json").write_bytes(b" " * (LARGEST + 1))
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "sound.json").write_bytes(written(copy(ONE)))
    (tmp_path / "link.json").symlink_to(tmp_path / "sound.json")
    os.mkfifo(tmp_path / "pipe.json")
    found = collect(sorted(tmp_path.rglob("*.json")), BANK)
    assert len(found.refused) == len(HOSTILE) + 4 >= 40
    assert [copy.token for copy in read_chosen(found, BANK)] == ["k3f9x0"]


def test_of_two_copies_of_one_reader_the_longer_counts(tmp_path: Path) -> None:
    files = {
        "a": copy(ONE),
        "b": copy(ONE, answer("now")),
        "c": copy(ONE, answer("now")),
        "d": copy(ONE, token="other1"),
    }
    for name, value in files.items():
        (tmp_path / f"{name}.json").write_bytes(written(value))
    found = collect(sorted(tmp_path.glob("*.json")), BANK)
    assert [len(copy.answers) for copy in read_chosen(found, BANK)] == [2, 1]
    assert found.doubles == 2

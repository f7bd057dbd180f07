"""Codes in texts: what the page writes is read however it was wrapped and quoted, and what was changed is refused."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from macros.answers.copies import Copy, collect, read_chosen
from tests.answers.handed import REVISION, code, copy, question, quizzes, written

BANK = quizzes(
    question("one"), question("two", "BC"), question("how-many", kind="numeric", options="")
)
ONE, TWO = f"one.{REVISION}.rA", f"two.{REVISION}.rC,B.sure"
NUMBER = f"how-many.{REVISION}.w14%2E6%20GB.guess"
WHOLE = code(ONE, TWO, NUMBER)


def wrapped(width: int) -> list[str]:
    return textwrap.wrap(WHOLE, width, break_long_words=False, break_on_hyphens=False)


def read(tmp_path: Path, text: str, name: str = "mail.txt") -> tuple[list[Copy], dict[str, str]]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = collect([tmp_path / name], BANK)
    reasons = {
        place.removeprefix(f"{tmp_path.as_posix()}/"): why for place, why in found.refused.items()
    }
    return list(read_chosen(found, BANK)), reasons


TEXTS = {
    "alone": WHOLE,
    "in a mail that quotes it": "Hello,\n\n> " + "\n> ".join(wrapped(40)) + "\n\nBye",
    "wrapped": "\r\n".join(wrapped(30)),
    "in a block of a form": f"### Quiz\n\ndemo\n\n### Code\n\n```text\n{WHOLE}\n```\n",
    "within a line": f"My answers: {WHOLE}, thanks [and bye]",
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_code_is_read_wherever_it_was_pasted(tmp_path: Path, name: str) -> None:
    (found,), refused = read(tmp_path, TEXTS[name])
    assert not refused
    assert [(each.id, each.right, each.response, each.sure) for each in found.answers] == [
        ("one", True, ("A",), None),
        ("two", True, ("C", "B"), "sure"),
        ("how-many", False, ("14.6 GB",), "guess"),
    ]


def test_words_and_shown_answers_have_signs_of_their_own(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, code(f"one.{REVISION}.r_", f"two.{REVISION}.w"))
    assert [each.response for each in found.answers] == [None, ()]


REFUSED = {
    "a letter was changed": (WHOLE.replace("rA", "rB"), "checksum"),
    "an answer was cut": (WHOLE.replace(f" {TWO}", ""), "checksum"),
    "the end is missing": (WHOLE[:-1], "no end"),
    "hardly anything": ("[selfcheck-1 demo]", "cut short"),
    "another number": (code(ONE, number=2), "holds 1 answers and says 2"),
    "nothing answered": (code("x"), "'x' is no answer"),
    "neither right nor wrong": (code(f"one.{REVISION}.A"), "is no answer"),
    "another quiz": (code(ONE, quiz="other"), "no quiz 'other'"),
    "a newer version": (code(ONE).replace("check-1", "check-2"), "checksum"),
    "wrong called right": (code(f"one.{REVISION}.rB"), "called right"),
    "a control sign": (code(f"one.{REVISION}.rA%1B"), "does not write"),
    "sure of another sort": (code(f"{ONE}.very"), "'sure'"),
    "answered twice": (code(ONE, ONE), "two first answers"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_code_that_is_none_is_refused_with_its_line(tmp_path: Path, name: str) -> None:
    text, reason = REFUSED[name]
    found, refused = read(tmp_path, f"Hello\n{text}\n")
    assert not found
    assert reason in refused["mail.txt:2"]
    assert refused["mail.txt:2"].isprintable()


def test_every_code_of_a_text_counts_once(tmp_path: Path) -> None:
    """Two in a line, one refused, one handed in as a file too."""
    (tmp_path / "file.json").write_bytes(
        written(copy({"id": "one", "revision": REVISION, "response": ["A"], "right": True}))
    )
    text = f"{code(ONE, TWO)} {code(ONE, token='other1')}\n{WHOLE[:-9]}]\n{code(ONE, token='third1')}\n"
    (tmp_path / "issues.md").write_text(text)
    found = collect(sorted(tmp_path.iterdir()), BANK)
    assert [(each.token, len(each.answers)) for each in read_chosen(found, BANK)] == [
        ("k3f9x0", 2), ("other1", 1), ("third1", 1),
    ]  # fmt: skip
    assert found.doubles == 1
    assert [place.rpartition("/")[2] for place in found.refused] == ["issues.md:2"]


def test_a_text_without_a_code_is_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, "Notes about [selfcheck] and [selfcheck-x 1].", "notes.md") == ([], {})

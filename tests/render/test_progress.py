"""The line of marks leads to the page of each question, and of a large quiz has few for what other pages show."""

from __future__ import annotations

import re

import pytest

from macros.bank.reader import load_bank
from macros.render import Macros, Setting, show
from macros.site.calls import Call
from macros.site.pages import Site
from tests.bank.banks import BASE

CALLS = [
    ("first.md", "quiz", (None, ["basics"])),
    ("second.md", "quiz", (None, ["lights"])),
    ("lesson.md", "section", ("basics",)),
]
SITE = Site(tuple(Call(page, page, 1, 1, name, args, ()) for page, name, args in CALLS))


def marks_on(page: str) -> list[str]:
    """Where the marks of a page lead, with their numbers."""
    line = Macros(load_bank(BASE), SITE, Setting(), page).progress()
    found = re.findall(r'<a href="([^"]*)" data-id="[^"]*">(\d+)', line)
    return [f"{number}: {address}" for address, number in found]


def test_each_mark_leads_to_the_page_that_shows_its_question() -> None:
    assert marks_on("first.md") == [
        "1: #question-chain-oil",
        "2: #question-tire-pressure",
        "3: second.md#question-lamps",
    ]
    assert len(marks_on("home.md")) == 3


def test_of_a_large_quiz_a_section_elsewhere_has_one_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show, "MANY_MARKS", 2)
    assert marks_on("second.md") == ["1: first.md#question-chain-oil", "3: #question-lamps"]
    assert len(marks_on("first.md")) == len(marks_on("lesson.md")) == 3
    assert len(marks_on("home.md")) == 2

"""What the pages for authors say of texts is what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from macros.bank import shape
from macros.bank.fields import Prose
from macros.bank.kinds import KINDS
from macros.bank.model import QuizFile, Scenario, Section, Source
from macros.rules.links import PICTURES
from macros.text import convert
from macros.text.allowed import NOTES
from macros.text.converter import MOST_CHARACTERS
from macros.text.extension import MOST_SIGNS
from macros.text.maths import LONGEST
from tests.contribute.pages import read

PAGE = read("write-a-question.md")
REFERENCE = read("reference.md")
TEXTS = PAGE.partition("{: #texts }")[2].partition("\n## ")[0]
ALLOWED, REFUSED = TEXTS.split("{: #refused }")
CODE = re.compile(r"`` (.+?) ``|`([^`]+)`")
ROW = re.compile(r"^\| (?!---)(.+?) \| (.+) \|$", re.MULTILINE)


def spans(cell: str) -> list[str]:
    return [longer or code for longer, code in CODE.findall(cell)]


INLINE = [text for cell, _ in ROW.findall(ALLOWED) for text in spans(cell)]
FAULTY = [text for cell, _ in ROW.findall(REFUSED) for text in spans(cell)]
REMEDIES = [text for _, cell in ROW.findall(REFUSED) for text in spans(cell)]
BLOCKS = {
    "**": "strong",
    "*e": "em",
    "~~": "del",
    "`#": "code class",
    "`m": "code",
    "$O": "math",
    "![": "img",
    "[": "a href",
}
"""What an inline form begins with, and the element that it becomes."""


@pytest.mark.parametrize("text", INLINE)
def test_what_stands_in_a_line_becomes_what_the_page_says(text: str) -> None:
    shown = convert(text)
    assert not shown.faults
    assert shown.words_only
    if text.startswith(("a word", "[^1]", "\\$")):
        return
    element = next(name for begin, name in BLOCKS.items() if text.startswith(begin))
    assert f"<{element}" in shown.html


def test_blocks_become_what_the_page_says() -> None:
    example = re.search(r"^````markdown\n(.*?)^````", ALLOWED, re.MULTILINE | re.DOTALL)
    assert example
    shown = convert(example[1])
    assert not shown.faults
    wanted = "ul ol blockquote table pre math dl input details div".split()  # noqa: SIM905
    assert [name for name in wanted if f"<{name}" not in shown.html] == []
    assert 'class="admonition note"' in shown.html
    note = convert("a word[^1]\n\n[^1]: The note.")
    assert "quiz-notes" in note.html
    assert not note.faults


@pytest.mark.parametrize("text", FAULTY)
def test_what_the_page_says_is_refused_is(text: str) -> None:
    assert convert(text).faults or convert(text).headings


@pytest.mark.parametrize("text", [text for text in REMEDIES if len(text) > 4])
def test_what_the_page_says_instead_is_accepted(text: str) -> None:
    assert not convert(text).faults


def test_page_names_kinds_of_notes_pictures_and_limits() -> None:
    kinds = ALLOWED.partition("Admonitions and folds are of the kinds")[2].partition("\n\n")[0]
    assert set(spans(kinds)) == NOTES
    named = {name.lower() for name in re.findall(r"PNG|JPEG|WebP|AVIF|GIF|SVG", ALLOWED)}
    assert named == {name[1:] for name in PICTURES} - {"jpg"}
    numbers = {int(text.replace(",", "")) for text in re.findall(r"\d+,\d{3}", REFUSED)}
    assert numbers == {MOST_CHARACTERS, MOST_SIGNS, LONGEST}


def fields(shape: object, name: str = "") -> Iterator[tuple[Prose, str]]:
    """Each text of a part by the last name of the field that holds it."""
    if isinstance(shape, Prose):
        yield shape, name
    elif isinstance(shape, dict):
        for inner, value in shape.items():
            yield from fields(value, inner)
    elif isinstance(shape, tuple):
        yield from fields(shape[0], name)


def test_reference_says_what_each_field_may_hold() -> None:
    table = REFERENCE.partition("{: #texts }")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| .*? \| (.*) \|$", table, re.MULTILINE)
    found: dict[str, set[str]] = {}
    kinds = [kind.model for kind in KINDS.values()]
    for model in [*kinds, QuizFile, Scenario, Section, Source]:
        for prose, name in fields(shape.shape_of(model, inner=False)):
            found.setdefault(prose.name.capitalize(), set()).add(name)
    assert {name: set(spans(cell)) for name, cell in rows} == found

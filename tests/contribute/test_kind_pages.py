"""The page of each kind names every field that the kind adds, and its example is a sound question."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from macros.bank.kinds import DEFAULT, KINDS, AnyQuestion
from macros.bank.question import Question
from tests.contribute.pages import read

PAGES = {name: read(f"kinds/{name}.md") for name in KINDS if name != DEFAULT}
EXAMPLE = re.compile(r'^```yaml title="a whole question"\n(.*?)^```', re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_page_names_every_field_of_the_kind(name: str) -> None:
    named = set(re.findall(r"^\| `(\w+)`", PAGES[name], re.MULTILINE))
    # What all calculated questions have has a page of its own.
    named |= set(re.findall(r"^\| `(\w+)`", read("kinds/calculated.md"), re.MULTILINE))
    assert {field for field in KINDS[name].own_fields if field != "kind"} <= named


@pytest.mark.parametrize("name", PAGES)
def test_example_is_a_sound_question(name: str) -> None:
    (text,) = EXAMPLE.findall(PAGES[name])
    (raw,) = yaml.load(text, yaml.BaseLoader)
    adapter: TypeAdapter[Any] = TypeAdapter(AnyQuestion)
    question = adapter.validate_python(raw)
    assert isinstance(question, Question)
    assert question.kind == name
    assert question.key and question.revision

"""The page on writing a question names every field and every level."""

from __future__ import annotations

import re

from macros.bank.kinds.choice.model import Choice
from tests.contribute.pages import read

PAGE = read("write-a-question.md")


def test_page_names_every_field_and_level() -> None:
    named = set(re.findall(r"^\| `(\w+)", PAGE, re.MULTILINE))
    assert named >= set(Choice.model_fields)
    assert set(re.findall(r"^- `(\w+)`:", PAGE, re.MULTILINE)) == {
        "recall",
        "application",
        "calculation",
    }

"""What a question hashes to: readers' saved answers hang on it, so it stays byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from macros.bank.kinds import AnyQuestion
from macros.bank.question import Question

# Twenty-five questions as they stood on 2026-11-26, which readers had answered by then.
PINNED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "revisions.json").read_text(encoding="utf-8")
)


def made(**fields: Any) -> Question:
    letters = set(fields["options"]) - set(fields["answer"])
    rest = {
        "id": "pinned",
        "level": "recall",
        "explanation": "Because.",
        "feedback": dict.fromkeys(sorted(letters), "No."),
        "sources": ["manual"],
        "reviewed": "2026-11-22",
    }
    made: Question = TypeAdapter(AnyQuestion).validate_python(rest | fields)
    return made


@pytest.mark.parametrize("name", PINNED)
def test_a_question_of_old_has_the_revision_that_it_had(name: str) -> None:
    graded = dict(PINNED[name])
    assert len(PINNED) == 25
    assert graded.pop("revision") == made(**graded).revision


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"stem": "What is  one\nand one?"}, True),
        ({"options": {"B": "Three", "A": "Two"}}, True),
        ({"explanation": "Count.", "shuffle": False, "level": "calculation"}, True),
        ({"stem": "What is one plus one?"}, False),
        ({"options": {"A": "Two", "B": "Four"}}, False),
        ({"answer": "B"}, False),
        ({"answer": ["A"]}, False),
    ],
)
def test_a_revision_covers_what_a_saved_answer_depends_on(
    changed: dict[str, Any], same: bool
) -> None:
    fields = {
        "stem": "What is one and one?",
        "options": {"A": "Two", "B": "Three"},
        "answer": "A",
    }
    assert (made(**fields).revision == made(**fields | changed).revision) is same

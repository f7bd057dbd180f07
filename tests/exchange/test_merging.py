"""What a second import makes of a field: by what it wrote, what the author has, and what the source says now."""

from typing import Any

import pytest

from macros.exchange.memory import flatten
from macros.exchange.merging import hashes_of, merge

OLD, NEW, MINE = {"stem": "Old?"}, {"stem": "New?"}, {"stem": "Mine?"}
TWO = {"options": {"A": "One", "B": "Two"}}
STEPS = {"steps": {"B": "First", "A": "Second"}, "answer": ["B", "A"]}

Case = tuple[dict[str, Any] | None, dict[str, Any], dict[str, Any], dict[str, Any], str]
CASES: dict[str, Case] = {
    # What an import wrote, what stands there, what the source says now; what comes out, and what is said of it.
    "nothing changed": (OLD, OLD, OLD, OLD, ""),
    "the source changed": (OLD, OLD, NEW, NEW, "changed stem"),
    "the author changed": (OLD, MINE, OLD, MINE, ""),
    "both changed": (OLD, MINE, NEW, MINE, "kept stem"),
    "both changed to the same": (OLD, NEW, NEW, NEW, ""),
    "white space changed": (OLD, {"stem": "Old?\n"}, OLD, {"stem": "Old?\n"}, ""),
    "the author added": (OLD, OLD | {"hint": "Mine"}, OLD, OLD | {"hint": "Mine"}, ""),
    "both added": (
        OLD, OLD | {"hint": "Mine"}, OLD | {"hint": "New"}, OLD | {"hint": "Mine"}, "kept hint",
    ),
    "a field is gone": ({"hint": "Old"}, {"hint": "Old"}, {}, {"hint": "Old"}, ""),
    "an option is gone": (
        TWO, TWO, {"options": {"A": "One"}}, {"options": {"A": "One"}}, "changed options.B",
    ),
    "an option is gone that the author changed": (
        TWO,
        {"options": {"A": "One", "B": "Mine"}},
        {"options": {"A": "One"}},
        {"options": {"A": "One", "B": "Mine"}},
        "",
    ),
    "no import brought it in": (None, MINE, NEW | {"hint": "New"}, MINE, "kept stem, kept hint"),
    "what is the author's alone": ({}, {"draft": True}, {"draft": False}, {"draft": True}, ""),
    "steps come with other letters": (
        STEPS, STEPS, {"steps": {"A": "First", "B": "Second"}, "answer": ["A", "B"]}, STEPS, "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "there", "source", "comes_out", "said"), CASES.values(), ids=CASES
)
def test_an_author_s_edits_stay(
    written: dict[str, Any] | None,
    there: dict[str, Any],
    source: dict[str, Any],
    comes_out: dict[str, Any],
    said: str,
) -> None:
    hashes = None if written is None else hashes_of(flatten(written))
    found = merge(there, source, hashes)
    assert found.fields == comes_out
    changed = [f"changed {name}" for name in found.changed]
    assert ", ".join(changed + [f"kept {name}" for name in found.kept]) == said

"""What a report says of a question of each kind that was edited: which of its fields, before and after."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from macros.bank.kinds import AnyQuestion, kind_of
from macros.bank.question import Question
from macros.changes.differences import Comparison, PartDiff, QuizDiff
from macros.changes.report import table

FAULTS = Path(__file__).parent / "faults"
QUESTIONS: dict[str, str] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["question"]
    for path in FAULTS.glob("*.yml")
}
ROW, STEPS, UNTIE = (
    "tokens 4096, layers 48",
    "low 1, high 4, step 0.5",
    "It is hard to untie.",
)
SWAPPED = (
    "B: Make a loop\n      C: Pull all tight",
    "B: Pull all tight\n      C: Make a loop",
)
IN_WORDS = (
    "Make a loop, Lead the end behind / Pass the end up, Pull all tight",
    "Pull all tight, Lead the end behind / Pass the end up, Make a loop",
)
DRAW = "    draw: {n: {low: 1, high: 4, step: 0.5}}\n    proof:"
WAYS: TypeAdapter[Any] = TypeAdapter(AnyQuestion)


def read(text: str) -> Question:
    (raw,) = yaml.load(text, yaml.BaseLoader)
    question: Question = WAYS.validate_python(raw)
    return question


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        ("numeric", "answer: 15\n", "answer: 16\n", ("answer", "", "15", "16")),
        ("numeric", "unit: GiB", "unit: MiB", ("unit", "", "GiB", "MiB")),
        ("numeric", "[gibis]", "[gibs]", ("spellings", "1", "gibis", "gibs")),
        ("numeric", "{Gibit: 0.125}", "{Gibit: 0.5}", ("units", "Gibit", "0.125", "0.5")),
        ("numeric", "{percent: 2}", "{percent: 2.5}", ("percent", "", "2", "2.5")),
        ("numeric", "{absolute: 0.02}", "{absolute: 1}", ("mistakes", "15.73 absolute", "0.02", "1")),
        ("numeric", "counted bits", "took bits", ("mistakes", "120", "You counted bits.", "You took bits.")),
        ("calculated", "each * layers", "2 * each", ("numbers", "total", "each * layers", "2 * each")),
        ("calculated", "layers: 32}", "layers: 48}", ("variants", "1", "tokens 4096, layers 32", ROW)),
        ("calculated", "layers * tokens / 2048", "total", ("formula", "", "layers * tokens / 2048", "total")),
        ("calculated", "    proof:", DRAW, ("draw", "n", None, STEPS)),
        ("order", "[B, [D, A], C]", "[B, D, A, C]", ("answer", "", "B, A/D, C", "B, D, A, C")),
        ("order", "C: Pull all tight", "C: Pull it tight", ("steps", "C", "Pull all tight", "Pull it tight")),
        ("order", *SWAPPED, ("answer", "in words", *IN_WORDS)),
        ("short", "[Bowline, bowline knot]", "[Bowline]", ("answer", "2", "bowline knot", None)),
        ("short", "[case, punctuation]", "[case]", ("ignore", "punctuation", "punctuation", None)),
        ("short", "hard to open", "hard to untie", ("mistakes", "figure eight", "It is hard to open.", UNTIE)),
        ("choice", "last: D", "shuffle: false", ("last", "", "D", None)),
    ],
)  # fmt: skip
def test_an_edited_field_is_told_with_both_values(
    kind: str, old: str, new: str, told: tuple[str, str, str | None, str | None]
) -> None:
    text = QUESTIONS[kind]
    assert text.count(old) == 1
    before, after = read(text), read(text.replace(old, new))
    changes = list(kind_of(before).compare(before, after))
    assert told in [(each.field, each.name, each.old, each.new) for each in changes]
    assert len(table(changes)) == len(changes)


@pytest.mark.parametrize(
    ("kind", "old", "new", "moves"),
    [
        ("numeric", "answer: 15\n", "answer: 16\n", True),
        ("numeric", "{percent: 2}", "{percent: 3}", False),
        ("calculated", "round(total, 1)", "round(each, 1)", True),
        ("calculated", "each * layers", "each + layers", True),
        ("calculated", "layers: 40", "layers: 41", False),
        ("order", "[B, [D, A], C]", "[B, D, A, C]", True),
        ("order", "There is nothing", "Nothing is there", False),
        ("order", *SWAPPED, True),
        ("short", "[Bowline, bowline knot]", "[Bowline]", True),
        ("short", "hard to open", "hard to untie", False),
    ],
)
def test_another_right_answer_can_be_made_to_fail(
    kind: str, old: str, new: str, moves: bool
) -> None:
    before, after = read(QUESTIONS[kind]), read(QUESTIONS[kind].replace(old, new))
    changes = tuple(kind_of(before).compare(before, after))
    part = PartDiff("question", before.id, "changed", before.stem, changes)
    assert changes
    assert Comparison((QuizDiff("demo", "Demo", "changed", (part,)),)).keys_changed is moves

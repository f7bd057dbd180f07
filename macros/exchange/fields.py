"""A question as a reader understood it, in the fields of the bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..text import convert
from . import words
from .drafts import QuestionDraft

LETTERS = "ABCDEFGH"
STEPS = (3, 8)
"""How many steps the bank puts in order."""

TITLE = 70
"""So many characters of what is asked make the title of a scenario that has none."""


def fields_of(draft: QuestionDraft) -> dict[str, Any]:
    """The fields that say what the draft says, in the order in which authors write them."""
    if draft.is_open:
        return scenario_fields(draft)
    return _special_fields(draft) if draft.special else choice_fields(draft)


def _special_fields(draft: QuestionDraft) -> dict[str, Any]:
    kind = {"kind": draft.special["kind"]}
    fields = {"level": draft.level, "stem": draft.stem} | draft.special
    fields |= {"explanation": draft.explanation, "links": draft.links}
    return kind | {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def level_of(*names: str) -> str:
    """The level of the bank that one of these names; empty if none does."""
    return next(
        (
            level
            for name in names
            for level, known in words.LEVELS.items()
            if name.strip().casefold() in known
        ),
        "",
    )


ACTS = ("=", "+", "-", "@")
"""What a cell begins with that spreadsheets work out, or refuse, instead of showing it."""


def guarded(cell: str) -> str:
    """A cell that a spreadsheet shows as it is: an apostrophe stands before what would act. Numbers do not."""
    return f"'{cell}" if cell.lstrip("'").startswith(ACTS) and not is_figure(cell) else cell


def unguarded(cell: str) -> str:
    """The same without that apostrophe."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(ACTS) else cell


def is_figure(text: str) -> bool:
    """Whether a text is a number that a reader of files may take."""
    try:
        return abs(float(text)) < 1e300
    except ValueError:
        return False


def order_of(steps: Sequence[str], places: Sequence[str]) -> dict[str, Any]:
    """The special fields of steps with their places; none if places do not run from 1, or steps are too few or many."""
    numbers = [int(place) for place in places if place.strip().isdigit() and len(place) < 3]
    wanted = range(1, max(numbers, default=0) + 1)
    few, most = STEPS
    if not few <= len(steps) == len(numbers) <= most or {*numbers} != {*wanted} or len(wanted) < 2:
        return {}
    groups = [
        [LETTERS[at] for at, number in enumerate(numbers) if number == place] for place in wanted
    ]
    return {
        "kind": "order",
        "steps": {LETTERS[at]: step for at, step in enumerate(steps)},
        "answer": [group[0] if len(group) == 1 else group for group in groups],
    }


def choice_fields(draft: QuestionDraft) -> dict[str, Any]:
    """Those of a question to choose from."""
    key = [LETTERS[at] for at in draft.key]
    fields: dict[str, Any] = {
        "level": draft.level,
        "stem": draft.stem,
        "options": {LETTERS[at]: option.text for at, option in enumerate(draft.options)},
        "answer": key if draft.multiple or len(key) > 1 else key[0],
        "explanation": draft.explanation,
        "feedback": {
            LETTERS[at]: option.feedback
            for at, option in enumerate(draft.options)
            if option.feedback and at not in draft.key
        },
        "links": draft.links,
        "shuffle": False if draft.fixed else None,
        "last": LETTERS[len(draft.options) - 1] if draft.stays else None,
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def scenario_fields(draft: QuestionDraft) -> dict[str, Any]:
    """Those of a scenario, for a question that is answered in words."""
    title = draft.title or _lead(draft.stem)
    fields: dict[str, Any] = {
        "title": title,
        "situation": draft.stem if draft.tasks or draft.title else "",
        "tasks": draft.tasks or [" ".join((draft.stem or title).split())],
        "links": draft.links,
        # A scenario has no place for what else is said of it.
        "answer": "\n\n".join(filter(None, (draft.sample, draft.explanation))),
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def lacks(fields: Mapping[str, Any], is_open: bool) -> list[str]:
    """What a finished question has and these fields do not."""
    if is_open:
        return [
            name for name in ("minutes", "situation", "sources", "reviewed") if name not in fields
        ]
    missing = [
        name for name in ("level", "explanation", "sources", "reviewed") if name not in fields
    ]
    answer = fields.get("answer", [])
    right = [answer] if isinstance(answer, str) else answer
    without = [
        letter
        for letter in fields.get("options", {})
        if letter not in right and letter not in fields.get("feedback", {})
    ]
    if without:
        missing.insert(1 if missing[:1] == ["level"] else 0, f"feedback for {', '.join(without)}")
    return missing


def _lead(text: str) -> str:
    words = convert(text[:2000]).lead or text
    if len(words) <= TITLE:
        return words.rstrip(".:")
    return words[:TITLE].rpartition(" ")[0].rstrip(",;:.") + " ..."

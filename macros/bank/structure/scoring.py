"""The rules of scoring: bands, pass mark, and the rubric that scenarios are graded by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter

from ...problems import Problem, count, did_you_mean
from ...text import convert
from ..model import Scenario
from ..parts import Part
from ..question import Question
from ..source import Loc
from .draft import Draft

WHOLE = TypeAdapter(int)


def check_bands_cover_every_score(draft: Draft) -> Iterator[Problem]:
    if draft.quiz and draft.complete and "bands" in draft.quiz.fields:
        highest = max(WHOLE.validate_python(band["highest"]) for band in draft.quiz.fields["bands"])
        number, top = _count_questions(draft, highest)
        yield from _check_ranges(draft.quiz, ("bands",), "band", number, top)


def check_levels_cover_every_percentage(draft: Draft) -> Iterator[Problem]:
    if draft.quiz and "rubric" in draft.quiz.fields and draft.quiz.fields["rubric"]:
        yield from _check_ranges(
            draft.quiz, ("rubric", "levels"), "level", 100, "the most is 100 percent"
        )


def check_pass_mark_can_be_reached(draft: Draft) -> Iterator[Problem]:
    if draft.quiz and draft.complete and "pass_mark" in draft.quiz.fields:
        mark = WHOLE.validate_python(draft.quiz.fields["pass_mark"])
        number, top = _count_questions(draft, mark)
        if mark > number:
            yield draft.quiz.problem(f"'pass_mark' is {mark}, but {top}", "pass_mark")


def check_criteria_describe_every_level(draft: Draft) -> Iterator[Problem]:
    rubric = draft.quiz.fields.get("rubric") if draft.quiz else None
    if not draft.quiz or not rubric:
        return
    levels = [level["id"] for level in rubric["levels"]]
    for number, criterion in enumerate(rubric["criteria"]):
        loc = ("rubric", "criteria", number, "levels")
        missing = [level for level in levels if level not in criterion["levels"]]
        if missing:
            message = f"no descriptor for {_quoted(missing, 'level')}: add under 'levels' what it looks like"
            yield draft.quiz.problem(message, *loc, key=True)
        for level in criterion["levels"]:
            if level not in levels:
                message = f"unknown level '{level}'{did_you_mean(level, levels)}"
                yield draft.quiz.problem(message, *loc, level, key=True)


def check_evidence_and_parts_are_for_a_criterion(draft: Draft) -> Iterator[Problem]:
    rubric = draft.quiz.fields.get("rubric") if draft.quiz else None
    if not rubric:
        return
    criteria = [criterion["id"] for criterion in rubric["criteria"]]
    for scenario in draft.scenarios:
        for field in ("evidence", "parts"):
            for name in scenario.fields.get(field, {}):
                if name not in criteria:
                    message = (
                        f"{field} for the unknown criterion '{name}'{did_you_mean(name, criteria)}"
                    )
                    yield scenario.problem(message, field, name, key=True)


def check_parts_are_headings_of_the_sample_answer(draft: Draft) -> Iterator[Problem]:
    for scenario in draft.scenarios:
        if "answer" not in scenario.fields:
            continue
        headings = convert(scenario.fields["answer"]).headings
        for criterion, parts in scenario.fields.get("parts", {}).items():
            for number, part in enumerate(parts):
                if part not in headings:
                    message = (
                        f"the sample answer has no heading '{part}'{did_you_mean(part, headings)}"
                    )
                    yield scenario.problem(message, "parts", criterion, number)


def check_scenarios_have_a_rubric(draft: Draft) -> Iterator[Problem]:
    if not draft.scenarios or not draft.quiz or "rubric" in draft.quiz.document.lost:
        return
    if not draft.quiz.raw.get("rubric"):
        message = "field 'rubric' is missing: readers grade their scenario answers by it"
        yield draft.quiz.problem(message)


def _count_questions(draft: Draft, meant: int) -> tuple[int, str]:
    """How many questions scores are of, and how to say so.

    While there are drafts, a quiz may be laid out for as many as it will have.
    """
    practice = draft.quiz is None or draft.quiz.fields.get("self_graded") != "points"
    judged = sum(
        issubclass(part.model, Question) and part.model.judged_by_reader(part.raw)
        for part in draft.questions
        if practice
    )
    number = len(draft.questions) - judged
    drafts = sum(not issubclass(part.model, Scenario) for part in draft.drafts)
    counted = "question that counts" if judged else "question"
    top = f"the quiz has {count(number, counted, 'questions that count' if judged else None)}"
    if not drafts:
        return number, top
    return max(number, min(meant, number + drafts)), f"{top} and {count(drafts, 'draft')}"


def _check_ranges(part: Part, loc: Loc, noun: str, top: int, limit: str) -> Iterator[Problem]:
    """Ranges stand best first and cover 0 to `top`, each number once."""
    data: Any = part.fields
    for step in loc:
        data = data[step]
    ranges = [
        (WHOLE.validate_python(entry["highest"]), WHOLE.validate_python(entry["lowest"]), number)
        for number, entry in enumerate(data)
    ]
    wrong = [entry for entry in ranges if entry[1] > entry[0]]
    for highest, lowest, number in wrong:
        yield part.problem(
            f"'lowest' {lowest} is above 'highest' {highest}", *loc, number, "lowest"
        )
    if wrong:
        return
    for (before, _, _), (after, _, number) in pairwise(ranges):
        if after > before:
            yield part.problem(f"stands below a lower {noun}: list the best first", *loc, number)
    due, above = top, ""
    for highest, lowest, number in sorted(ranges, reverse=True):
        name = data[number]["id"]
        if highest > due and above:
            both = _span(max(lowest, due + 1), highest)
            yield part.problem(f"{both} is in {noun} '{above}' as well", *loc, number, "highest")
        elif highest > due:
            yield part.problem(f"'highest' is {highest}, but {limit}", *loc, number, "highest")
        elif highest < due:
            gap = _span(highest + 1, due)
            message = f"no {noun} covers {gap}, and {limit}: let 'highest' be {due}"
            yield part.problem(message, *loc, number, "highest")
        if lowest - 1 < due:
            due, above = lowest - 1, name
        last = number
    if due >= 0:
        yield part.problem(
            f"no {noun} covers {_span(0, due)}: let 'lowest' be 0", *loc, last, "lowest"
        )


def _span(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low} to {high}"


def _quoted(names: list[str], noun: str) -> str:
    return f"{noun}{'s' if len(names) > 1 else ''} {', '.join(repr(name) for name in names)}"

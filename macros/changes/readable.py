"""Two banks of which not all can be read: what is compared, and what is not because one of them has no such part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from ..bank.model import Quiz, Section
from ..bank.reader import SECTION_FILE, Bank
from ..problems import Problem


@dataclass
class Gaps:
    """What of a quiz could not be read."""

    questions: dict[str, str] = field(default_factory=dict)
    """By id, each with the file it stands in."""
    files: set[str] = field(default_factory=set)
    """Files of which some could not be read that has no name."""

    def __bool__(self) -> bool:
        return bool(self.questions or self.files)


def find_gaps(bank: Bank, problems: list[Problem]) -> dict[str, Gaps]:
    """The gaps of each quiz that has any."""
    found: dict[str, Gaps] = {}
    loaded = {id: {question.id for question in quiz.questions} for id, quiz in _whole(bank).items()}
    for (quiz, kind, id), part in bank.parts.items():
        if kind == "question" and id not in loaded.get(quiz, ()):
            file = PurePath(part.document.file).name
            found.setdefault(quiz, Gaps()).questions[id] = file
    for problem in problems:
        if problem.breaks_structure and (at := _file_of(problem)):
            quiz, file = at
            named = problem.subject and problem.subject.kind not in ("section", "quiz")
            loose = file == "quiz.yml" and quiz not in bank.quizzes
            if loose or (not named and file != "quiz.yml") or file == "sources.yml":
                found.setdefault(quiz, Gaps()).files.add(file)
    return found


def level(
    old: Bank, new: Bank, old_gaps: Mapping[str, Gaps], new_gaps: Mapping[str, Gaps]
) -> tuple[dict[str, Quiz], dict[str, Quiz]]:
    """The quizzes of both banks without what the other could not read, so that it is not taken for removed or added."""
    before, after = _whole(old, new.quizzes), _whole(new, old.quizzes)
    return (
        {id: _without(quiz, old, after, new_gaps) for id, quiz in before.items()},
        {id: _without(quiz, new, before, old_gaps) for id, quiz in after.items()},
    )


def _whole(bank: Bank, others: Mapping[str, Quiz] | None = None) -> dict[str, Quiz]:
    """Every quiz; one whose quiz.yml cannot be read has the settings of the other bank, so that those do not differ."""
    found = dict(bank.quizzes)
    for id, parts in bank.loose.items():
        if others is None:
            found[id] = Quiz.model_construct(**{"scenarios": [], "sources": {}, "id": id} | parts)
        elif id in others:
            found[id] = Quiz.model_construct(**dict(others[id]) | parts)
    return found


def _without(quiz: Quiz, bank: Bank, other: Mapping[str, Quiz], gaps: Mapping[str, Gaps]) -> Quiz:
    missing = gaps.get(quiz.id)
    if not missing:
        return quiz
    there = other.get(quiz.id)
    known = {each.id for each in there.questions} if there else set()
    known |= {each.id for each in there.sections} if there else set()
    sections = []
    for section in quiz.sections:
        unsure = PurePath(bank.place(quiz.id, "section", section.id).file).name in missing.files
        if unsure and section.id not in known:
            continue
        kept = [
            question
            for question in section.questions
            if question.id in known or not (unsure or question.id in missing.questions)
        ]
        sections.append(Section.model_construct(**dict(section) | {"questions": kept}))
    changed: dict[str, Any] = {"sections": sections}
    if "sources.yml" in missing.files:
        changed["sources"] = there.sources if there else {}
    if any(file.endswith(".md") for file in missing.files):
        changed["scenarios"] = there.scenarios if there else []
    return Quiz.model_construct(**dict(quiz) | changed)


def _file_of(problem: Problem) -> tuple[str, str] | None:
    """The quiz and the name of the file that a problem is about, if it is one that a quiz is read from."""
    parts = PurePath(problem.file).parts
    depth = 3 if parts[-2:-1] == ("scenarios",) else 2
    if len(parts) < depth:
        return None
    file = parts[-1]
    read = file in ("quiz.yml", "sources.yml") or SECTION_FILE.fullmatch(file) or depth == 3
    return (parts[-depth], file) if read else None


def names_of(gaps: Mapping[str, Gaps]) -> Iterator[str]:
    """What was not compared, as a report names it."""
    for quiz, found in sorted(gaps.items()):
        yield from (f"{quiz}/{file}" for file in sorted(found.files))
        yield from sorted(id for id, file in found.questions.items() if file not in found.files)

"""What changed in one question, and what becomes of the answers that readers saved to it."""

from __future__ import annotations

from collections.abc import Iterator

from ..bank.model import Question
from ..text.reader import fold
from .differences import Answers, Change, Did, PartDiff
from .fields import set_changes, table_changes, text_changes, value_changes
from .pairs import Pair
from .texts import likeness, same_text

CHECKED = {"key", "letter", "stem", "options", "feedback", "explanation", "sources"}
"""Fields that somebody has to check against the sources again."""

PLACES = {"id", "section", "place"}
"""Fields of changes that leave the question itself as it was."""


def question_text(question: Question) -> str:
    """What a question is recognized by when its id is new."""
    return " ".join([question.stem, *question.options.values()])


def former_ids(question: Question) -> list[str]:
    return question.formerly


def compare_questions(
    pair: Pair[Question], places: list[Change], same_quiz: bool = True
) -> PartDiff | None:
    """How a question differs, `places` included: what is known about where it stands and stood.

    Numbers and section are for the caller to add.
    """
    old, new = pair.old, pair.new
    changes = [*_changes(old, new)]
    did: Did
    if old is None or new is None:
        did = "removed" if new is None else "added"
    else:
        places = [*value_changes(old, new, "id"), *places]
        did = "changed" if changes else "renamed" if old.id != new.id else "moved"
        if not changes and not places:
            return None
    return PartDiff(
        "question",
        pair.any.id,
        did,
        pair.any.stem,
        (*places, *changes),
        old_id=old.id if old and new and old.id != new.id else None,
        answers=_answers(old, new, same_quiz),
        notes=dict(_notes(old, new, changes)) if old and new else {},
    )


def _changes(old: Question | None, new: Question | None) -> Iterator[Change]:
    options, letters = _compare_options(old, new)
    yield from _compare_keys(old, new, letters)
    yield from text_changes(old, new, "stem")
    yield from options
    right = set(new.key) if new else set()
    before = (
        {letters.get(letter, letter): text for letter, text in old.feedback.items()} if old else {}
    )
    gone = {change.name for change in options if change.did == "removed"}
    for change in table_changes("feedback", before, new.feedback if new else {}):
        # A removed option took its feedback along; the right one has none.
        if not (new and change.did == "removed" and change.name in gone | right):
            yield change
    yield from text_changes(old, new, "explanation")
    yield from value_changes(old, new, "level", "lesson")
    yield from set_changes("sources", old.sources if old else [], new.sources if new else [])
    if old and new:
        yield from value_changes(old, new, "shuffle")
        # The id it had in the old bank is told as a change of id.
        former = [name for name in new.formerly if name != old.id or name in old.formerly]
        yield from set_changes("formerly", old.formerly, former)
    yield from table_changes("allow", old.allow if old else {}, new.allow if new else {})
    yield from value_changes(old, new, "reviewed")


def _compare_options(
    old: Question | None, new: Question | None
) -> tuple[list[Change], dict[str, str]]:
    """How the options differ, and the new letter of each old one whose text is still there."""
    before, after = (dict(question.options) if question else {} for question in (old, new))
    right = new.key if new else ()
    letters = {
        letter: letter
        for letter in before
        if letter in after and same_text(before[letter], after[letter])
    }
    changes = []
    for letter, text in after.items():
        if letter in letters.values():
            continue
        was = next(
            (
                other
                for other in before
                if other not in letters and fold(before[other]) == fold(text)
            ),
            None,
        )
        if was:
            letters[was] = letter
            name = f"{was} → {letter}"
            changes.append(Change("letter", name, text, text, "moved", letter in right))
    for letter, text in after.items():
        if letter in letters.values():
            continue
        if letter in before and letter not in letters:
            letters[letter] = letter
            changes.append(
                Change("options", letter, before[letter], text, "changed", letter in right)
            )
        else:
            changes.append(Change("options", letter, None, text, "added", letter in right))
    for letter, text in before.items():
        if letter not in letters:
            changes.append(Change("options", letter, text, None, "removed"))
    return sorted(changes, key=lambda change: change.name), letters


def _compare_keys(
    old: Question | None, new: Question | None, letters: dict[str, str]
) -> Iterator[Change]:
    before, after = (", ".join(question.key) if question else None for question in (old, new))
    if old is None or new is None:
        yield Change("key", "", before, after, "added" if old is None else "removed")
        return
    followed = {letters.get(letter) for letter in old.key} == set(new.key)
    if before != after:
        # With its text: the options have other letters now, the right one is right still.
        yield Change("key", "with its text" if followed else "", before, after)
    elif not followed:
        yield Change("key", "another text", before, after)
    if old.multiple != new.multiple:
        shown = {True: "true", False: "false"}
        yield Change("multiple", "", shown[old.multiple], shown[new.multiple])


def _answers(old: Question | None, new: Question | None, same_quiz: bool) -> Answers | None:
    if old is None:
        return None
    if new is None:
        return "not counted"
    found = same_quiz and (old.id == new.id or old.id in new.formerly)
    return "kept" if found and old.revision == new.revision else "asked again"


def _notes(old: Question, new: Question, changes: list[Change]) -> Iterator[tuple[str, str]]:
    if old.id != new.id and old.id not in new.formerly:
        yield "rename without formerly", ", ".join([*new.formerly, old.id])
    dropped = [name for name in old.formerly if name not in (*new.formerly, new.id)]
    if dropped:
        yield "former id dropped", ", ".join(dropped)
    if old.id == new.id and not likeness(question_text(old), question_text(new), 0.25):
        yield "another question", new.id
    if old.reviewed == new.reviewed and CHECKED & {change.field for change in changes}:
        yield "review date stays", new.reviewed.isoformat()

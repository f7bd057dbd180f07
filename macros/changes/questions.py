"""What changed in one question, and what becomes of the answers that readers saved to it."""

from __future__ import annotations

from collections.abc import Iterator

from ..bank.compare.change import Change, Did
from ..bank.compare.fields import value_changes
from ..bank.compare.model import compare_fields
from ..bank.compare.texts import likeness
from ..bank.kinds import kind_of
from ..bank.question import Question
from ..bank.written import text_fields
from .differences import Answers, PartDiff
from .pairs import Pair

PLACES = {"id", "section", "place"}
"""Fields of changes that leave the question itself as it was."""


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
        places = [*value_changes("id", old.id, new.id), *places]
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
    """Another kind comes first, then what is right, what is asked, and what the kind adds to it."""
    own: list[Change] = []
    if old and new and old.kind != new.kind:
        own += kind_of(old).compare(old, None)
        own += kind_of(new).compare(None, new)
    elif part := new or old:
        own += kind_of(part).compare(old, new)
    if old and new:
        # The id it had in the old bank is told as a change of id.
        former = [name for name in new.formerly if name != old.id or name in old.formerly]
        new = new.model_copy(update={"formerly": former})
    shared = [*compare_fields(old, new, Question)]
    order = {"kind": 0, "key": 1, "stem": 2}
    yield from sorted([*own, *shared], key=lambda change: order.get(change.field, 3))


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
    if old.id == new.id and not likeness(old.asked, new.asked, 0.25):
        yield "another question", new.id
    resting = {*text_fields(type(new)), "sources"} & {change.field for change in changes}
    if old.reviewed == new.reviewed and (resting or old.revision != new.revision):
        yield "review date stays", new.reviewed.isoformat()

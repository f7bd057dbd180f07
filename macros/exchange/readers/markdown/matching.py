"""Which key at the end is whose: by number, by section, by rounds of numbering."""

from __future__ import annotations

from collections.abc import Sequence

from .entries import KeyEntry, KeyPart
from .key_letters import names_letters
from .sections import Sections
from .unsettled import Body
from .view import QuizText, Start


def give_keys(quiz: QuizText, bodies: Sequence[tuple[Start, Body]]) -> list[KeyEntry]:
    """Match entries of keys at the end with the questions before them; gives those that match none."""
    lost: list[KeyEntry] = []
    sections = Sections(quiz)
    numbered: list[tuple[str, Body, int]] = []
    counts = not any(start.numbered for start, _ in bodies)
    for count, (start, body) in enumerate(bodies, 1):
        number = start.numbered.number if start.numbered else str(count) if counts else ""
        numbered.append((number, body, start.at))
    rounds = _rounds([number for number, _, _ in numbered])
    places: dict[str, list[int]] = {}
    for at, (number, _, _) in enumerate(numbered):
        places.setdefault(number, []).append(at)
    for place, part in enumerate(quiz.parts):
        since = quiz.parts[place - 1].end if place else 0
        near = range(
            sum(index < since for _, _, index in numbered),
            sum(index < part.first for _, _, index in numbered),
        )
        found = [
            (each, places.get(each.number) or places.get(each.question) or [])
            for each in part.entries
        ]
        above = not near and not any(
            numbered[at][2] < part.first for _, possible in found for at in possible
        )
        if above:
            following = quiz.parts[place + 1 : place + 2]
            last = following[0].first if following else len(quiz.lines)
            near = range(
                sum(index < part.end for _, _, index in numbered),
                sum(index < last for _, _, index in numbered),
            )
        for entry, possible in found:
            matches = [
                at for at in possible if (at in near if above else numbered[at][2] < part.first)
            ]
            chosen = _choose(sections, entry, matches, near, numbered, rounds, part)
            if chosen is not None:
                numbered[chosen][1].entries.append(entry)
            else:
                lost.append(entry)
    return lost


def _choose(
    sections: Sections,
    entry: KeyEntry,
    matches: Sequence[int],
    near: Sequence[int],
    numbered: Sequence[tuple[str, Body, int]],
    rounds: Sequence[int],
    part: KeyPart,
) -> int | None:
    """The question that an entry speaks of, of those with its number; None if that is not certain."""
    if names_letters(entry.value):
        matches = [at for at in matches if numbered[at][1].draft.options] or matches
    if len(matches) > 1:  # those that say their key themselves need none
        matches = [at for at in matches if not numbered[at][1].says_key] or matches
    by_name = sections.by_section(entry, matches, numbered)
    if by_name is None:
        return None
    if len(matches) <= 1:
        return matches[0] if matches else None
    if len(by_name) == 1:
        return by_name[0]
    within = [at for at in matches if at in near]
    if len(within) == 1:
        return within[0]
    last = max((each.round for each in part.entries), default=0)
    first = min((rounds[at] for at in near), default=0)
    same = [at for at in within or matches if rounds[at] - first == entry.round]
    total = max((rounds[at] for at in near), default=0) - first
    return same[0] if len(same) == 1 and total == last else None


def _rounds(numbers: Sequence[str]) -> list[int]:
    """How often numbers began anew up to each."""
    found: list[int] = []
    seen: set[str] = set()
    count = 0
    for number in numbers:
        if number in seen:
            count, seen = count + 1, set()
        seen.add(number)
        found.append(count)
    return found

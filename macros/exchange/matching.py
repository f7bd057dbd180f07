"""Which questions of a file were brought in before, although their words or places changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

ALIKE = 0.55
"""The share of words that two versions of a question have in common, at least."""


class Known(NamedTuple):
    """A question of the bank that an earlier import brought in."""

    id: str
    file: str
    number: str
    asked: str
    """Stem and options as they stand."""
    stem: str
    """Hash of the stem as the source had it."""


Fresh = tuple[str, str, str, str]
"""File, number, stem and options, and the hash of the stem."""


def match(fresh: Sequence[Fresh], known: Sequence[Known]) -> list[str | None]:
    """For each question the id it has already: by its stem, or in the same file by its words and its number."""
    found: list[str | None] = [None] * len(fresh)
    free = {each.id: each for each in known}
    by_stem: dict[str, list[Known]] = {}
    for each in known:
        by_stem.setdefault(each.stem, []).append(each)
    for at, (file, _, _, stem) in enumerate(fresh):
        same = [each for each in by_stem.get(stem, ()) if each.id in free]
        same = [each for each in same if each.file == file] or same
        if same:
            found[at] = same[0].id
            del free[same[0].id]
    by_word: dict[tuple[str, str], list[str]] = {}
    words = {id: Counter(_words(each.asked)) for id, each in free.items()}
    for id, each in free.items():
        for word in words[id]:
            by_word.setdefault((each.file, word), []).append(id)
    for at, (file, number, asked, _) in enumerate(fresh):
        if found[at] is not None:
            continue
        own = Counter(_words(asked))
        # Rare words alone say which may be meant; what all questions say would compare each with each.
        near = Counter(
            id for word in own for id in by_word.get((file, word), ())[:30] if id in free
        )
        best: tuple[float, str] = (0.0, "")
        for id, _ in near.most_common(8):
            shared = sum((own & words[id]).values()) / max(
                1, max(sum(own.values()), sum(words[id].values()))
            )
            shared += 0.15 if free[id].number == number and number else 0
            best = max(best, (shared, id))
        if best[0] >= ALIKE:
            found[at] = best[1]
            del free[best[1]]
    return found


def _words(text: str) -> list[str]:
    folded = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return [piece for word in folded.split() for piece in (word if not word.isascii() else [word])]

"""Rules about the key: where it stands and how long it is must not give it away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ....problems import count
from ....text import convert
from ....text.words import length
from ...chance import chance_of_at_least, chance_of_at_most, expected
from ...kind import Note
from ...source import Loc
from .figures import longest_option, odds_of_key, shortest_option
from .model import LETTERS, Choice

_NUMBER = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w*\d)")

SURE = 0.01
"""Chance of being wrong that a statement about a whole quiz may have."""

MUCH_LONGER = 1.4
"""How many times as long as the longest distractor a key may be."""

VISIBLE = 10
"""By how many characters an option must be longer for readers to see it."""


def key_position(questions: Sequence[Choice]) -> Iterator[Note]:
    """Readers who notice that the key is mostly the same letter guess the rest, on paper above all."""
    tests = [test for letter in LETTERS for test in _tests(questions, letter)]
    least, letter, hits, mean = min(tests)
    # The most striking of many counts is judged, and one of many is striking more easily (Bonferroni).
    chance = least * len(tests)
    if chance < SURE:
        odds = (
            f"{hits} of {count(len(questions), 'question')}, and chance would give about {mean:.0f}"
        )
        message = (
            f"the key is {letter} in {odds} (a spread this uneven has a chance of {_percent(chance)}): "
            "move keys of questions that are not published yet, or say under 'allow' why the letters are fixed"
        )
        yield Note((), message)


def key_longest(questions: Sequence[Choice]) -> Iterator[Note]:
    """Keys grow with their qualifications, and readers learn to pick the longest option, or never to pick it."""
    many = "trim keys, or give distractors as much detail, in {}"
    few = "let some keys be as long as their distractors or longer, as in {}"
    yield from _extreme(questions, "longest", longest_option, many, few)


def key_shortest(questions: Sequence[Choice]) -> Iterator[Note]:
    """Keys that were trimmed too far are the shortest option, and readers learn to pick it, or never to pick it."""
    many = "give keys more detail, or trim distractors, in {}"
    few = "let some keys be as short as their distractors or shorter, as in {}"
    yield from _extreme(questions, "shortest", shortest_option, many, few)


def key_much_longer(question: Choice) -> Iterator[Note]:
    """The longest option by far is picked by readers who know nothing."""
    letter, key = max((length(question.options[letter]), letter) for letter in question.key)[::-1]
    longest = max(
        (length(text) for other, text in question.options.items() if other not in question.key),
        default=key,
    )
    if key > MUCH_LONGER * longest and key > longest + VISIBLE:
        message = (
            f"the key has {key} characters and the longest distractor {longest}, {key / longest:.1f} times as many: "
            "trim the key, or give the distractors as much detail"
        )
        yield Note(("options", letter), message)


def claims(question: Choice) -> Iterator[tuple[Loc, str]]:
    """The numbers that right options say, and their letters, for a proof that prints those."""
    for letter in question.key:
        for match in _NUMBER.finditer(convert(question.options[letter]).plain):
            yield ("options", letter), match[0]
    yield ("answer",), ", ".join(question.key)


def _extreme(
    questions: Sequence[Choice],
    which: str,
    pick: Callable[[Choice], str | None],
    many: str,
    few: str,
) -> Iterator[Note]:
    """What to say if the option that `pick` points at is the key too often (`many`) or too seldom (`few`)."""
    telling = [(each, letter) for each in questions if (letter := pick(each))]
    hits = [question.id for question, letter in telling if letter in question.key]
    misses = [question.id for question, letter in telling if letter not in question.key]
    odds = odds_of_key(question for question, _ in telling)
    often, seldom = chance_of_at_least(len(hits), odds), chance_of_at_most(len(hits), odds)
    # Two questions are asked of one count, and the more striking answer is taken.
    chance = 2 * min(often, seldom)
    if chance < SURE:
        remedy = few.format(_some(misses)) if seldom < often else many.format(_some(hits))
        message = (
            f"the key is the {which} option in {len(hits)} of {count(len(telling), 'question')} that have "
            f"one, and chance would give about {expected(odds):.0f} (a chance of {_percent(chance)}): {remedy}"
        )
        yield Note((), message)


def _tests(questions: Sequence[Choice], letter: str) -> Iterator[tuple[float, str, int, float]]:
    """Chance of this many keys at a letter or more, and of this many or fewer; with letter, count and mean."""
    fitting = [question for question in questions if letter in question.options]
    odds = odds_of_key(fitting)
    hits = sum(letter in question.key for question in fitting)
    if fitting:
        yield chance_of_at_least(hits, odds), letter, hits, expected(odds)
        yield chance_of_at_most(hits, odds), letter, hits, expected(odds)


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(f"'{name}'" for name in names[:5]) + more


def _percent(chance: float) -> str:
    percent = 100 * chance
    return "under 0.001 %" if percent < 0.001 else f"{percent:.1g} %"

"""Readers who forget: a model of 200 of them, and what comes of ways to repeat. It measures nobody."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import mean

from fsrs import Card, Rating, Scheduler

READERS, QUESTIONS, DAYS = 200, 25, 60
COMES = 0.8
"""How often a reader comes on a day, whatever is due."""
KNOWN = 0.6
"""The share that an average reader knows before the first attempt."""
KEPT, NEW = 12.0, 1.5
"""Strength, in days, of what was known and of what was just read for the first time."""
GAINS = {"gains little": 6.0, "gains much": 20.0}
"""By how much recalling something on the edge of forgetting adds to its strength, as a multiple of it."""
FORGETS = 0.6
"""What is left of the strength of what was forgotten and read again."""
GUESS = 0.25
"""How often a guess among four options is right."""
ANSWER, READ = 0.6, 0.7
"""Minutes for an answer, and for the explanation of a missed one."""
EASILY = 0.5
"""From so much of a chance to recall something on, its reader says "sure"."""

Said = tuple[bool, str]
"""Whether an answer was right, and what its reader, if asked, said of it: sure, likely or a guess."""


@dataclass
class Memory:
    """What one reader has of one question: a trace that fades by a power of time, slower the stronger it is."""

    strength: float
    gain: float
    since: float = 0.0
    minutes: float = 0.0

    def recall(self, day: float) -> float:
        return float((1 + (day - self.since) / self.strength) ** -0.8)

    def answer(self, day: float, dice: random.Random) -> Said:
        """Answer, read the explanation if it was missed, and remember both."""
        recall = self.recall(day)
        recalled = dice.random() < recall
        right = recalled or dice.random() < GUESS
        # What comes easily is strengthened little: hence the effect of spacing.
        self.strength *= 1 + self.gain * (1 - recall) if recalled else FORGETS
        self.strength = max(self.strength, NEW)
        self.since = day
        self.minutes += ANSWER if right else ANSWER + READ
        return right, _sure(recalled, recall)


@dataclass
class Reader:
    """A reader after the first attempt at everything, on day 0. All that is left to chance comes from `dice`."""

    dice: random.Random
    memories: list[Memory] = field(default_factory=list)
    first: list[Said] = field(default_factory=list)

    @classmethod
    def numbered(cls, number: int, gain: float) -> Reader:
        reader = cls(random.Random(number))
        skill = reader.dice.gauss(0, 0.8)
        for _ in range(QUESTIONS):
            odds = math.log(KNOWN / (1 - KNOWN)) + skill + reader.dice.gauss(0, 1)
            knew = reader.dice.random() < 1 / (1 + math.exp(-odds))
            right = knew or reader.dice.random() < GUESS
            strength = (KEPT if knew else NEW) * math.exp(reader.dice.gauss(0, 0.5))
            minutes = ANSWER if right else ANSWER + READ
            reader.memories.append(Memory(strength, gain, 0, minutes))
            reader.first.append((right, _sure(knew, 1 / (1 + math.exp(-odds)))))
        return reader

    def comes(self) -> bool:
        return self.dice.random() < COMES


@dataclass(frozen=True)
class Result:
    """What a way to repeat comes to: the share recalled on the last day, and minutes spent after day 0."""

    recalled: float
    minutes: float


Asked = list[list[int]]
"""The numbers of the questions that each reader is asked on a day."""
Answered = list[list[tuple[int, bool, str]]]
"""Those that each has answered, and what came of it."""
Way = Callable[[int, Answered], Asked]
"""What is asked on a day, given what was answered on the day before."""


def live(way: Way, gain: float) -> Result:
    """All readers for all days."""
    readers = [Reader.numbered(number, gain) for number in range(READERS)]
    before = sum(memory.minutes for reader in readers for memory in reader.memories)
    answered: Answered = [[(n, *said) for n, said in enumerate(reader.first)] for reader in readers]
    for day in range(1, DAYS):
        asked = way(day, answered)
        answered = [
            [(n, *reader.memories[n].answer(day, reader.dice)) for n in numbers]
            if reader.comes()
            else []
            for reader, numbers in zip(readers, asked, strict=True)
        ]
    memories = [memory for reader in readers for memory in reader.memories]
    spent = sum(memory.minutes for memory in memories) - before
    return Result(mean(memory.recall(DAYS) for memory in memories), spent / READERS)


def nothing(day: int, answered: Answered) -> Asked:
    """Nobody repeats anything."""
    return [[] for _ in answered]


def cramming(day: int, answered: Answered) -> Asked:
    """The whole quiz, every day of the first week."""
    return [list(range(QUESTIONS)) if day <= 7 else [] for _ in answered]


class Fsrs:
    """The defaults of FSRS, but for steps of minutes, as readers come once a day, and for chance."""

    def __init__(self) -> None:
        self._scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        self._cards = [[Card(card_id=n) for n in range(QUESTIONS)] for _ in range(READERS)]

    def __call__(self, day: int, answered: Answered) -> Asked:
        for cards, some in zip(self._cards, answered, strict=True):
            for number, right, _ in some:
                rating = Rating.Good if right else Rating.Again
                card = cards[number]
                cards[number], _ = self._scheduler.review_card(card, rating, _noon(day - 1))
        tonight = _noon(day) + timedelta(hours=11)
        return [[n for n, card in enumerate(cards) if card.due <= tonight] for cards in self._cards]


def _sure(recalled: bool, chance: float) -> str:
    """What a reader says who knows a guess from a memory, and what comes easily from what does not."""
    if not recalled:
        return "guess"
    return "sure" if chance >= EASILY else "likely"


def _noon(day: int) -> datetime:
    return datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)

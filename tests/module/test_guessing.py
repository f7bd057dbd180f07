"""Readers who know nothing and go by the looks of the options score no better, and no worse, than chance lets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.bank.chance import Odds, chance_of_at_least, chance_of_at_most
from macros.bank.kinds.choice.figures import odds_of_key
from macros.bank.kinds.choice.model import Choice
from macros.bank.reader import load_bank
from macros.text.words import length, words
from macros.words.vocabulary import load_vocabulary

ENGLISH = load_vocabulary("en")
assert ENGLISH and ENGLISH.small
SMALL, word_stem = ENGLISH.small, ENGLISH.stem

QUIZ = load_bank(Path("quizdata")).quizzes["llm-infrastructure"]

ALLOWED = 0.05
"""How likely chance has to be to give a score as striking as a strategy's, on either side."""

HEDGES = """
about almost can could few generally hardly largely likely little mainly many may might most
mostly nearly often part partly possibly probably rarely roughly seldom several some sometimes
tend tends typically unless usually
"""

Score = Callable[[Choice, str], float]


def digits(question: Choice, letter: str) -> float:
    return len(re.findall(r"\d", question.options[letter]))


def hedges(question: Choice, letter: str) -> float:
    return sum(word in HEDGES.split() for word in words(question.options[letter]))


def likeness(question: Choice, letter: str) -> float:
    """How many of its words an option shares with each of the others, on average over them."""
    own, *others = (
        {word_stem(word) for word in words(question.options[each]) if word not in SMALL}
        for each in [letter, *(other for other in question.options if other != letter)]
    )
    return sum(len(own & other) / len(own | other) for other in others) / len(others)


STRATEGIES: dict[str, Score] = {
    "longest": lambda question, letter: length(question.options[letter]),
    "shortest": lambda question, letter: -length(question.options[letter]),
    "most digits": digits,
    "most like the others": likeness,
    "least like the others": lambda question, letter: -likeness(question, letter),
    "most hedges": hedges,
}


def pick(score: Score, question: Choice, letters: str = "ABCDEFGH") -> str | None:
    """The option with the highest score; none if several have it, as the reader then guesses among them."""
    ranked = sorted(
        ((score(question, letter), letter) for letter in question.options if letter in letters),
        reverse=True,
    )
    (best, letter), (second, _), *_ = ranked
    return letter if best > second else None


def chance_of(hits: int, odds: Odds) -> float:
    """How likely a score as far from the mean is; of its two sides the more striking one is taken, hence the 2."""
    return min(1.0, 2 * min(chance_of_at_least(hits, odds), chance_of_at_most(hits, odds)))


def picks(name: str) -> Iterator[tuple[Choice, str]]:
    for question in QUIZ.questions:
        if letter := pick(STRATEGIES[name], question):
            yield question, letter


@pytest.mark.parametrize("name", STRATEGIES)
def test_guessing_by_looks_is_within_chance(name: str) -> None:
    picked = list(picks(name))
    right = [question.id for question, letter in picked if letter in question.key]
    chance = chance_of(len(right), odds_of_key(question for question, _ in picked))
    assert chance >= ALLOWED, f"{len(right)} of {len(picked)} ({chance:.1%}): {right}"


def test_the_shorter_of_b_and_c_is_the_key_as_often_as_the_longer() -> None:
    """Whoever knows from the printed key that it is B or C in 23 of 25 still has to choose between the two."""
    picked = [
        (question, letter)
        for question in QUIZ.questions
        if set(question.key) & {"B", "C"}
        and (letter := pick(STRATEGIES["shortest"], question, "BC"))
    ]
    right = [question.id for question, letter in picked if letter in question.key]
    chance = chance_of(len(right), {0.5: len(picked)})
    assert chance >= ALLOWED, f"{len(right)} of {len(picked)} ({chance:.1%}): {right}"


def test_a_strategy_that_works_is_noticed() -> None:
    assert chance_of(16, {0.5: 21}) < ALLOWED
    assert chance_of(10, {0.25: 20}) < ALLOWED
    assert chance_of(0, {0.25: 20}) < ALLOWED
    assert chance_of(5, {0.25: 20}) == 1.0


def test_strategies_pick_what_they_say() -> None:
    question = QUIZ.questions[0].model_copy(
        update={
            "options": {
                "A": "Usually 16 bits for a weight",
                "B": "128 bits for a weight",
                "C": "8 bits for a weight of it",
                "D": "A float",
            }
        }
    )
    assert [pick(score, question) for score in STRATEGIES.values()] == [
        *("A", "D", "B"),
        *(None, "D", "A"),
    ]

"""Shuffled, as on screen and on a shuffled printed copy, the key stands at each place equally often."""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.bank.chance import chance_of_at_least, chance_of_at_most
from macros.bank.reader import load_bank
from tests.built_site import Site

COPIES = 2000
SURE = 0.01
"""How likely chance has to be to explain the most striking of all counts."""

QUESTIONS = [
    question
    for question in load_bank(Path("quizdata")).quizzes["llm-infrastructure"].questions
    if question.shuffle
]

DRAWN = random.Random(1)
SEEDS = {
    # As the quiz draws them, and as somebody would number printed copies.
    "drawn": [f"{DRAWN.getrandbits(52):x}" for _ in range(COPIES)],
    "counted": [str(number) for number in range(1, COPIES + 1)],
}

# The shuffle of the quiz itself, seeded as it seeds it: the attempt's seed, then the question.
PLACES = """async ([url, seeds, questions]) => {
    const { shuffled } = await import(url);
    return seeds.map((seed) => questions.map(
        ([id, letters, key]) => shuffled(letters, `${seed}/${id}`).indexOf(key)));
}"""

Copies = list[list[int]]
"""For each copy, the place of each question's key."""


@pytest.fixture(scope="module", params=SEEDS)
def copies(request: pytest.FixtureRequest, browser: Any, module_site: Site) -> Iterator[Copies]:
    page = browser.new_page()
    page.goto(module_site.url + "404.html")
    module = module_site.url + "assets/javascripts/quiz/shuffle.js"
    asked = [[question.id, list(question.options), question.key[0]] for question in QUESTIONS]
    yield page.evaluate(PLACES, [module, SEEDS[request.param], asked])
    page.close()


def test_key_of_each_question_stands_at_each_place_equally_often(copies: Copies) -> None:
    chances = []
    for question, places in zip(QUESTIONS, zip(*copies, strict=True), strict=True):
        odds = {1 / len(question.options): len(copies)}
        counted = Counter(places)
        for place in range(len(question.options)):
            hits = counted[place]
            least = min(chance_of_at_least(hits, odds), chance_of_at_most(hits, odds))
            chances.append((least, f"{question.id} at {place + 1} in {hits}"))
    # The most striking of all counts, on either of its sides, is judged (Bonferroni).
    least, where = min(chances)
    assert 2 * len(chances) * least >= SURE, where


def test_places_within_a_copy_do_not_hang_together(copies: Copies) -> None:
    """If they did, some copies would have most keys at one letter, as the bank's own order has."""
    assert {len(question.options) for question in QUESTIONS} == {4}
    number = len(QUESTIONS)
    for place in range(4):
        counts = [copy.count(place) for copy in copies]
        assert statistics.mean(counts) == pytest.approx(number / 4, rel=0.03)
        assert statistics.variance(counts) == pytest.approx(number * 3 / 16, rel=0.12)

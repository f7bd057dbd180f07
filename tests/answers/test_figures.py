"""Figures of simulated readers, whose parameters are known, come out within their intervals."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

import pytest

from macros.answers.advice import advise, rank
from macros.answers.copies import Copy, FirstAnswer
from macros.answers.figures import ItemFigures, count_answers, is_rare, point_biserial, wilson
from tests.answers.handed import REVISION, question, quizzes

READERS, QUESTIONS = 200, 24
SPREAD = [-4 + step / 10 for step in range(81)]
DENSITY = [math.exp(-x * x / 2) for x in SPREAD]
DRAW = random.Random(7)
DIFFICULTY = [DRAW.uniform(-1.5, 1.2) for _ in range(QUESTIONS)]
SLOPE = [DRAW.uniform(0.6, 2.0) for _ in range(QUESTIONS)]
WRONG_KEY, DEAD = 5, 9
"""The bank says A where B is right; nobody takes D."""


def chance(at: int, skill: float) -> float:
    """How likely a reader of that skill knows the answer."""
    return 1 / (1 + math.exp(-SLOPE[at] * (skill - DIFFICULTY[at])))


def simulated(seed: int) -> Iterator[Copy]:
    """Readers whose skill is normal. Who does not know takes one of the others."""
    draw = random.Random(seed)
    for number in range(READERS):
        skill = draw.gauss(0, 1)
        answers = []
        for at in range(QUESTIONS):
            best = "B" if at == WRONG_KEY else "A"
            others = [letter for letter in ("ABC" if at == DEAD else "ABCD") if letter != best]
            taken = best if draw.random() < chance(at, skill) else draw.choice(others)
            sure = "sure" if draw.random() < 0.5 else "guess"
            answers.append(FirstAnswer(f"q{at}", REVISION, (taken,), taken == "A", sure))
        yield Copy("demo", f"reader{number}", tuple(answers))


BANK = quizzes(*(question(f"q{at}") for at in range(QUESTIONS)))


@pytest.fixture(scope="module")
def items() -> list[ItemFigures]:
    return count_answers(simulated(11), BANK)


def over_readers(values: list[float]) -> float:
    """The mean over all readers there could be."""
    return sum(d * v for d, v in zip(DENSITY, values, strict=True)) / sum(DENSITY)


def known() -> list[tuple[float, float]]:
    """The share right and the discrimination of each question, from its parameters alone."""
    curves = []
    for at in range(QUESTIONS):
        curve = [chance(at, skill) for skill in SPREAD]
        curves.append([(1 - p) / 3 for p in curve] if at == WRONG_KEY else curve)
    means = [over_readers(curve) for curve in curves]

    def shared(a: int, b: int) -> float:
        together = [x * y for x, y in zip(curves[a], curves[b], strict=True)]
        return over_readers(together) - means[a] * means[b]

    found = []
    for at in range(QUESTIONS):
        rest = [other for other in range(QUESTIONS) if other != at]
        alone = sum(over_readers([p * (1 - p) for p in curves[other]]) for other in rest)
        spread = alone + sum(shared(a, b) for a in rest for b in rest)
        own = means[at] * (1 - means[at])
        found.append((means[at], sum(shared(at, b) for b in rest) / math.sqrt(own * spread)))
    return found


def test_difficulty_and_discrimination_are_recovered_within_their_intervals(
    items: list[ItemFigures],
) -> None:
    expected = known()
    shares = discriminations = 0
    for item, (share, discrimination) in zip(items, expected, strict=True):
        assert item.share and item.discrimination
        shares += item.share.low <= share <= item.share.high
        discriminations += item.discrimination.low <= discrimination <= item.discrimination.high
    # Of twenty-four intervals of 95 %, one or two miss.
    assert shares >= QUESTIONS - 2
    assert discriminations >= QUESTIONS - 2


def test_intervals_hold_what_they_promise() -> None:
    """Over sixteen banks of readers 95 % of the intervals hold the value, give or take what chance allows."""
    expected = known()
    held = [0, 0]
    for seed in range(16):
        for item, (share, discrimination) in zip(
            count_answers(simulated(seed), BANK), expected, strict=True
        ):
            assert item.share and item.discrimination
            held[0] += item.share.low <= share <= item.share.high
            held[1] += item.discrimination.low <= discrimination <= item.discrimination.high
    assert all(0.92 < each / (16 * QUESTIONS) < 0.99 for each in held), held


def test_a_planted_wrong_key_is_named_first(items: list[ItemFigures]) -> None:
    first, advice = rank(items)[0]
    assert first.id == f"q{WRONG_KEY}"
    assert advice[0].name == "key"
    assert " took B, " in advice[0].text
    assert [item.id for item in items if advise(item)[0].name == "key"] == [first.id]


def test_a_planted_dead_option_is_named_and_no_other(items: list[ItemFigures]) -> None:
    dead = {item.id: [each.letter for each in item.options if each.dead] for item in items}
    assert {id: letters for id, letters in dead.items() if letters} == {f"q{DEAD}": ["D"]}
    assert "Replace option D" in " ".join(each.text for each in advise(items[DEAD]))


def test_nothing_is_concluded_from_few_readers() -> None:
    few = count_answers(list(simulated(11))[:29], BANK)
    assert {advice[0].name for _, advice in rank(few)} == {"few"}
    assert not any(option.dead for item in few for option in item.options)


@pytest.mark.parametrize(
    ("taken", "of", "rare"),
    [
        (0, 59, None), (0, 60, True), (1, 60, None), (1, 93, True), (5, 100, False),
        (4, 100, None), (0, 0, None), (40_000, 1_000_000, True), (0, 10_000, True),
    ],
)  # fmt: skip
def test_an_option_is_dead_when_the_numbers_say_so(taken: int, of: int, rare: object) -> None:
    assert is_rare(taken, of) is rare


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    # By the formula of the interval, worked out apart from the code.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_a_share_has_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    found = wilson(hits, of)
    assert found
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_a_correlation_of_thirty_is_as_wide_as_is_said() -> None:
    found = point_biserial(30, 15, 15, 8.5, 7.5)
    assert found
    assert (found.value, round(found.low, 2), round(found.high, 2)) == (0, -0.36, 0.36)


def test_all_right_or_all_alike_have_no_discrimination() -> None:
    assert point_biserial(50, 50, 25, 13, 25) is None
    assert point_biserial(50, 25, 25, 12.5, 12.5) is None
    assert wilson(0, 0) is None


def answered(*answers: FirstAnswer, token: str = "one") -> ItemFigures:
    return count_answers([Copy("demo", token, answers)], BANK)[0]


def test_who_had_the_answer_shown_did_not_answer() -> None:
    item = answered(FirstAnswer("q0", REVISION, (), right=False))
    assert (item.readers, item.shown, item.share) == (0, 1, None)


def test_a_reader_who_answered_little_else_says_nothing_of_discrimination() -> None:
    assert answered(FirstAnswer("q0", REVISION, ("A",), right=True)).compared == 0


def test_sure_readers_who_are_wrong_are_counted_and_then_named() -> None:
    copies = [
        Copy("demo", f"r{at}", (FirstAnswer("q0", REVISION, ("B" if at < 20 else "A",), at >= 20, "sure"),))
        for at in range(40)
    ]  # fmt: skip
    item = count_answers(copies, BANK)[0]
    assert (item.sure, item.sure_and_wrong) == (40, 20)
    assert [each.name for each in advise(item)] == ["sure-and-wrong"]


def test_memory_does_not_grow_with_what_files_invent() -> None:
    copies = (
        Copy("demo", f"r{at}", (FirstAnswer("q0", f"{at:08x}", (f"{at}",), right=True),))
        for at in range(500)
    )
    assert len(count_answers(copies, BANK)) == 49

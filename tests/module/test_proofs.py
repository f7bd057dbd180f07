"""Every calculation of the bank has a proof, and every key follows from it."""

from pathlib import Path

import pytest

from macros.bank.calculated.model import Calculated
from macros.bank.reader import load_bank
from macros.rules.proofs import prove

BANK = Path("quizdata")
QUESTIONS = [question for quiz in load_bank(BANK).quizzes.values() for question in quiz.questions]


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if q.level == "calculation"], ids=lambda q: q.id
)
def test_a_calculation_has_a_proof(question: Calculated) -> None:
    assert question.proof


def test_every_key_follows_from_its_proof() -> None:
    assert prove(load_bank(BANK)) == []

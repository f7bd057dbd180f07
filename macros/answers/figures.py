"""From first answers to figures, with how sure one may be of them. Sums alone are kept of what was read."""

from __future__ import annotations

import math
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..bank.credit import credit
from ..bank.kinds import kind_of
from ..bank.model import Quiz
from ..bank.question import Question
from .copies import Copy, FirstAnswer, options_of

Z = 1.959964
"""Standard deviations on each side of a 95 % interval."""
FEWEST = 30
"""First answers from which a share is judged; below them its interval spans more than a third."""
FEWEST_TAKEN = 60
"""Answers from which an option can be called dead: with fewer, nobody may have taken it by chance."""
RARE = 0.05
"""An option that fewer take is dead."""
LETTERS = frozenset(string.ascii_uppercase)
"""What is counted of responses: a typed number is one of very many."""
REVISIONS = 50
"""Wordings of a question that are counted; a file may name any."""
OTHERS = 4
"""Other questions that a copy must answer before it says how good its reader is."""


@dataclass(frozen=True)
class Interval:
    """An estimate with the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class OptionFigures:
    """What became of one option."""

    letter: str
    right: bool
    taken: int
    share: Interval | None
    dead: bool | None
    """Whether fewer than 5 % take it; None if the numbers do not say."""
    elsewhere: float | None
    """The share of other questions that those who took it had right."""


@dataclass(frozen=True)
class ItemFigures:
    """A question at one revision, as its readers first answered it."""

    quiz: str
    id: str
    revision: str
    current: bool
    """Whether the bank asks it in this wording."""
    readers: int
    """How many answered first; who had the answer shown is not among them."""
    shown: int
    share: Interval | None
    """How many of them were right."""
    compared: int
    """Readers who answered enough other questions for the next figure."""
    discrimination: Interval | None
    """The point-biserial correlation of being right here with the share right elsewhere."""
    options: tuple[OptionFigures, ...]
    sure: int
    """Readers who said that they are sure."""
    sure_wrong: Interval | None
    """The share of those who were wrong."""
    points: float | None = None
    """What an answer was worth on average, in points; None where parts of answers do not count."""
    mistakes: tuple[tuple[str, int], ...] = ()
    """What wrong answers got wrong and how often, most frequent first; of options these say which were taken."""

    @property
    def sure_and_wrong(self) -> int:
        return round(self.sure_wrong.value * self.sure) if self.sure_wrong else 0


@dataclass
class _Sums:
    """Whatever was read, this is kept of a question."""

    readers: int = 0
    shown: int = 0
    right: int = 0
    sure: int = 0
    sure_wrong: int = 0
    points: float = 0.0
    mistakes: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    lettered: int = 0
    # Of readers who answered enough else: how many, how many right, and sums over their share right elsewhere.
    compared: int = 0
    compared_right: int = 0
    rest: float = 0.0
    rest_squared: float = 0.0
    rest_right: float = 0.0
    rest_taken: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    compared_taken: Counter[str] = field(default_factory=Counter)

    def add(self, answer: FirstAnswer, elsewhere: float | None) -> None:
        if answer.shown:
            self.shown += 1
            return
        self.readers += 1
        self.right += answer.right
        if answer.sure == "sure":
            self.sure += 1
            self.sure_wrong += not answer.right
        letters = [each for each in answer.response or () if each in LETTERS]
        self.lettered += bool(letters)
        self.taken.update(letters)
        if elsewhere is None:
            return
        self.compared += 1
        self.compared_right += answer.right
        self.rest += elsewhere
        self.rest_squared += elsewhere * elsewhere
        self.rest_right += elsewhere * answer.right
        for letter in letters:
            self.rest_taken[letter] += elsewhere
            self.compared_taken[letter] += 1


def count_answers(copies: Iterable[Copy], quizzes: Mapping[str, Quiz]) -> list[ItemFigures]:
    """The figures of every question and revision that was answered, in the bank's order, the current wording first."""
    sums: dict[tuple[str, str], dict[str, _Sums]] = {
        (quiz.id, question.id): {question.revision: _Sums()}
        for quiz in quizzes.values()
        for question in quiz.questions
    }
    asked = {
        (quiz.id, question.id): (question, quiz.credits.get(question.id))
        for quiz in quizzes.values()
        for question in quiz.questions
    }
    for copy in copies:
        right = sum(answer.right for answer in copy.answers)
        others = len(copy.answers) - 1
        for answer in copy.answers:
            of = sums.get((copy.quiz, answer.id))
            if of is None or (answer.revision not in of and len(of) >= REVISIONS):
                continue
            elsewhere = (right - answer.right) / others if others >= OTHERS else None
            found = of.setdefault(answer.revision, _Sums())
            found.add(answer, elsewhere)
            question, parts = asked[copy.quiz, answer.id]
            if answer.revision == question.revision and answer.response:
                if parts:
                    found.points += credit(answer.response, parts)
                if not answer.right:
                    found.mistakes.update(kind_of(question).mistakes_in(question, answer.response))
    return [
        _item(quiz, question, revision, each)
        for quiz in quizzes.values()
        for question in quiz.questions
        for revision, each in sums[quiz.id, question.id].items()
        if each.readers or each.shown
    ]


def _item(quiz: Quiz, question: Question, revision: str, sums: _Sums) -> ItemFigures:
    current = revision == question.revision
    partly = current and question.id in quiz.credits and sums.readers
    return ItemFigures(
        quiz=quiz.id,
        id=question.id,
        revision=revision,
        current=current,
        readers=sums.readers,
        shown=sums.shown,
        share=wilson(sums.right, sums.readers),
        compared=sums.compared,
        discrimination=point_biserial(
            sums.compared, sums.compared_right, sums.rest, sums.rest_squared, sums.rest_right
        ),
        options=tuple(
            _option(letter, letter in question.key, sums)
            for letter in (options_of(question) if current else ())
        ),
        sure=sums.sure,
        sure_wrong=wilson(sums.sure_wrong, sums.sure),
        points=sums.points / sums.readers if partly else None,
        mistakes=tuple(sums.mistakes.most_common()),
    )


def _option(letter: str, right: bool, sums: _Sums) -> OptionFigures:
    taken, compared = sums.taken[letter], sums.compared_taken[letter]
    return OptionFigures(
        letter=letter,
        right=right,
        taken=taken,
        share=wilson(taken, sums.lettered),
        dead=None if right else is_rare(taken, sums.lettered),
        elsewhere=sums.rest_taken[letter] / compared if compared else None,
    )


def wilson(hits: int, of: int) -> Interval | None:
    """A share with Wilson's interval, which stays within 0 and 1 and holds for few answers too."""
    if not of:
        return None
    share, square = hits / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def point_biserial(
    of: int, right: int, rest: float, rest_squared: float, rest_right: float
) -> Interval | None:
    """Right or wrong against a score: the correlation, and its interval by Fisher's z; None if all are alike."""
    if of < 4 or right in (0, of):
        return None
    spread = of * rest_squared - rest * rest
    if spread < 1e-9 * of * of:
        return None
    found = (of * rest_right - right * rest) / math.sqrt(spread * right * (of - right))
    found = max(-1.0, min(1.0, found))
    turned = math.atanh(max(-0.999999, min(0.999999, found)))
    half = Z / math.sqrt(of - 3)
    return Interval(found, math.tanh(turned - half), math.tanh(turned + half))


def is_rare(taken: int, of: int) -> bool | None:
    """Whether fewer than 5 % take an option; None if so few answers, or such a share, leave it open.

    It is rare if so few would have taken one that 5 % take in less than one case of twenty: none of 60, one of 93.
    """
    if of < FEWEST_TAKEN:
        return None
    if taken >= of * RARE:
        return False
    ways = (
        math.lgamma(of + 1)
        - math.lgamma(k + 1)
        - math.lgamma(of - k + 1)
        + k * math.log(RARE)
        + (of - k) * math.log(1 - RARE)
        for k in range(taken + 1)
    )
    return True if sum(map(math.exp, ways)) < 0.05 else None

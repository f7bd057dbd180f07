"""The advanced self-check asks for what its plan says, and its figures follow from what its questions show."""

import json
import re
from math import sqrt
from pathlib import Path

import pytest

from macros.bank.kinds.choice.model import Choice
from macros.bank.kinds.numeric.model import Numeric
from macros.bank.question import Question
from macros.bank.reader import load_bank
from macros.text import convert

FIRST, QUIZ = load_bank(Path("quizdata")).quizzes.values()
QUESTIONS: dict[str, Question] = {question.id: question for question in QUIZ.questions}
NUMERIC = [question for question in QUIZ.questions if isinstance(question, Numeric)]


def shown(name: str) -> dict[str, float]:
    """The figures of a question's code block, by what stands beside them."""
    (block,) = re.findall(r"^```text\n(.*?)^```", QUESTIONS[name].stem, flags=re.M | re.S)
    figures = {}
    for line in block.splitlines():
        number = re.search(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w.]*:)", line)
        if number:
            label = line.replace(number[0], "", 1).strip()
            figures[label] = float(number[0].replace(",", ""))
    return figures


def answer(name: str) -> float:
    question = QUESTIONS[name]
    assert isinstance(question, Numeric)
    return float(question.first.answer)


def test_kinds_of_its_twenty_questions() -> None:
    kinds = [question.kind for question in QUIZ.questions]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "numeric": 7,
        "choice": 9,
        "order": 2,
        "short": 2,
    }
    assert (
        sum(len(question.key) > 1 for question in QUIZ.questions if question.kind == "choice") == 2
    )


def test_each_figure_is_proved_and_four_are_drawn_anew() -> None:
    assert all(question.proof for question in NUMERIC)
    assert [question.id for question in NUMERIC if question.drawn] == [
        *("kv-cache-per-card", "kv-transfer-time", "fp4-checkpoint", "margin-of-a-score"),
    ]
    assert all(len(question.rows) >= 4 for question in NUMERIC if question.drawn)


def test_three_are_answered_from_a_log_counters_and_a_trace() -> None:
    assert [id for id, each in QUESTIONS.items() if "<pre>" in convert(each.stem).html] == [
        *("shorter-cold-start", "acceptance-length", "slow-request-in-a-trace"),
    ]


def test_start_is_shorter_by_what_the_log_says_of_reading() -> None:
    log = QUESTIONS["shorter-cold-start"].stem
    reading, loading, setup = (
        float(re.findall(rf"{line}.*?([\d.]+) s", log)[0])
        for line in (
            "Loading weights took",
            "Model loading took 131.40 GiB memory and",
            "warmup model",
        )
    )
    assert answer("shorter-cold-start") == round(loading + setup - reading * 4 / 5)


def test_acceptance_length_follows_from_the_counters() -> None:
    counters = {
        label.removeprefix("vllm:spec_decode_num_"): number
        for label, number in shown("acceptance-length").items()
    }
    assert counters["draft_tokens_total"] == 4 * counters["drafts_total"]
    length = 1 + counters["accepted_tokens_total"] / counters["drafts_total"]
    assert answer("acceptance-length") == length


def test_pause_between_tokens_follows_from_the_span() -> None:
    span = {
        label.rpartition(".")[2]: number
        for label, number in shown("slow-request-in-a-trace").items()
    }
    parts = span["time_in_queue"] + span["time_in_model_prefill"]
    assert round(parts, 9) == span["time_to_first_token"]
    assert round(parts + span["time_in_model_decode"], 9) == span["e2e"]
    pause = 1000 * span["time_in_model_decode"] / (span["completion_tokens"] - 1)
    assert answer("slow-request-in-a-trace") == round(pause)


@pytest.mark.parametrize(
    "question", [each for each in NUMERIC if each.drawn], ids=lambda question: question.id
)
def test_every_draw_is_a_question_that_its_proof_answers(question: Numeric) -> None:
    """A draw is one of these rows. That each key follows is proved with the rest of the bank."""
    for row in range(len(question.rows)):
        plain = question.at(row)
        assert "{{" not in json.dumps(plain.model_dump(mode="json"))
        answer, *mistakes = plain.rooms
        assert answer.holds(float(plain.answer))
        assert not any(answer.meets(mistake) for mistake in mistakes)
    stems = {question.at(row).stem for row in range(len(question.rows))}
    assert len(stems) == len(question.rows)


@pytest.mark.parametrize("question", NUMERIC, ids=lambda question: question.id)
def test_each_known_mistake_is_apart_from_the_answer(question: Numeric) -> None:
    for row in range(max(1, len(question.rows))):
        plain = question.at(row) if question.drawn else question
        values = [float(plain.answer), *(float(mistake.value) for mistake in plain.mistakes)]
        assert len(set(values)) == len(values) >= 3


def test_two_scores_of_the_gate_are_within_each_others_interval() -> None:
    stem = QUESTIONS["gate-for-a-small-loss"].stem
    rows = re.findall(r"\| (\d+) \| ([\d.]+)% \| ([\d.]+) to ([\d.]+) \|", stem)
    (_, first, _, _), (_, second, low, high) = rows
    assert float(low) < float(first) < float(high) and first > second
    for right, score, low, high in rows:
        share = int(right) / 400
        half = 1.96 * sqrt(share * (1 - share) / 400)
        assert float(score) == 100 * share
        assert (float(low), float(high)) == (
            round(100 * (share - half), 1),
            round(100 * (share + half), 1),
        )


def test_graph_of_pauses_shows_what_the_question_says() -> None:
    drawn = Path("docs/assets/pauses-in-a-stream.svg").read_text(encoding="utf-8")
    bars = re.findall(r'<rect x="(\d+)" y="\d+" width="(\d+)" height="(\d+)"/>', drawn)
    (left, width, usual), *stalls = [tuple(map(int, bar)) for bar in bars]
    a_token = width // 60
    # 160 high is 500 ms.
    assert usual * 500 / 160 == 25
    assert [1 + (x - left) // a_token for x, _, _ in stalls] == [21, 46]
    assert {height * 500 // 160 for _, _, height in stalls} == {500}
    assert {each for _, each, _ in stalls} == {a_token}
    assert "25 ms" in QUESTIONS["why-disaggregate"].stem


def test_options_do_not_give_the_key_away_by_length() -> None:
    choices = [
        question
        for question in QUIZ.questions
        if isinstance(question, Choice) and len(question.key) == 1
    ]
    for pick in (max, min):
        hits = [
            question.id
            for question in choices
            if pick(question.options, key=lambda letter: len(question.options[letter]))
            == question.key[0]
        ]
        assert len(hits) <= 3, hits


def test_who_passes_the_first_quiz_well_is_led_to_it() -> None:
    assert "(/advanced.md)" in FIRST.bands[0].steps[0]


def test_every_source_was_opened() -> None:
    assert [id for id, source in QUIZ.sources.items() if source.read is None] == []


def test_no_source_tells_at_second_hand() -> None:
    assert {source.kind for source in QUIZ.sources.values()} <= {
        "paper",
        "documentation",
        "source code",
    }

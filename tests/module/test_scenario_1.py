"""Scenario 1: its sums add up, its code runs, and the answer shows the same figures."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

PAGE = Path("quizdata/llm-infrastructure/scenarios/1-cost-optimization.md").read_text(
    encoding="utf-8"
)
FRONT, ANSWER = PAGE.split("\n---\n", 1)
HOURS = 730
REQUESTS = 500 * 10 * 30
MILLION_IN, MILLION_OUT = REQUESTS * 1_200 / 1e6, REQUESTS * 250 / 1e6
API = MILLION_IN * 0.70 + MILLION_OUT * 2.80
OWN_GPUS = 10_000 * 55 / 168 * 2 / 4 * 1.79 / 3.43


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\b[^\n]*\n(.*?)^```$", ANSWER, flags=re.M | re.S)


def shown(*figures: str) -> None:
    """Assert that each figure stands in the answer."""
    for figure in figures:
        assert figure in ANSWER, figure


def test_the_code_prints_what_the_answer_shows(tmp_path: Path) -> None:
    script = tmp_path / "bill.py"
    script.write_text(blocks("python")[0], encoding="utf-8")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert run.stdout == blocks("text")[0]


def test_savings_of_the_phases_and_the_rest_make_the_bill() -> None:
    printed = blocks("text")[0]
    saved = [int(n.replace(",", "")) for n in re.findall(r"saves \$ *([\d,]+)", printed)]
    left = [int(n.replace(",", "")) for n in re.findall(r"leaves \$ *([\d,]+)", printed)]
    assert len(saved) == 3
    assert sum(saved) + left[-1] == 10_000
    assert round(OWN_GPUS) == left[-1]


def test_tokens_and_their_price() -> None:
    assert (REQUESTS, MILLION_IN, MILLION_OUT) == (150_000, 180.0, 37.5)
    assert f"{10_000 / (MILLION_IN + MILLION_OUT):.0f}" == "46"
    assert MILLION_IN + MILLION_OUT == 217.5
    assert f"{API:.0f}" == "231"
    shown(
        "150,000 requests",
        "180 million input",
        "37.5 million output",
        "217.5 million",
        "$46 per million",
        "$231",
    )


def test_requests_in_flight_at_the_peak() -> None:
    peak = REQUESTS / 30 * 0.8 / (8 * 3600) * 4
    shown(f"{peak:.2f} requests per second", f"{peak * 8:.1f} are in flight")


def test_machines_that_can_be_bought() -> None:
    p4d, p4de, p5 = 21.957642, 27.44705, 55.04
    shown(f"${p4d:.2f} an hour", f"${p4d * HOURS:,.0f}", f"${p4de:.2f}", f"${p4de * HOURS:,.0f}")
    shown(
        f"${p4de * HOURS / 2:,.0f}", f"${p5 / 8:.2f}", f"${2 * p5 / 8:.2f}", f"${4 * p4de / 8:.2f}"
    )
    shown(f"${p4de / 8:.2f} an hour at AWS", f"${p4d / 8:.2f} against $1.99")
    assert (f"{p4d / 8 / 1.99:.1f}", f"{p4de / 8 / 1.79:.1f}") == ("1.4", "1.9")


def test_time_to_read_the_weights_once() -> None:
    four_cards, one_card = 138 / (4 * 2.039), 37 / 2.039
    shown(f"{four_cards:.1f} ms", f"{one_card:.1f} ms", f"{four_cards * 250 / 1000:.1f} seconds")


def test_memory_of_one_card_with_four_bit_weights() -> None:
    per_token = 2 * 80 * 8 * 128 * 2
    assert per_token == 320 * 1024
    assert 69 * 0.5 == 34.5
    tokens = (80 * 0.92 - 37 - 3) * 1e9 / per_token
    assert round(tokens, -4) == 100_000
    shown("34.5 GB", "100,000 tokens", "320 KiB")


def test_savings_of_each_measure_alone() -> None:
    alone = {
        "Pay-per-token API": 10_000 - API,
        "Run 55 of 168 hours": 10_000 * (1 - 55 / 168),
        "4-bit weights, half the GPUs": 10_000 * 0.5,
        "Same GPU, cheaper supplier": 10_000 * (1 - 1.79 / 3.43),
        "Small model, two 24 GB GPUs": 10_000 - 2 * HOURS,
        "Spot for half the fleet": 10_000 * 0.5 * 0.40,
        "Semantic cache": 0,
    }
    for measure, saved in alone.items():
        shown(f"| {measure} | ${saved:,.0f} |")
    assert round(100 * (1 - 55 / 168)) + 50 + round(100 * (1 - 1.79 / 3.43)) == 165
    shown(
        "67, 50 and 48 % would make 165 %", f"${API * 0.1:.0f} a month", f"costs ${API * 0.2:.0f}"
    )


def test_bill_after_week_2_and_of_nights_on_a_small_gpu() -> None:
    shown(
        f"${10_000 * 55 / 168 + 0.2 * API:,.0f}",
        f"${(168 - 55) / 168 * HOURS:.0f} a month at $1 an hour",
    )
    assert round(API / 30) == 8
    shown("$16 (twice the expected $8)")


def test_traffic_at_which_the_choice_flips() -> None:
    path_b = OWN_GPUS / (0.8 * API)
    shown(f"{path_b:.1f} times what I assumed", f"at {10_000 / API:.0f} times")


def test_own_gpus_and_api_as_the_summary_gives_them() -> None:
    assert round(API + 100, -1) == 330
    assert round(OWN_GPUS + 0.2 * API + 100, -2) == 1_000
    shown("about $330 a month", "about $1,000")


def test_schedule_is_a_keda_cron_trigger_of_55_hours() -> None:
    scaled = yaml.safe_load(blocks("yaml")[0])
    trigger = scaled["spec"]["triggers"][0]
    assert (scaled["apiVersion"], scaled["kind"]) == ("keda.sh/v1alpha1", "ScaledObject")
    start, end = trigger["metadata"]["start"].split(), trigger["metadata"]["end"].split()
    assert start[4] == end[4] == "1-5"
    minutes = (int(end[1]) - int(start[1])) * 60 + int(end[0]) - int(start[0])
    assert minutes * 5 / 60 == 55
    assert trigger["metadata"]["desiredReplicas"] == "1"


def test_front_matter_names_each_criterion() -> None:
    evidence = yaml.safe_load(FRONT.removeprefix("---\n"))["evidence"]
    assert list(evidence) == ["root-cause", "solution", "trade-offs", "production-readiness"]
    assert all(3 <= len(points) <= 5 for points in evidence.values())

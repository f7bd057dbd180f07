"""Every figure worked in lesson 11 follows from its inputs."""

import re
from math import sqrt
from pathlib import Path

PAGE = " ".join(Path("docs/lessons/11-trust-and-evidence.md").read_text(encoding="utf-8").split())
SPAN = Path("docs/diagrams/request-span.svg").read_text(encoding="utf-8")
Z = 1.96


def seconds(attribute: str) -> float:
    found = re.search(rf"`gen_ai\.latency\.{attribute}` \| ([\d.]+) s", PAGE)
    assert found
    return float(found[1])


def in_pairs(old: float, new: float, questions: float) -> float:
    """Standard error of a difference, in points, from those that one version alone has right."""
    return 100 * sqrt(old + new - (old - new) ** 2 / questions) / questions


def test_attempts_that_a_filter_lets_through() -> None:
    assert f"1 − 0.95⁵⁰ = {1 - 0.95**50:.0%}" in PAGE


def test_parts_of_the_span_add_up() -> None:
    queue, prefill, decode = (
        seconds(part) for part in ("time_in_queue", "time_in_model_prefill", "time_in_model_decode")
    )
    assert round(queue + prefill, 9) == seconds("time_to_first_token")
    assert round(queue + prefill + decode, 9) == seconds("e2e")
    assert prefill / seconds("e2e") == 1 / 3
    assert f"225 tokens are 224 pauses: {decode:g} s / 224 = {decode / 224 * 1000:.0f} ms" in PAGE


def test_span_is_drawn_to_scale() -> None:
    names = ("d-hollow", "d-fill3", "d-fill1", "d-fill2")
    parts = ("e2e", "time_in_queue", "time_in_model_prefill", "time_in_model_decode")
    starts = (0, 0, seconds("time_in_queue"), seconds("time_to_first_token"))
    for name, part, start in zip(names, parts, starts, strict=True):
        x, width = re.findall(rf'<rect class="{name}" x="(\d+)" y="\d+" width="(\d+)"', SPAN)[0]
        assert (int(x) - 40) / 40 == start
        assert int(width) / 40 == seconds(part)


def test_interval_by_number_of_questions() -> None:
    for questions in (100, 400, 1600):
        error = 100 * sqrt(0.8 * 0.2 / questions)
        assert f"| {questions:,} | {error:.1f} points | ±{Z * error:.1f} |" in PAGE


def test_difference_in_pairs_and_apart() -> None:
    old, new, questions = 12, 8, 400
    assert f"(12 − 8)/400 = {100 * (old - new) / questions:.1f} point" in PAGE
    error = in_pairs(old, new, questions)
    assert f"√(20 − 4²/400) / 400 = {error:.2f} points, so ±{Z * error:.1f}" in PAGE
    assert f"from −{1 + Z * error:.1f} to +{Z * error - 1:.1f};" in PAGE
    each = [100 * sqrt(p * (1 - p) / questions) for p in (0.82, 0.81)]
    apart = sqrt(sum(error**2 for error in each))
    assert f"√({each[0]:.2f}² + {each[1]:.2f}²) = {apart:.2f} points, so ±{Z * apart:.1f}" in PAGE


def test_difference_with_four_times_the_questions() -> None:
    reach = Z * in_pairs(48, 32, 1600)
    assert f"from −{1 + reach:.1f} to +{reach - 1:.1f}," in PAGE
    assert -1 - reach < -2  # which is why it is not enough

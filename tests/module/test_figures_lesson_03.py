"""Every figure that lesson 3 works out, computed again from its inputs."""

import math
from pathlib import Path

PAGE = Path("docs/lessons/03-rag.md").read_text(encoding="utf-8")
STEP = 480 - 48


def test_a_model_of_256_tokens_misses_83_percent_of_a_chunk_of_1500() -> None:
    assert f"other {1 - 256 / 1500:.0%} cannot be found" in PAGE


def test_six_small_or_two_large_chunks_fit_a_window_of_4096() -> None:
    room = 4096 - 512 - 300
    assert (room // 480, room // 1500) == (6, 2)
    assert f"{room:,} remain: six chunks of 480 tokens, or two of 1,500" in PAGE


def test_480_characters_are_about_120_tokens() -> None:
    assert f"480 characters is about {480 // 4} tokens" in PAGE


def test_a_manual_of_20000_tokens_makes_47_chunks() -> None:
    chunks = 1 + math.ceil((20_000 - 480) / STEP)
    assert f"with 48 overlap advance by {STEP}" in PAGE
    assert f"20,000 tokens\nmakes {chunks} of them" in PAGE


def test_twenty_million_tokens_take_190_megabytes() -> None:
    chunks = 20_000_000 / STEP
    assert f"about {round(chunks, -2):,.0f}" in PAGE
    assert f"take {chunks * 1024 * 4 / 1e6:.0f} MB" in PAGE


def test_fusion_puts_first_and_fourth_above_second_twice() -> None:
    first_and_fourth, second_twice = 1 / (2 + 0) + 1 / (2 + 3), 2 / (2 + 1)
    assert f"1/2 + 1/5 = {first_and_fourth:.2f}" in PAGE
    assert f"1/3 + 1/3 = {second_twice:.2f}" in PAGE


def test_reranking_20_takes_11_ms_and_a_million_takes_556_s() -> None:
    assert f"20 candidates take {20 / 1800 * 1000:.0f} ms" in PAGE
    assert f"would take {1_000_000 / 1800:.0f} s" in PAGE


def test_worked_metrics_are_right() -> None:
    gain = 1 / math.log2(3) + 1 / math.log2(6)
    ideal = sum(1 / math.log2(rank + 1) for rank in (1, 2, 3))
    assert f"2/3 = {2 / 3:.2f}" in PAGE
    assert f"{1 / math.log2(3):.3f} at rank 2 and {1 / math.log2(6):.3f} at rank 5" in PAGE
    assert f"together {gain:.3f}" in PAGE
    assert f"1 + 0.631 + 0.5 = {ideal:.3f}. The quotient is {gain / ideal:.2f}" in PAGE


def test_the_smaller_model_is_five_times_as_fast() -> None:
    assert f"a factor of {14_200 / 2_800:.0f}" in PAGE

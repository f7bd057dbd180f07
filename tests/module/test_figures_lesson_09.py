"""Every figure worked in lesson 9 follows from its inputs."""

import re
from pathlib import Path

PAGE = " ".join(Path("docs/lessons/09-scale-out.md").read_text(encoding="utf-8").split())
POOLS = Path("docs/diagrams/two-pools.svg").read_text(encoding="utf-8")
KIB, GIB = 2**10, 2**30
TOKEN_70B = 2 * 80 * 8 * 128 * 2  # bytes: key and value, layers, KV heads, values, BF16
TOKENS = 8000


def test_weights_of_a_405b_model_on_16_cards() -> None:
    assert f"has {405 * 2} GB of weights; on 16 cards each holds {405 * 2 / 16:.1f} GB" in PAGE


def test_kv_cache_of_a_card_stops_falling_at_one_head() -> None:
    layers, heads, head = 48, 4, 2 * 48 * 128 * 2
    assert f"Take {layers} layers, {heads} KV heads of 128 values" in PAGE
    assert f"2 × 48 × 128 × 2 B = {head // KIB} KiB" in PAGE
    for cards in (1, 4, 8, 16):
        own = max(1, heads // cards)
        row = f"| {cards} | {own} | {own * head // KIB} KiB | {max(1, cards // heads)} |"
        assert row in PAGE


def test_redundant_experts_on_each_rank() -> None:
    assert f"With 256 experts on 16 ranks each rank holds {256 // 16}." in PAGE
    assert f"(256 + 32) / 16 = {(256 + 32) // 16} on each" in PAGE


def test_kv_cache_that_travels() -> None:
    assert f"2 × 80 × 8 × 128 × 2 B = {TOKEN_70B // KIB} KiB a token" in PAGE
    size = f"{TOKEN_70B * TOKENS / 1e9:.2f} GB"
    assert f"A prompt of {TOKENS:,} tokens is {size}" in PAGE
    assert f">{size}<" in POOLS and f"{size} for {TOKENS:,} tokens" in POOLS


def test_time_on_each_link() -> None:
    for gbit in (400, 100, 25):
        rate = gbit / 8
        time = TOKEN_70B * TOKENS / (rate * 1e9) * 1000
        assert f"| {gbit} Gbit/s | {rate:g} GB/s | {time:.0f} ms |" in PAGE


def test_tokens_in_the_memory_of_the_host() -> None:
    assert "`--kv-offloading-size 64`" in PAGE
    assert f"about {round(64 * GIB / TOKEN_70B, -2):,.0f} tokens" in PAGE


def test_seconds_of_a_start() -> None:
    reading, loading, setup = (
        float(re.search(rf"\| `{line}[^|]*\| ([\d.]+) s", PAGE)[1])  # type: ignore[index]
        for line in ("Loading weights took", "Model loading took", "init engine")
    )
    assert f"{loading:g} + {setup:g} = {loading + setup:g} s" in PAGE
    assert f"16 GB at 0.5 GB/s are {16 / 0.5:g} s" in PAGE and reading == 16 / 0.5
    faster = 16 / 4
    assert (
        f"they are {faster:g} s, and the start takes {loading + setup - reading + faster:g}" in PAGE
    )


def test_traffic_that_comes_during_a_start() -> None:
    more = 2 / 60 * 90
    assert "serves 4 requests/s, and traffic grows by 2 requests/s each minute" in PAGE
    assert f"{more:g} requests/s have come on top, three quarters" in PAGE and more / 4 == 0.75


def test_memory_of_the_host_for_sleep() -> None:
    assert f"{70.6 * 2:.0f} GB for 70.6B parameters in BF16" in PAGE

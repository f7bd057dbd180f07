"""Every figure worked in lesson 1 follows from its inputs."""

import re
from pathlib import Path

PAGE = Path("docs/lessons/01-fundamentals.md").read_text(encoding="utf-8")
LADDER = Path("docs/diagrams/memory-ladder.svg").read_text(encoding="utf-8")
KIB, GIB = 2**10, 2**30
VLLM_SHARE = 0.92  # default gpu_memory_utilization
LLAMA_7B, LLAMA_70B = 6.74e9, 69e9
BANDWIDTH, COMPUTE = 300e9, 100e12  # bytes and floating-point operations per second
T4_MIB, L4_MIB = 15_360, 23_034  # as nvidia-smi reports them


def kv_bytes(layers: int, kv_heads: int, head_size: int = 128, value_bytes: int = 2) -> int:
    """KV cache of one token, in bytes."""
    return 2 * layers * kv_heads * head_size * value_bytes


def test_weights_of_llama_2_7b() -> None:
    weights = LLAMA_7B * 2
    assert f"The weights are {weights / 1e9:.1f} GB" in PAGE
    assert f"| 6.74 × 10⁹ × 2 B | {weights / GIB:.2f} GiB |" in PAGE


def test_kv_cache_of_llama_2_7b() -> None:
    token = kv_bytes(32, 32)
    assert f"| 2 × 32 × 32 × 128 × 2 B | {token // KIB} KiB |" in PAGE
    assert f"| 512 KiB × 4,096 | {token * 4096 // GIB} GiB |" in PAGE


def test_weights_and_one_sequence() -> None:
    together = (LLAMA_7B * 2 + kv_bytes(32, 32) * 4096) / GIB
    assert f"**{together:.2f} GiB**" in PAGE


def test_a_cache_can_leave_the_gpu_while_its_request_runs_as_lesson_2_says() -> None:
    lesson_2 = Path("docs/lessons/02-vllm.md").read_text(encoding="utf-8")
    assert "vLLM *preempts* a request: it takes its blocks away" in lesson_2
    [about] = re.findall(r"a \*KV cache\*: .*?\n\n", PAGE, re.S)
    assert "drop or\noffload its cache" in about and "lesson 2" in about
    assert not re.search(r"(has to|must) stay on the GPU", about)


def test_difference_between_gb_and_gib() -> None:
    assert f"the difference of {GIB / 1e9 - 1:.0%}" in PAGE


def test_room_on_an_l4() -> None:
    memory = L4_MIB / 1024
    left = memory * VLLM_SHARE - LLAMA_7B * 2 / GIB
    assert f"which is {memory:.1f} GiB" in PAGE
    assert f"{memory * VLLM_SHARE:.1f} GiB. Take the weights away and {left:.1f} GiB remain" in PAGE
    assert f"enough for {int(left // 2)}\nsequences of full length" in PAGE
    assert f"not used: {memory * (1 - VLLM_SHARE):.1f} GiB" in LADDER


def test_room_on_a_t4() -> None:
    memory = T4_MIB / 1024
    left = memory * VLLM_SHARE - LLAMA_7B * 2 / GIB
    assert f"of which vLLM takes {memory * VLLM_SHARE:.1f} GiB" in PAGE
    assert f"After the weights {left:.2f} GiB\nremain" in PAGE
    assert left < 2
    assert f"not used: {memory * (1 - VLLM_SHARE):.1f} GiB" in LADDER


def test_kv_cache_of_llama_2_70b() -> None:
    token = kv_bytes(80, 8)
    assert f"2 × 80 layers × 8 KV heads × 128 × 2 B = {token // KIB} KiB" in PAGE
    assert f"the {kv_bytes(80, 64) / 2**20:.1f} MiB it would be" in PAGE


def test_room_for_llama_2_70b_on_two_cards() -> None:
    budget, weights = 2 * 80 * VLLM_SHARE, LLAMA_70B * 2 / GIB
    sequence = kv_bytes(80, 8) * 4096 / GIB
    assert f"in FP16 that is {LLAMA_70B * 2 / 1e9:.0f} GB" in PAGE
    assert f"Its weights take {weights:.1f} GiB" in PAGE
    assert f"2 × 80 × 0.92 = {budget:.1f} GiB, which leaves {budget - weights:.1f} GiB" in PAGE
    assert f"{sequence:.2f} GiB each" in PAGE
    assert f"room for {int((budget - weights) // sequence)} sequences of 4,096 tokens" in PAGE


def test_prefill_and_decode_times() -> None:
    reading = LLAMA_7B * 2 / BANDWIDTH * 1e3
    arithmetic = 2 * LLAMA_7B / COMPUTE * 1e3
    assert f"| Prefill, 1,000 tokens | {arithmetic * 1000:.0f} ms | {reading:.0f} ms |" in PAGE
    assert f"| Decode, 1 token | {arithmetic:.2f} ms | {reading:.0f} ms |" in PAGE
    assert f"at most {1000 / reading:.0f} tokens per second" in PAGE
    assert f"At 600 GB/s the floor falls to {reading / 2:.1f} ms" in PAGE


def test_batch_of_eight() -> None:
    cache = 8 * 1000 * kv_bytes(32, 32)
    step = (LLAMA_7B * 2 + cache) / BANDWIDTH
    assert f"{cache / 1e9:.1f} GB of KV cache, takes {step * 1e3:.0f} ms" in PAGE
    assert f"{8 / step:.0f} tokens per second in place of 22" in PAGE


def test_idle_share_at_low_traffic() -> None:
    busy = 40 * 15
    assert f"{busy} seconds, or {busy // 60} minutes of work in {24 * 60:,}" in PAGE
    assert f"idle for {1 - busy / 86_400:.1%}" in PAGE


def test_cold_start_of_a_13b_model() -> None:
    weights = 13e9 * 2
    assert f"The {weights / 1e9:.0f} GB of a 13B model" in PAGE
    assert f"take {weights / 1e9:.0f} seconds at 1 GB/s and {weights / 200e6:.0f} seconds" in PAGE


def test_billed_minutes_with_start_and_wait() -> None:
    billed = 12 * (2 + 10) + 40 * 15 // 60
    assert f"you pay for {billed} minutes a day" in PAGE
    assert f"That is {billed / 1440:.1%} of the day" in PAGE
    assert int(1440 / billed) == 9 and "nine times higher" in PAGE

"""Every figure worked in lesson 6 follows from its inputs."""

import re
from pathlib import Path

from tests.module.recorded import recorded

PAGE = " ".join(Path("docs/lessons/06-serving-optimization.md").read_text(encoding="utf-8").split())
BATCHING = Path("docs/diagrams/continuous-batching.svg").read_text(encoding="utf-8")
TILES = Path("docs/diagrams/flash-attention-tiles.svg").read_text(encoding="utf-8")
KIB, GIB = 2**10, 2**30
L4_FOR_VLLM = 23_034 * 2**20 * 0.92  # nvidia-smi's MiB times the default gpu_memory_utilization
LENGTHS, SLOTS = [3, 8, 2, 5, 6, 3, 4, 2], 4  # iterations that requests A to H need
Bars = dict[str, tuple[int, int, int]]  # request: slot, first iteration, iterations


def static_batching() -> Bars:
    """Each batch starts when the one before has ended."""
    bars: Bars = {}
    start = 0
    for first in range(0, len(LENGTHS), SLOTS):
        batch = LENGTHS[first : first + SLOTS]
        for slot, length in enumerate(batch):
            bars["ABCDEFGH"[first + slot]] = (slot, start, length)
        start += max(batch)
    return bars


def continuous_batching() -> Bars:
    """Each request takes the slot that is free first."""
    bars: Bars = {}
    free = [0] * SLOTS
    for name, length in zip("ABCDEFGH", LENGTHS, strict=True):
        slot = min(range(SLOTS), key=lambda index: free[index])
        bars[name] = (slot, free[slot], length)
        free[slot] += length
    return bars


def end(bars: Bars) -> int:
    """Iterations until all requests are done."""
    return max(start + length for _, start, length in bars.values())


def drawn(top: int) -> Bars:
    """The bars of a panel whose first slot is drawn at this height."""
    pattern = r'<rect class="d-fill\d" x="(\d+)" y="(\d+)" width="(\d+)".*?\n.*?>([A-H])<'
    found = {
        name: ((int(y) - top) // 32, (int(x) - 62) // 26, (int(width) + 2) // 26)
        for x, y, width, name in re.findall(pattern, BATCHING)
        if 0 <= int(y) - top < 32 * SLOTS
    }
    return found


def test_weights_of_a_13b_model() -> None:
    for label, size in (("FP16, BF16", 2), ("FP8, INT8", 1), ("4-bit integers (GPTQ, AWQ)", 0.5)):
        assert f"| {label} | {size:g} | {13 * size:g} GB |" in PAGE


def test_weights_in_4_bit_floats_with_their_scales() -> None:
    for name, group in (("MXFP4", 32), ("NVFP4", 16)):
        bits = 4 + 8 / group
        assert f"| 4-bit floats: {name} | {bits / 8:.2f} | {13 * bits / 8:.1f} GB |" in PAGE
        assert f"{bits:g}" in PAGE.split("The last two rows include")[1][:140]


def test_options_that_quantize_while_loading_convert_what_the_page_says() -> None:
    known = recorded("vllm-0.33.0")["online_quantization"]
    assert {"mxfp4", "mxfp8", "nvfp4_per_token"} <= set(
        re.findall(r"`(?:--quantization )?(\w+)`", PAGE)
    )
    assert known["mxfp4"] == known["mxfp8"] == ["linear", "moe"]
    assert known["nvfp4_per_token"] == ["moe"]  # a dense model has linear layers alone
    assert '"converts experts alone") }} in 0.33 and leaves a dense model as it is' in PAGE


def test_tokens_of_a_pass_and_accepted_share_follow_from_the_acceptance() -> None:
    drafts = 4
    assert "With four drafts:" in PAGE
    for chance in (0.8, 0.5, 0.2):
        accepted = sum(chance**n for n in range(1, drafts + 1))
        row = f"| {chance:.0%} | {1 + accepted:.2f} | {accepted / drafts:.0%} |"
        assert row in PAGE


def test_acceptance_is_asked_of_counters_that_vllm_has() -> None:
    asked = re.findall(r"vllm:(spec_decode\w+)_total", PAGE)
    assert len(asked) == 2
    assert set(asked) <= set(recorded("vllm-0.33.0")["speculative_metrics"])


def test_room_for_kv_cache_beside_int8_weights() -> None:
    assert f"13 GB are {13e9 / GIB:.1f} GiB" in PAGE
    assert f"[{L4_FOR_VLLM / GIB:.1f} GiB that vLLM uses there]" in PAGE
    assert f"{(L4_FOR_VLLM - 13e9) / GIB:.1f} GiB stay free" in PAGE
    assert 26e9 > 24e9


def test_sequences_that_fit() -> None:
    token = 2 * 40 * 40 * 128 * 2
    sequence = token * 4096
    assert f"2 × 40 × 40 × 128 × 2 B = {token // KIB} KiB" in PAGE
    assert f"takes {sequence / GIB:.3f} GiB" in PAGE
    assert f"a token takes {token // 2 // KIB} KiB" in PAGE
    room = L4_FOR_VLLM - 13e9
    assert (room // sequence, room // (sequence // 2)) == (2, 5)
    assert "two of them fit" in PAGE and "five sequences fit" in PAGE


def test_llm_int8_on_bloom() -> None:
    assert "282 ms per token in place of 239" in PAGE
    assert f"{282 / 239 - 1:.0%} slower" in PAGE


def test_places_used_by_both_ways_of_batching() -> None:
    work = sum(LENGTHS)
    static, continuous = end(static_batching()), end(continuous_batching())
    assert f"need {work} iterations of work" in PAGE
    assert f"{static} iterations × {SLOTS} slots = {static * SLOTS} places" in PAGE
    assert f"{work / static / SLOTS:.0%} of which do something" in PAGE
    assert f"needs {continuous} × {SLOTS} = {continuous * SLOTS} places" in PAGE
    assert f"uses {work / continuous / SLOTS:.0%}" in PAGE
    assert f"Static: {static} iterations, {work / static / SLOTS:.0%}" in BATCHING
    assert f"Continuous: {continuous} iterations, {work / continuous / SLOTS:.0%}" in BATCHING


def test_batching_is_drawn_as_computed() -> None:
    assert drawn(38) == static_batching()
    assert drawn(208) == continuous_batching()


def test_score_matrix_of_one_layer() -> None:
    scores = 8192**2 * 32 * 2
    assert f"8,192² × 32 × 2 B = {scores // GIB} GiB" in PAGE
    assert f"one layer = {scores // GIB} GiB" in TILES


def test_questions_have_the_same_figures() -> None:
    bank = Path("quizdata/llm-infrastructure/06-serving-optimization.yml")
    text = " ".join(bank.read_text(encoding="utf-8").split())
    assert "About 13 GB of weights instead of 26 GB" in text

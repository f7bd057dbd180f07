"""Every figure worked in lesson 10 follows from its inputs."""

import re
from pathlib import Path

PAGE = " ".join(Path("docs/lessons/10-formats-and-engines.md").read_text(encoding="utf-8").split())
BLOCKS = Path("docs/diagrams/fp4-block.svg").read_text(encoding="utf-8")
FORMATS = {"MXFP4": 32, "NVFP4": 16}  # values that share a scale of 8 bits
REACH = 6  # the largest value of E2M1
RATES = [0.8, 0.55, 0.3, 0.15]


def bits(name: str) -> float:
    return 4 + 8 / FORMATS[name]


def test_fifteen_values_of_four_bits() -> None:
    def value(exponent: int, mantissa: int) -> float:
        return mantissa / 2 if exponent == 0 else 2 ** (exponent - 1) * (1 + mantissa / 2)

    values = {sign * value(e, m) for sign in (1, -1) for e in range(4) for m in range(2)}
    assert len(values) == 15 and max(values) == REACH
    named = ", ".join(f"{each:g}" for each in sorted(values) if each > 0)
    assert f"fifteen values: 0 and ±{named}." in PAGE


def test_bits_of_a_value() -> None:
    for name, block in FORMATS.items():
        assert re.search(rf'"{name}".*?\| {block} \| 8 bits[^|]*\| {bits(name):g} \|', PAGE)


def test_blocks_are_drawn_to_scale() -> None:
    widths = [int(w) for w in re.findall(r'<rect class="d-fill\d" [^>]*width="(\d+)"', BLOCKS)]
    bf16, *rest = [width / 0.75 for width in widths]
    assert bf16 == 32 * 16
    assert rest == [16 * 4, 8, 16 * 4, 8, 32 * 4, 8]
    assert "NVFP4: 144 bits, 4.5 a value" in BLOCKS and sum(rest[:4]) == 144
    assert "MXFP4: 136 bits, 4.25 a value" in BLOCKS and sum(rest[4:]) == 136


def test_scale_that_a_block_gets() -> None:
    power = min(2**n for n in range(4) if 2**n * REACH >= 7)
    finer = min(1 + n / 8 for n in range(8) if (1 + n / 8) * REACH >= 7)  # E4M3 between 1 and 2
    assert f"or {power}, which reaches {power * REACH}" in PAGE
    assert f"FP8 has {finer:g}, which reaches {finer * REACH:g}" in PAGE


def test_size_of_a_checkpoint() -> None:
    assert f"All in BF16: {120 * 2} GB" in PAGE
    for name in FORMATS:
        size = 116 * bits(name) / 8 + 4 * 2
        assert f"116 × {bits(name):g} / 8 + 4 × 2 = {size + 1e-9:.1f} GB" in PAGE
    assert f'"A quarter of 16 bits" would be {120 * 2 // 4} GB, and the difference of ten' in PAGE


def test_figures_of_the_log_line_hang_together() -> None:
    accepted = sum(RATES)
    assert f"Per-position acceptance rate: {', '.join(f'{rate:.3f}' for rate in RATES)}," in PAGE
    assert f"Mean acceptance length: {1 + accepted:.2f}," in PAGE
    assert f"Avg Draft acceptance rate: {accepted / 4 * 100:.1f}%" in PAGE
    short = 1 + sum(RATES[:2])
    assert (
        f"1 + 0.8 + 0.55 = {short:.2f}: half the drafts keep {short / (1 + accepted):.0%}" in PAGE
    )


def test_gain_by_what_is_scarce() -> None:
    tokens = 1 + sum(RATES)
    for cost in (1 + 4 * 0.08, 5):
        assert f": {cost:g} | {tokens / cost:.2f} |" in PAGE


def test_order_that_does_not_fit() -> None:
    assert f"need {12 * 45 + 20} tokens; at 500 the eleventh breaks off" in PAGE
    assert (500 - 20) // 45 == 10


def test_small_model_on_a_laptop() -> None:
    assert f"An 8B model at 4.5 bits is {8 * 4.5 / 8:g} GB" in PAGE

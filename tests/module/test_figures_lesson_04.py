"""Every figure that lesson 4 works out, computed again from its inputs."""

import re
from pathlib import Path

from tests.module.recorded import recorded

PAGE = Path("docs/lessons/04-vector-databases.md").read_text(encoding="utf-8")
FLOAT = 4
MILLIONS = 5_000_000


def test_exact_search_over_five_million_vectors_reads_15_gigabytes() -> None:
    size = MILLIONS * 768 * FLOAT
    assert f"5,000,000 × 768 × 4 B = {size / 1e9:.2f} GB" in PAGE
    assert f"that is {size / 20e9:.2f} s" in PAGE
    assert f"it is {10_000 * 768 * FLOAT / 1e6:.0f} MB" in PAGE


def test_ivf_looks_at_less_than_half_a_percent() -> None:
    assert f"looks at {16 / 4096:.2%} of the vectors" in PAGE
    assert f"about {round(MILLIONS * 16 / 4096, -2):,.0f} of 5 million" in PAGE


def test_each_layer_holds_a_sixteenth_of_the_one_below() -> None:
    layers = [int(1_000_000 / 16**layer) for layer in range(1, 5)]
    assert layers == [62_500, 3_906, 244, 15]
    text = "{:,} in layer 1, {:,} in layer 2, {:,} in layer 3 and {:,} in layer 4"
    assert text.format(*layers) in PAGE


def test_doubling_m_adds_128_bytes_per_vector() -> None:
    assert f"{2 * 16 * 4} B per vector at the default" in PAGE
    added = 2 * 32 * 4 - 2 * 16 * 4
    assert f"adds {added} B, which is {added / (384 * FLOAT):.0%} of a 384-dimensional" in PAGE
    assert f"({384 * FLOAT:,} B) and {added / (1024 * FLOAT):.0%} of a 1,024-dimensional" in PAGE


def test_collections_below_6666_small_vectors_have_no_graph() -> None:
    assert f"{int(10_000 * 1024 / (384 * FLOAT)):,} vectors of 384 dimensions" in PAGE


def test_filtering_afterwards_leaves_most_customers_empty_handed() -> None:
    assert f"50/200 = {50 / 200}" in PAGE
    assert f"(199/200)^50 = {(199 / 200) ** 50:.0%}" in PAGE


def test_five_million_vectors_need_16_gigabytes() -> None:
    vectors, links = MILLIONS * 768 * FLOAT / 1e9, MILLIONS * 8 * 16 / 1e9
    assert f"{vectors:.2f} GB + {links:.2f} GB = {vectors + links:.1f} GB" in PAGE
    assert f"to {vectors / 4:.2f} GB" in PAGE


def test_a_change_of_either_build_parameter_rebuilds_the_graph() -> None:
    assert {"m", "ef_construct"} <= set(recorded("qdrant")["rebuild"])
    [after] = re.findall(r"\(4,096 B\)\. (.*?)\n\n", PAGE, re.S)
    assert after == "A change of\neither of the two rebuilds the graph."

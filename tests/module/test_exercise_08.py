"""Exercise 8: its programs run, and the gateway routes, caches, charges and falls back as the page says."""

import json
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PAGE = Path("docs/exercises/08-multi-model-api.md").read_text(encoding="utf-8")
FENCE = re.compile(r'^(`{3,4})(\w+)(?: title="([^"]+)")?\n(.*?)^\1$', re.M | re.S)
BLOCKS = [(kind, name, text) for _, kind, name, text in FENCE.findall(PAGE)]
NAMED = {name: text for _, name, text in BLOCKS if name}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nothing listens on port {port}")


class Platform:
    """The stand-ins and the gateway of the page, as processes of this test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in NAMED.items():
            (folder / name).write_text(text, encoding="utf-8")
        self.ports = {name: free_port() for name in ("small", "large", "gateway")}
        config = json.loads(NAMED["models.json"])
        for model in config["models"]:
            model["url"] = f"http://127.0.0.1:{self.ports[model['name']]}"
        (folder / "models.json").write_text(json.dumps(config), encoding="utf-8")
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.start_model("small")
        self.start_model("large")
        self.start("gateway", "gateway.py", "models.json", str(self.ports["gateway"]))

    def start(self, name: str, *command: str) -> None:
        self.running[name] = subprocess.Popen([sys.executable, *command], cwd=self.folder)
        wait_for(self.ports[name])

    def start_model(self, name: str, *status: str) -> None:
        self.start(name, "backend.py", name, str(self.ports[name]), *status)

    def stop(self, name: str) -> None:
        process = self.running.pop(name)
        process.terminate()
        process.wait(timeout=10)

    def ask(self, key: str, text: str, **more: Any) -> tuple[int, str]:
        """Status, and who answered."""
        body = {"messages": [{"role": "user", "content": text}], **more}
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.ports['gateway']}/v1/chat/completions",
            json.dumps(body).encode(),
            {"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as reply:
                assert "choices" in json.load(reply)
                return reply.status, reply.headers["X-Answered-By"]
        except urllib.error.HTTPError as error:
            with error:
                json.load(error)["error"]["message"]
                return error.code, error.headers["X-Answered-By"]


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[Platform]:
    made = Platform(tmp_path)
    yield made
    for name in list(made.running):
        made.stop(name)


@pytest.mark.parametrize("name", ["router", "cache"])
def test_program_prints_what_the_page_shows(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.py").write_text(NAMED[f"{name}.py"], encoding="utf-8")
    command = [sys.executable, f"{name}.py"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout == NAMED[f"{name}-output.txt"]


def test_gateway_walks_through_the_page(platform: Platform) -> None:
    a, b = "key-of-team-a", "key-of-team-b"
    assert platform.ask(a, "How do I reset my password?") == (200, "small")
    assert platform.ask(a, "Please reset the password") == (200, "cache")
    assert platform.ask(b, "Please reset the password") == (200, "small")
    assert platform.ask(a, "Prove that the harmonic series diverges.") == (200, "large")
    assert platform.ask("nobody", "Hello") == (401, "gateway")

    platform.stop("small")
    assert platform.ask(a, "What is a pod?") == (200, "large")
    platform.start_model("small", "503")
    assert platform.ask(a, "What is a service?") == (503, "gateway")
    assert platform.ask(b, "What is a node?", max_tokens=600) == (429, "gateway")


def test_gateway_refuses_what_no_model_can_do(platform: Platform) -> None:
    key = "key-of-team-a"
    assert platform.ask(key, "Hello", model="huge") == (404, "gateway")
    assert platform.ask(key, "Hello", max_tokens=40_000) == (413, "gateway")
    assert platform.ask(key, "Hello", stream=True) == (400, "gateway")
    assert platform.ask(key, "Hello", max_tokens="many") == (400, "gateway")
    platform.stop("small")
    platform.stop("large")
    assert platform.ask(key, "Hello") == (502, "gateway")


def test_failed_call_gives_its_tokens_back(platform: Platform) -> None:
    key = "key-of-team-b"
    platform.stop("small")
    platform.stop("large")
    assert [platform.ask(key, f"Word {n}", max_tokens=400)[0] for n in range(2)] == [502, 502]


def test_model_rests_after_three_failures(platform: Platform) -> None:
    platform.stop("small")
    platform.start_model("small", "500")
    subjects = ("pods", "nodes", "disks")
    assert {platform.ask("key-of-team-a", word)[1] for word in subjects} == {"large"}
    platform.stop("small")
    platform.start_model("small")
    assert platform.ask("key-of-team-a", "volumes") == (200, "large")


def test_python_compiles_json_loads_and_shell_parses() -> None:
    for kind, name, text in BLOCKS:
        if kind == "python":
            compile(text, name, "exec")
        elif kind == "json":
            json.loads(text)
        elif kind == "bash":
            subprocess.run(["bash", "-n"], input=text, text=True, check=True)


def test_both_models_share_one_card() -> None:
    shares = [float(share) for share in re.findall(r"--gpu-memory-utilization ([\d.]+)", PAGE)]
    assert len(shares) == 2
    assert sum(shares) < 0.9

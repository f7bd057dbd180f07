"""Exercise 6: its manifests are valid Kubernetes, keep the rules it teaches, and its programs run."""

import re
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

PAGE = Path("docs/exercises/06-kubernetes.md").read_text(encoding="utf-8")
FENCE = re.compile(r'^( *)```(\w+)(?: title="([^"]+)")?\n(.*?)^\1```$', re.M | re.S)
BLOCKS = [(kind, name, textwrap.dedent(text)) for _, kind, name, text in FENCE.findall(PAGE)]
NAMED = {name: text for _, name, text in BLOCKS if name}
GPU = "nvidia.com/gpu"


def documents(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(NAMED[name]))


def deployment(name: str) -> dict[str, Any]:
    return next(part for part in documents(name) if part["kind"] == "Deployment")


def pod_of(name: str) -> dict[str, Any]:
    return deployment(name)["spec"]["template"]["spec"]


def argument(container: dict[str, Any], flag: str) -> int:
    return int(next(arg for arg in container["args"] if arg.startswith(flag)).split("=")[1])


@pytest.mark.parametrize("name", [name for name in NAMED if name.endswith(".yaml")])
@pytest.mark.parametrize("version", ["1.34", "1.37"])
def test_manifests_are_valid(name: str, version: str) -> None:
    for part in documents(name):
        kubernetes_validate.validate(part, version, strict=True)


@pytest.mark.parametrize("name", ["simulator.yaml", "vllm.yaml"])
def test_service_and_budget_select_the_pods(name: str) -> None:
    labels = deployment(name)["spec"]["template"]["metadata"]["labels"]
    service, budget = documents("service.yaml")
    assert service["spec"]["selector"].items() <= labels.items()
    assert budget["spec"]["selector"]["matchLabels"].items() <= labels.items()
    assert service["metadata"]["name"] != "vllm"
    assert service["spec"]["ports"][0]["targetPort"] in {
        port["name"] for port in pod_of(name)["containers"][0]["ports"]
    }


def refused(container: dict[str, Any]) -> bool:
    """Whether the API server refuses a container for what it says about GPUs."""
    asked = container["resources"].get("requests", {}).get(GPU)
    limit = container["resources"].get("limits", {}).get(GPU)
    return asked is not None and asked != limit


def test_gpu_rule_refuses_the_wrong_pods_and_accepts_the_right_one() -> None:
    wrong = [part["spec"]["containers"][0] for part in documents("wrong-gpu.yaml")]
    assert [refused(container) for container in wrong] == [True, True]
    right = pod_of("vllm.yaml")["containers"][0]
    assert not refused(right)
    assert right["resources"]["limits"][GPU] == "1"


def test_grace_period_exceeds_sleep_and_drain() -> None:
    pod = pod_of("vllm.yaml")
    container = pod["containers"][0]
    sleep = container["lifecycle"]["preStop"]["sleep"]["seconds"]
    drain = argument(container, "--shutdown-timeout")
    grace = pod["terminationGracePeriodSeconds"]
    assert f"{sleep} + {drain} = {sleep + drain} s" in PAGE
    assert f"grace period of {grace} s" in PAGE
    assert sleep + drain < grace


def test_startup_probe_allows_fifteen_minutes() -> None:
    probe = pod_of("vllm.yaml")["containers"][0]["startupProbe"]
    budget = probe["failureThreshold"] * probe["periodSeconds"]
    assert f"90 × 10 s = {budget // 60} minutes" in PAGE


def test_three_requests_a_second_for_two_minutes_are_360() -> None:
    assert f"{{'200': {3 * 120}}}" in PAGE


def test_shell_blocks_parse() -> None:
    for kind, _, text in BLOCKS:
        if kind == "bash":
            subprocess.run(["bash", "-n"], input=text, text=True, check=True)


@pytest.mark.parametrize(
    ("manifest", "replicas"), [("simulator.yaml", []), ("vllm.yaml", ["2", "1"])]
)
def test_asking_for_one_gpu_too_many_leaves_the_free_path_alone(
    manifest: str, replicas: list[str], tmp_path: Path
) -> None:
    """Step 5 needs the three replicas of the simulator."""
    [block] = [text for kind, _, text in BLOCKS if kind == "bash" and "scale deployment" in text]
    (tmp_path / "llm.yaml").write_text(NAMED[manifest], encoding="utf-8")
    pretend = (
        'kubectl() { echo "$@" >> calls.txt; [ "$1 $2" = "get deployment" ] && cat llm.yaml; }'
    )
    script = f"{pretend}\nsleep() {{ :; }}\n{block}"
    subprocess.run(["bash", "-c", script], cwd=tmp_path, check=False)
    calls = (tmp_path / "calls.txt").read_text(encoding="utf-8")
    assert re.findall(r"--replicas=(\d+)", calls) == replicas


class EveryThirdRefused(BaseHTTPRequestHandler):
    """Answers 200, 200, 503, and so on."""

    served = 0
    lock = threading.Lock()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        with self.lock:
            type(self).served += 1
            status = 503 if self.served % 3 == 0 else 200
        self.send_response(status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), EveryThirdRefused) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()


def test_load_program_counts_what_comes_back(server: str, tmp_path: Path) -> None:
    program = tmp_path / "load.py"
    program.write_text(NAMED["load.py"], encoding="utf-8")
    command = [sys.executable, str(program), server, "30", "0.3"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "{'200': 6, '503': 3}\n"

"""Exercise 7: its PromQL parses, its metrics exist in vLLM, its rules and manifests hold, its program runs."""

import math
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import promql_parser
import pytest
import yaml

from tests.module.recorded import recorded

PAGE = Path("docs/exercises/07-monitoring.md").read_text(encoding="utf-8")
LESSON = Path("docs/lessons/08-production.md").read_text(encoding="utf-8")
FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.M | re.S)
BLOCKS = FENCE.findall(PAGE)
NAMED = {name: text for _, name, text in BLOCKS if name}
QUERIES = [text for kind, _, text in BLOCKS if kind == "promql"]
RULES = yaml.safe_load(NAMED["rules.yaml"])["groups"][0]["rules"]

# As vllm/v1/metrics/loggers.py of vLLM 0.33.0 registers them; its client adds the endings.
GAUGES = {"num_requests_running", "num_requests_waiting", "kv_cache_usage_perc"}
COUNTERS = {
    "admission_rejections",
    "generation_tokens",
    "num_preemptions",
    "prefix_cache_hits",
    "prefix_cache_queries",
    "request_success",
}
HISTOGRAMS = {
    "inter_token_latency_seconds",
    "request_prompt_tokens",
    "time_to_first_token_seconds",
}
EXPORTED = (
    GAUGES
    | {f"{name}_total" for name in COUNTERS}
    | {f"{name}_{part}" for name in HISTOGRAMS for part in ("bucket", "sum", "count")}
)


@pytest.mark.parametrize("query", QUERIES)
def test_queries_are_promql(query: str) -> None:
    promql_parser.parse(query)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.get("alert", rule.get("record")))
def test_rules_are_promql(rule: dict[str, Any]) -> None:
    promql_parser.parse(rule["expr"])
    if "alert" in rule:
        assert rule["for"] and rule["annotations"]["summary"]
        assert rule["labels"]["severity"] in {"page", "ticket"}


def test_two_rules_page_a_person() -> None:
    pages = [rule["alert"] for rule in RULES if rule.get("labels", {}).get("severity") == "page"]
    assert pages == ["FirstTokenSlow", "RunningWithoutTokens"]
    assert "Two rules page a person" in PAGE


def test_every_metric_in_code_is_one_that_vllm_exports() -> None:
    asked = {name for _, _, text in BLOCKS for name in re.findall(r"vllm:(\w+)", text)}
    assert asked <= EXPORTED


def test_every_metric_in_prose_is_one_that_vllm_registers() -> None:
    known = EXPORTED | HISTOGRAMS
    for page in (PAGE, LESSON):
        assert set(re.findall(r"`vllm:(\w+)`", page)) <= known


def test_page_says_which_of_its_metrics_the_simulator_lacks() -> None:
    simulator = recorded("llm-d-inference-sim")
    named = {name for _, _, text in BLOCKS for name in re.findall(r"vllm:(\w+)", text)}
    metrics = {re.sub(r"_(bucket|sum|count)$", "", name) for name in named}
    says = PAGE.split("The simulator exports")[1].split("\n\n")[0]
    words = {"num_preemptions_total": "preemptions", "admission_rejections_total": "rejections"}
    assert metrics - set(simulator["exports"]) == set(words)
    assert f"{' and '.join(words.values())} are missing" in says
    zero = {
        "kv_cache_usage_perc": "KV cache usage",
        "prefix_cache_hits_total": "prefix-cache counters",
    }
    for metric, word in zero.items():
        assert metric in simulator["zero"] and word in says
    assert f"`{simulator['zero_unless']}`" in says
    exercise_6 = Path("docs/exercises/06-kubernetes.md").read_text(encoding="utf-8")
    assert f"llm-d-inference-sim:v{simulator['without_total_until']}" in exercise_6
    assert "in the version of exercise 6" in says and "`_total`" in says


def test_histograms_are_summed_by_le() -> None:
    quantiles = [query for query in QUERIES if "histogram_quantile" in query]
    assert quantiles
    for query in quantiles:
        assert re.search(r"sum by \([^)]*\ble\b[^)]*\) \(rate\(", query)


def test_autoscaler_is_valid_and_reads_what_the_adapter_names() -> None:
    autoscaler = yaml.safe_load(NAMED["autoscaler.yaml"])
    for version in ("1.34", "1.37"):
        kubernetes_validate.validate(autoscaler, version, strict=True)
    metric = autoscaler["spec"]["metrics"][0]["pods"]
    rule = yaml.safe_load(NAMED["adapter-values.yaml"])["rules"]["custom"][0]
    assert metric["metric"]["name"] == rule["name"]["as"]
    wanted = math.ceil(
        autoscaler["spec"]["minReplicas"] * 20 / int(metric["target"]["averageValue"])
    )
    assert f"3 × 20 / 5 = {wanted} and gets the maximum of 6" in PAGE
    assert autoscaler["spec"]["maxReplicas"] == 6


def test_monitor_scrapes_the_port_of_exercise_6() -> None:
    monitor = yaml.safe_load(NAMED["podmonitor.yaml"])
    simulator = Path("docs/exercises/06-kubernetes.md").read_text(encoding="utf-8")
    assert monitor["spec"]["podMetricsEndpoints"][0]["port"] == "http"
    assert "- name: http\n" in simulator
    assert monitor["spec"]["selector"]["matchLabels"] == {"app": "llm"}
    job = f"{monitor['metadata']['namespace']}/{monitor['metadata']['name']}"
    assert f'up{{job="{job}"}}' in PAGE


def test_the_overload_is_predicted_from_the_simulator_settings() -> None:
    simulator = Path("docs/exercises/06-kubernetes.md").read_text(encoding="utf-8")
    for setting in (
        "--max-num-seqs=8",
        "--time-to-first-token=200ms",
        "--inter-token-latency=40ms",
        '"max_tokens": 50',
        "replicas: 3",
    ):
        assert setting in simulator
    seconds = 0.2 + 49 * 0.04
    served = 3 * 8 / seconds
    waiting = (15 - served) * 120
    assert f"together {seconds:.2f} s" in PAGE
    assert f"24 / 2.16 = {served:.1f} requests/s" in PAGE
    assert f"about {5 * seconds:.0f} requests run" in PAGE
    assert f"gains {15 - served:.1f} requests each second" in PAGE
    assert f"about {waiting:.0f} wait" in PAGE
    assert f"{waiting:.0f} / 11.1 = {waiting / served:.0f} s" in PAGE


def test_shell_blocks_parse() -> None:
    for kind, _, text in BLOCKS:
        if kind == "bash":
            subprocess.run(["bash", "-n"], input=text, text=True, check=True)


def write_all(folder: Path) -> None:
    for name, text in NAMED.items():
        (folder / name).write_text(text, encoding="utf-8")


def first_look(folder: Path, *names: str) -> str:
    command = [sys.executable, "first_look.py", *names]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return ran.stdout


def test_first_look_prints_what_the_page_shows(tmp_path: Path) -> None:
    write_all(tmp_path)
    shown = NAMED["first-look-output.txt"]
    assert first_look(tmp_path, "pod-a.txt", "pod-b.txt") == shown


@pytest.mark.parametrize(
    ("waiting", "cache", "expected"),
    [(0, 0.3, "no queue"), (9, 0.95, "KV cache full"), (9, 0.3, "batches full")],
)
def test_first_look_tells_the_cases_apart(
    tmp_path: Path, waiting: int, cache: float, expected: str
) -> None:
    write_all(tmp_path)
    sample = (
        f'vllm:num_requests_waiting{{model_name="chat"}} {waiting}\n'
        f'vllm:kv_cache_usage_perc{{model_name="chat"}} {cache}\n'
    )
    (tmp_path / "one.txt").write_text(sample, encoding="utf-8")
    assert first_look(tmp_path, "one.txt").splitlines()[-1].startswith(expected)


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool comes with Prometheus")
def test_rules_pass_their_unit_tests(tmp_path: Path) -> None:
    write_all(tmp_path)
    for command in (["check", "rules", "rules.yaml"], ["test", "rules", "rules-test.yaml"]):
        subprocess.run(["promtool", *command], cwd=tmp_path, check=True, capture_output=True)

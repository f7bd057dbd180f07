"""Scenario 3: its sums add up, its code runs, and its queries, rules and filters parse."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jq
import promql_parser
import pytest
import yaml

PAGE = Path("quizdata/llm-infrastructure/scenarios/3-incident-response.md").read_text(
    encoding="utf-8"
)
FRONT, ANSWER = PAGE.split("\n---\n", 1)
PROSE = " ".join(ANSWER.split())
WAITING, RATE, NORMAL_RATE, NORMAL_WAITING, REPLICAS = 450, 120, 100, 20, 4


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\b[^\n]*\n(.*?)^```$", ANSWER, flags=re.M | re.S)


def shown(*figures: str) -> None:
    """Assert that each figure stands in the answer, wherever its lines break."""
    for figure in figures:
        assert figure in PROSE, figure


def run(code: str) -> str:
    """What a block of Python prints."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def found() -> dict[str, list[float]]:
    """The example's findings: waiting, running, KV cache, completions and milliseconds by replica."""
    rows = blocks("text")[0].splitlines()[1:]
    return {row[0]: [float(n) for n in re.findall(r"[\d.]+", row[1:])] for row in rows}


def test_situation_gives_the_figures_the_answer_uses() -> None:
    situation = yaml.safe_load(FRONT.removeprefix("---\n"))["situation"]
    assert f"| Requests waiting | {WAITING} | {NORMAL_WAITING} |" in situation
    assert f"| Request rate | {RATE} req/s | {NORMAL_RATE} req/s |" in situation
    assert "four replicas, each on four A100 80 GB" in situation


def test_one_shared_queue_would_contradict_the_median() -> None:
    assert WAITING / RATE == 3.75
    shown(
        "450 / 120 = 3.75 s", f"wait {WAITING / (RATE / REPLICAS):.0f} s and leaves three quarters"
    )


def test_growth_of_a_queue_under_overload() -> None:
    growth = RATE - NORMAL_RATE
    shown(f"gain the extra {WAITING - NORMAL_WAITING}")
    shown(
        f"in about {(WAITING - NORMAL_WAITING) / growth:.0f} s", f"pass {growth * 600:,} after ten"
    )


def test_memory_that_vllm_reserves_and_tokens_of_a_median_reply() -> None:
    shown(f"that is {0.92 * 80:.1f} of 80 GB", f"0.8 s is {0.8 * 30:.0f} tokens")


def test_example_adds_up_to_the_situation() -> None:
    replicas = found()
    waiting, running, share, completes, milliseconds = replicas["A"]
    assert sum(row[0] for row in replicas.values()) == WAITING
    assert sum(row[3] for row in replicas.values()) == RATE
    healthy = RATE - completes
    shown(
        f"{completes:.0f} + {healthy:.0f} = {RATE} req/s",
        f"{healthy / RATE:.1%}".replace("%", " %"),
    )
    assert healthy / RATE > 0.5  # the median lies with the healthy replicas
    shown(f"447 / 45 = {waiting / completes:.1f} s", f"{1 - completes / RATE:.1%}"[:4])
    assert round(waiting / completes) + 35 == 45
    assert round(35_000 / milliseconds, -1) == 580
    assert abs(running * 700 / 517_000 - share) < 0.01  # 700 tokens a request
    assert replicas["B"][1] == replicas["B"][3] * 0.8  # Little's law again
    tokens_of_the_new_client = (running / milliseconds * 1000 - 25 * 24) / (completes - 25)
    assert abs(tokens_of_the_new_client - 184) < 1


def test_report_counts_follow_from_rate_and_time() -> None:
    requests = 20 * 60 * RATE
    delayed = requests * found()["A"][3] / RATE
    shown(
        f"{requests:,} requests",
        f"37.5 % of them, {delayed:,.0f}",
        f"{requests * 0.005:.0f} failed",
    )
    shown(f"about {447 / (45 - 27):.0f} s")


def test_capacity_model_prints_the_figures_of_the_text() -> None:
    printed = run(next(block for block in blocks("python") if "kv_bytes" in block))
    assert printed.splitlines() == [
        "KV cache per token: 327,680 B",
        "KV cache pool: 157.9 GiB, 517k tokens",
        "Running at once: 673 by memory, 256 by max_num_seqs",
        "Running at full context: 126",
        "Replies of 24 tokens: 178 req/s",
        "Replies of 184 tokens: 23 req/s",
        "Replies of 256 tokens: 17 req/s",
    ]
    assert 2 * 80 * 8 * 128 * 2 == 320 * 1024
    assert round(256 / 0.060, -1) == 4_270
    shown("320 KiB", "327,680 B a token", "157.9 GiB or 517k tokens", "about 4,270 tokens a second")
    shown("673 requests of 768 tokens, of which 256 run", "only 126 fit", "178 req/s of 24-token")
    shown("23 req/s of the new client's 184-token ones", "17 req/s of 256-token ones")


def test_output_limit_when_the_client_sends_none_too_much_or_too_long_a_prompt() -> None:
    code = next(block for block in blocks("python") if "def output_limit" in block)
    scope: dict[str, Any] = {}
    exec(compile(code, "answer", "exec"), scope)
    limit: Callable[[int | None, int], int] = scope["output_limit"]
    assert [limit(None, 500), limit(4096, 500), limit(300, 500), limit(300, 4000)] == [
        1024,
        1024,
        300,
        96,
    ]
    with pytest.raises(ValueError, match="4096 tokens"):
        limit(300, 4096)
    with pytest.raises(ValueError, match="at least 1"):
        limit(0, 500)


def test_queue_bound_is_the_running_slots_and_64_waiting() -> None:
    serve = next(block for block in blocks("bash") if "vllm serve" in block)
    assert "--max-num-queued-reqs 320" in serve
    assert 320 - 256 == 64
    assert (round(64 / 45), round(64 / 23)) == (1, 3)
    settings = re.search(r"--override-generation-config '(.*?)'", serve)
    assert settings
    assert json.loads(settings[1]) == {"max_new_tokens": 1024}


def test_bash_parses() -> None:
    for block in blocks("bash"):
        subprocess.run(["bash", "-n"], input=block, text=True, check=True)


def test_promql_parses_in_queries_commands_and_alerts() -> None:
    queries = [line for line in blocks("promql")[0].splitlines() if line and line[0] != "#"]
    queries += re.findall(r"^prom '(.*)'$", "".join(blocks("bash")), flags=re.M)
    rules = yaml.safe_load(blocks("yaml")[0])["groups"][0]["rules"]
    queries += [rule["expr"] for rule in rules]
    assert len(queries) == 6 + 4 + 3
    for query in queries:
        promql_parser.parse(query)


def test_alert_rules_name_a_severity_and_a_summary() -> None:
    for rule in yaml.safe_load(blocks("yaml")[0])["groups"][0]["rules"]:
        assert set(rule) == {"alert", "expr", "for", "labels", "annotations"}
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert rule["annotations"]["summary"]


def test_autoscaler_asks_for_45_and_gets_what_the_quota_holds() -> None:
    spec = yaml.safe_load(blocks("yaml")[1])["spec"]
    target = int(spec["metrics"][0]["pods"]["target"]["averageValue"])
    average = WAITING / REPLICAS
    shown(
        f"450 / 4 = {average} against a target of {target} asks for {REPLICAS * average / target:.0f}"
    )
    shown(f"here {spec['maxReplicas'] * 4} A100s")


def jq_program(mark: str) -> str:
    """The jq filter, of those in the commands, that contains `mark`."""
    programs = re.findall(r"jq -\w+ '(.*?)'", "".join(blocks("bash")), flags=re.S)
    return next(str(program) for program in programs if mark in program)


def test_filter_of_prometheus_answers() -> None:
    result = [{"metric": {"pod": "vllm-a"}, "value": [0, "447"]}, {"metric": {}, "value": [0, "3"]}]
    lines = jq.compile(jq_program(".metric.pod")).input_value({"data": {"result": result}}).all()
    assert lines == ["vllm-a  447", "all  3"]


def test_filter_of_the_access_log_skips_prefixes_and_other_lines() -> None:
    program = jq_program("fromjson").replace("inputs", ".[]")  # the package reads one value
    log = [
        '[pod/llm-gateway-1/gateway] {"client": "batch", "duration_ms": 41000}',
        '[pod/llm-gateway-2/gateway] {"client": "batch", "duration_ms": 12000}',
        '{"client": "web", "duration_ms": 15000}',
        '{"client": "web", "duration_ms": 800}',
        "[pod/llm-gateway-1/gateway] starting",
        "[pod/llm-gateway-1/gateway] {broken",
    ]
    assert jq.compile(program).input_value(log).all() == [
        {"client": "batch", "slow": 2},
        {"client": "web", "slow": 1},
    ]


def test_traces_are_asked_for_in_utc_around_the_page() -> None:
    situation = yaml.safe_load(FRONT.removeprefix("---\n"))["situation"]
    pacific = timezone(timedelta(hours=-8))  # no daylight saving time in November
    [start, end] = (
        datetime.fromisoformat(text).astimezone(pacific)
        for text in re.findall(r"query\.start_time_m(?:in|ax)=(\S+?)'", ANSWER)
    )
    paged = start.replace(hour=2, minute=0)
    assert f"At 2 AM (Pacific time, {paged.astimezone(UTC):%H:%M} UTC)" in situation
    shown(f"in UTC: from {start:%H:%M} to {end:%H:%M} on my clock")
    assert start < paged < end
    for time in ("01:52", "02:12"):  # the client goes live, the queue is gone
        shown(time)
        assert f"{start:%H:%M}" <= time <= f"{end:%H:%M}"


def test_filter_of_traces_keeps_the_gen_ai_attributes() -> None:
    limit = {"key": "gen_ai.request.max_tokens", "value": {"intValue": "3500"}}
    span = {"traceId": "4bf9", "attributes": [limit, {"key": "span.kind", "value": {}}]}
    answer = {"result": {"resourceSpans": [{"scopeSpans": [{"spans": [span]}]}]}}
    program = jq_program("resourceSpans")
    assert jq.compile(program).input_value(answer).all() == [{"trace": "4bf9", "tags": [limit]}]


def test_front_matter_names_each_criterion() -> None:
    evidence = yaml.safe_load(FRONT.removeprefix("---\n"))["evidence"]
    assert list(evidence) == ["root-cause", "solution", "trade-offs", "production-readiness"]
    assert all(3 <= len(points) <= 5 for points in evidence.values())

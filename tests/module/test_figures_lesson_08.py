"""Every figure that lesson 8 works out, computed again from its inputs, and its PromQL parsed."""

import math
import re
from pathlib import Path

import promql_parser

PAGE = Path("docs/lessons/08-production.md").read_text(encoding="utf-8")
QUEUE = Path("docs/diagrams/queue-over-time.svg").read_text(encoding="utf-8")


def test_littles_law_gives_96_requests_in_flight() -> None:
    assert (
        f"8 × 12 = **{8 * 12}** are in flight; on four equal replicas, {8 * 12 // 4} each" in PAGE
    )


def test_five_minutes_of_overload_leave_600_waiting_for_75_seconds() -> None:
    waiting = (10 - 8) * 300
    assert f"after 300 s it holds **{waiting}**" in PAGE
    assert f"{waiting} / 8 = **{waiting / 8:.0f} s**" in PAGE
    assert f"{waiting} wait, {waiting / 8:.0f} s each" in QUEUE


def test_the_queue_drains_as_long_as_it_grew() -> None:
    assert (10 - 8) * 300 / (8 - 6) == 300
    assert "needs another 300 s to empty" in PAGE


def test_the_queue_is_drawn_to_scale() -> None:
    minute, zero, unit = 30, 240, 180 / 600
    corners = [
        (60 + minute * at, zero - unit * waiting) for at, waiting in ((1, 0), (6, 600), (11, 0))
    ]
    (x1, y1), (x2, y2), (x3, y3) = corners
    assert f"M60 240H{x1:.0f}L{x2:.0f} {y2:.0f}L{x3:.0f} {y3:.0f}H440" in QUEUE
    assert y1 == y3 == zero


def test_one_more_replica_at_the_peak_holds_the_queue_and_no_more() -> None:
    assert (4 + 1) * 2 == 10
    assert "raises capacity to 10" in PAGE


def test_waits_at_90_percent_are_nearly_four_times_those_at_70() -> None:
    at_70, at_90 = 0.7 / 0.3, 0.9 / 0.1
    assert f"{at_70:.1f} at 70%, {at_90:.0f} at 90%" in PAGE
    assert 3.5 < at_90 / at_70 < 4


def longer_than(seconds: float, ahead: int, rate: float) -> float:
    """Chance that the last of `ahead` requests waits longer, if requests end at random at this rate."""
    mean = rate * seconds
    return sum(math.exp(-mean) * mean**n / math.factorial(n) for n in range(ahead))


def test_a_queue_of_16_waits_8_seconds_on_average_and_longer_than_that_often() -> None:
    assert "--max-num-seqs 24 --max-num-queued-reqs 40` leaves room for 16 waiting" in PAGE
    assert 40 - 24 == 16
    assert f"the last in line waits 16 / 2 = **{16 / 2:.0f} s** on average" in PAGE
    assert 0.4 < longer_than(8, 16, 2) < 0.5
    assert (
        0.045 < longer_than(11.5, 16, 2) < 0.055
        and "one such wait in twenty exceeds 11.5 s" in PAGE
    )
    assert not re.search(r"nobody[^.]*waits longer", PAGE)


def test_worked_example_needs_4_replicas_for_13140_dollars_a_month() -> None:
    per_replica = 1_000 / 250
    replicas = math.ceil(10 / (per_replica * 0.7))
    hour = replicas * 2 * 2.25
    assert f"1,000 / 250 = **{per_replica:.0f}** requests/s" in PAGE
    assert f"10 / 2.8 = {10 / 2.8:.2f}, rounded up: **{replicas} replicas**" in PAGE
    assert f"{replicas} replicas × 2 GPUs × $2.25 × 730 = **${hour * 730:,.0f}**" in PAGE
    assert f"1 - 10/16 = **{1 - 10 / (replicas * per_replica):.1%}**" in PAGE
    assert f"An hour costs ${hour:.0f}" in PAGE


def test_worked_example_pays_2_dollars_at_the_peak_and_5_on_average() -> None:
    for rate, millions, price in ((10, "9", "2.00"), (4, "3.6", "5.00")):
        tokens = rate * 250 * 3_600 / 1_000_000
        assert f"{tokens:g}" == millions
        assert f"{millions} million tokens" in PAGE
        assert f"{18 / tokens:.2f}" == price
        assert f"**${price}**" in PAGE


def test_queries_are_promql() -> None:
    queries = re.findall(r"```promql\n(.*?)```", PAGE, re.S)
    assert len(queries) == 2
    for query in queries:
        promql_parser.parse(query)

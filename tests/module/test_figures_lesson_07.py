"""Every figure that lesson 7 works out, computed again from its inputs."""

import math
import re
from pathlib import Path

PAGE = Path("docs/lessons/07-platform-architecture.md").read_text(encoding="utf-8")


def test_routing_seventy_percent_to_the_small_model_costs_41_cents() -> None:
    routed = 0.7 * 0.20 + 0.3 * 0.90
    assert f"0.7 × $0.20 + 0.3 × $0.90 = **${routed:.2f}**" in PAGE
    assert f"{1 - routed / 0.90:.0%} less" in PAGE


def test_cascade_with_forty_percent_escalation_costs_56_cents() -> None:
    assert f"$0.20 + 0.4 × $0.90 = **${0.20 + 0.4 * 0.90:.2f}**" in PAGE


def test_cascade_stops_paying_at_78_percent_escalation() -> None:
    share = 1 - 0.20 / 0.90
    assert math.isclose(0.20 + share * 0.90, 0.90)
    assert f"1 - 0.20/0.90 =\n{share:.0%}" in PAGE


def test_cache_earns_980_dollars_and_gives_7500_wrong_answers() -> None:
    calls, hits = 1_000_000, 250_000
    bill, avoided, lookups = calls * 0.004, hits * 0.004, calls * 0.00002
    assert f"{calls:,} calls a month at $0.004 are ${bill:,.0f}" in PAGE
    assert f"avoids ${avoided:,.0f}" in PAGE
    assert f"cost ${lookups:.0f}, so the cache earns **${avoided - lookups:.0f}**" in PAGE
    assert f"3% of the {hits:,} hits are wrong,\n{0.03 * hits:,.0f} replies" in PAGE


def test_a_quarter_of_hits_saves_a_replica_and_a_tenth_does_not() -> None:
    usable = 4 * 0.7
    assert [math.ceil(rate / usable) for rate in (10, 10 * 0.75, 10 * 0.9)] == [4, 3, 4]
    assert f"that is {usable:.1f}" in PAGE
    assert f"10 / 2.8 = {10 / usable:.1f}, so 4 replicas" in PAGE
    assert f"25% leaves {10 * 0.75} requests/s and 3 replicas" in PAGE
    assert f"10%\nleaves {10 * 0.9:.0f}, still 4 replicas" in PAGE


def test_ten_long_requests_are_eighty_times_the_work_of_ten_short_ones() -> None:
    assert f"{10 * 8_000 // (10 * 100)}-fold" in PAGE


def test_router_promises_no_more_than_its_paper() -> None:
    """The abstract says: costs significantly reduced, by over 2 times in certain cases."""
    [claim] = re.findall(r"preference data and reports (.*?)\. Your traffic", PAGE, re.S)
    assert "*in certain cases*" in claim and "can fall" in claim
    assert not re.search(r"costs cut by", claim)

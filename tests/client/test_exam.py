"""An exam as its events tell of it: the time it took, what its clock announces, what passes a part of a quiz."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.client.scripts import ADDRESS
from tests.client.test_schedule import call

MODULE = "practice/exam.js"
MINUTE = 60_000


def events(said: str, minutes: int | None = 45) -> list[dict[str, Any]]:
    """What was done at which minute, as in "0:begun 10:paused 12:on 50:ended"."""
    begun: dict[str, Any] = {"mode": "exam", "seed": "s"}
    if minutes is not None:
        begun["minutes"] = minutes
    what = {
        "begun": {"begun": begun},
        "paused": {"paused": True},
        "on": {"paused": False},
        "ended": {"ended": {"asked": {"a": 5}}},
    }
    told = [word.split(":") for word in said.split()]
    return [{"at": int(at) * MINUTE, "attempt": "x", **what[name]} for at, name in told]


# What was done, the minute it is now; minutes taken and left, pauses, whether it stands, whether it is over.
SITTINGS = [
    ("0:begun", 10, 10, 35, 0, False, False),
    ("0:begun", 50, 50, -5, 0, False, False),
    ("0:begun 10:paused", 500, 10, 35, 1, True, False),
    ("0:begun 10:paused 20:on", 25, 15, 30, 1, False, False),
    ("0:begun 10:paused 20:on 30:paused 90:on", 95, 25, 20, 2, False, False),
    # Two tabs may press the same button.
    ("0:begun 10:paused 11:paused 20:on 21:on", 25, 15, 30, 1, False, False),
    ("0:begun 10:on", 12, 12, 33, 0, False, False),
    ("0:begun 50:ended", 500, 50, -5, 0, False, True),
    ("0:begun 10:paused 20:ended", 500, 10, 35, 1, True, True),
    # What another device wrote after the end, and a clock that was set back.
    ("0:begun 20:ended 30:paused", 500, 20, 25, 0, False, True),
    ("9:begun", 0, 0, 45, 0, False, False),
]


@pytest.mark.parametrize(
    ("said", "now", "taken", "left", "pauses", "paused", "over"),
    [pytest.param(*each, id=f"{each[0]} at {each[1]}") for each in SITTINGS],
)
def test_the_time_of_an_exam_is_read_from_its_events(
    blank: Page, said: str, now: int, taken: int, left: int, pauses: int, paused: bool, over: bool
) -> None:
    sitting = call(blank, "sittingOf", events(said), "x", now * MINUTE, module=MODULE)
    assert sitting["taken"] == taken * MINUTE
    assert sitting["left"] == left * MINUTE
    assert [sitting[name] for name in ("pauses", "paused", "over")] == [pauses, paused, over]


def test_an_exam_without_a_clock_has_nothing_left(blank: Page) -> None:
    sitting = call(blank, "sittingOf", events("0:begun", None), "x", 9, module=MODULE)
    assert sitting["left"] is None
    assert call(blank, "sittingOf", events("0:begun"), "other", 9, module=MODULE) is None


def test_the_exam_under_way_is_the_last_that_was_begun_and_not_ended(blank: Page) -> None:
    other = [event | {"attempt": "y"} for event in events("5:begun")]
    assert call(blank, "sitting", events("0:begun") + other, module=MODULE)["id"] == "y"
    over = [*other, *(event | {"attempt": "y"} for event in events("6:ended"))]
    assert call(blank, "sitting", events("0:begun") + over, module=MODULE)["id"] == "x"
    assert call(blank, "sitting", over, module=MODULE) is None
    assert call(blank, "again", over, "a", module=MODULE) is None


# Minutes of the exam, left before and now, what is announced.
ANNOUNCED = [
    (45, 23, 22.5, "half"),
    (45, 22.5, 22, None),
    (45, 5.1, 5, 5),
    (45, 1.5, 0.9, 1),
    (45, 0.1, 0, 0),
    (45, 0, -1, None),
    # After a sleep, the latest alone.
    (45, 30, 4, 5),
    (45, 30, -4, 0),
    # Of a short exam, half is no news beside five minutes.
    (10, 6, 5, 5),
    (5, 3, 2.5, None),
    (1, 0.6, 0.5, None),
]


@pytest.mark.parametrize(("minutes", "before", "left", "said"), ANNOUNCED)
def test_the_clock_is_announced_at_half_five_one_and_none(
    blank: Page, minutes: int, before: float, left: float, said: str | int | None
) -> None:
    given = (minutes, before * MINUTE, left * MINUTE)
    assert call(blank, "announced", *given, module=MODULE) == said


PASSING = """async ([url]) => {
  const { passFor, pointsFor, minutesFor } = await import(url);
  const wrong = [];
  for (let total = 1; total <= 40; total += 1)
    for (let pass = 1; pass <= total; pass += 1)
      for (let asked = 1; asked <= total; asked += 1)
        for (let right = 0; right <= asked; right += 1) {
          const passed = pointsFor(right, asked, total) >= pass;
          if (passed !== right >= passFor(pass, asked, total)) wrong.push([right, asked, total, pass]);
        }
  const [whole, part] = [passFor(20, 25, 25), passFor(20, 21, 25)];
  return { wrong: wrong.slice(0, 3), whole, part, minutes: minutesFor(60, 1, 200) };
}"""


def test_a_part_of_a_quiz_passes_where_its_band_passes(blank: Page) -> None:
    found = blank.evaluate(PASSING, [ADDRESS + MODULE])
    assert found == {"wrong": [], "whole": 20, "part": 17, "minutes": 1}


ACTS = Path(__file__).with_name("acts.js").read_text(encoding="utf-8")


def test_ten_thousand_random_acts_break_nothing_that_must_hold(blank: Page) -> None:
    """One reader with two devices of two tabs each, over years, against a model that only counts."""
    found = blank.evaluate(ACTS, [ADDRESS, 20261126, 10_000])
    assert found["broken"] == []
    assert found["acts"] == 10_000
    # Each kind of act was done, or the properties say little.
    assert min(found["done"].values()) > 20, found["done"]

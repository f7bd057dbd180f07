"""Two devices of one reader, one of them offline for a week: copies bring them together, and they end equal."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.built_site import EditableSite, Site
from tests.reader.selfcheck import RESULTS, SelfCheck
from tests.reader.test_copies import bring, save

MONDAY = datetime(2026, 11, 23, 12)
OIL, PRESSURE, LAMPS = "chain-oil", "tire-pressure", "lamps"


@pytest.fixture
def finished(small: EditableSite, tmp_path: Path, at_the_end: ExitStack) -> Site:
    """The small site as it is deployed, which can be switched off."""
    site = Site(small.source, Path(shutil.copytree(small.root, tmp_path / "site")))
    site.finish()
    at_the_end.callback(site.close)
    return site


class Device(SelfCheck):
    """The reader at one of the devices."""

    def on(self, day: int) -> Device:
        self.page.clock.set_fixed_time(MONDAY + timedelta(days=day))
        return self

    def practise(self, *asked: str, right: bool) -> None:
        """Answer all that is due today."""
        self.go("self-check/?view=due")
        expect(self.page.locator(".quiz-view")).to_be_visible()
        assert [id for id in self.ids if self.card(id).is_visible()] == [*asked]
        for id in asked:
            self.answer(id, right)
        self.wait_for_paint()  # what is kept is kept today

    def events(self) -> dict[str, Any]:
        """All that is saved and not of this device alone, by name."""
        saved = self.page.evaluate("() => ({...localStorage})")
        names = {
            key: key.rpartition("/")[2].removesuffix("~2")
            for key in saved
            if key.startswith("selfcheck")
        }
        return {
            name: json.loads(saved[key])["seen"]
            for key, name in names.items()
            if not name.startswith("-")
        }

    def told(self) -> dict[str, list[str]]:
        """What the site says of score, history, and what is due."""
        texts = {"score": ".quiz-results__figure", "sections": ".quiz-result [data-fill]"}
        texts |= {"attempts": ".quiz-results__attempts li", "history": "quiz-history tr"}
        self.go(RESULTS)
        found = {name: self.page.locator(at).all_text_contents() for name, at in texts.items()}
        self.go("")
        return found | {
            "due": self.page.locator("quiz-due strong, quiz-due li").all_text_contents()
        }


# What the worker asks for while there is no server, which the browser says.
@pytest.mark.expect_console("Failed to load resource", "ERR_CONNECTION_REFUSED", "Failed to fetch")
def test_a_device_that_was_offline_for_a_week_and_another_end_equal(
    finished: Site, new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    laptop, phone = (Device(new_context().new_page(), finished) for _ in range(2))
    laptop.on(0).go()
    for id in (OIL, PRESSURE, LAMPS):
        laptop.answer(id, right=id != OIL)
    bring(phone.on(0), save(laptop, tmp_path / "monday.json"))
    phone.go(RESULTS).button("Keep this site on this device").click()
    kept = phone.page.locator("quiz-offline").get_by_role("status")
    expect(kept).to_contain_text("This site is kept on this device")

    # The phone has no connection, and its reader goes on with all there is.
    finished.close()
    phone.on(1).practise(OIL, right=True)
    phone.on(3).practise(PRESSURE, LAMPS, right=False)
    phone.card(LAMPS).get_by_role("button", name="Flag question 3").click()
    phone.on(5).go("self-check/?view=exam")
    phone.page.get_by_role("button", name="Begin with 3 questions").click()
    phone.choose(OIL, phone.choice(OIL, right=True))
    bar, summary = phone.page.locator(".quiz-exam__bar"), phone.page.locator(".quiz-exam__body")
    bar.get_by_role("button", name="Hand in").click()
    summary.get_by_role("button", name="Hand in").click()
    expect(phone.page.locator(".quiz-exam")).to_contain_text("1 of 3 right")
    phone.go("scenario/").page.get_by_label("Your answer", exact=True).fill("Two words")

    # On the laptop the same questions come back at the same time, and a second attempt begins.
    finished.switch_on()
    laptop.on(2).practise(OIL, right=False)
    laptop.on(4).practise(OIL, PRESSURE, LAMPS, right=True)
    laptop.card(OIL).get_by_role("button", name="Flag question 1").click()
    laptop.on(6).go(RESULTS).start_over()
    laptop.go().answer(OIL)

    laptop.on(7)
    phone.on(7)
    before = {name: len(seen) for name, seen in laptop.events().items()}
    assert bring(laptop, save(phone, tmp_path / "phone.json")).endswith("stayed as well.")
    assert bring(phone, save(laptop, tmp_path / "laptop.json")).endswith("stayed as well.")
    assert laptop.events() == phone.events()
    assert all(len(laptop.events()[name]) >= n for name, n in before.items())
    told = laptop.told()
    assert told == phone.told()
    assert len(laptop.events()[OIL]) == 6  # three of the laptop's, two of the phone's, one of both
    assert len(told["attempts"]) == 2
    assert len(told["history"]) == 4
    assert told["due"][0] == "2 questions are due today."

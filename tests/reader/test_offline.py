"""A site that its reader keeps on this device: read, answered and searched without a server, and updated later."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.built_site import EditableSite
from tests.reader.selfcheck import RESULTS, SelfCheck

KEPT = "This site is kept on this device"


@pytest.fixture
def finished(build_site: Callable[..., EditableSite]) -> EditableSite:
    site = build_site()
    site.finish()
    return site


def status(reader: SelfCheck) -> Locator:
    return reader.page.locator("quiz-offline").get_by_role("status")


def stores(page: Page) -> list[str]:
    """The names of what the browser keeps; each ends with its build."""
    names: list[str] = page.evaluate("() => caches.keys()")
    return names


# What is asked for is not there, which the browser says.
@pytest.mark.expect_console("Failed to load resource", "ERR_CONNECTION_REFUSED", "Failed to fetch")
def test_a_reader_keeps_the_site_goes_offline_and_takes_the_next_version(
    page: Page, finished: EditableSite
) -> None:
    reader = SelfCheck(page, finished)
    reader.go(RESULTS)
    keep, remove = map(reader.button, ("Keep this site on this device", "Remove the offline copy"))
    expect(remove).to_be_hidden()
    keep.click()
    expect(status(reader)).to_contain_text(KEPT)
    expect(remove).to_be_visible()
    expect(keep).to_be_hidden()

    finished.close()
    for path in ("", "lessons/01-loops/", "scenarios/1-jam/", RESULTS):
        reader.go(path)
        expect(page.locator("h1").first).to_be_visible()
    reader.go().answer("fixed-loop")
    reader.reload()
    assert reader.answered("fixed-loop")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("hitch")
    expect(page.locator(".md-search-result__item").first).to_be_visible()

    def reword(folder: Path) -> None:
        lesson = folder / "docs/lessons/01-loops.md"
        lesson.write_text(lesson.read_text(encoding="utf-8").replace("# ", "# Anew: ", 1))

    finished.edit(reword)
    finished.finish()
    finished.switch_on()
    reader.go("lessons/01-loops/")
    expect(page.locator("h1")).to_contain_text("Anew")
    reader.go(RESULTS)
    expect(status(reader)).to_contain_text(KEPT)
    build = json.loads((finished.root / "offline.json").read_text(encoding="utf-8"))["build"]
    for _ in range(100):
        if [name.rpartition(" ")[2] for name in stores(page)] == [build]:
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail(f"the kept builds are {stores(page)}, not {build}")

    finished.close()
    reader.go("lessons/01-loops/")
    expect(page.locator("h1")).to_contain_text("Anew")
    finished.switch_on()
    reader.go(RESULTS)
    remove.click()
    expect(keep).to_be_visible()
    # The page that is open is still answered by the worker, which must not keep anything again.
    assert page.evaluate("async () => (await fetch(location)).ok")
    assert not stores(page)
    assert (
        page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    )


def test_a_site_that_was_not_finished_offers_no_copy(reader: SelfCheck) -> None:
    reader.go(RESULTS)
    expect(reader.page.locator("quiz-offline")).to_be_hidden()

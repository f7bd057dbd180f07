"""What a visit leaves in the browser, byte for byte, and that it is read: later versions of the site hold to it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.built_site import EditableSite
from tests.reader.selfcheck import RESULTS, SelfCheck

HERE = Path(__file__).parent


def lines(version: int) -> str:
    """What a version leaves of the same visit. A line an entry: the key, a space, the text."""
    return (HERE / f"saved-{version}.txt").read_text(encoding="utf-8")


def entries_of(text: str) -> dict[str, str]:
    return dict(line.split(" ", 1) for line in text.splitlines())


CLOCK = 1795348800  # in seconds
DICE = "Math.random = () => 0.1234567;"
BROKEN = '{"v":1,"at":5,"attempt":1,"revi'


def entries(reader: SelfCheck) -> str:
    """All that is saved for quizzes, in the form of the files."""
    found: dict[str, Any] = reader.page.evaluate("() => ({...localStorage})")
    ours = sorted((key, text) for key, text in found.items() if key.startswith("selfcheck"))
    return "".join(f"{key} {text}\n" for key, text in ours)


def test_what_is_saved_has_the_keys_and_bytes_that_it_always_had(
    small: EditableSite, page: Page
) -> None:
    page.add_init_script(DICE)
    page.clock.set_fixed_time(CLOCK)
    reader = SelfCheck(page, small).go()
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [reader.key("lamps"), BROKEN])
    reader.go("scenario/")
    page.get_by_label("Your answer", exact=True).fill("Two words")
    reader.button("Compare with the sample answer").click()
    reader.button("Show anyway").click()
    page.locator("[data-criterion] label").first.click()

    reader.go().answer("chain-oil")
    reader.answer("tire-pressure", right=False)
    reader.go(RESULTS)
    page.locator("details.quiz-band summary").first.click()
    page.locator("input[data-step]").first.check()
    reader.start_over()
    reader.go().choose("lamps", "BA")
    reader.check("lamps")
    reader.show("chain-oil")
    # Practice is kept as such.
    reader.try_again("chain-oil")
    reader.answer("chain-oil")
    assert entries(reader) == lines(2)

    with page.expect_download() as download:
        reader.button("Save a copy of my answers").click()
    records = {
        key.rpartition("/")[2].removesuffix("~2"): json.loads(text)
        for key, text in entries_of(lines(2)).items()
        if not key.endswith("~aside") and "/-" not in key
    }
    assert json.loads(download.value.path().read_text(encoding="utf-8")) == {
        "format": "self-check answers",
        "quiz": "demo",
        "records": records,
    }


def test_a_first_visit_saves_an_attempt_where_something_is_counted_and_nothing_elsewhere(
    small: EditableSite, new_context: Callable[..., BrowserContext]
) -> None:
    saved = {}
    for path in ("", "self-check/", "lessons/01-basics/", "results/", "scenario/"):
        reader = SelfCheck(new_context().new_page(), small)
        reader.page.add_init_script(DICE)
        reader.page.clock.set_fixed_time(CLOCK)
        saved[path] = entries(reader.go(path))
    attempt = '{"at":1795348800000,"attempt":"1","begun":{"mode":"attempt","seed":"4fzzujtjtmt"}}'
    begun = f'selfcheck/self-check/demo/+attempts~2 {{"v":2,"seen":[{attempt}]}}\n'
    assert saved == dict.fromkeys(saved, begun) | {"scenario/": ""}


@pytest.mark.parametrize("version", [1, 2])
def test_what_was_saved_is_read(
    small: EditableSite, new_context: Callable[..., BrowserContext], version: int
) -> None:
    before = entries_of(lines(version))
    state = SelfCheck(new_context().new_page(), small).state(before)
    reader = SelfCheck(new_context(storage_state=state).new_page(), small).go()
    assert reader.progress == (2, 3, 1)
    assert reader.verdict("lamps") == "Right."
    assert reader.verdict("chain-oil").startswith("Answer shown.")
    assert reader.order("chain-oil") == ["B", "A", "C"]
    reader.go(RESULTS)
    past = reader.results.get_by_role("listitem").filter(has_text="Begun")
    expect(past).to_have_count(1)
    expect(past).to_contain_text("1 of 3 right, 2 answered")
    expect(reader.results.locator("input[data-step]").first).to_be_checked()
    reader.go("scenario/")
    expect(reader.page.get_by_label("Your answer", exact=True)).to_have_value("Two words")
    expect(reader.page.locator(".quiz-rubric__grade")).to_have_text("Your grade: Good, 90 %.")
    # What was there stays as it was, and this version has all of it.
    now = entries_of(entries(reader))
    assert {key: now[key] for key in before} == before
    # What is this device's alone was not there in version 1.
    known, wanted = (
        {key for key in all_of_it if key.endswith("~2") and "/-" not in key}
        for all_of_it in (now, entries_of(lines(2)))
    )
    assert known == wanted
    expect(reader.notice).to_be_hidden()

"""A copy of the answers: saved in one browser, brought back in another, and nothing else gets in."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.answers.copies import Copy, collect, read_chosen, read_copy
from macros.bank.reader import load_bank
from tests.built_site import EditableSite
from tests.reader.selfcheck import RESULTS, SelfCheck

Contexts = Callable[..., BrowserContext]
TEXT = "The thorn is still in there."


def save(reader: SelfCheck, path: Path) -> Path:
    """Save a copy from the results page."""
    with reader.go(RESULTS).page.expect_download() as download:
        reader.button("Save a copy of my answers").click()
    download.value.save_as(path)
    return path


def bring(reader: SelfCheck, copy: Path) -> str:
    """Bring a copy back; what the page says to it."""
    with reader.go(RESULTS).page.expect_file_chooser() as chooser:
        reader.button("Bring a copy back").click()
    chooser.value.set_files(copy)
    tools = reader.page.locator("quiz-tools")
    yes = reader.button("Yes, do it")
    status = tools.get_by_role("status")
    expect(yes.or_(status.filter(has_text="."))).to_be_visible()
    if yes.is_visible():
        yes.click()
    expect(status).not_to_be_empty()
    return status.inner_text()


def fill_in(reader: SelfCheck) -> None:
    """A second attempt with an answer right and one wrong, a scenario text and a ticked step."""
    reader.go().answer("lamps")
    reader.go(RESULTS).start_over()
    reader.go().answer("chain-oil")
    reader.answer("tire-pressure", right=False)
    reader.go("scenario/").page.get_by_label("Your answer", exact=True).fill(TEXT)
    reader.go(RESULTS).results.locator("details.quiz-band summary").first.click()
    reader.results.locator("input[data-step]").first.check()


def test_a_copy_brings_everything_to_another_browser(
    small: EditableSite, new_context: Contexts, tmp_path: Path
) -> None:
    here = SelfCheck(new_context().new_page(), small)
    fill_in(here)
    copy = save(here, tmp_path / "copy.json")

    there = SelfCheck(new_context().new_page(), small).go()  # the visit begins an attempt
    assert "records brought back" in bring(there, copy)
    assert there.headline == here.headline == "2 of 3 answered, 1 right so far."
    assert there.results.locator("input[data-step]").first.is_checked()
    expect(there.results.get_by_role("listitem").filter(has_text="Begun")).to_have_count(1)
    assert there.go().orders() == here.go().orders()
    assert [there.verdict(id) for id in there.ids] == [here.verdict(id) for id in here.ids]
    there.go("scenario/")
    expect(there.page.get_by_label("Your answer", exact=True)).to_have_value(TEXT)


def test_what_is_here_stays_and_what_was_filed_stays_filed(
    small: EditableSite, page: Page, tmp_path: Path
) -> None:
    reader = SelfCheck(page, small).go()
    reader.answer("chain-oil", right=False)
    copy = save(reader, tmp_path / "copy.json")
    reader.start_over()
    reader.go().answer("chain-oil", right=True)
    assert "is here already" in bring(reader, copy)
    assert reader.go().verdict("chain-oil") == "Right."
    # Not even if the copy comes from a later hour.
    late = json.loads(copy.read_text(encoding="utf-8"))
    late["records"]["chain-oil"]["seen"][0]["at"] += 10**9
    copy.write_text(json.dumps(late), encoding="utf-8")
    assert "One record brought back" in bring(reader, copy)
    assert reader.go().verdict("chain-oil") == "Right."
    assert len(reader.stored("chain-oil")) == 3


@pytest.mark.parametrize(("hours", "ticked"), [(-1, [1]), (1, [0, 1])])
def test_of_a_step_the_last_word_counts(
    small: EditableSite, page: Page, tmp_path: Path, hours: int, ticked: list[int]
) -> None:
    reader = SelfCheck(page, small)
    reader.go().answer("lamps")
    reader.go(RESULTS)
    unfold = "document.querySelectorAll('details.quiz-band').forEach((band) => (band.open = true))"
    page.evaluate(unfold)
    boxes = reader.results.locator("input[data-step]")
    boxes.first.check()
    copy = save(reader, tmp_path / "copy.json")
    text = json.loads(copy.read_text(encoding="utf-8"))
    text["records"]["+steps"]["seen"][0]["at"] += hours * 3_600_000
    copy.write_text(json.dumps(text), encoding="utf-8")
    page.evaluate(unfold)
    boxes.first.uncheck()
    boxes.nth(1).check()
    bring(reader, copy)
    assert [n for n in range(boxes.count()) if boxes.nth(n).is_checked()] == ticked


def test_a_copy_of_version_1_comes_in(small: EditableSite, page: Page, tmp_path: Path) -> None:
    """As that version wrote it: its records without what was set aside."""
    entries = Path(__file__).with_name("saved-1.txt").read_text(encoding="utf-8").splitlines()
    named = (entry.split(" ", 1) for entry in entries if "~aside " not in entry)
    records = {key.rpartition("/")[2]: json.loads(text) for key, text in named}
    copy = tmp_path / "copy.json"
    text = {"format": "self-check answers", "quiz": "demo", "records": records}
    copy.write_text(json.dumps(text), encoding="utf-8")
    reader = SelfCheck(page, small)
    bring(reader, copy)
    assert reader.headline == "2 of 3 answered, 1 right so far."
    assert reader.results.locator("input[data-step]").first.is_checked()
    past = reader.results.get_by_role("listitem").filter(has_text="Begun")
    expect(past).to_contain_text("1 of 3 right, 2 answered")
    assert reader.go().verdict("chain-oil").startswith("Answer shown.")
    reader.go("scenario/")
    expect(reader.page.get_by_label("Your answer", exact=True)).to_have_value("Two words")


REFUSED = {
    "is not a copy of answers to this quiz. N": b"quiz: demo",
    "to another quiz": b'{"format": "self-check answers", "quiz": "cars", "records": {}}',
    "is larger than anything": b" " * (10**7 + 1),
    "is here already. One record was written by a newer version": json.dumps(
        {
            "format": "self-check answers",
            "quiz": "demo",
            "records": {"lights": {"v": 3, "seen": []}},
        }
    ).encode(),
}


def test_a_file_that_adds_nothing_says_why_and_changes_nothing(
    small: EditableSite, page: Page, tmp_path: Path
) -> None:
    """What else is refused, tests/client/test_copies.py says."""
    reader = SelfCheck(page, small).go(RESULTS)
    before = page.evaluate("() => ({...localStorage})")
    file = tmp_path / "file.json"
    for words, content in REFUSED.items():
        file.write_bytes(content)
        assert words in bring(reader, file)
        page.reload()
        assert page.evaluate("() => ({...localStorage})") == before
    expect(reader.notice).to_be_hidden()


def test_a_copy_says_what_it_would_add_before_it_does(
    small: EditableSite, page: Page, tmp_path: Path
) -> None:
    reader = SelfCheck(page, small).go()
    reader.answer("lamps")
    reader.answer("chain-oil", right=False)
    copy = save(reader, tmp_path / "copy.json")
    reader.button("Delete my answers").click()
    reader.button("Yes, do it").click()
    reader.go(RESULTS)
    before = page.evaluate("() => ({...localStorage})")
    with page.expect_file_chooser() as chooser:
        reader.button("Bring a copy back").click()
    chooser.value.set_files(copy)
    asked = page.locator(".quiz-tools__sure")
    expect(asked).to_contain_text("entries. They hold answers to 2 questions. What is here stays.")
    assert page.evaluate("() => ({...localStorage})") == before
    reader.button("No, leave it as it is").click()
    expect(asked).to_be_hidden()
    assert page.evaluate("() => ({...localStorage})") == before


def test_what_is_handed_in_is_shown_first_and_read_by_the_authors(
    small: EditableSite, new_context: Contexts, tmp_path: Path
) -> None:
    reader = SelfCheck(new_context().new_page(), small)
    fill_in(reader)
    reader.go(RESULTS).button("Hand in a copy for the authors").click()
    shown = reader.page.get_by_label("What the copy holds")
    expect(shown).to_be_focused()
    expect(reader.page.locator("quiz-tools")).to_contain_text("your first answers to 3 questions")
    with reader.page.expect_download() as download:
        reader.button("Save this copy").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.read_text(encoding="utf-8") == shown.text_content()
    assert TEXT not in file.read_text(encoding="utf-8")
    bank = load_bank(small.source / "quizdata").quizzes
    found = read_copy(file.read_bytes(), bank)
    assert isinstance(found, Copy), found
    given = {answer.id: answer.right for answer in found.answers}
    assert given == {"lamps": True, "chain-oil": True, "tire-pressure": False}
    # The form that the site names has the same in it, as a code.
    link = reader.page.get_by_role("link", name="open the form for authors")
    asked = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert asked["template"] == ["answers.yml"]
    assert asked["code"] == [reader.page.get_by_label("The copy as a code").text_content()]
    (tmp_path / "form.md").write_text(asked["code"][0], encoding="utf-8")
    codes = collect([tmp_path / "form.md"], bank)
    assert [*read_chosen(codes, bank)] == [found], codes.refused

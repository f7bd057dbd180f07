"""Stems with a log, a graph and a table: in the question, on a phone, on paper, in the review and in a diff."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.commands.cli import main
from tests.bank.banks import change
from tests.changes.edits import SETTINGS, commit, git
from tests.kinds.banks import CONTENT
from tests.reader.selfcheck import SelfCheck
from tests.reader.test_paper import PRINTER, put_on_paper

GRAPH, LOG = "rot-proof", "knot-for-glass"
FILE = "quizdata/rope-work/01-to-choose.yml"
WORDS = "Two ropes keep nearly all of their strength, three lose nearly all of it"
WIDER = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bank about rope work, committed, as the working directory."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, "base")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_small_phone_shows_them_without_moving_the_page_sideways(reader: SelfCheck) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    reader.go().wait_for_scripts()
    stem = reader.card(LOG).locator(".quiz-question__stem")
    picture = reader.card(GRAPH).get_by_role("img", name=WORDS)
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    assert picture.evaluate("img => img.decode().then(() => img.clientWidth)") in range(200, 321)
    assert stem.get_by_role("table").evaluate("table => table.getBoundingClientRect().right") <= 320
    # A long line scrolls by itself, in something that the keyboard reaches.
    assert stem.locator("pre > code").evaluate("""code => {
      for (let at = code; at.matches(".quiz-question__stem *"); at = at.parentElement) {
        if (at.scrollWidth > at.clientWidth && at.closest("[tabindex='0']")) return true;
      }
    }""")
    assert reader.page.evaluate(WIDER) <= 0
    reader.answer(LOG)
    reader.answer(GRAPH)
    assert reader.page.evaluate(WIDER) <= 0


def test_paper_shows_all_of_them(reader: SelfCheck) -> None:
    reader.page.add_init_script(PRINTER)
    reader.page.set_viewport_size({"width": 720, "height": 1000})
    reader.go().wait_for_scripts()
    put_on_paper(reader, "Print a worksheet")
    stem = reader.card(LOG).locator(".quiz-question__stem")
    expect(stem.get_by_role("row")).to_have_count(4)
    expect(reader.card(GRAPH).get_by_role("img", name=WORDS)).to_be_visible()
    code = stem.locator("pre > code")
    expect(code).to_contain_text("rig-7 pull knot=sheet-bend")
    # Nothing of a long line lies beyond the sheet.
    assert code.evaluate("code => code.scrollWidth - code.clientWidth") <= 0
    assert reader.page.evaluate(WIDER) <= 0


def test_a_reviewer_sees_them(
    repository: Path, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "-o", "review.html"]) == 0
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto((repository / "review.html").as_uri())
    picture = page.get_by_role("img", name=WORDS)
    assert (picture.get_attribute("src") or "").startswith("data:image/svg+xml")
    expect(page.get_by_role("cell", name="140 mm")).to_have_count(1)
    expect(page.locator("pre", has_text="rig-7 pull knot=sheet-bend")).to_have_count(1)
    assert page.evaluate(WIDER) <= 0
    page.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| 0.38 kN | 152 mm |", "| 0.39 kN | 152 mm |"),
        (
            "held=0s rope=polyester-10 rod=glass-12\n      2026",
            "held=4s rope=polyester-10\n      2026",
        ),
        ("three lose nearly all of it](", "the others lose half of it]("),
    ],
    ids=["a table", "a log", "a graph"],
)
def test_a_diff_says_what_changed_in(
    repository: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    change(repository / FILE, old, new)
    assert main(["diff", "HEAD"]) == 0
    report = capsys.readouterr().out
    assert "stem reworded" in report
    assert "Saved answers are **asked again**." in report
    changed = {"0.39", "4s", "others"} & set(report.replace("=", " ").replace("*", " ").split())
    assert len(changed) == 1, report

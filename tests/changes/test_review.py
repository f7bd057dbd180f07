"""The review file: what it shows, that it works from disk, and that a text of the bank cannot act in it."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page

from macros.changes.review import MOST_PICTURE
from tests.bank.banks import change
from tests.bank.conftest import Run
from tests.changes.edits import commit

SECTION = "quizdata/demo/01-basics.yml"
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]


class Texts(HTMLParser):
    """What a reader reads, a line a piece."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.hidden = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.hidden:
            self.lines.append(" ".join(data.split()))


Write = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def write(repository: Path, run: Run) -> Write:
    """Write the review file: what the command printed, and the lines of the file that a reader reads."""

    def write_review(*argv: str) -> tuple[str, list[str]]:
        status, printed, errors = run("review", *argv, "-o", "out/review.html")
        assert status == 0
        html = (repository / "out/review.html").read_text(encoding="utf-8")
        return printed + errors, Texts(html).lines

    return write_review


def test_every_question_is_shown_with_what_belongs_to_it(write: Write) -> None:
    printed, lines = write()
    assert printed.startswith("wrote out/review.html: 3 questions, ")
    assert "All of the bank: 3 questions." in lines
    start = lines.index("Question 1:", lines.index("Bicycles"))
    shown = lines[start : lines.index("Question 2:", start)]
    assert shown[:3] == [
        "Question 1:",
        "chain-oil",
        "Recall · reviewed 2026-11-22 · quizdata/demo/01-basics.yml, line 8 · revision 3b668dc7",
    ]
    rest = shown[shown.index("When does a chain want oil?") :]
    assert rest == [
        *["When does a chain want oil?"],
        *["A", "When it squeaks", "✓ Right answer"],
        *["B", "When it shines", "A shining chain carries oil."],
        *["C", "When it is new", "A new chain is greased by its maker."],
        *["Explanation", "Friction is heard.", "Sources"],
        *["The manual", "(documentation, not opened yet)"],
    ]
    assert "choose all that apply" in " ".join(lines)
    assert "options in fixed order" in " ".join(lines)


def test_warnings_stand_beside_their_question(repository: Path, write: Write) -> None:
    change(repository / SECTION, "Friction is heard.", "As option A says, friction is heard.")
    _, lines = write()
    start = lines.index("chain-oil", lines.index("Bicycles"))
    assert "letter-in-explanation" in lines[start : lines.index("tire-pressure", start)]


def test_a_problem_that_names_another_question_stays_with_its_own(
    repository: Path, write: Write
) -> None:
    explanation = "As option A says of question 'tire-pressure': friction is heard."
    change(repository / SECTION, "Friction is heard.", f'"{explanation}"')
    _, lines = write()
    start = lines.index("chain-oil", lines.index("Bicycles"))
    assert "letter-in-explanation" in lines[start : lines.index("tire-pressure", start)]


def test_a_broken_question_is_told_above_the_sound_ones(repository: Path, write: Write) -> None:
    change(repository / SECTION, "    answer: A\n", "    answer: E\n")
    change(repository / SECTION, "level: calculation", "level: hard")
    printed, lines = write()
    assert printed == "wrote out/review.html: 2 questions, 2 problems\n"
    assert any("'level' cannot be 'hard'" in line for line in lines[: lines.index("Bicycles")])
    start = lines.index("Bicycles")
    assert any(line.startswith("answer 'E' is not one of") for line in lines[start:])


def test_changed_questions_alone_with_what_changed(repository: Path, write: Write) -> None:
    change(repository / SECTION, "Friction is heard.", "Friction is felt.")
    change(repository / "quizdata/demo/02-lights.yml", "id: lamps", "id: lights-at-dusk")
    printed, lines = write("--changed-since", "base")
    assert printed.startswith("wrote out/review.html: 2 questions, ")
    assert "2 questions changed or added since" in lines
    assert "Explanation only. Saved answers are kept." in lines
    assert "Renamed from lamps. Saved answers are asked again." in lines
    assert "tire-pressure" not in lines


def test_of_questions_that_nobody_touched_errors_alone_are_told(
    repository: Path, write: Write
) -> None:
    change(repository / SECTION, "One bar is 100,000 Pa.", "As option B says, it is 100,000 Pa.")
    change(repository / "quizdata/demo/02-lights.yml", "The stand lamp", "Always the stand lamp")
    commit(repository, "faults")
    change(repository / SECTION, "Friction is heard.", "Friction is felt.")
    _, lines = write("--changed-since", "faults")
    told = [line for line in lines if line in ("letter-in-explanation", "absolute-words")]
    assert told == ["letter-in-explanation"]


def test_removed_questions_are_named(repository: Path, write: Write) -> None:
    path = repository / "quizdata/demo/02-lights.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("id: lamps", "id: bulb").replace(
            "stem: It is dusk. Which lamps are on?", "stem: Name it."
        ),
        encoding="utf-8",
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("The (front|rear|stand) lamp", r"A \1", text), encoding="utf-8")
    _, lines = write("--changed-since", "base")
    assert lines[lines.index("Removed since then:") :][1:3] == [
        "lamps",
        ": It is dusk. Which lamps are on?",
    ]


def test_pictures_of_the_site_come_along_but_no_other_file_and_no_heavy_one(
    repository: Path, write: Write
) -> None:
    pictures = {
        "mine.svg": b"mine",
        "full.png": b"f" * MOST_PICTURE,
        "heavy.png": b"h" * (MOST_PICTURE + 1),
    }
    (repository / "docs").mkdir()
    for name, content in pictures.items():
        (repository / "docs" / name).write_bytes(content)
    (repository / "secret.png").write_bytes(b"secret")
    (repository / "docs/linked.png").symlink_to(repository / "secret.png")
    shown = " ".join(f"![a picture](/{name})" for name in [*pictures, "linked.png", "none.png"])
    change(repository / SECTION, "Friction is heard.", f"Friction. {shown}")
    write()
    html = (repository / "out/review.html").read_text(encoding="utf-8")
    brought = [base64.b64decode(data) for data in re.findall(r' src="data:[^,]*,([^"]*)"', html)]
    assert brought == [pictures["mine.svg"], pictures["full.png"]]
    assert re.findall(r'data-file="docs/([^"]*)"', html) == ["heavy.png", "linked.png", "none.png"]


def test_nothing_changed_is_nothing_to_review(write: Write) -> None:
    printed, lines = write("--changed-since", "base")
    assert printed.startswith("wrote out/review.html: 0 questions, ")
    assert "There is nothing to review." in lines


def test_a_base_with_faults_is_compared_as_far_as_it_can_be_read(
    repository: Path, write: Write
) -> None:
    change(repository / SECTION, "    answer: A\n", "    answer: E\n")
    commit(repository, "broken")
    change(repository / SECTION, "    answer: E\n", "    answer: A\n")
    printed, lines = write("--changed-since", "broken")
    assert "the bank at broken has faults: what can be read was compared\n" in printed
    assert "All of the bank: 3 questions." not in lines


def test_a_question_that_could_not_be_read_before_is_shown_whole(
    repository: Path, write: Write
) -> None:
    change(repository / SECTION, "    answer: A\n", "    answer: A and B\n")
    commit(repository, "broken")
    change(repository / SECTION, "    answer: A and B\n", "    answer: A\n")
    _, lines = write("--changed-since", "broken")
    assert "It could not be read before this change, so nothing is compared." in lines
    assert sum(line.startswith("Question ") for line in lines) == 1


def test_an_unknown_revision_is_refused(repository: Path, run: Run) -> None:
    status, _, errors = run("review", "--changed-since", "nope", "-o", "review.html")
    assert status == 2
    assert errors.startswith("error: there is no revision 'nope' here")
    assert not (repository / "review.html").exists()


def opened(
    browser: Browser, path: Path, scheme: Literal["light", "dark"], width: int = 1000
) -> tuple[Page, list[str]]:
    """The file from disk as a reviewer opens it, and whatever it asked for or did."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.set_default_timeout(5000)
    noise: list[str] = []
    page.on("request", lambda request: noise.append(request.url))
    page.on("console", lambda message: noise.append(message.text))
    page.on("dialog", lambda dialog: noise.append(dialog.message))
    page.goto(path.as_uri())
    return page, noise


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_works_from_disk_and_axe_finds_nothing(
    repository: Path, write: Write, browser: Browser, scheme: Any
) -> None:
    change(repository / SECTION, "Friction is heard.", "As option A says, friction is heard.")
    write("--changed-since", "empty")
    path = repository / "out/review.html"
    page, noise = opened(browser, path, scheme, width=320)
    assert noise == [path.as_uri()]
    colors = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (
        colors
        == {
            "light": ["rgb(31, 35, 40)", "rgb(255, 255, 255)"],
            "dark": ["rgb(230, 237, 243)", "rgb(13, 17, 23)"],
        }[scheme]
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run().then(({violations}) => violations.map(({id, nodes}) => [id, nodes[0].html]))"
    )
    assert found == []
    page.context.close()


def test_a_text_of_the_bank_cannot_act(repository: Path, write: Write, browser: Browser) -> None:
    """Somebody else's change is opened here, so it must not run, fetch, or lead away unasked."""
    change(
        repository / SECTION,
        "    stem: When does a chain want oil?\n",
        """\
    stem: |
      Hi <script>alert(1)</script> <img src=x onerror=alert(2)>

      <style>body { display: none }</style>

      ![a picture](https://example.org/track.png) and [a link](javascript:alert(3)).
""",
    )
    change(
        repository / SECTION,
        "When it shines",
        "On [a page](/lessons/01.md) <b onclick=alert(4)>bold</b>",
    )
    change(
        repository / "quizdata/demo/sources.yml", "title: The manual", "title: The <i>manual</i>"
    )
    write()
    path = repository / "out/review.html"
    html = path.read_text(encoding="utf-8")
    page, noise = opened(browser, path, "light")
    page.locator("text=bold").click()
    assert noise == [path.as_uri()]
    assert page.locator("script, img, i, b").count() == 0
    assert page.locator("style").count() == 1
    assert set(re.findall(r' href="([^#"][^"]*)', html)) == {"https://example.org/manual"}
    stem = page.locator(".question__stem").first.inner_text()
    assert "<script>alert(1)</script>" in stem
    assert "a picture https://example.org/track.png" in stem
    assert "a link javascript:alert(3)" in stem
    page.context.close()


def test_markdown_is_rendered(repository: Path, write: Write, browser: Browser) -> None:
    change(
        repository / SECTION,
        "    explanation: Friction is heard.\n",
        """\
    explanation: |
      It is `heard`, *always*:

      ```python title="x.py"
      print("<b>")
      ```

      | a | b |
      | --- | --- |
      | 1 | 2 |
""",
    )
    write()
    page, _ = opened(browser, repository / "out/review.html", "light")
    shown = page.locator("article").first
    assert shown.locator("em").inner_text() == "always"
    assert shown.locator(".filename").inner_text() == "x.py"
    assert shown.locator("pre").inner_text().strip() == 'print("<b>")'
    assert shown.locator("td").all_inner_texts() == ["1", "2"]
    page.context.close()

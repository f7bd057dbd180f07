"""Another subject in this module's place, as the guide says, and nothing of the module where the engine is."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.bank.reader import load_bank, read_bank
from macros.render import Setting
from macros.render.pagecheck import check_pages
from macros.site.host import Host as Pages
from tests.built_site import REPOSITORY, EditableSite, Host, Site, built, lay_out
from tests.module.copies import GUIDE, edit, follow_guide, removals, write_quiz

MODULE = "llm-infrastructure"
HOSTS: list[Host] = ["mkdocs", "zensical"]


@pytest.fixture(scope="module", params=HOSTS)
def copy(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    site = EditableSite(tmp_path_factory.mktemp("copy"), request.param, REPOSITORY)
    follow_guide(site.source)
    yield from built(site)


def check(folder: Path) -> str:
    """What the strict check says of a copy, on the day of the last review in it."""
    quizzes = load_bank(folder / "quizdata").quizzes.values()
    day = max(question.reviewed for quiz in quizzes for question in quiz.questions)
    command = [sys.executable, "-m", "macros", "check", "--strict", "--today", day.isoformat()]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_guide_removes_what_is_there() -> None:
    assert "tests/module" in removals()
    assert [name for name in removals() if not (REPOSITORY / name).exists()] == []


def test_copy_passes_the_strict_check(copy: Site) -> None:
    said = check(copy.source)
    assert said.startswith("quizdata: 1 quiz, 12 questions,"), said


def test_pages_of_a_copy_name_nothing_of_the_module(copy: Site) -> None:
    """Pages under Contribute take their examples from it."""
    for page in copy.root.rglob("*.html"):
        if "contribute" not in page.parts:
            # Navigation and edit links apart, a page is its article.
            (article,) = re.findall(r"<article.*?</article>", page.read_text("utf-8"), re.S)
            assert not module_words(article), page


def test_second_quiz_stands_beside_the_module_as_the_guide_shows(tmp_path: Path) -> None:
    lay_out(tmp_path, REPOSITORY)
    add_second_quiz(tmp_path)
    said = check(tmp_path)
    assert said.startswith("quizdata: 3 quizzes, 57 questions,"), said
    bank, _ = read_bank(tmp_path / "quizdata")
    _, problems = check_pages(Pages(tmp_path / "docs"), bank, Setting())
    assert any("results(): which quiz?" in problem.message for problem in problems)


def add_second_quiz(folder: Path) -> None:
    """Put a quiz beside the one that is there, with the guide's own pages and setting."""
    write_quiz(folder, "splices")
    section = GUIDE.read_text(encoding="utf-8").split("{: #second }")[1].split("\n## ")[0]
    settings, *pages = re.findall(
        r'^```(\w+)(?: title="docs/([^"]*)")?\n(.*?)^```', section, re.M | re.S
    )
    lines = settings[2].replace("sailing-knots", MODULE)
    edit(folder / "mkdocs.yml", r"^extra:\n", lines)
    for _, page, text in pages:
        (folder / "docs" / page).parent.mkdir(exist_ok=True)
        (folder / "docs" / page).write_text(text, encoding="utf-8")


def module_words(text: str) -> list[str]:
    """Words of this repository's own quiz that stand in a text: ids and titles that are no everyday words."""
    return sorted({match[0].lower() for match in WORDS.finditer(text)})


def _words() -> re.Pattern[str]:
    quiz = load_bank(REPOSITORY / "quizdata").quizzes[MODULE]
    parts = [*quiz.sections, *quiz.questions, *quiz.scenarios]
    names = {quiz.id, quiz.title, *(part.id for part in parts), "llm", "gpu"}
    names |= {part.title for part in [*quiz.sections, *quiz.scenarios]}
    for folder in ("lessons", "exercises", "scenarios"):
        names |= {page.stem for page in (REPOSITORY / "docs" / folder).glob("[0-9]*.md")}
    words = "|".join(re.escape(name) for name in sorted(names - EVERYDAY, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


EVERYDAY = {"production", "fundamentals"}
WORDS = _words()
KNOWN = {"main.html": {"gpu-memory"}}  # loads the calculators, which belong to lessons


@pytest.mark.parametrize("folder", ["macros", "overrides", ".github"])
def test_nothing_around_the_content_names_the_module(folder: str) -> None:
    found = {}
    for path in files_of(REPOSITORY / folder):
        words = set(module_words(path.read_text(encoding="utf-8")))
        if words := words - KNOWN.get(path.name, set()):
            found[path.relative_to(REPOSITORY).as_posix()] = sorted(words)
    assert not found


def files_of(folder: Path) -> Iterator[Path]:
    """Files of text, without calculators and tests of the module."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(REPOSITORY).as_posix()
        if (
            path.is_file()
            and path.suffix not in {".pyc", ".png"}
            and "calculator" not in name
            and not name.startswith(("tests/module/", "tests/node_modules/"))
        ):
            yield path


READS_CONTENT = re.compile(r"""(?:REPOSITORY|parents\[\d\]|parent) / ["'](?:docs|quizdata)\b""")


def test_tests_of_the_engine_read_no_content_of_this_repository() -> None:
    found = [
        f"{path.relative_to(REPOSITORY).as_posix()}: {line.strip()}"
        for path in files_of(REPOSITORY / "tests")
        if path.suffix == ".py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if READS_CONTENT.search(line)
    ]
    schemas = 'assert (REPOSITORY / "quizdata" / name).read_text(encoding="utf-8") == text'
    pages = 'path = REPOSITORY / "docs/contribute" / name'
    # Schemas come from the model, and pages about the engine may be missing.
    assert found == [
        f"tests/commands/test_commands.py: {schemas}",
        f"tests/contribute/pages.py: {pages}",
    ]

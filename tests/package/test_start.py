"""A site from an empty folder by the commands of the guide, then about subjects in other languages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros import __version__
from macros.commands.cli import main
from macros.commands.start import STARTER
from macros.words import InterfaceWords, languages, load_words
from tests.built_site import REPOSITORY, Host, Site
from tests.package.walk import Room, read_blocks
from tests.reader.selfcheck import SelfCheck

GUIDE = "start-a-site.md"
HERE = Path(__file__).parent


class Started(Site):
    """A started site, built as its guide says."""

    def __init__(self, room: Room, host: Host) -> None:
        self.room = room
        super().__init__(room.folder, room.folder / "site", host)

    def build(self) -> None:
        # The line above it installs Zensical, which takes a network.
        zensical = read_blocks(GUIDE, "zensical")[0].text.splitlines()[-1]
        self.room.run(
            "make build" if self.host == "mkdocs" else f"rm -r site; {zensical}", SITE_URL=self.url
        )


@pytest.fixture(scope="module")
def started(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The folder that the guide's commands make, from an empty one."""
    room = Room(tmp_path_factory.mktemp("start") / "empty", dist)
    (block,) = read_blocks(GUIDE, "in-short")
    said = room.run(block.text)
    assert "quizdata: 1 quiz, 3 questions, 5 pages, no problems" in said
    room.folder /= "sailing-knots"
    assert (room.folder / "site/self-check/index.html").is_file()
    (command,) = read_blocks(GUIDE, "questions")
    assert "question 'todo' added" in room.run(command.text)
    return room


@pytest.mark.parametrize(
    ("language", "quiz", "host"), [("de", "wanderzeichen", "mkdocs"), ("ar", "nujum", "zensical")]
)
def test_a_site_in_another_language_is_answered(
    started: Room, page: Page, at_the_end: ExitStack, language: str, quiz: str, host: Host
) -> None:
    write_subject(started.folder, language)
    assert started.run("make check") == "quizdata: 1 quiz, 2 questions, 5 pages, no problems\n"
    site = Started(started, host)
    at_the_end.callback(site.close)
    site.build()
    reader = SelfCheck(page, site, language).go()
    reader.wait_for_scripts()
    html = page.locator("html")
    assert html.get_attribute("lang") == language
    direction = page.locator("body").get_attribute("dir")
    assert direction == ("rtl" if language == "ar" else "ltr")
    for id in reader.ids:
        reader.answer(id)
        expect(reader.card(id)).to_have_attribute("data-state", "right")
        assert reader.verdict(id) == reader.words["right"].text
    assert quiz in reader.key("")
    said = page.locator("article").inner_text()
    reader.go("results/")
    said += page.locator("article").inner_text()
    if language in languages():
        assert english_in(said, reader.words) == []


def english_in(said: str, words: InterfaceWords) -> list[str]:
    """The words of the interface that stand there in English; a single one may be one of that language as well."""
    texts = {name: word.text for name, word in load_words().words.items()}
    others = {text for name, text in texts.items() if text != words[name].text and " " in text}
    assert len(others) > 200
    return [text for text in others if re.search(rf"{re.escape(text)}(?!\w)", said)]


def write_subject(folder: Path, language: str) -> None:
    """Put another subject in the place of the one that is there."""
    for quiz in (folder / "quizdata").glob("*/"):
        shutil.rmtree(quiz)
    for name in ("quizdata", "docs"):
        shutil.copytree(HERE / language / name, folder / name, dirs_exist_ok=True)
    settings = folder / "mkdocs.yml"
    text = re.sub(r"  language: \w+", f"  language: {language}", settings.read_text("utf-8"))
    settings.write_text(text, encoding="utf-8")


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["start", str(tmp_path)]) == 2
    assert "there is something in" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_the_starter_names_the_versions_that_this_repository_has(tmp_path: Path) -> None:
    assert main(["start", str(tmp_path / "My Site!")]) == 0
    assert (tmp_path / "My Site!/quizdata/my-site/quiz.yml").is_file()
    pins = (REPOSITORY / "requirements.txt").read_text("utf-8")
    lines = (tmp_path / "My Site!/requirements.txt").read_text("utf-8").splitlines()
    assert lines[-1] == f"mkdocs-selfcheck=={__version__}"
    assert lines[-2].startswith("mkdocs-material==") and f"{lines[-2]} \\" in pins


def test_the_starter_has_the_actions_of_this_repository_and_its_form() -> None:
    ours = "".join(path.read_text() for path in (REPOSITORY / ".github/workflows").glob("*.yml"))
    for path in (STARTER / ".github/workflows").glob("*.yml"):
        uses = re.findall(r"uses: (.*)", path.read_text())
        assert uses and all(f"uses: {each}\n" in ours for each in uses)
        commands = re.findall(r"run: make (?:--silent )?(\w+)", path.read_text())
        targets = re.findall(r"^(\w+): ", (STARTER / "Makefile").read_text(), re.MULTILINE)
        assert commands and {*commands} <= {*targets}
    for name in ("question", "answers"):
        form = f".github/ISSUE_TEMPLATE/{name}.yml"
        assert (STARTER / form).read_text() == (REPOSITORY / form).read_text()


def test_the_starters_workflows_keep_their_schema_and_are_safe() -> None:
    folder = STARTER / ".github"
    for schema, files in {
        "vendor.github-workflows": [*folder.glob("workflows/*.yml")],
        "vendor.dependabot": [folder / "dependabot.yml"],
    }.items():
        command = ["check_jsonschema", "--builtin-schema", schema, *map(str, files)]
        subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True)
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or "zizmor"
    subprocess.run(
        [zizmor, "--offline", "--pedantic", str(folder)], check=True, capture_output=True
    )


def test_a_started_site_says_nothing_of_the_site_that_it_comes_from(tmp_path: Path) -> None:
    assert main(["start", str(tmp_path / "site")]) == 0
    written = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    said = "".join(path.read_text("utf-8") for path in written).casefold()
    assert len(written) > 15
    about = {"llm", "gpu", "rag", "vllm", "kubernetes", "inference", "prometheus"}
    assert about & {*re.findall(r"\w+", said)} == set()
    assert not any(part in path.parts for path in written for part in ("tests", "bench", "macros"))


def test_the_readme_of_a_started_site_has_two_commands() -> None:
    text = (STARTER / "README.md").read_text("utf-8")
    (block,) = re.findall(r"```bash\n(.*?)```", text, re.DOTALL)
    assert [line.split("#")[0].strip() for line in block.splitlines()] == [
        "make serve",
        "make check",
    ]

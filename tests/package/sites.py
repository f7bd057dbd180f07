"""Sites of others after their owner did what the guide says, built by either host from one folder."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.bank.banks import BASE
from tests.built_site import Host, Site
from tests.package.walk import Room, read_blocks

GUIDE = "add-to-a-site.md"
ALLOW = "allow:\n  section-not-taught: Explanations say what there is to know.\n"


class Installed(Site):
    """A folder that a host of its own environment builds."""

    def __init__(self, room: Room, host: Host) -> None:
        self.room = room
        super().__init__(
            room.folder, room.folder / ("site" if host == "zensical" else "built"), host
        )

    def build(self) -> None:
        options = "--clean" if self.host == "zensical" else f"--strict --site-dir {self.root}"
        self.room.run(f"{self.host} build {options}", SITE_URL=self.url)


def follow_guide(room: Room, docs: str) -> str:
    """Do to the site in a room what the guide says, in the environment there, and give what its last command prints."""
    said = ""
    for block in read_blocks(GUIDE, "in-short"):
        if block.language == "bash":
            said = room.run(block.text)
        elif block.file == "mkdocs.yml":
            add_settings(room.folder / block.file, block.text)
        else:
            folder = room.folder / (docs if block.file.endswith(".md") else ".")
            with (folder / block.file).open("a", encoding="utf-8") as file:
                file.write(block.text)
        if "selfcheck new" in block.text:
            fill_in(room.folder / "quizdata/sailing-knots")
    return said


def add_settings(file: Path, lines: str) -> None:
    """Put the plugin's lines among those that are there."""
    text = file.read_text(encoding="utf-8")
    (ours,) = re.findall(r"^      modules: .*\n", lines, re.MULTILINE)
    if "  - macros:\n" in text:
        text = text.replace("  - macros:\n", f"  - macros:\n{ours}")
    else:
        text += lines
    file.write_text(text, encoding="utf-8")


def name_the_theme(room: Room) -> None:
    """What the guide says of Zensical, and of Material's plugins with that theme."""
    block, _ = read_blocks(GUIDE, "zensical")
    file = room.folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("  - search\n", "  - material/search\n")
    file.write_text(
        re.sub(r"^theme:\n  name: .*\n", block.text, text, flags=re.M), encoding="utf-8"
    )


def settle_in_toml(room: Room) -> None:
    """The same site with settings that Zensical alone reads."""
    _, block = read_blocks(GUIDE, "zensical")
    (room.folder / "mkdocs.yml").unlink()
    head = '[project]\nsite_name = "Bicycles"\n\n'
    (room.folder / block.file).write_text(head + block.text, encoding="utf-8")


def fill_in(quiz: Path) -> None:
    """Write over each TODO: a sound quiz about bicycles, without lessons and scenarios."""
    shutil.rmtree(quiz)
    shutil.copytree(BASE / "demo", quiz, ignore=shutil.ignore_patterns("scenarios"))
    section = quiz / "01-basics.yml"
    text = section.read_text(encoding="utf-8").replace("lesson: lessons/01-basics.md\n", "")
    section.write_text(text, encoding="utf-8")
    with (quiz / "quiz.yml").open("a", encoding="utf-8") as file:
        file.write(ALLOW)

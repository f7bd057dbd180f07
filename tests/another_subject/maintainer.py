"""What a maintainer of another subject does with a copy of this repository, as the guide in docs/contribute says."""

import re
import shutil
from pathlib import Path

from tests.built_site import REPOSITORY

GUIDE = REPOSITORY / "docs/contribute/publish-a-copy.md"
BANK = Path(__file__).parent / "quizdata"
KNOTS = "sailing-knots"

HOME = """# Sailing knots

{{ start() }}

Your answers stay in this browser.
"""
SCENARIO = '# Scenario\n\n{{ scenario("jam") }}\n'


def replace_quiz(folder: Path) -> None:
    """Make it a site about knots alone."""
    shutil.rmtree(folder / "quizdata" / "llm-infrastructure")
    shutil.copytree(BANK, folder / "quizdata", dirs_exist_ok=True)
    remove_pages(folder)
    write_page(folder, "index.md", HOME)
    write_page(folder, "scenarios/jam.md", SCENARIO)
    edit(folder / "docs/contribute/index.md", r"^.*corrections\.md.*\n", "")
    settle_nav(folder, "scenarios/jam.md")


def add_quiz(folder: Path) -> None:
    """Put knots beside the quiz that is there, with the guide's own pages and setting."""
    shutil.copytree(BANK, folder / "quizdata", dirs_exist_ok=True)
    settings, *pages = re.findall(
        r'^```(\w+)(?: title="docs/([^"]*)")?\n(.*?)^```', second(), re.M | re.S
    )
    edit(folder / "mkdocs.yml", r"^extra:\n", settings[2])
    for _, page, text in pages:
        (folder / "docs" / page).parent.mkdir(exist_ok=True)
        (folder / "docs" / page).write_text(text, encoding="utf-8")
    write_page(folder, "scenarios/jam.md", SCENARIO.replace('"jam"', f'"jam", "{KNOTS}"'))
    settle_nav(folder, "scenarios/jam.md", *(page for _, page, _ in pages))


def second() -> str:
    """The guide's section on a second quiz."""
    return GUIDE.read_text(encoding="utf-8").split("{: #second }")[1].split("\n## ")[0]


def remove_pages(folder: Path) -> None:
    """Run the guide's commands on what the copy holds."""
    section = GUIDE.read_text(encoding="utf-8").split("{: #pages }")[1]
    commands = re.findall(r"^```bash\n(.*?)^```", section, re.M | re.S)[0]
    for name in re.findall(r"(?<= )(?:docs|tests)/[\w./-]+", commands):
        assert (REPOSITORY / name).exists(), f"the guide removes {name}, which is not there"
        if name.startswith("tests/"):
            continue
        remove = shutil.rmtree if (folder / name).is_dir() else Path.unlink
        remove(folder / name)


def settle_nav(folder: Path, *added: str) -> None:
    """Take lines of pages that are gone out of the navigation, and add others at its end."""
    config = folder / "mkdocs.yml"
    head, nav, rest = re.split(
        r"^nav:\n((?: .*\n)+)", config.read_text(encoding="utf-8"), flags=re.M
    )
    lines = [
        line
        for line in nav.splitlines()
        if not (page := re.search(r"[\w/-]+\.md", line)) or (folder / "docs" / page[0]).exists()
    ]
    # Headings without a page below them.
    lines = [
        line
        for line, below in zip(lines, [*lines[1:], ""], strict=True)
        if not line.endswith(":")
        or len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())
    ]
    lines += [f"  - {page}" for page in added]
    config.write_text(f"{head}nav:\n" + "\n".join(lines) + f"\n{rest}", encoding="utf-8")


def write_page(folder: Path, name: str, text: str) -> None:
    page = folder / "docs" / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"---\nrender_macros: true\n---\n{text}", encoding="utf-8")


def edit(path: Path, pattern: str, text: str) -> None:
    """Replace the one place that matches."""
    new, found = re.subn(pattern, lambda _: text, path.read_text(encoding="utf-8"), flags=re.M)
    assert found == 1, f"{path} has {found} places that match {pattern}"
    path.write_text(new, encoding="utf-8")

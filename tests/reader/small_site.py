"""A site of three questions and a scenario around the small bank of the tests, quick to build and free to edit."""

import shutil
from pathlib import Path

from tests.bank.banks import copy_base

PAGES = {
    "index.md": "# Home\n\n{{ start() }}\n\n{{ due() }}",
    "self-check.md": "# Self-check\n\n{{ progress() }}\n\n{{ quiz() }}\n\n{{ tools() }}",
    "results.md": "# Results\n\n{{ results() }}\n\n{{ tools() }}\n\n{{ offline() }}",
    "scenario.md": '# Scenario\n\n{{ scenario("flat-tire") }}',
    "lessons/01-basics.md": '# Lesson\n\n{{ section("basics") }}',
}


def make_small(folder: Path) -> None:
    """Replace pages and bank of a site."""
    shutil.rmtree(folder / "docs")
    shutil.rmtree(folder / "quizdata")
    copy_base(folder)
    for name, text in PAGES.items():
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\nrender_macros: true\n---\n{text}\n", encoding="utf-8")

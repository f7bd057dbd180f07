"""`downloads` writes what a page offers, and nothing else."""

from __future__ import annotations

import importlib.util
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from tests.bank.banks import change
from tests.bank.conftest import Run

FILES = ["demo.apkg", "demo.csv", "demo.gift.txt", "demo.moodle.xml", "demo.qti.zip"]


def offer(site: Path, call: str) -> None:
    page = site / "docs/take.md"
    page.write_text(f"---\nrender_macros: true\n---\n# Take along\n\n{call}\n", encoding="utf-8")


def written(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "docs").glob("downloads/*"))


@pytest.mark.parametrize(
    "call",
    [
        "{{ downloads() }}",
        '{{ downloads(quiz="demo") }}',
        '{% for id in ["demo"] %}{{ downloads(id) }}{% endfor %}',
    ],
)
def test_a_quiz_that_a_page_offers_is_written_in_every_format(
    site: Path, run: Run, call: str
) -> None:
    offer(site, call)
    status, printed, errors = run("downloads", "--site", "https://example.org/")
    assert (status, errors) == (0, "")
    assert written(site) == FILES
    first, *_, last = printed.splitlines()
    assert first == "wrote docs/downloads/demo.apkg: 3 questions, 1 thing left out"
    assert last.startswith("wrote ")


def test_drafts_are_named_that_no_file_has(site: Path, run: Run) -> None:
    offer(site, "{{ downloads() }}")
    change(
        site / "quizdata/demo/02-lights.yml", "  - id: lamps\n", "  - id: lamps\n    draft: true\n"
    )
    printed = run("downloads")[1].splitlines()
    assert printed[0] == "wrote docs/downloads/demo.apkg: 2 questions, 2 things left out"
    assert printed[-1] == "1 draft of 'demo' in none of them: lamps"


def test_files_are_in_the_language_of_the_site(site: Path, run: Run) -> None:
    offer(site, "{{ downloads() }}")
    settings = "site_name: Bikes\ntheme:\n  name: material\n  language: de\nplugins: [macros: {module_name: macros}]\n"
    (site / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert run("downloads")[0] == run("export", "markdown", "demo", "-o", "demo.md")[0] == 0
    assert "**Antwort: A**" in Path("demo.md").read_text(encoding="utf-8")


def test_nothing_is_written_that_no_page_offers(site: Path, run: Run) -> None:
    status, printed, _ = run("downloads")
    assert status == 0
    assert printed == "no page offers a quiz for download: none calls the macro 'downloads'\n"
    assert written(site) == []


def test_without_its_library_a_text_stands_in_for_the_package_of_anki(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(site, "{{ downloads() }}")
    run("downloads")
    find = importlib.util.find_spec

    def found(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == "genanki" else find(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", found)
    assert run("downloads")[0] == 0
    assert written(site) == ["demo.anki.txt", *FILES[1:]]


def test_a_page_that_offers_files_is_sound_with_and_without_them(site: Path, run: Run) -> None:
    offer(site, "{{ downloads() }}")
    before = run("check")
    run("downloads")
    assert before[0] == run("check")[0] == 0

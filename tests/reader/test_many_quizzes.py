"""Forty quizzes in a site, one of them over several pages, and an overview of all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.bank.banks import BASE
from tests.built_site import EditableSite
from tests.reader.selfcheck import SelfCheck

MANY = 40
TOP = "---\nrender_macros: true\n---\n"


def add_quizzes(folder: Path) -> None:
    """Thirty-nine quizzes beside the one that is there, and that one on a page a section."""
    for number in range(1, MANY):
        quiz = folder / f"quizdata/bicycles-{number}"
        shutil.copytree(BASE / "demo", quiz, ignore=shutil.ignore_patterns("scenarios"))
        section = quiz / "01-basics.yml"
        text = section.read_text("utf-8").replace("lesson: lessons/01-basics.md\n", "")
        section.write_text(text, encoding="utf-8")
        page = folder / f"docs/bicycles-{number}.md"
        page.write_text(
            f'{TOP}# Bicycles {number}\n\n{{{{ quiz("bicycles-{number}") }}}}\n', "utf-8"
        )
    sections = re.findall(
        r"^id: (\S+)",
        "".join(
            path.read_text("utf-8")
            for path in sorted((folder / "quizdata/sailing-knots").glob("0*.yml"))
        ),
        re.MULTILINE,
    )
    home = folder / "docs/self-check.md"
    for name, part in {"self-check": sections[:1], "more": sections[1:]}.items():
        text = (
            home.read_text("utf-8")
            if name == "self-check"
            else f"{TOP}# More\n\n{{{{ quiz() }}}}\n"
        )
        text = text.replace("{{ quiz() }}", f"{{{{ quiz(sections={part}) }}}}")
        (folder / f"docs/{name}.md").write_text(text, "utf-8")
    (folder / "docs/all.md").write_text(f"{TOP}# All\n\n{{{{ quizzes() }}}}\n", "utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("extra:\n", "extra:\n  quiz: sailing-knots\n"), "utf-8"
    )


def test_a_reader_finds_the_way_among_many(
    build_site: Callable[..., EditableSite], page: Page
) -> None:
    site = build_site(add_quizzes)
    reader = SelfCheck(page, site).go("all/")
    reader.wait_for_scripts()
    entries = page.locator("quiz-entry")
    assert entries.count() == MANY
    begun = '() => Object.keys(localStorage).filter((key) => key.includes("bicycles"))'
    assert page.evaluate(begun) == []
    reader.go("more/")
    reader.wait_for_scripts()
    last = page.locator("quiz-question").last
    last.locator("label").first.click()
    last.get_by_role("button", name="Check answer", exact=True).click()
    reader.go("all/")
    expect(entries.filter(has_text="answered")).to_have_count(1)
    # What is missed leads to the page that shows it, and so does its mark.
    mark = page.locator(".quiz-progress__marks a")
    reader.go()
    reader.wait_for_scripts()
    assert "/more/#question-" in str(mark.last.evaluate("link => link.href"))
    assert "/more/" not in str(mark.first.evaluate("link => link.href"))
    reader.go("results/")
    reader.wait_for_scripts()
    link = page.locator(".quiz-result__question a[data-id]").last
    assert "/more/#question-" in str(link.evaluate("link => link.href"))
    reader.go("")
    reader.wait_for_scripts()
    place = page.locator(".quiz-start__section a").last
    assert "/more/#section-" in str(place.evaluate("link => link.href"))

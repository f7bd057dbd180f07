"""Where the page of sources lists a source: below the first section that cites it."""

from __future__ import annotations

from pathlib import Path

from macros.bank.reader import load_bank
from macros.render import macro_names
from macros.render.citations import cited_by_topic
from macros.site.host import Host
from macros.site.pages import read_site
from tests.bank.banks import copy_base

BLOG = "blog:\n  title: The blog\n  url: https://example.org/blog\n"


def test_a_lesson_that_cites_counts_before_other_pages_whatever_their_names(tmp_path: Path) -> None:
    folder = copy_base(tmp_path)
    with (folder / "demo/sources.yml").open("a", encoding="utf-8") as sources:
        sources.write(BLOG)
    for name in ("about.md", "lessons/01-basics.md"):
        page = tmp_path / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text('---\nrender_macros: true\n---\n# Page\n\n{{ source("blog") }}\n')
    site, problems = read_site(Host(tmp_path / "docs"), macro_names())
    quiz = load_bank(folder).quizzes["demo"]
    topics = cited_by_topic(quiz, site)
    assert not problems
    assert [(topic.title, [entry.source.title for entry in topic.entries]) for topic in topics] == [
        ("The basics", ["The manual", "The blog"])
    ]
    assert list(topics[0].entries[1].pages) == ["lessons/01-basics.md", "about.md"]

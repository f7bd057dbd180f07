"""Plugins that people use, each with settings and pages as its documentation has them, tried with a quiz beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.package.sites import Installed, follow_guide
from tests.package.walk import Room
from tests.reader.selfcheck import SelfCheck


@dataclass(frozen=True)
class Plugin:
    """A plugin: what installs it, its lines of settings, files beside the site's, and where its pages are then."""

    name: str
    package: str | None = None
    lines: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[str, str] = ("knots/", "knots-results/")
    build: str = ""
    """A command in place of the build."""
    language: str = "en"
    """That of its pages."""
    known: Callable[[Page, Installed], None] | None = None
    """Proves what the guide says that one has to know about it."""


def _stands_in(path: str) -> Callable[[Page, Installed], None]:
    """A question stands on another page as well."""

    def known(page: Page, site: Installed) -> None:
        reader = SelfCheck(page, site).go(path)
        reader.answer("lamps")
        assert reader.verdict("lamps") == "Right."

    return known


def _has_no_comments(page: Page, site: Installed) -> None:
    assert "<!--" not in (site.root / "knots/index.html").read_text("utf-8")


def _is_read_from_a_disk(page: Page, site: Installed) -> None:
    page.goto((site.root / "knots.html").as_uri())
    card = page.locator('quiz-question[data-id="lamps"]')
    expect(card.get_by_role("checkbox").first).to_be_visible()
    assert card.get_attribute("data-ready") is None


def _fetches_nothing_for_questions(page: Page, site: Installed) -> None:
    asked = {
        name: {*re.findall(r'(?:src|href)="([^"]*assets/external/[^"]*)"', html)}
        for name, html in {
            name: (site.root / name / "index.html").read_text("utf-8") for name in ("", "knots")
        }.items()
    }
    assert {each.removeprefix("../") for each in asked["knots"]} <= asked[""]


def _has_the_date_of_the_page(page: Page, site: Installed) -> None:
    page.goto(f"{site.url}knots/")
    expect(page.locator(".git-revision-date-localized-plugin").first).to_have_text(
        "January 2, 2020"
    )


def _keeps_answers_by_version(page: Page, site: Installed) -> None:
    reader = SelfCheck(page, site).go("2.0/knots/")
    assert reader.progress[:2] == (0, 3)
    reader.go("1.0/knots/")
    assert reader.progress[:2] == (1, 3)


POST = "---\ndate: 2026-11-26\n---\n# A post\n\n{{ question('lamps') }}\n"
TAGGED = "---\ntags: [rope]\n---\n# Tagged\n\n{{ question('lamps') }}\n"
COMMIT = (
    "git init -q -b main && git config user.name a && git config user.email a@example.org && "
    "git add docs && GIT_COMMITTER_DATE=2020-01-02T12:00Z git commit -q -m a --date 2020-01-02T12:00Z && "
    "git add --all && git commit -q -m b"
)
GERMAN = {
    "knots.de.md": "# Knoten\n\n{{ progress() }}\n\n{{ quiz() }}\n",
    "knots-results.de.md": "# Ergebnis\n\n{{ results() }}\n",
}
LANGUAGES = """\
      languages:
        - {locale: en, name: English, default: true}
        - {locale: de, name: Deutsch}
"""

PLUGINS = [
    Plugin(
        "awesome-nav", "mkdocs-awesome-nav", files={".nav.yml": "nav:\n  - knots.md\n  - '*'\n"}
    ),
    Plugin("tags", files={"tagged.md": TAGGED}, known=_stands_in("tagged/")),
    Plugin(
        "blog",
        files={"blog/index.md": "# Blog\n", "blog/posts/one.md": POST},
        known=_stands_in("blog/2026/11/26/a-post/"),
    ),
    Plugin(
        "minify",
        "mkdocs-minify-plugin",
        "      minify_html: true\n      htmlmin_opts: {remove_comments: true}\n",
        known=_has_no_comments,
    ),
    Plugin("offline", pages=("knots.html", "knots-results.html"), known=_is_read_from_a_disk),
    # It fetches what the theme may ask others for, and without a network says so as a warning.
    Plugin(
        "privacy",
        build="mkdocs build --site-dir {root}",
        known=_fetches_nothing_for_questions,
    ),
    Plugin(
        "git-revision-date-localized",
        "mkdocs-git-revision-date-localized-plugin",
        build=f"{COMMIT} && mkdocs build --strict --site-dir {{root}}",
        known=_has_the_date_of_the_page,
    ),
    Plugin(
        "i18n",
        "mkdocs-static-i18n",
        LANGUAGES,
        GERMAN,
        pages=("de/knots/", "de/knots-results/"),
        language="de",
    ),
    Plugin(
        "mike",
        "mike",
        build=f"{COMMIT} && mike deploy 1.0 && mike deploy 2.0 && git worktree add -f {{root}} gh-pages",
        pages=("1.0/knots/", "1.0/knots-results/"),
        known=_keeps_answers_by_version,
    ),
]


class WithPlugin(Installed):
    """A bare site with a quiz and a plugin."""

    def __init__(self, room: Room, plugin: Plugin) -> None:
        self.plugin = plugin
        super().__init__(room, "mkdocs")

    def build(self) -> None:
        if self.plugin.build:
            self.room.run(self.plugin.build.format(root=self.root), SITE_URL=self.url)
        else:
            super().build()


def prepare(room: Room, plugin: Plugin) -> None:
    """Follow the guide in a room with a bare site, and add the plugin."""
    follow_guide(room, "docs")
    with (room.folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"  - {plugin.name}{':' if plugin.lines else ''}\n{plugin.lines}")
    for name, text in plugin.files.items():
        path = room.folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def answer(page: Page, site: Installed, pages: tuple[str, str], language: str = "en") -> None:
    """What has to work: an answer, its count on the results, and the way back from there."""
    reader = SelfCheck(page, site, language).go(pages[0])
    reader.wait_for_scripts()
    reader.answer("chain-oil", right=False)
    assert reader.progress[:2] == (1, 3)
    page.locator(".quiz-progress__results").click()
    page.wait_for_url(f"**/{pages[1]}")
    reader.results.get_by_role("link", name="When does a chain want oil").first.click()
    page.wait_for_url(f"**/{pages[0]}#question-chain-oil")
    assert reader.card("chain-oil").is_visible()

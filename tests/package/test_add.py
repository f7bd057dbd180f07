"""Sites that exist get questions by the lines of the guide, keep what is theirs, and update by a line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.built_site import Host
from tests.package.conftest import LATER
from tests.package.sites import Installed, follow_guide, name_the_theme
from tests.package.walk import Room
from tests.reader.selfcheck import SelfCheck

HERE = Path(__file__).parent
DOCS = {"bare": "docs", "own": "content"}
HOSTS: tuple[Host, ...] = ("mkdocs", "zensical")
# `python -m tests.package` builds each with both.
BUILT_BY = {"bare": HOSTS[:1], "own": HOSTS}


class Walked:
    """A site after its owner followed the guide, built by both hosts, and what the last command said."""

    def __init__(self, name: str, folder: Path, dist: Path) -> None:
        self.name = name
        shutil.copytree(HERE / name, folder / name)
        self.room = Room(folder / name, dist)
        self.room.enter()
        self.said = follow_guide(self.room, DOCS[name])
        self.sites = {host: Installed(self.room, host) for host in BUILT_BY[name]}
        self.sites["mkdocs"].build()
        if "zensical" in self.sites:
            name_the_theme(self.room)
            self.sites["zensical"].build()


@pytest.fixture(scope="module", params=DOCS)
def walked(
    request: pytest.FixtureRequest, dist: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walked]:
    found = Walked(request.param, tmp_path_factory.mktemp("walked"), dist)
    yield found
    for site in found.sites.values():
        site.close()


@pytest.mark.parametrize("host", HOSTS)
def test_a_question_is_answered_and_counts(walked: Walked, page: Page, host: Host) -> None:
    if host not in walked.sites:
        pytest.skip("its owner has MkDocs alone")
    reader = SelfCheck(page, walked.sites[host]).go("knots/")
    reader.wait_for_scripts()
    reader.answer("chain-oil")
    assert reader.verdict("chain-oil") == "Right."
    reader.follow(page.locator(".quiz-progress__results"), "knots-results/")
    assert reader.headline == "1 of 3 answered, 1 right so far."


def test_check_is_content_but_for_names_that_are_taken(walked: Walked) -> None:
    lines = walked.said.splitlines()
    if walked.name == "bare":
        assert lines == ["quizdata: 1 quiz, 3 questions, 3 pages, no problems"]
    else:
        said = [re.sub(r"^mkdocs.yml:\d+:\d+: ", "", line.partition(", so")[0]) for line in lines]
        assert said == [
            "warning: 'section' is the site's module 'main'",
            "warning: 'source' is 'extra.source' in the site's configuration",
            "2 warnings in 1 file",
        ]


@pytest.mark.parametrize("host", HOSTS)
def test_what_the_site_has_stays_its_own(walked: Walked, page: Page, host: Host) -> None:
    if walked.name == "bare":
        pytest.skip("it has nothing of its own")
    page.goto(walked.sites[host].url)
    expect(page.get_by_text("The workshop's own template")).to_be_visible()
    own = "The workshop’s section on brakes. The workshop’s own source. Open on Sundays."
    expect(page.locator("article")).to_contain_text(own)
    assert page.locator("body").get_attribute("data-md-color-primary") == "teal"
    page.goto(f"{walked.sites[host].url}deep/page/")
    expect(page.locator(".admonition quiz-question")).to_be_visible()


def test_an_update_is_one_line_and_keeps_answers(walked: Walked, page: Page) -> None:
    if walked.name == "own":
        pytest.skip("once is enough")
    site = walked.sites["mkdocs"]
    reader = SelfCheck(page, site).go("knots/")
    reader.answer("lamps")
    requirements = walked.room.folder / "requirements.txt"
    requirements.write_text(f"mkdocs-selfcheck=={LATER}\n", encoding="utf-8")
    walked.room.run("pip install -q -r requirements.txt")
    assert walked.room.run("selfcheck --version") == f"{LATER}\n"
    site.build()
    reader.go("knots/")
    reader.wait_for_scripts()
    assert reader.answered("lamps")

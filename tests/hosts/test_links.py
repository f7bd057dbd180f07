"""Every link within the site leads somewhere, with both hosts, below a path as project sites have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built_site import Site
from tests.hosts.links import dead_links

URL = "https://pages.example/owner/self-check/"


def test_every_link_of_a_site_that_nobody_prepared_arrives(unprepared: Site) -> None:
    assert dead_links(unprepared.root, unprepared.url) == []


@pytest.mark.parametrize(
    ("link", "dead"),
    [
        ("../lessons/01/", False),
        ("../lessons/01/#kv-cache", False),
        ("../lessons/01/index.html", False),
        ("../a%20b.png", False),
        ("../", False),
        ("#here", False),
        ("?q=1#here", False),
        ("/owner/self-check/lessons/01/", False),
        (f"{URL}lessons/01/", False),
        ("https://elsewhere.example/lessons/01/", False),
        ("mailto:a@b.example", False),
        ("../lessons/02/", True),
        ("../lessons/01/#gone", True),
        ("#gone", True),
        ("../../lessons/01/", True),
        ("../../../self-check/lessons/01/", True),
        ("../../../../owner/self-check/lessons/01/", False),
        ("/lessons/01/", True),
        ("/self-check/lessons/01/", True),
        (f"{URL}lessons/02/", True),
    ],
)
def test_link_is_followed_as_a_browser_does(tmp_path: Path, link: str, dead: bool) -> None:
    for name, text in {
        "results/index.html": f'<p id="here"><a href="{link}">x</a>',
        "lessons/01/index.html": '<h2 id="kv-cache">KV cache</h2>',
        "index.html": "",
        "a b.png": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    expected = [f"results/index.html: {link}"] if dead else []
    assert dead_links(tmp_path, URL) == expected

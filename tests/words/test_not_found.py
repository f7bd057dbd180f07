"""The page where no page is has its words from the files of the languages, though no macro can bring them there."""

from __future__ import annotations

import json

from macros.words import languages, load_words, names
from tests.built_site import REPOSITORY

PAGE = REPOSITORY / "overrides/404.html"


def table() -> str:
    """The words of that page, as its template has them."""
    rows = [
        f"  {json.dumps(tag)}: {json.dumps(texts(tag), ensure_ascii=False)},\n"
        for tag in languages()
    ]
    return "{% set words = {\n" + "".join(rows) + "} %}"


def texts(tag: str) -> list[str]:
    words = load_words(tag)
    first, why, ways, home = [words[name].text for name in names()["not-found"]]
    return [first, why, *ways.split("{home}"), home]


def test_the_page_where_no_page_is_speaks_every_language() -> None:
    assert table() in PAGE.read_text(encoding="utf-8")

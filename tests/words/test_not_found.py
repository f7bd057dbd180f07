"""The page where no page is has its words from the files of the languages, though no macro can bring them there."""

from __future__ import annotations

import json

import jinja2
import pytest

from macros.words import find_language, languages, load_words, names
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


@pytest.mark.parametrize("tag", ["de", "pt-BR", "zh", "zh-Hant", "zh-TW", "ja", None])
def test_the_page_where_no_page_is_takes_the_words_that_other_pages_take(tag: str | None) -> None:
    _, _, block = PAGE.read_text(encoding="utf-8").partition("{% block content %}")
    template = jinja2.Environment().from_string(block.replace("{% endblock %}", ""))
    page = template.render(config={"theme": {"language": tag}}, nav={})
    assert texts(find_language(tag or "en"))[0] in page

"""What a build leaves behind: no answers in the search, no warnings, the same bytes each time."""

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from macros.bank.reader import load_bank
from tests.built_site import CONTENT, Host, Site
from tests.reader.selfcheck import plain

QUIZ = next(iter(load_bank(CONTENT / "quizdata").quizzes.values()))
INDEX: dict[Host, str] = {"mkdocs": "search/search_index.json", "zensical": "search.json"}
EPOCH = "1763769600"


def texts(value: Any) -> list[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for item in items for text in texts(item)]


def bare(text: str) -> str:
    """Words without markup and punctuation: found however an index writes them."""
    shown = html.unescape(re.sub(r"<[^>]*>", "", text))
    return " ".join(re.findall(r"\w+", shown.lower()))


@pytest.fixture(params=INDEX)
def search(request: pytest.FixtureRequest, site: Site, zensical: Site) -> str:
    """All that a site's search knows."""
    root = {"mkdocs": site, "zensical": zensical}[request.param].root
    index = (root / INDEX[request.param]).read_text(encoding="utf-8")
    return bare(" ".join(texts(json.loads(index))))


def test_search_finds_questions_and_no_answers(search: str) -> None:
    for question in QUIZ.questions:
        assert bare(plain(question.stem.split("\n\n")[0])) in search
        assert bare(plain(question.explanation.split("\n\n")[0])) not in search
        for feedback in question.feedback.values():
            assert bare(plain(feedback)) not in search
    for scenario in QUIZ.scenarios:
        for task in scenario.tasks:
            assert bare(plain(task)) in search
        prose = re.sub(r"^```.*?^```$", "", scenario.answer, flags=re.MULTILINE | re.DOTALL)
        paragraphs = [part for part in prose.split("\n\n") if re.match(r"[A-Z]\w* ", part)]
        assert paragraphs
        for text in [
            *paragraphs,
            *(item for items in scenario.evidence.values() for item in items),
        ]:
            assert bare(plain(text)) not in search


def build(source: Path, folder: Path, epoch: str) -> dict[str, bytes]:
    """Build into a folder as a publisher does; every file of it."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=source,
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = (result.stdout + result.stderr).splitlines()
    assert [line for line in said if not line.startswith("INFO")] == []
    assert result.returncode == 0
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_strict_build_is_silent_and_gives_the_same_bytes_each_time(
    site: Site, tmp_path: Path
) -> None:
    first, second = (build(site.source, tmp_path / name, EPOCH) for name in ("first", "second"))
    assert "sitemap.xml.gz" in first and "self-check/index.html" in first
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize("page", ["self-check", "results"])
def test_pages_are_as_they_were_where_parts_of_answers_do_not_count(site: Site, page: str) -> None:
    assert not QUIZ.partial_credit
    assert any(question.parts for question in QUIZ.questions)
    shown = (site.root / page / "index.html").read_text(encoding="utf-8")
    shown = re.sub("<link [^>]*>", "", shown)  # scripts are named in advance, whatever they are for
    assert re.findall(r"credit|data-uncounted|data-last|quiz-question__parts", shown) == []

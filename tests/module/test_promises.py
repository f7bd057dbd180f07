"""What a band tells its readers to do can be done: each sentence leads to a page that has it."""

import re
from pathlib import Path

import pytest

from macros.bank.model import Band, Section
from macros.bank.reader import load_bank
from macros.render import macro_names
from macros.site.host import Host
from macros.site.pages import read_site

QUIZZES = load_bank(Path("quizdata")).quizzes
QUIZ = QUIZZES["llm-infrastructure"]
PAGES, _ = read_site(Host(Path("docs")), macro_names())
LINK = re.compile(r"\]\(/([^)#]+\.md)(?:#([\w-]+))?\)")
ACTS = {
    "start over": ("results.md", "tools"),
    "scenario": ("scenarios", "scenario"),
    "courses": ("where-to-learn.md", "source"),
    "each exam is described": ("where-to-learn.md", "source"),
}
"""What a sentence promises, the pages that it may send to, and the macro that a page needs to keep it."""


def texts(part: Band | Section) -> list[str]:
    if isinstance(part, Section):
        return part.study
    return [part.summary, *part.review, *part.steps, *part.certifications]


PARTS = {
    f"{quiz.id}-{part.id}": part
    for quiz in QUIZZES.values()
    for part in (*quiz.bands, *quiz.sections)
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_each_link_leads_to_a_page_and_a_heading_of_it(part: Band | Section) -> None:
    links = [link for text in texts(part) for link in LINK.findall(text)]
    assert links
    for page, anchor in links:
        assert page in PAGES.pages, page
        if anchor:
            assert PAGES.heading(page, anchor), f"{page}#{anchor}"


@pytest.mark.parametrize("act", ACTS)
def test_who_is_told_to_do_something_is_sent_where_it_can_be_done(act: str) -> None:
    folder, macro = ACTS[act]
    told = [text for band in QUIZ.bands for text in texts(band) if f"{act}](" in text]
    assert told
    for text in told:
        pages = [page for page, _ in LINK.findall(text) if page.startswith(folder)]
        assert pages, text
        kept = {call.page for call in PAGES.calls if call.name == macro}
        assert all(page in kept or page.endswith("index.md") for page in pages), text


def test_certificates_that_bands_name_are_described() -> None:
    page = PAGES.pages["where-to-learn.md"].text.partition("{: #certificates }")[2]
    named = " ".join(text for band in QUIZ.bands for text in band.certifications)
    for code, source in {
        "CKA": "k8s-training",
        "MLA-C01": "aws-mla",
        "AIP-C01": "aws-aip",
        "Google Cloud Professional": "google-ml-engineer",
    }.items():
        assert code in named
        assert f'source("{source}"' in page


@pytest.mark.parametrize("band", QUIZ.bands, ids=lambda band: band.id)
def test_a_band_does_not_repeat_what_the_page_lists_for_each_reader(band: Band) -> None:
    """The missed questions, their paragraphs and what their sections advise stand above it."""
    assert not [text for text in band.review if re.search(r"missed|lost points|weakest", text)]
    study = {text for section in QUIZ.sections for text in section.study}
    assert study.isdisjoint(texts(band))

"""Which page shows what of which quiz: links lead from one quiz to no page of another."""

import inspect
from pathlib import Path

import pytest

from macros.bank.reader import read_bank
from macros.render import Macros, Setting, macro_names
from macros.render.pagecheck import check_pages
from macros.site.calls import Call
from macros.site.host import Host
from macros.site.pages import Site
from tests.bank.banks import copy_base
from tests.built_site import lay_out


def site_of(*calls: tuple[str, str, tuple[str, ...]], quiz: str | None = "first") -> Site:
    """A site whose pages call these macros: page, name and arguments."""
    found = [Call(page, f"docs/{page}", 1, 1, name, args, ()) for page, name, args in calls]
    return Site(tuple(found), quiz=quiz)


@pytest.mark.parametrize("name", macro_names())
def test_quiz_of_a_call_is_read_where_the_macro_takes_it(name: str) -> None:
    taken = list(inspect.signature(getattr(Macros, name)).parameters)[1:]
    if "quiz" not in taken:
        return
    args = tuple("second" if parameter == "quiz" else "x" for parameter in taken)
    call = Call("a.md", "docs/a.md", 1, 1, name, args, ())
    assert Site(quiz="first").quiz_of(call) == "second"


def test_a_call_that_names_no_quiz_is_no_page_of_another() -> None:
    site = site_of(("key.md", "answer_key", ()), ("knots.md", "answer_key", ("second",)))
    assert site.page_of("answer_key", quiz="first") == "key.md"
    assert site.page_of("answer_key", quiz="second") == "knots.md"
    assert site.page_of("answer_key", quiz="third") is None


def test_scenarios_of_two_quizzes_may_share_an_id() -> None:
    site = site_of(("a.md", "scenario", ("jam", "second")), ("b.md", "scenario", ("jam",)))
    assert site.page_of("scenario", quiz="first", id="jam") == "b.md"
    assert site.page_of("scenario", quiz="second", id="jam") == "a.md"
    assert site.page_of("scenario", quiz="second", id="fog") is None


def test_a_quiz_named_by_keyword_is_found() -> None:
    call = Call("a.md", "docs/a.md", 1, 1, "section", (), (("id", "x"), ("quiz", "second")))
    site = Site((call,), quiz="first")
    assert site.page_of("section", quiz="second", id="x") == "a.md"
    assert site.page_of("section", quiz="first") is None


def test_without_a_default_every_page_is_told_to_name_its_quiz(tmp_path: Path) -> None:
    lay_out(tmp_path)
    copy_base(tmp_path)
    host = Host(tmp_path / "docs")
    bank, _ = read_bank(tmp_path / "quizdata")
    said = "\n".join(problem.message for problem in check_pages(host, bank, Setting())[1])
    assert "results(): which quiz? Name one of demo, sailing-knots" in said
    assert check_pages(host, bank, Setting(quiz="sailing-knots"))[1] == []

"""Questions of each kind: by axe, on a phone, on paper, without scripts, and what a page loads for them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from macros.bank.kinds import KINDS
from tests.built_site import Site
from tests.reader.axe import VIEWS, faults, look
from tests.reader.selfcheck import SelfCheck, plain, seen
from tests.reader.test_paper import PRINTER, put_on_paper

OTHERS = sorted(KINDS.keys() - {"choice"})


def show_all(reader: SelfCheck) -> None:
    for id in reader.ids:
        reader.show(id)


def test_there_is_a_question_of_each_kind(reader: SelfCheck) -> None:
    assert {question.kind for question in reader.quiz.questions} == KINDS.keys()


@pytest.mark.parametrize(("size", "scheme"), VIEWS)
def test_no_state_of_a_question_has_a_fault(reader: SelfCheck, size: str, scheme: str) -> None:
    reader.go()
    look(reader.page, size, scheme)
    reader.wait_for_scripts()
    found = faults(reader.page)
    for id in reader.ids:
        reader.check(id)
    found += faults(reader.page)
    show_all(reader)
    found += faults(reader.page)
    assert found == []


def test_nothing_is_wider_than_a_small_phone(reader: SelfCheck) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    reader.go().wait_for_scripts()
    wide = "() => document.documentElement.scrollWidth - innerWidth"
    assert reader.page.evaluate(wide) <= 0
    show_all(reader)
    assert reader.page.evaluate(wide) <= 0


def test_a_page_loads_nothing_of_a_kind_that_it_does_not_show(each_kind: Site) -> None:
    plain = (each_kind.root / "plain/index.html").read_text(encoding="utf-8")
    whole = (each_kind.root / "self-check/index.html").read_text(encoding="utf-8")
    assert OTHERS
    for name in OTHERS:
        assert f"kinds/{name}.js" in whole
        assert f"kinds/{name}.js" not in plain
    assert set(re.findall(r"kinds/(\w+)\.css", whole)) == {"order", "typed"}
    assert "/kinds/" not in re.sub(r"quiz/kinds/choice\.js", "", plain)
    # Nor its words: those of the one kind, of all questions, and of their flags. The other page has tools besides.
    assert plain.count("data-markup") == 3
    assert whole.count("data-markup") == 4 + len(KINDS)


def test_without_scripts_question_answer_and_reasons_can_be_read(
    each_kind: Site, new_context: Callable[..., BrowserContext]
) -> None:
    reader = SelfCheck(new_context(java_script_enabled=False).new_page(), each_kind).go()
    for question in reader.quiz.questions:
        card = reader.card(question.id)
        card.locator("summary").first.click()
        text = seen(card.inner_text())
        assert plain(question.first.stem.split("\n\n")[0]) in text
        assert plain(question.first.explanation) in text
        assert question.key == ("…",) or all(seen(word) in text for word in question.key)
    expect(reader.page.locator("article").get_by_role("button")).to_have_count(0)


def test_a_worksheet_asks_and_its_key_answers(reader: SelfCheck) -> None:
    reader.page.add_init_script(PRINTER)
    reader.go().wait_for_scripts()
    show_all(reader)
    put_on_paper(reader, "Print a worksheet")
    for question in reader.quiz.questions:
        text = reader.card(question.id).inner_text()
        assert plain(question.first.stem.split("\n\n")[0]) in seen(text)
        assert plain(question.first.explanation) not in seen(text)
        assert not set(re.findall(r"Your answer, \w+|Out of place|Answer:", text))
    key = reader.page.locator(".quiz-print__key li")
    assert [seen(text) for text in key.all_inner_texts()] == [
        seen(", ".join(question.key)) for question in reader.quiz.questions
    ]


def test_the_answer_key_has_each_of_them(reader: SelfCheck) -> None:
    text = seen(reader.go("answer-key/").page.locator("article").text_content() or "")
    for question in reader.quiz.questions:
        assert all(seen(word) in text for word in question.key)

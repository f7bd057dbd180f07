"""A package of QTI 1.2 is put together as the format says, and gives points as the bank does."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest
from hypothesis import Phase, given, settings

from macros.bank.credit import credit
from macros.bank.kinds.numeric.model import Numeric
from macros.bank.kinds.order.model import Order
from macros.bank.kinds.short.model import Short
from macros.bank.model import Quiz
from macros.exchange.outgoing import Outgoing, collect
from tests.exchange.writers.test_kinds import numbers, orders, question_outline, typed
from tests.exchange.writers.test_writers import ALL, DEMO, NOWHERE, PIXEL, pictured, quiz_of, unpack

__all__ = ["pictured"]

Q = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def test_a_package_of_qti_lists_its_files_and_shows_pictures(pictured: Outgoing) -> None:
    files = unpack(pictured, "qti")
    manifest = ET.fromstring(files["imsmanifest.xml"])
    listed = [each.get("href") for each in manifest.iter() if each.tag.endswith("}file")]
    assert listed == [name for name in files if name != "imsmanifest.xml"]
    assert files["pictures/demo-parts-chain.png"] == PIXEL
    words = ET.fromstring(files["questions.xml"]).findtext(f".//{Q}mattext") or ""
    assert 'src="pictures/demo-parts-chain.png"' in words


TESTS = "(and|or|not|other|varequal|vargte|varlte)"
MODEL = {
    "questestinterop": ("(assessment)", {}),
    "assessment": ("(section)+", {"ident": r"[\w-]+", "title": r".+"}),
    "section": ("(item)+", {"ident": r"[\w-]+", "title": r".+"}),
    "itemmetadata": ("(qtimetadata)*", {}),
    "qtimetadata": ("(qtimetadatafield)+", {}),
    "qtimetadatafield": ("fieldlabel fieldentry", {}),
    "fieldlabel": ("", {}),
    "fieldentry": ("", {}),
    "item": ("itemmetadata presentation resprocessing (itemfeedback)*", {"ident": r"[\w.-]+", "title": r".+"}),
    "presentation": ("material (response_lid|response_str|response_num)", {}),
    "material": ("mattext", {}),
    "mattext": ("", {"texttype": "text/html"}),
    "response_lid": ("render_choice", {"ident": "answer", "rcardinality": "Single|Multiple|Ordered"}),
    "response_str": ("render_fib", {"ident": "answer", "rcardinality": "Single"}),
    "response_num": ("render_fib", {"ident": "answer", "rcardinality": "Single", "numtype": "Integer|Decimal"}),
    "render_choice": ("(response_label)+", {"shuffle": "Yes|No"}),
    "response_label": ("material", {"ident": r"\w", "rshuffle": "Yes|No|"}),
    "render_fib": ("", {"fibtype": "String|Integer|Decimal|Scientific", "rows": r"\d+|"}),
    "resprocessing": ("outcomes (respcondition)+", {}),
    "outcomes": ("(decvar)+", {}),
    "decvar": ("", {"varname": "SCORE", "vartype": "Integer|Decimal", "defaultval": r"\d+", "minvalue": r"\d+",
                    "maxvalue": r"\d+"}),
    "respcondition": ("conditionvar (setvar)* (displayfeedback)*", {"continue": "Yes|No"}),
    "conditionvar": (f"{TESTS}+", {}),
    "and": (f"{TESTS}+", {}),
    "or": (f"{TESTS}+", {}),
    "not": (TESTS, {}),
    "other": ("", {}),
    "varequal": ("", {"respident": "answer", "case": "Yes|No", "index": r"\d+|"}),
    "vargte": ("", {"respident": "answer"}),
    "varlte": ("", {"respident": "answer"}),
    "setvar": ("", {"varname": "SCORE", "action": "Set|Add|Subtract|Multiply|Divide"}),
    "displayfeedback": ("", {"feedbacktype": "Response|Solution|Hint", "linkrefid": r"[\w-]+"}),
    "itemfeedback": ("flow_mat", {"ident": r"[\w-]+"}),
    "flow_mat": ("material", {}),
}  # fmt: skip
"""What elements of QTI 1.2 hold, and the values of their attributes: the parts of its DTD that are written. No package
that can be installed brings the DTD or the schema along, so they stand here."""


def test_questions_of_qti_are_put_together_as_the_format_says() -> None:
    for quiz in ALL.values():
        root = ET.fromstring(unpack(collect(quiz, NOWHERE), "qti")["questions.xml"])
        names = [each.get("ident") for each in root.iter(f"{Q}item")]
        assert len(set(names)) == len(names) > 0
        for element in root.iter():
            content, attributes = MODEL[element.tag.removeprefix(Q)]
            children = "".join(f"{each.tag.removeprefix(Q)} " for each in element)
            pattern = re.sub(r"[a-z_]+", r"\g<0> ", content.replace(" ", ",")).replace(",", "")
            assert re.fullmatch(pattern, children), (element.tag, children)
            assert element.attrib.keys() <= attributes.keys()
            for name, values in attributes.items():
                assert re.fullmatch(values, element.get(name, "")), (element.tag, name)
        for item in root.iter(f"{Q}item"):
            told = {each.get("ident") for each in item.iter(f"{Q}itemfeedback")}
            assert {each.get("linkrefid") for each in item.iter(f"{Q}displayfeedback")} <= told
            fields = {e.get("ident") for e in item.iter() if e.tag.startswith(f"{Q}response_")}
            assert {e.get("respident") for e in item.iter() if e.get("respident")} <= fields


def test_a_package_of_qti_tells_the_level_of_each_question() -> None:
    levels = {question.id: question.level for question in DEMO.questions}
    told = {name: item.findtext(f".//{Q}fieldentry") for name, item in items_of(DEMO).items()}
    assert told == levels


def items_of(quiz: Quiz) -> dict[str, ET.Element]:
    root = ET.fromstring(unpack(collect(quiz, NOWHERE), "qti")["questions.xml"])
    return {each.get("title", ""): each for each in root.iter(f"{Q}item")}


def holds(element: ET.Element, answer: Sequence[str]) -> bool:
    """Whether a condition holds of an answer: letters, or a number or words alone."""
    name, wanted = element.tag.removeprefix(Q), element.text or ""
    if name == "varequal":
        at = int(element.get("index", "0"))
        meant = answer[at - 1 : at] if at else answer
        if element.get("case") == "No":
            return wanted.casefold() in [each.casefold() for each in meant]
        return wanted in meant
    if name in ("vargte", "varlte"):
        than = float(answer[0]) - float(wanted)
        return than >= 0 if name == "vargte" else than <= 0
    within = [holds(each, answer) for each in element]
    if name == "not":
        return not all(within)
    return any(within) if name == "or" else all(within)


def score(item: ET.Element, *answer: str) -> float:
    """What an answer is worth: conditions change it one after another, within its bounds."""
    (declared,) = item.iter(f"{Q}decvar")
    least, most, worth = (
        float(declared.get(name, "")) for name in ("minvalue", "maxvalue", "defaultval")
    )
    for condition in item.iter(f"{Q}respcondition"):
        (tested,), change = condition.iter(f"{Q}conditionvar"), condition.find(f"{Q}setvar")
        if change is not None and holds(tested, answer):
            by = float(change.text or "")
            worth = {"Set": by, "Add": worth + by, "Subtract": worth - by}[change.get("action", "")]
            worth = min(max(worth, least), most)
    return worth


@pytest.mark.parametrize("quiz", [DEMO, *ALL.values()], ids=lambda quiz: quiz.title)
def test_each_choice_is_worth_in_qti_what_it_is_worth_here(quiz: Quiz) -> None:
    items, seen = items_of(quiz), set()
    for item in collect(quiz, NOWHERE).items:
        letters = [option.letter for option in item.outline.options]
        key = {option.letter for option in item.outline.options if option.right}
        most = len(letters) if item.outline.multiple else min(1, len(letters))
        for size in range(1, most + 1):
            for chosen in itertools.combinations(letters, size):
                parts = quiz.credits.get(item.id)
                worth = credit(chosen, parts) if parts else float({*chosen} == key)
                assert score(items[item.id], *chosen) == pytest.approx(100 * worth, abs=0.001)
                seen.add(worth)
        if key:
            assert score(items[item.id], *sorted(key)) == 100
    assert {0, 1} <= seen
    assert (len(seen) > 2) == quiz.partial_credit


def test_an_option_that_stays_last_is_not_shuffled_and_the_others_are() -> None:
    def moves(name: str) -> list[str]:
        labels = items_of(ALL["rope-work"])[name].iter(f"{Q}response_label")
        return [each.get("rshuffle", "") for each in labels]

    assert moves("knot-for-glass") == ["Yes", "Yes", "Yes", "No"]
    assert moves("safe-load") == ["No", "No", "No"]
    assert {*moves("rot-proof")} == {"Yes"}


def few(**more: int) -> settings:
    return settings(deadline=None, derandomize=True, phases=[Phase.generate], **more)  # type: ignore[arg-type]


@few(max_examples=25)
@given(orders())
def test_an_order_is_right_with_what_may_swap_and_no_other(question: Order) -> None:
    (item,) = items_of(quiz_of(question)).values()  # type: ignore[arg-type]
    right = [[each] if isinstance(each, str) else list(each) for each in question.answer]
    for first in itertools.permutations(right[0]):
        known = [*first, *(letter for group in right[1:] for letter in group)]
        assert score(item, *known) == 100
    wrong = [letter for group in [*right[1:], right[0]] for letter in group]
    assert score(item, *wrong) == 0
    assert score(item, *known[:-1]) == 0


@few(max_examples=25)
@given(numbers())
def test_a_number_is_right_within_its_room(question: Numeric) -> None:
    (item,) = items_of(quiz_of(question)).values()  # type: ignore[arg-type]
    number = question_outline(question).number
    value = float(number.value)
    for at, worth in ((0, 100), (0.9, 100), (-0.9, 100), (1.1, 0), (-1.1, 0)):
        if not at or number.room:
            assert score(item, f"{value + at * number.room:.9f}") == worth
    assert score(item, f"{value + number.room + 1}") == 0


@few(max_examples=10)
@given(typed())
def test_words_are_right_in_upper_and_lower_case(question: Short) -> None:
    (item,) = items_of(quiz_of(question)).values()  # type: ignore[arg-type]
    for text in question.answer:
        assert score(item, text) == score(item, text.upper()) == 100
    assert score(item, "none of these") == 0

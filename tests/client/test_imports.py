"""The scripts' house: who may import whom, and what stands in one place alone."""

import graphlib
import posixpath
import re

import pytest

from macros.render.scripts import imported
from tests.client.scripts import STATIC, TEXTS, code, imports, wing

# What each wing may import; below it stands nothing that knows of it.
MAY_IMPORT = {
    "elements": {
        "state",
        "practice",
        "work.js",
        "kinds.js",
        "bands.js",
        "events.js",
        "giving.js",
        "handing.js",
        "language.js",
        "markup.js",
        "paper.js",
        "sentences.js",
        "sidebar.js",
        "trouble.js",
        "version.js",
        "words.js",
    },
    "work": {
        *("state", "practice", "bands.js", "language.js", "events.js", "markup.js", "sentences.js"),
        *("sidebar.js", "words.js"),
    },
    "sidebar.js": {"markup.js"},
    "handing.js": {"state", "markup.js", "words.js"},
    "paper.js": {"kinds.js", "markup.js", "words.js"},
    "practice": {"state"},
    "state": {"grading.js", "events.js"},
    "kinds": {
        "kinds.js",
        "language.js",
        "numbers.js",
        "orders.js",
        "shuffle.js",
        "spelling.js",
        "typed.js",
        "varied.js",
        "markup.js",
        "words.js",
    },
    "typed.js": {"markup.js", "words.js"},
    "varied.js": {"markup.js", "shuffle.js"},
    "kinds.js": {"work.js"},
    "work.js": {"work"},
    "sentences.js": {"words.js"},
    "trouble.js": {"state", "sentences.js", "words.js"},
    "words.js": {"markup.js"},
}
PURE = [
    "bands.js",
    "grading.js",
    "language.js",
    "numbers.js",
    "orders.js",
    "practice/calendar.js",
    "practice/exam.js",
    "practice/history.js",
    "practice/schedule.js",
    "practice/sessions.js",
    "shuffle.js",
    "spelling.js",
    "state/credit.js",
    "state/outcome.js",
    "state/past.js",
    "state/reading.js",
    "state/records.js",
]
PAGE = r"\b(document|window|globalThis|localStorage|location|addEventListener|HTML\w*Element)\b"
BASE = "elements/element.js"


@pytest.mark.parametrize("name", TEXTS)
def test_scripts_import_only_what_stands_below_them(name: str) -> None:
    others = {wing(target) for target in imports(name)} - {wing(name)}
    assert others <= MAY_IMPORT.get(wing(name), set())
    assert imports(name) <= TEXTS.keys()


def test_no_script_imports_itself_by_way_of_others() -> None:
    graph = {name: imports(name) for name in TEXTS}
    assert sum(map(len, graph.values())) > 40
    graphlib.TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("name", [name for name in TEXTS if wing(name) == "elements"])
def test_elements_know_no_other_element(name: str) -> None:
    elements = {target for target in imports(name) if wing(target) == "elements"}
    # What all have in common brings the notice, which is on every page and seldom needed.
    assert elements <= ({"elements/quiz-notice.js"} if name == BASE else {BASE})


ELEMENTS = [name for name in TEXTS if wing(name) in ("elements", "kinds")]


@pytest.mark.parametrize("name", ELEMENTS)
def test_pages_name_in_advance_what_a_script_imports(name: str) -> None:
    needed, queue = {name}, [name]
    while queue:
        folder = posixpath.dirname(queue[-1])
        targets = STATIC.findall(code(queue.pop()))
        found = {posixpath.normpath(posixpath.join(folder, target)) for target in targets}
        queue += found - needed
        needed |= found
    assert imported([f"quiz/{name}"]) == sorted(f"quiz/{each}" for each in needed - {name})


@pytest.mark.parametrize("name", PURE)
def test_pure_modules_know_no_page(name: str) -> None:
    assert re.findall(PAGE, code(name)) == []
    assert imports(name) <= {*PURE}


def test_types_are_for_the_checker_alone() -> None:
    assert code("types.js").strip() == "export {};"
    assert [name for name in TEXTS if "types.js" in imports(name)] == []


def test_the_store_alone_touches_what_is_saved() -> None:
    touching = [name for name in TEXTS if "localStorage" in code(name)]
    assert touching == ["first.js", "state/store.js"]
    assert "setItem" not in code("first.js")  # it asks whether there is anything


def test_names_of_records_stand_once() -> None:
    assert [name for name in TEXTS if re.search(r'["`][+-][a-z]', code(name))] == [
        "state/reading.js",  # those of version 1
        "state/records.js",
    ]
    names = re.findall(r'["`]([+-][a-z]+)', code("state/records.js"))
    assert len(names) == len(set(names)) == 7


def test_nobody_but_its_own_script_knows_a_kind() -> None:
    kinds = [name for name in TEXTS if wing(name) == "kinds"]
    assert "kinds/choice.js" in kinds
    knowing = {
        name: line.strip()
        for name in TEXTS.keys() - kinds
        for line in code(name).splitlines()
        if re.search(r"\bchoice\b|\boptions?\b|\bletters?\b", line, re.IGNORECASE)
    }
    # The field of an answer has the name that it got when there was one kind.
    field = re.compile(r"[.?]\bchoice\b|\bchoice\b[:,]|const choice = list|\{ choice \}")
    assert {name: line for name, line in knowing.items() if not field.search(line)} == {}
    assert {wing(name) for name in knowing} == {"state", "work", "varied.js"}

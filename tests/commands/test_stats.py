"""The figures of a quiz: counted right, printed as tables and data, and shown on the statistics page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.bank.kinds.choice.figures import longest_option, shortest_option
from macros.bank.reader import load_bank
from macros.bank.stats import count_figures
from macros.render import Macros, Setting
from macros.site.pages import Site
from tests.built_site import CONTENT
from tests.rules.conftest import Run

TABLES = """\
Bicycles (demo): 3 questions, 2 sections, 1 scenario

Section       Questions  Recall  Application  Calculation    Reviewed  Sources  Words
The basics            2       1            0            1  2026-11-22      1.0     23
Lights                1       0            1            0  2026-11-22      1.0     30
All sections          3       1            1            1  2026-11-22      1.0     25

Key  Questions  By chance
A            2       1.50
B            2       1.50
C            0       1.00

Length of options in characters (medians), and how often the key is the longest and the shortest

Section       Key  Distractor  Longest  By chance  Shortest  By chance
The basics     10          14   2 of 2       0.83    0 of 2       0.50
Lights         14          14   0 of 1       0.00    1 of 1       0.67
All sections   14          14   2 of 3       0.83    1 of 3       1.17

The next review is due on 2027-11-22.
"""


def test_tables_are_aligned(site: Path, run: Run) -> None:
    assert site.is_dir()
    status, printed, _ = run("stats", "demo")
    assert printed == TABLES
    assert status == 0
    assert run("stats")[1] == TABLES


def test_an_unknown_quiz_is_refused(site: Path, run: Run) -> None:
    assert site.is_dir()
    assert run("stats", "dema") == (
        2,
        "",
        "error: there is no quiz 'dema' (did you mean 'demo'?)\n",
    )


def test_json_has_the_same_figures(site: Path, run: Run) -> None:
    assert site.is_dir()
    data = json.loads(run("stats", "demo", "--format", "json")[1])
    assert [quiz["quiz"] for quiz in data] == ["demo"]
    assert [section["id"] for section in data[0]["sections"]] == ["basics", "lights"]
    assert data[0]["total"]["levels"] == {"recall": 1, "application": 1, "calculation": 1}
    assert data[0]["positions"][0] == {"letter": "A", "keys": 2, "by_chance": 1.5}
    assert data[0]["reviews"] == {"2026-11": 4}
    assert data[0]["next_review"] == "2027-11-22"
    assert data[0]["total"]["longest_by_chance"] == 0.83
    assert data[0]["total"]["shortest_by_chance"] == 1.17


def test_ties_have_no_longest_option(site: Path) -> None:
    quiz = load_bank(site / "quizdata").quizzes["demo"]
    assert [longest_option(question) for question in quiz.questions] == ["A", "B", None]


def test_ties_have_no_shortest_option(site: Path) -> None:
    quiz = load_bank(site / "quizdata").quizzes["demo"]
    assert [shortest_option(question) for question in quiz.questions] == [None, "A", "B"]


def test_the_macro_shows_every_figure_as_text(site: Path) -> None:
    bank = load_bank(site / "quizdata")
    shown = Macros(bank, Site(), Setting(), "contribute/statistics.md").stats()
    assert shown.count('<li class="stats__row">') == 2 + 3 + 2 + 2 + 1
    for text in (
        "1 recall, 1 calculation",
        "2, by chance 1.5",
        "1.0 sources, 23 words",
        "November 2026",
    ):
        assert text in shown
    assert "style=" not in shown
    assert shown.count("<svg") == shown.count('aria-hidden="true"')


@pytest.mark.parametrize("quiz", load_bank(CONTENT / "quizdata").quizzes.values())
def test_figures_add_up(quiz: object) -> None:
    figures = count_figures(quiz)  # type: ignore[arg-type]
    assert sum(group.questions for group in figures.sections) == figures.total.questions
    assert sum(at.keys for at in figures.of_kinds["choice"].positions) >= figures.total.questions
    assert sum(figures.total.levels.values()) == figures.total.questions
    assert sum(figures.reviews.values()) == figures.total.questions + figures.scenarios

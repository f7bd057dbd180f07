"""What is counted of each kind: in tables, as data, and on the statistics page."""

import dataclasses

from macros.bank.kinds import KINDS
from macros.bank.reader import load_bank
from macros.bank.stats import count_figures
from macros.render import Macros, Setting
from macros.site.pages import Site
from tests.bank.conftest import run
from tests.kinds.banks import EACH_KIND

__all__ = ["run"]

BANK = load_bank(EACH_KIND)
FIGURES = count_figures(BANK.quizzes["rope-work"])


def test_each_kind_counts_something_under_names_of_its_own() -> None:
    names = [
        field.name
        for counted in FIGURES.total.of_kinds.values()
        for field in dataclasses.fields(counted.figures)
    ]
    assert FIGURES.total.of_kinds.keys() == KINDS.keys()
    assert len(set(names)) == len(names) > 12
    assert sum(each.questions for each in FIGURES.total.of_kinds.values()) == (
        FIGURES.total.questions
    )


def test_figures_are_those_of_the_bank() -> None:
    found = {
        name: dataclasses.asdict(each.figures) for name, each in FIGURES.total.of_kinds.items()
    }
    assert found["numeric"] == {
        "numbers_drawn": 1,
        "numbers_proved": 1,
        "numbers_exact": 0,
        "number_mistakes": 5 / 3,
    }
    assert found["order"]["steps"] == 4.5
    assert found["order"]["steps_swap"] == 1
    assert found["order"]["orders_by_chance"] == (1 / 120 + 2 / 24) / 2
    assert found["short"] == {"words_judged": 1, "words_accepted": 2.0, "word_mistakes": 1.0}


def test_a_section_without_a_kind_has_no_row_of_it(run: object) -> None:
    status, printed, _ = run("stats", "--bank", str(EACH_KIND))  # type: ignore[operator]
    assert status == 0
    _, _, orders = printed.partition("Steps to put in order\n\n")
    table = orders.partition("\n\n")[0].splitlines()
    assert [line.split("  ")[0] for line in table] == ["Section", "To put in order", "All sections"]
    shown = Macros(BANK, Site(), Setting(), "statistics.md").stats()
    for text in (
        "1 drawn anew of 3",
        "4.5 steps in 2 questions",
        "2 by a list, 1 by readers",
        "right in 4.6 % of tries",
    ):
        assert text in shown
    assert shown.count("<svg") == shown.count('aria-hidden="true"')

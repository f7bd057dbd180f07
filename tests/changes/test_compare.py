"""What the comparison is made of: words, blocks, and who is whose successor."""

from __future__ import annotations

import itertools
import re

import pytest

from macros.bank.compare import texts
from macros.bank.compare.order import moved
from macros.bank.compare.texts import differing_passages, differing_words, match, same_text
from macros.bank.kinds import KINDS
from macros.bank.model import Band, Criterion, Level, QuizFile, Scenario, Section, Source
from macros.changes.report import code, github
from macros.templating import TEMPLATES
from macros.text import split_passages
from tests.changes.edits import HISTORY


def shown(old: str, new: str) -> tuple[str, str]:
    left, right = (
        " ".join(
            {"same": run.text, "changed": f"<{run.text}>", "gap": "…"}[run.kind] for run in runs
        )
        for runs in differing_words(old, new)
    )
    return left, right


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("a b c d", "a b x d", "a b <c> d", "a b <x> d"),
        ("a b c d", "a b c", "a b c <d>", "a b c"),
        ("b c d e", "a b c d e", "b c d e", "<a> b c d e"),
        # One word between two changes does not make two of them.
        ("a b c d e f g", "a x c y e f g", "a <b c d> e f g", "a <x c y> e f g"),
        # Nothing in common: marks would say nothing.
        ("a b c d", "w x y z", "a b c d", "w x y z"),
        ("400", "500", "400", "500"),
    ],
)
def test_words_that_differ_are_marked(old: str, new: str, before: str, after: str) -> None:
    assert shown(old, new) == (before, after)


def test_long_stretches_that_stayed_are_left_out() -> None:
    words = [f"w{number}" for number in range(60)]
    before, after = shown(" ".join(words), " ".join([*words[:30], "new", *words[31:]]))
    assert before.startswith("… w20 ")
    assert after.endswith(" <new> w31 w32 w33 w34 w35 w36 w37 w38 w39 w40 …")


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("one two\nthree", "one two three", True),
        ("one\n\ntwo", "one two", False),
        ("- one\n- two", "- one - two", False),
        ("- one\n  more", "- one more", True),
        ("```\na  b\n```", "```\na b\n```", False),
        ("one\n", "one", True),
    ],
)
def test_texts_are_the_same_if_they_look_the_same(old: str, new: str, same: bool) -> None:
    assert same_text(old, new) is same


def test_passages_know_the_heading_they_stand_under() -> None:
    text = "one\n\n#### Two\nthree\nfour\n~~~\n# no heading\n~~~\n\n| a | b |\n| - | - |\n| c | d |"
    passages = split_passages(text)
    assert [(passage.text, passage.code, passage.heading) for passage in passages] == [
        ("one", False, ""),
        ("#### Two", False, "Two"),
        ("three four", False, "Two"),
        ("```\n# no heading\n```", True, "Two"),
        ("| a | b |", False, "Two"),
        ("| c | d |", False, "Two"),
    ]


def test_passages_that_differ_stand_beside_their_other_version() -> None:
    old = "Same.\n\nThe quick brown fox jumps.\n\nGone for good and all."
    new = "Same.\n\nNew here.\n\nThe quick brown dog jumps."
    pairs = [
        (left and left.text, right and right.text) for left, right in differing_passages(old, new)
    ]
    assert pairs == [
        (None, "New here."),
        ("The quick brown fox jumps.", "The quick brown dog jumps."),
        ("Gone for good and all.", None),
    ]


@pytest.mark.parametrize(
    ("order", "away"),
    [
        ([], set()),
        ([0, 1, 2], set()),
        ([0, 2, 3], set()),
        ([2, 0, 1], {0}),
        ([1, 2, 0], {2}),
        ([0, 3, 1, 2, 4], {1}),
    ],
)
def test_what_was_put_elsewhere_counts_as_moved(order: list[int], away: set[int]) -> None:
    assert moved(dict(enumerate(order))) == away


@pytest.mark.parametrize("order", [*itertools.permutations(range(4))], ids=str)
def test_the_fewest_possible_count_as_moved(order: tuple[int, ...]) -> None:
    away = moved(dict(enumerate(order)))
    stayed = [there for here, there in enumerate(order) if here not in away]
    assert away <= {*range(4)} and stayed == sorted(stayed)
    longest = max(
        size
        for size in range(5)
        for run in itertools.combinations(order, size)
        if [*run] == sorted(run)
    )
    assert len(stayed) == longest


@pytest.mark.parametrize(("old", "compared"), [(200, 40_000), (201, 0)])
def test_beyond_so_many_pairs_only_equal_texts_are_found(
    monkeypatch: pytest.MonkeyPatch, old: int, compared: int
) -> None:
    """Comparing them all would take minutes."""
    asked: list[str] = []
    monkeypatch.setattr(texts, "likeness", lambda *pair: asked.append("pair") or 0.0)
    before = ["same", *(f"old {number}" for number in range(old))]
    after = [*(f"new {number}" for number in range(200)), "same"]
    assert match(before, after, str) == {200: 0}
    assert len(asked) == compared


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a|b", r"a\|b"),
        ("<script>", "&lt;script>"),
        ("a &amp; b", "a &amp;amp; b"),
        ("*a* _b_ `c` [d](e) ~~f~~ $g$", r"\*a\* \_b\_ \`c\` \[d\](e) \~\~f\~\~ \$g\$"),
        (
            "@team #1 https://x.org www.x.org",
            "@<!-- -->team #<!-- -->1 https:<!-- -->//x.org www<!-- -->.x.org",
        ),
        ("a\nb", "a b"),
    ],
)
def test_text_is_shown_as_it_is(text: str, markdown: str) -> None:
    assert github(text) == markdown


def test_code_spans_hold_anything() -> None:
    assert code("a|b") == r"`a\|b`"
    assert code("a`b") == "`` a`b ``"


def test_the_history_has_a_dozen_edits_and_says_what_each_is() -> None:
    files = sorted(HISTORY.glob("*.txt"))
    assert len(files) >= 12
    for number, path in enumerate(files, start=1):
        assert path.name.startswith(f"{number:02}-")
        assert not path.read_text(encoding="utf-8").startswith("===")


def test_every_field_of_the_model_has_a_name_in_the_report() -> None:
    models = [
        *(kind.model for kind in KINDS.values()),
        Section,
        Band,
        Level,
        Criterion,
        Scenario,
        QuizFile,
        Source,
    ]
    fields = {name for model in models for name in model.model_fields}
    parts = {"bands", "criteria", "questions", "rubric"}  # told part by part
    named = set(
        re.findall(
            r'"(\w+)": "',
            "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.md")),
        )
    )
    assert fields - parts <= named

"""What rules read of a text, and how likely chance is: figures and words checked one by one."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from macros.bank.chance import chance_of_at_least, chance_of_at_most, expected
from macros.site.host import Host
from macros.site.pages import Site
from macros.text.words import length, prose_words, word_stem, words


def test_chances_are_those_of_the_binomial_distribution() -> None:
    odds = {0.25: 25}
    assert chance_of_at_least(15, odds) == pytest.approx(0.000215, abs=1e-6)
    assert chance_of_at_most(0, odds) == pytest.approx(0.75**25)
    exact = math.fsum(
        math.comb(25, hits) * 0.25**hits * 0.75 ** (25 - hits) for hits in range(13, 26)
    )
    assert chance_of_at_least(13, odds) == pytest.approx(exact)
    assert chance_of_at_least(0, odds) == 1


def test_questions_with_different_chances_add_up() -> None:
    odds = {0.5: 1, 0.25: 1, 1.0: 1}
    assert expected(odds) == 1.75
    assert chance_of_at_least(3, odds) == pytest.approx(0.125)
    assert chance_of_at_most(1, odds) == pytest.approx(0.375)
    assert chance_of_at_most(0, odds) == 0
    assert chance_of_at_least(2600, {0.25: 10_000}) == pytest.approx(0.0108, abs=0.0005)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The `--flag` of **vLLM**", "The --flag of vLLM"),
        ("See [lesson 2](/lessons/02-vllm.md#a_b),\n  then\nrest", "See lesson 2, then rest"),
        ("snake_case and _emphasis_ and 2 \\* 3", "snake_case and emphasis and 2 * 3"),
        ("``a `b` c``", "a `b` c"),
    ],
)
def test_length_is_that_of_what_readers_see(text: str, seen: str) -> None:
    assert length(text) == len(seen)


def test_words_and_their_stems() -> None:
    assert words("It's 1,000 tokens or 1.5 GB, low-rank.") == [
        "it's",
        "1000",
        "tokens",
        "or",
        "1.5gb",
        "low",
        "rank",
    ]
    for family in (
        ["batch", "batches", "batched", "batching"],
        ["cache", "caches", "cached", "caching"],
        ["running", "runs", "run"],
        ["query", "queries"],
        ["quantize", "quantized", "quantization"],
        ["replica", "replicas", "replica's"],
    ):
        assert len({word_stem(word) for word in family}) == 1, [word_stem(word) for word in family]
    assert word_stem("class") == "class"
    assert prose_words("Run `make build` twice") == ["run", "twice"]
    assert word_stem("serving") != word_stem("several")


def test_anchors_are_those_that_the_hosts_make() -> None:
    page = """\
# Title & more: `code`

## Named {: #own .x }

## Twice

## Twice

Old style
---------

    # no heading

<a id="by-hand"></a> and *text*{: #inline }
"""
    assert Site(host=Host(Path("docs"))).anchors(page) == {
        *("title-more-code", "own", "twice", "twice_1", "old-style", "by-hand", "inline")
    }

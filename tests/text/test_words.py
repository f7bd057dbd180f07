"""What rules read of a text: its length and its words, one by one."""

from __future__ import annotations

import pytest

from macros.text.words import length, prose_words, words
from macros.words.vocabulary import load_vocabulary


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
    assert words("It's 1,000 tokens or 1.5 GB, low-rank.") == (
        "it's",
        "1000",
        "tokens",
        "or",
        "1.5gb",
        "low",
        "rank",
    )
    vocabulary = load_vocabulary("en")
    assert vocabulary
    word_stem = vocabulary.stem
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

"""Each block of an exercise says what it needs and when it was run or read, and what was recorded bears it out."""

import datetime
import re
from pathlib import Path

import pytest

from tests.module.exercises import record
from tests.module.exercises.pages import (
    DONE,
    MARKED,
    NEEDS,
    PAGES,
    Mark,
    blocks_of,
    last_run,
    with_last_run,
    with_marks,
)

RECORD = record.load()
TEXTS = {number: page.read_text(encoding="utf-8") for number, page in PAGES.items()}
BLOCKS = {
    number: [block for block in blocks_of(text) if block.language in MARKED]
    for number, text in TEXTS.items()
}
FIRST, LAST = datetime.date(2026, 11, 1), datetime.datetime.now(datetime.UTC).date()
# Starts what only a card runs well, or asks for one.
PAID = re.compile(r"--gpus|\bvllm serve\b|vllm/vllm-openai:|\blm-eval\b")
FREE = re.compile(r"[Ww]ithout a GPU|[Nn]o GPU|GPU only")
INDEX = Path("docs/exercises/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", PAGES)
def test_every_block_that_is_run_or_applied_has_a_mark(number: str) -> None:
    # The remedy: a line such as *Laptop · read 2026-11-26*{ .needs } above it.
    assert [block.line for block in BLOCKS[number] if block.mark is None] == []


@pytest.mark.parametrize("number", PAGES)
def test_marks_are_of_past_days(number: str) -> None:
    dates = {block.mark.date for block in BLOCKS[number] if block.mark}
    assert all(FIRST <= datetime.date.fromisoformat(date) <= LAST for date in dates)


@pytest.mark.parametrize("number", PAGES)
def test_block_that_is_marked_as_run_was_run_as_it_stands(number: str) -> None:
    # The remedy for one that has changed since: `make exercises ARGS=--write`, or the mark "read".
    run = RECORD[number]
    for block in BLOCKS[number]:
        if block.mark and block.mark.done != "read":
            kept = run["ran" if block.mark.done == "run" else "in_part"]
            assert (kept.get(block.name), run["date"]) == (block.digest, block.mark.date), (
                block.name
            )


@pytest.mark.parametrize("number", PAGES)
def test_free_block_starts_nothing_that_wants_a_card(number: str) -> None:
    free = [block for block in BLOCKS[number] if block.mark and block.mark.needs != "GPU"]
    assert [block.name for block in free if PAID.search(block.code)] == []


@pytest.mark.parametrize("number", PAGES)
def test_step_with_a_paid_block_says_so_or_shows_the_free_way(number: str) -> None:
    for section in re.split(r"^(?=## )", TEXTS[number], flags=re.MULTILINE):
        heading = section.splitlines()[0]
        if any(block.mark and block.mark.needs == "GPU" for block in blocks_of(section)):
            assert "(GPU)" in heading or FREE.search(section), heading


@pytest.mark.parametrize("number", PAGES)
def test_page_tells_of_the_last_run_what_was_recorded(number: str) -> None:
    assert last_run(TEXTS[number]) == record.part_of(RECORD[number])


@pytest.mark.parametrize("number", PAGES)
def test_every_block_that_was_run_stands_on_the_page(number: str) -> None:
    names = {block.name for block in blocks_of(TEXTS[number])}
    assert RECORD[number]["ran"].keys() | RECORD[number]["in_part"].keys() <= names


@pytest.mark.parametrize("word", [*NEEDS, *DONE])
def test_words_of_the_marks_are_explained(word: str) -> None:
    assert f"| **{word}** |" in INDEX


PAGE = """## Step 1: do it

*Laptop · read 2026-11-22*{ .needs }

```bash
true
```

=== "Tab"

    ```yaml title="a.yaml"
    a: 1
    ```

```text
false
```

## What to try next
"""


def test_marks_are_replaced_and_put_where_they_are_missing() -> None:
    mark = Mark("Docker", "run", "2026-11-26")
    marked = with_marks(PAGE, lambda block: mark)
    assert [block.mark for block in blocks_of(marked)] == [mark, mark, None]
    assert '\n    *Docker · run 2026-11-26*{ .needs }\n\n    ```yaml title="a.yaml"\n' in marked
    assert with_marks(marked, lambda block: block.mark) == marked


def test_last_run_is_put_before_what_to_try_next_and_replaced_there() -> None:
    once = with_last_run(PAGE, "## Last run {: #last-run }\n\nOne.\n\n")
    assert once.endswith("One.\n\n## What to try next\n")
    assert last_run(with_last_run(once, "## Last run {: #last-run }\n\nTwo.\n\n")).count("Two") == 1


def test_a_changed_block_has_another_digest() -> None:
    first, second = (blocks_of(text)[0] for text in (PAGE, PAGE.replace("true", "false")))
    assert first.name == second.name == "step 1, block 1"
    assert first.digest != second.digest

"""A lesson is a ten-minute read: what is larger belongs elsewhere."""

import re
from pathlib import Path

import pytest

LESSONS = sorted(Path("docs/lessons").glob("[01]*.md"))


def running_words(text: str) -> int:
    """Words to be read one after the other: no code, tables, figures, addresses or settings."""
    text = re.sub(r"\A---.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"^```.*?^```$|<figure.*?</figure>|^\|.*?$", "", text, flags=re.S | re.M)
    text = re.sub(r'{{ source\("[^"]+", "([^"]*)"(?:, quiz="[^"]+")?\) }}', r"\1", text)
    text = re.sub(r"{{.*?}}|{:.*?}|\]\([^)]*\)", " ", text)
    return len(re.findall(r"\w[\w'.,%/-]*", text))


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_lesson_is_a_ten_minute_read(path: Path) -> None:
    assert 900 <= running_words(path.read_text(encoding="utf-8")) <= 1_500


def test_words_are_counted_once_and_code_is_not() -> None:
    page = '---\nx: 1\n---\nOne {{ source("a", "two three") }} [four](b.md).\n```text\nno\n```\n| no |\n'
    assert running_words(page) == 4

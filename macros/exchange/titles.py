"""What sections and quizzes are called that come from files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..text import convert
from .drafts import Understood
from .outcomes import Outcome

LONGEST = 300
"""Characters of a title."""

SECTION_WORDS = ("section", "part", "module", "chapter", "teil", "partie", "parte")
"""What stands before the number of a section, in headings of sources."""

COUNT_WORDS = ("question", "q", "frage", "pregunta")
"""What stands in brackets behind a heading that counts its questions."""


def section_titles(
    fresh: Sequence[Outcome], readings: Mapping[str, Understood], other: str
) -> list[str]:
    """For each new question the title of its section, by its document; `other` for files of one question each."""
    by_file: dict[str, list[Outcome]] = {}
    for each in fresh:
        by_file.setdefault(each.file, []).append(each)
    if len(by_file) > 1 and len(fresh) < 2 * len(by_file):
        return [other for _ in fresh]
    whole = {file: readings[file].title or name_of(file) for file in by_file}
    divided = {file for file, group in by_file.items() if _has_sections(group)}
    return [
        title_of(each.draft.section if each.file in divided else "") or title_of(whole[each.file])
        for each in fresh
    ]


def _has_sections(group: Sequence[Outcome]) -> bool:
    """Whether headings divide a document into sections. With one for nearly each question, they are its titles."""
    headings = {each.draft.section for each in group}
    return len(headings) > 1 and len(headings) * 2 <= len(group)


def title_of(heading: str) -> str:
    """A heading without its number, and without the questions that it counts."""
    words = heading.split()
    if len(words) > 2 and words[0].lower() in SECTION_WORDS:
        number = words[1].rstrip(":.-–—)")
        if number.isdigit() or (len(number) == 1 and number.isalpha()):
            heading = " ".join(words[2:]).lstrip(":-–— ") or heading
    before, bracket, inside = heading.rpartition("(")
    if before and bracket and inside.endswith(")") and inside.lower().startswith(COUNT_WORDS):
        return before.rstrip()
    return heading


def name_of(file: str) -> str:
    """What a file's name says."""
    return Path(file).stem.replace("-", " ").replace("_", " ").strip() or "questions"


def in_one_line(text: str) -> str:
    """A text for one line; of one that a line cannot hold, its words."""
    text = " ".join(text.split())[:LONGEST]
    converted = convert(text)
    if not converted.faults and converted.words_only and text:
        return text
    words = "".join(sign if sign.isalnum() or sign in " ,.-" else " " for sign in text)
    return " ".join(words.split()) or "Questions"


def shorten(title: str) -> str:
    """Two words of a title, for where there is no room for more."""
    words = "".join(
        sign if sign.isalnum() or sign in "-+/.'" else " "
        for sign in title.partition(":")[2] or title
    ).split()
    return " ".join(words[:2]) or "Questions"

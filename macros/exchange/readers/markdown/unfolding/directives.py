"""Directives of MyST: which of them ask, and what the folds are called that they open."""

from __future__ import annotations

from .... import words
from ..numbers import read_word_number
from .unfolded import Unfolded

ASKING = {"exercise", "exercise-start", "question", "problem", "challenge", "quiz"}
"""Directives that ask by their name."""

ANSWERING = {"solution", "solution-start", "answer"}
"""Directives that answer; what stands behind their name is the label of what they answer."""

HOLDING = {"admonition", "dropdown", "toggle", "note", "tip", "hint", "important", "seealso"}
"""Directives that hold Markdown, and may ask or answer by their title."""

ASKED_LEVEL = 6
"""The level of a heading that a directive makes."""

BEGIN = (*words.QUESTION, *words.SCENARIO)


def holds_markdown(info: str) -> bool:
    """Whether what a fence says of itself is a directive whose content is Markdown."""
    return info.startswith("{") and _name(info) in {*ASKING, *ANSWERING, *HOLDING}


def open_directive(found: Unfolded, info: str) -> tuple[str, str]:
    """The title of the fold that a directive opens, and the heading of what it asks; empty if it asks nothing."""
    name = _name(info)
    title = info.partition("}")[2].strip(" `~:")
    if name in ANSWERING:
        return name.removesuffix("-start"), ""
    if name not in ASKING:
        last = title.replace("—", "-").replace("–", "-").split("-")[-1].split(":")[-1].strip()
        if not _names_exercise(title) or last.lower() in (*words.KEY, *words.ANSWERS):
            return (last if _names_exercise(title) else title) or name, ""
    found.asked += 1
    if read_word_number(title) is None:
        rest = title.partition(":")[2].strip() if _names_exercise(title) else title
        title = f"Exercise {found.asked}: {rest}" if rest else f"Exercise {found.asked}"
    return "", f"{'#' * ASKED_LEVEL} {title}"


def is_option(line: str) -> bool:
    """Whether a line right below the opening of a directive is for the site generator: `:class: dropdown`."""
    text = line.strip()
    return text.startswith(":") and ":" in text[2:] and not text.startswith("::")


def _name(info: str) -> str:
    return info.lstrip("{").partition("}")[0].strip().lower().removeprefix("prf:")


def _names_exercise(title: str) -> bool:
    """Whether a title begins with a word such as "Exercise"."""
    bare = title.lower()
    word = next((word for word in BEGIN if len(word) > 3 and bare.startswith(word)), "")
    return word != "" and not bare[len(word) :][:1].isalpha()

"""What is said beside the question: facts about it, references, room to write in."""

from __future__ import annotations

from .... import words
from ....drafts import QuestionDraft, Remark
from ..blocks import Line
from ..said import Said
from ..signs import plain
from ..telling import read_links
from ..text import shorten


def take_reference(draft: QuestionDraft, said: Said, line: Line) -> None:
    """Keep the links of a reference; one without any is left out."""
    if said.rest and not take_links(draft, said.rest):
        draft.left_out.append(
            Remark(line.number, f"a reference without an address: {shorten(said.rest)}")
        )


def take_links(draft: QuestionDraft, text: str) -> bool:
    """Keep the links of a text; gives whether it has any."""
    links = read_links(text)
    draft.links += [link for link in links if link not in draft.links]
    return bool(links)


def is_points(text: str) -> bool:
    """Whether a remark in brackets tells points or difficulty."""
    bare = plain(text).strip("() ")
    return any(
        bare == word or bare.startswith(f"{word} ") or bare.endswith(f" {word}")
        for word in words.POINTS
    )


def is_filled(text: str) -> bool:
    """Whether a text holds more than room to write in."""
    said = text.casefold()
    for phrase in words.READER:
        said = said.replace(phrase, "", 1)
    room = "_" in text or "`" in text or not text
    return not room or any(sign.isalnum() for sign in said)


def take_level(draft: QuestionDraft, said: Said) -> bool:
    """Keep the level that a fact names; gives whether it says no more than that."""
    value = plain(said.rest).strip(" .")
    for level, known in words.LEVELS.items():
        if any(value.startswith(word) for word in known):
            draft.level = level
            return value == level
    return False


def is_fact(line: Line, roles: dict[str, Said], draft: QuestionDraft) -> bool:
    """Whether a line states a fact about the question, such as its difficulty."""
    said = roles.get("fact")
    if said is not None and said.rest:
        take_level(draft, said)
        return len(said.rest) < 160 and not said.rest.rstrip("*_").endswith("?")
    bare = plain(line.text)
    is_aside = len(bare) < 30 and bare.startswith("(") and bare.endswith(")")
    return is_aside and is_points(bare)

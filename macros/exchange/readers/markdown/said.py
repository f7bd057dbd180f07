"""Words at the start of a line that say what it is, such as "Answer"."""

from __future__ import annotations

from dataclasses import dataclass

from ... import words
from .numbers import read_digits
from .signs import is_symbol, leading_mark

_ROLES = (
    ("others", words.OTHERS),
    ("sample", words.SAMPLE),
    ("key", words.KEY),
    ("explanation", words.EXPLANATION),
    ("rubric", words.RUBRIC),
    ("reference", words.REFERENCE),
    ("hint", words.HINT),
    ("reader", words.READER),
    ("options", words.OPTIONS),
    ("stem", words.STEM),
    ("tasks", words.TASKS),
    ("situation", words.SITUATION),
    ("fact", words.FACT),
    ("answers", words.ANSWERS),
)
_BY_FIRST: dict[str, list[tuple[str, str]]] = {}
for _role, _phrases in _ROLES:
    for _phrase in _phrases:
        _BY_FIRST.setdefault(_phrase[0], []).append((_phrase, _role))
for _entries in _BY_FIRST.values():
    _entries.sort(key=lambda entry: -len(entry[0]))

COLONS = ":："
DASHES = "-–—=→"

HERE = ""
"""The phrase of what a line is by its place alone."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line that begins with a word that says what it is."""

    role: str
    phrase: str
    rest: str
    number: str = ""
    """The number of the question that it is about, if it names one."""
    bold: bool = False
    """Whether the word is set apart from what follows."""


def read_said(text: str) -> list[Said]:
    """What a line may say that it is, the longest phrase first. Several roles share words, such as "Answers"."""
    head, places = _bare(text)
    entries = _BY_FIRST.get(head[:1])
    if not entries:
        return []
    found: list[Said] = []
    for phrase, role in entries:
        fits = head.startswith(phrase) and (not found or phrase == found[0].phrase)
        if fits and (said := _said(text, head, places, phrase, role)):
            found.append(said)
    return found


def _bare(text: str, most: int = 120) -> tuple[str, list[int]]:
    """The first characters of a text in lower case, without emphasis and symbols, and where each stands in it."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text[: 2 * most]):
        if sign in "*_`\ufe0f\u200d\\" or is_symbol(sign):
            continue
        if not signs and sign in " #>\t[【(|-•·":
            continue
        low = sign.lower()
        signs.append(low if len(low) == 1 else sign)
        places.append(at)
        if len(signs) >= most:
            break
    return "".join(signs), places


def _said(text: str, head: str, places: list[int], phrase: str, role: str) -> Said | None:
    at = len(phrase)
    number = ""
    end = places[at - 1] + 1
    after = text[end:]
    bold = after[:1] in ("*", "_") and leading_mark(text) != ""
    rest = head[at:]
    if rest[:1].isalnum() and phrase[-1].isascii() and rest[:1].isascii():
        return None
    gap = len(rest) - len(rest.lstrip())
    rest = rest.lstrip()
    at += gap
    for word in (
        "to question",
        "for question",
        "for",
        "to",
        "zu frage",
        "à la question",
        "de la pregunta",
        "#",
    ):
        if (role in ("key", "explanation", "sample") and rest.startswith(f"{word} ")) or (
            word == "#" and rest.startswith(word)
        ):
            tail = rest[len(word) :].lstrip().removeprefix("q").removeprefix("#")
            if read_digits(tail):
                at += len(rest) - len(tail)
                rest = tail
                break
    if role in ("key", "explanation", "sample") and (digits := read_digits(rest)):
        tail = rest[len(digits) :].lstrip()
        closed = tail[:1] in (":", "：", ")", ".", "-", "–", "—", "|")
        if (closed and tail) or (not tail and gap and role == "key"):
            number = digits
            at += len(rest) - len(tail)
            rest = tail
    if rest.startswith(("(", "（")):
        closing = next((place for place, sign in enumerate(rest[:60]) if sign in ")）"), -1)
        inside = rest[1:closing].strip() if closing > 0 else ""
        tail = rest[closing + 1 :].lstrip() if closing > 0 else ""
        if (
            closing > 0
            and len(inside) > 1
            and ((tail[:1] in (*COLONS, *DASHES) and tail) or not tail)
        ):
            at += len(rest) - len(tail)
            rest = tail
    if not rest.strip("?!. "):
        return Said(role, phrase, "", number, bold)
    if rest[0] in COLONS or rest[0] in "】]":
        return Said(role, phrase, _tail(text, places, at + 1), number, bold)
    if rest[0] == ")" and phrase in ("ans", "answer", "q"):
        return Said(role, phrase, _tail(text, places, at + 1), number, bold)
    if rest[0] in DASHES and (rest[1:2] in (" ", "") or role == "key"):
        return Said(role, phrase, _tail(text, places, at + 1), number, bold)
    if rest[0] == "." and (bold or phrase in ("ans", "q")) and role not in ("fact",):
        return Said(role, phrase, _tail(text, places, at + 1), number, bold)
    if role == "key" and phrase.rpartition(" ")[2] in words.IS:
        return Said(role, phrase, _tail(text, places, at), number, bold)
    if role == "key" and rest.startswith("is ") and len(phrase) > 3:
        tail = rest[3:].lstrip()
        return Said(role, phrase, _tail(text, places, at + len(rest) - len(tail)), number, bold)
    if bold and role in ("key", "explanation", "reference", "stem", "hint"):
        return Said(role, phrase, _tail(text, places, at), number, bold)
    if role == "key" and _is_bare_key(rest):
        return Said(role, phrase, _tail(text, places, at), number, bold)
    return None


def _is_bare_key(rest: str) -> bool:
    """Whether what stands behind "Answer" without a colon can only be a key: `Answer B`, `答案 AC`."""
    first = rest.split(None, 1)[0].strip(".,)(")
    return (
        len(rest) < 12 and 0 < len(first) <= 4 and first.isascii() and set(first) <= set("abcdefgh")
    )


def _tail(text: str, places: list[int], at: int) -> str:
    """What stands in the text behind its bare character number `at`, without closing emphasis."""
    if at >= len(places):
        start = len(text) if at > len(places) or not places else places[-1] + 1
        rest = text[start:] if at == len(places) else ""
    else:
        start = places[at - 1] + 1 if at else 0
        rest = text[start:]
    rest = rest.strip()
    mark = leading_mark(text)
    before = text[: len(text) - len(rest)]
    opened = mark and before.count(mark) % 2 == 1
    if opened and rest.startswith(mark):
        rest = rest[len(mark) :].lstrip()
        while rest[:1] and rest[0] in ":：-–—":
            rest = rest[1:].lstrip()
    elif opened and mark in rest:
        inner, _, tail = rest.partition(mark)
        gap = "" if tail[:1] in (".", ",", "") else " "
        rest = f"{inner.rstrip()}{gap}{tail.lstrip()}".strip()
    return rest

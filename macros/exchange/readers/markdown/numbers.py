"""The number of a question at the start of a line."""

from __future__ import annotations

from dataclasses import dataclass

from ... import words
from .signs import leading_mark, peel

_WORDS = tuple(sorted({*words.QUESTION, *words.SCENARIO}, key=lambda each: (-len(each), each)))
_CASES = frozenset(words.SCENARIO)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a question at the start of a line."""

    number: str
    rest: str
    word: str = ""
    """What it is called: `question`; empty if the number stands alone."""
    case: bool = False
    """Whether it is called a scenario, a case or the like."""


def lettered_answer(numbered: Numbered) -> str:
    """The number of the question that `A3.` answers; empty if the line has no such label."""
    number = numbered.number
    return number[1:] if number[:1] == "A" and number[1:].isdigit() and not numbered.word else ""


def read_number(text: str, marker: str = "") -> Numbered | None:
    """The number that a line gives to a question."""
    if marker and marker[:1].isdigit():
        rest = text
        word = read_word_number(rest)
        return word or Numbered(marker.rstrip(".)"), rest)
    head = peel(text)
    if word := read_word_number(text):
        return word
    opened = head[:1] in ("(", "[", "【")
    at = head[1:] if opened else head.removeprefix("#")
    hashed = not opened and head.startswith("#")
    digits = read_digits(at)
    if not digits and not opened and (digits := _lettered_digits(at)):
        # Of a part of the document: `A1.`, `B12)`, `**AP3.**`.
        apart = at[len(digits) : len(digits) + 3] in (".**", ":**", ")**", "**.", "**:", "**)")
        if at[len(digits) : len(digits) + 1] not in (".", ")", ":", "*"):
            return None
        if not apart and (digits[0] not in "ABCDEFP" or not digits[1].isdigit()):
            return None
    if not digits:
        return None
    rest = at[len(digits) :]
    mark = leading_mark(text)
    if mark and rest.startswith(mark):
        rest, mark = rest[len(mark) :], ""
    rest = rest.removeprefix("\\") if rest[:2] in ("\\.", "\\)") else rest
    sign = rest[:1]
    if opened and sign not in (")", "]", "】"):
        return None
    if not opened and not hashed and sign not in (".", ")", ":", "、", "．", "：", "）"):
        stripped = rest.lstrip()
        if mark and (behind := _word_behind(stripped)):
            rest = _rest(stripped[len(behind) :], mark)
            return Numbered(digits, rest, behind, behind in _CASES)
        if not (rest[:1] == " " and stripped[:1] in ("-", "–", "—") and stripped[1:2] == " "):
            return None
        return Numbered(digits, _rest(stripped[2:], mark))
    if sign in ".:" and rest[1:2].isascii() and rest[1:2].isdigit():
        return None
    return Numbered(digits, _rest(rest[1:] if sign in ").:]】、．：）" else rest, mark))


def _word_behind(text: str) -> str:
    """The word for a question behind its number, before a colon: `1 задача:`."""
    word = text.partition(":")[0].strip("*_ ").lower()
    return word if word in _WORDS and len(word) > 2 else ""


def read_word_number(text: str) -> Numbered | None:
    """`Question 3`, `Q3`, `第3题`, `Frage 3:` at the start of a line."""
    head = peel(text)
    if head[:1] in ("[", "【", "("):
        head = head[1:]
    mark = leading_mark(text)
    if head.startswith("第"):
        inner = head[1:].lstrip()
        digits = read_digits(inner) or _chinese(inner)
        rest = inner[len(digits) :].lstrip()
        if digits and rest[:1] in ("题", "題", "问", "問", "道"):
            return Numbered(_arabic(digits), _rest(rest[1:].removeprefix("题"), mark), "第")
        return None
    lower = head[:40].lower()
    if not lower.startswith(_WORDS):
        return None
    word = next(each for each in _WORDS if lower.startswith(each))
    rest = head[len(word) :]
    if named := _named_number(rest):
        return Numbered(named, _rest(rest[len(named) + 1 :], mark), word)
    short = len(word) <= 2 and word.isascii()
    if short and rest[:1] in (" ", "\u00a0") and not rest[1:2].isdigit():
        return None
    rest = rest.lstrip(" \u00a0.#-_№") if not rest[:1].isalpha() else rest
    rest = rest.removeprefix("n°").removeprefix("Nº").removeprefix("No.").lstrip()
    digits = read_digits(rest) or _letter_number(rest)
    if not digits:
        return None
    rest = rest[len(digits) :]
    if _names_several(rest, word):
        return None
    if rest[:1].isascii() and rest[:1].isalpha():
        digits, rest = (digits + rest[0], rest[1:]) if not rest[1:2].isalnum() else ("", rest)
        if not digits:
            return None
    total = rest.lstrip()
    if total[:1] == "/" or total[:3].lower() == "of ":
        after = total.lstrip("/ofOF ").lstrip()
        if count := read_digits(after):
            rest = after[len(count) :]
    if rest[:1] and rest[0] not in " .):：。)]】*_-–—、，,|（(/\u00a0" and rest[0].isascii():
        return None
    if rest[:1] in ("]", "】"):
        rest = rest[1:]
    if mark and rest.startswith(mark):
        rest, mark = rest[len(mark) :], ""
    return Numbered(digits, _rest(rest, mark), word, word in _CASES)


def _names_several(rest: str, word: str) -> bool:
    """Whether more numbers follow: `Q6-50: ...`, `**Q1, Q2** are ...`."""
    if rest[:1] in ("-", "–", "—") and rest[1:2].isdigit():
        return True
    bare = rest.lstrip("*_ ").lower()
    joined = next((sign for sign in (",", "&", "and ", "und ", "et ") if bare.startswith(sign)), "")
    after = bare[len(joined) :].lstrip("*_ ") if joined else ""
    return after.startswith(word) and after[len(word) :].lstrip()[:1].isdigit()


def _named_number(rest: str) -> str:
    """`NET-031` of `Q-NET-031: ...`."""
    token = rest.split(None, 1)[0].rstrip(":.)*_") if rest[:1] == "-" and rest.strip() else ""
    name, _, digits = token[1:].rpartition("-")
    return token[1:] if name.isupper() and name.isalnum() and digits.isdigit() else ""


def _letter_number(rest: str) -> str:
    """A Roman number or a letter in place of a number: `Question IV`, `Scenario B`."""
    head = rest.split(None, 1)[0].strip(":.)*_") if rest.strip() else ""
    return head if 0 < len(head) < 5 and (set(head) <= set("IVX") or head in "ABCDEFGH") else ""


def _lettered_digits(text: str) -> str:
    """One or two capital letters with digits behind them."""
    letters = 0
    while (
        letters < 2
        and text[letters : letters + 1].isascii()
        and text[letters : letters + 1].isupper()
    ):
        letters += 1
    digits = read_digits(text[letters:]) if letters else ""
    return text[:letters] + digits if digits else ""


def read_digits(text: str) -> str:
    """Digits at the start, with parts behind points: `12`, `3.2`."""
    at = 0
    while at < len(text) and text[at].isascii() and text[at].isdigit():
        at += 1
    while (
        0 < at < len(text) - 1
        and text[at] in ".-"
        and text[at + 1].isascii()
        and text[at + 1].isdigit()
    ):
        end = at + 1
        while end < len(text) and text[end].isascii() and text[end].isdigit():
            end += 1
        at = end
    return text[:at] if at <= 8 else ""


def _chinese(text: str) -> str:
    at = 0
    while at < len(text) and text[at] in "一二三四五六七八九十百":
        at += 1
    return text[:at]


def _arabic(text: str) -> str:
    if text[:1].isdigit():
        return text
    digits = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
    total, unit = 0, 0
    for sign in text:
        if sign == "十":
            total += (unit or 1) * 10
            unit = 0
        elif sign == "百":
            total += unit * 100
            unit = 0
        else:
            unit = digits[sign]
    return str(total + unit)


def _rest(rest: str, mark: str) -> str:
    """What stands behind a number, without signs between; emphasis that began before it goes on."""
    rest = rest.lstrip()
    while rest[:1] and rest[0] in ":：.)-–—、，|）．" and not _is_name(rest):
        rest = rest[1:].lstrip()
    if mark:
        if rest.startswith(mark):
            rest = rest[len(mark) :].lstrip()
            while rest[:1] and rest[0] in ":：.)-–—、|":
                rest = rest[1:].lstrip()
        elif rest.endswith(mark) and mark not in rest[: -len(mark)]:
            rest = rest[: -len(mark)].rstrip()
        elif mark in rest:
            rest = _unmark(rest, mark)
    elif (
        (own := leading_mark(rest))
        and rest.startswith(own)
        and rest.endswith(own)
        and len(rest) > 2 * len(own)
    ):
        inner = rest[len(own) : -len(own)]
        if own not in inner:
            rest = inner.strip()
    return rest.strip()


def _is_name(rest: str) -> bool:
    """Whether signs at the start belong to the words behind them: `...`, `.gitignore`, `--force`."""
    named = rest[:1] == "." or rest[:2] == "--"
    return rest[:3] == "..." or (named and rest.lstrip(".-")[:1].isalpha())


def _unmark(rest: str, mark: str) -> str:
    """Emphasis that began before the text ends within it: it is dropped where nearly all was meant."""
    head, _, tail = rest.partition(mark)
    if mark in tail or len(tail.strip()) > len(head):
        return f"{mark}{rest}" if tail.count(mark) % 2 == 0 and head.strip() else rest
    return f"{head.rstrip()} {tail.strip()}".strip()

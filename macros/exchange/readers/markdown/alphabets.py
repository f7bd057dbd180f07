"""Letters of other alphabets that name options, as the Latin ones that count the same: `Б)` is `B)`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ... import words
from .blocks import Line
from .labels import BULLETS, DELIMITERS, OPTION_WORDS, read_box
from .said import COLONS, DASHES, read_said

ALPHABETS = (
    "①②③④⑤⑥⑦⑧",
    "АБВГДЕЖЗ",
    "ΑΒΓΔΕΖΗΘ",
    "אבגדהוזח",
    "أبجدهوزح",
    "アイウエオカキク",
    "กขคงจฉชซ",
    "가나다라마바사아",
)
"""Numbers in circles come first: where they name options, letters name statements that are asked about."""
LIKE_LATIN = dict(zip("АВСЕΑΒΕ", "ABCEABE", strict=True))
"""Letters that are typed for Latin ones because they look the same."""

BEFORE = " \t*_(（[【`>-–—:：" + BULLETS
BETWEEN = "*_()（）[]【】`.,;、，；/&+ \t"
"""What stands around letters of a key."""


JOINING = tuple(f"{word} " for word in words.JOINING if word.isalpha())
"""Words between letters of a key."""


def with_latin_letters(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with the letters of their options and keys in Latin, where a document counts in another alphabet."""
    letters = _letters_of(lines)
    if not letters:
        return lines
    return [
        replace(line, text=_latin(line, letters)) if line.kind in ("text", "heading") else line
        for line in lines
    ]


def with_dotted_letters(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with a dot behind letters that count lines and have only a space: `- A the sun`, `- B the moon`."""
    found = list(lines)
    for first, line in enumerate(lines):
        if not _counts(line, "A", line):
            continue
        count = 1
        for letter, after in zip("BCDEFGH", lines[first + 1 :], strict=False):
            if not _counts(after, letter, line):
                break
            count += 1
        counted = lines[first : first + count]
        if count > 2 and any(len(each.text) > 3 for each in counted):  # not `A B`, `B C`, `C A`
            for at, each in enumerate(counted, first):
                found[at] = replace(each, text=f"{each.text[0]}.{each.text[1:]}")
    return found


def _counts(line: Line, letter: str, first: Line) -> bool:
    """Whether a line begins with a letter and a space, and stands in the list or paragraph of the first."""
    beside = line.items[:-1] == first.items[:-1] and line.marker[:1] == first.marker[:1]
    alike = beside if line.marker else line.block == first.block
    follows = line.text[2:3]
    told = follows.isalnum() or follows in tuple("`\"'“„«$\\(")
    return line.kind == "text" and line.text[:2] == f"{letter} " and alike and told


def _letters_of(lines: Sequence[Line]) -> dict[str, str]:
    """How a document counts its options, if not in Latin: the first two letters of an alphabet begin lines."""
    labels = {
        line.text[at]
        for line in lines
        if line.kind in ("text", "heading") and (at := _label_at(line.text)) is not None
    }
    if {"A", "B"} <= labels or {"a", "b"} <= labels:
        return {}
    for alphabet in ALPHABETS:
        for known in (alphabet, alphabet.lower()):
            if known[0] in labels and known[1] in labels:
                return _with_case(alphabet)
    mixed = labels & set(LIKE_LATIN) and labels & set("BCD")
    return LIKE_LATIN if mixed else {}


def _with_case(alphabet: str) -> dict[str, str]:
    latin = "ABCDEFGH"
    found = dict(zip(alphabet, latin, strict=True))
    if alphabet.lower() != alphabet:
        found |= dict(zip(alphabet.lower(), latin.lower(), strict=True))
    return found


def _label_at(text: str) -> int | None:
    """Where the letter of an option stands in a line that begins with one."""
    at = 0
    while at < len(text) and text[at] in BEFORE:
        at += 1
    checked, rest = read_box(text[at:])
    if checked is not None:
        at = len(text) - len(rest)
        while at < len(text) and text[at] in BEFORE:
            at += 1
    at += len(next((word for word in OPTION_WORDS if text.startswith(word, at)), ""))
    sign, after = text[at : at + 1], text[at + 1 :].lstrip("*_`")
    if not sign or (sign.isascii() and not sign.isalpha()):
        return None
    circled = not sign.isalpha()
    return at if circled or (after[:1] and after[0] in DELIMITERS) else None


def _latin(line: Line, letters: Mapping[str, str]) -> str:
    text = line.text
    at = _label_at(text)
    if at is not None and (latin := letters.get(text[at])):
        circled = not text[at].isalpha() and text[at + 1 : at + 2] not in tuple(DELIMITERS)
        return f"{text[:at]}{latin}{')' if circled else ''}{_inline(text[at + 1 :], letters)}"
    said = next((each for each in read_said(text) if each.role in ("key", "answers")), None)
    if said and said.rest:
        colon = min((at for sign in f"{COLONS}{DASHES}" if (at := text.find(sign)) >= 0), default=0)
        start = text.find(said.rest.split(None, 1)[0], colon)
        return f"{text[:start]}{_key(text[start:], letters)}" if start >= 0 else text
    word, _, letter = text.strip("*_ ").partition(" ")
    if letter in letters and word.casefold() in words.KEY:  # `解答 ウ`
        return f"{word}: {letters[letter]}"
    if line.marker[:1].isdigit() and text.lstrip("*_(`")[:1] in letters:  # a key at the end
        return _key(text, letters)
    return _pairs(_inline(text, letters), letters)


def _inline(text: str, letters: Mapping[str, str]) -> str:
    """Options that follow in the same line: `... б) two  в) three`."""
    found = list(text)
    for at, sign in enumerate(text[1:], 1):
        if sign in letters and not (text[at - 1].isalnum() or text[at - 1] in "-'’"):
            if not sign.isalpha():
                found[at] = f"{letters[sign]})"
            elif text[at + 1 : at + 2] in (")", "）"):
                found[at] = letters[sign]
    return "".join(found)


def _key(text: str, letters: Mapping[str, str]) -> str:
    """A key with its letters in Latin, up to the first word."""
    if any(sign.isdecimal() for sign in text[:3]):
        return _pairs(text, letters)
    found = list(text)
    for at, sign in enumerate(text):
        if sign in BETWEEN:
            continue
        if text.startswith(JOINING, at):
            continue
        if sign not in letters or not _stands_alone(text, at):
            break
        found[at] = letters[sign]
    return "".join(found)


def _stands_alone(text: str, at: int) -> bool:
    """Whether a letter is that of an option and no word: nothing, a sign or a capital follows it."""
    after = text[at + 1 :]
    if after[:1].isalnum():
        return False
    bare = after.lstrip("*_`)）]】")
    closed = len(bare) < len(after) or not text[at].isalpha()
    if bare[:1] == " " and bare.lstrip().startswith(JOINING):
        return True
    return (
        closed
        or not bare.strip()
        or bare[0] in f".,;、，；/&+{COLONS}"
        or (bare[:1] == " " and bare.lstrip()[:1] in DASHES)
    )


def _pairs(text: str, letters: Mapping[str, str]) -> str:
    """`1 - Б, 2 - В` with Latin letters: each behind a number, and with a sign or nothing behind it."""
    found = list(text)
    digits = False
    for at, sign in enumerate(text):
        if sign.isdigit() and sign.isascii():
            digits = True
        elif sign in letters:
            if digits and _stands_alone(text, at):
                found[at] = letters[sign]
            digits = False
        elif sign not in " \t.):：-–—*_(→=":
            digits = False
    return "".join(found)

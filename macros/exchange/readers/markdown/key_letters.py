"""Letters and numbers with which a key names options: `B`, `A, C`, `(d)`."""

from __future__ import annotations

from itertools import pairwise

from ... import words

OPENING = "([{（【\"'“‘«"
CLOSING = ")]}）】\"'”’».:：、．,;"


def names_letters(text: str) -> bool:
    """Whether a text looks like letters of options and nothing else: `B`, `A, C`, `(d)`."""
    bare, _ = strip_emphasis(text)
    labels = {letter: at for at, letter in enumerate("ABCDEFGH")}
    found = read_letters(bare, labels, 8)
    return found is not None and not bare[found[1] :].strip(" .)(,;")


def strip_emphasis(text: str) -> tuple[str, list[int]]:
    """A text without emphasis and symbols, and where each of its signs stands."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text[:400]):
        if sign in "*_`\\\ufe0f~" or _is_picture(sign) or (not signs and sign in " \t>:：-–—="):
            continue
        signs.append(chr(ord(sign) - 0xFEE0) if "Ａ" <= sign <= "Ｚ" else sign)
        places.append(at)
    return "".join(signs).rstrip(), places


def _is_picture(sign: str) -> bool:
    code = ord(sign)
    return (0x2190 <= code <= 0x2BFF and sign not in "√×✓✗✘✔") or 0x1F000 <= code <= 0x1FAFF


def read_letters(bare: str, labels: dict[str, int], count: int) -> tuple[list[str], int] | None:
    """The letters that a text begins with, and where they end."""
    lettered = any(label.isalpha() for label in labels)
    numbered = any(label.isdigit() for label in labels)
    found: list[str] = []
    at = end = 0
    named = False
    while at < len(bare):
        while at < len(bare) and (bare[at] in OPENING or bare[at] == " "):
            at += 1
        lower = bare[at : at + 12].lower()
        name = next((name for name in words.NAMES if lower.startswith(name)), "")
        if name and not bare[at + len(name) : at + len(name) + 1].isalpha():
            named = True
            at += len(name)
            at += len(bare[at:]) - len(bare[at:].lstrip(" ():"))
            continue
        letter = _letter_at(bare, at)
        if letter and lettered:
            at += 1
        elif not found and lettered and (run := _letters_run_on(bare, at, labels)):
            return list(run), at + len(run)
        elif (digits := number_at(bare, at)) and (numbered or (named and count)):
            letter = digits if numbered else chr(ord("A") + int(digits) - 1)
            at += len(digits)
        else:
            break
        if letter.upper() not in [each.upper() for each in found]:
            found.append(letter.upper())
        start = at
        while at < len(bare) and bare[at] in CLOSING and bare[at] not in ",;、":
            at += 1
        end = at
        joined = _next_joined(bare, at)
        if joined < 0 and not (start == at and _only_letters(bare[at:], labels)):
            break
        at = joined if joined >= 0 else at + 1
    return (found, end) if found else None


def pairs_letters(bare: str) -> bool:
    """Whether a text says what belongs to what: `A-1, B-2`."""
    pieces = [
        "".join(sign for sign in piece if sign.isalnum())
        for piece in bare.replace(";", ",").split(",")
    ]
    paired = [len(piece) == 2 and piece[0].isalpha() and piece[1].isdigit() for piece in pieces]
    if len(pieces) > 1 and all(paired):
        return True
    left, arrow, right = bare.partition("->")
    named = [each.strip("() .,") for each in (left, right)]
    return arrow != "" and all(len(each) == 1 and each.isalnum() for each in named)


def _letter_at(bare: str, at: int) -> str:
    letter, after = bare[at : at + 1], bare[at + 1 : at + 2]
    if not (letter.isascii() and letter.isalpha()):
        return ""
    if after and after.isascii() and (after.isalnum() or after in "'_"):
        return ""
    return letter


def number_at(bare: str, at: int) -> str:
    """The number of one or two digits that begins there; empty if none does."""
    end = at
    while end < len(bare) and end < at + 2 and bare[end].isascii() and bare[end].isdigit():
        end += 1
    after = bare[end : end + 1]
    digits = bare[at:end]
    if not digits or int(digits) == 0 or (after.isalnum() and after.isascii()):
        return ""
    return digits if not (after in ".,:" and bare[end + 1 : end + 2].isdigit()) else ""


def _letters_run_on(bare: str, at: int, labels: dict[str, int]) -> str:
    """`ACD`: letters without anything between."""
    end = at
    while end < len(bare) and bare[end].isascii() and bare[end].isalpha():
        end += 1
    run = bare[at:end]
    known = (
        2 <= len(run) <= 8
        and (run.isupper() or run.islower())
        and all(sign.upper() in labels for sign in run)
    )
    ordered = known and all(a < b for a, b in pairwise(run))
    tail = bare[end:].lstrip()
    return run.upper() if ordered and (run.isupper() or not tail) and not tail[:1].isalpha() else ""


def _only_letters(rest: str, labels: dict[str, int]) -> bool:
    pieces = rest.split()
    return bool(pieces) and all(piece.strip(".,;") in labels for piece in pieces)


def _next_joined(bare: str, at: int) -> int:
    """Where the next letter may stand, if something joins it to the one before; -1 if nothing does."""
    start = at
    joined = False
    while at < len(bare):
        if bare[at] == " ":
            at += 1
            continue
        sign = next((each for each in words.JOINING if bare.startswith(each, at)), "")
        if not sign:
            break
        if sign.isalpha() and sign.isascii():
            after = bare[at + len(sign) : at + len(sign) + 1]
            if after != " " or (at == start and bare[at - 1 : at] not in (" ", ")")):
                break
        at += len(sign)
        joined = True
    while at < len(bare) and bare[at] in OPENING:
        at += 1
    if not joined:
        return -1
    lower = bare[at : at + 8].lower()
    name = next((name for name in words.NAMES if lower.startswith(name)), "")
    if name:
        return at
    return at if _letter_at(bare, at) or number_at(bare, at) else -1

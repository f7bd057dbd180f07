"""Numbers of questions with letters in one line: `1-B, 2: A/C`."""

from __future__ import annotations

from collections.abc import Sequence

from .truth import read_truth


def read_pairs(text: str) -> list[tuple[str, str]]:
    """Numbers with letters in a line: `1-B, 2: A/C, 3) d`."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        if not (text[at].isascii() and text[at].isdigit()) or (
            at and (text[at - 1].isalnum() and text[at - 1] not in "Qq")
        ):
            at += 1
            continue
        end = at
        while end < len(text) and text[end].isascii() and text[end].isdigit():
            end += 1
        sep = end
        while sep < len(text) and sep < end + 8 and text[sep] in " .):-–—=*_`→：、．>(（[|\\":
            sep += 1
        if sep == end and not (text[sep : sep + 1].isalpha() and text[sep : sep + 1].isascii()):
            at = end
            continue
        stop = sep
        while (
            stop < len(text)
            and stop < sep + 24
            and ((text[stop].isascii() and text[stop].isalpha()) or text[stop] in "/&+")
        ):
            stop += 1
        value = text[sep:stop].strip("/&+")
        after = text[stop : stop + 1]
        letters = value.replace("/", "").replace("&", "").replace("+", "")
        is_letters = (
            0 < len(letters) <= 6
            and (letters.isupper() or letters.islower())
            and set(letters.upper()) <= set("ABCDEFGH")
        )
        if value.islower() and 1 < len(value) == len(letters) and after and after not in ",;|.":
            is_letters = False  # `29 de julio`: a word in a sentence
        if (
            (is_letters or read_truth(value))
            and not (after.isalnum() and after.isascii())
            and end - at <= 4
        ):
            found.append((text[at:end], value))
            at = stop
        else:
            at = end
    return found


def first_number(text: str) -> int:
    """Where the first number of a line begins."""
    return next(
        (
            at
            for at, sign in enumerate(text)
            if sign.isdigit() and not (at and text[at - 1].isalnum())
        ),
        0,
    )


def is_run_on(text: str, listed: Sequence[tuple[str, str]]) -> bool:
    """Whether a line is nearly all pairs."""
    letters = sum(len(number) + len(value) for number, value in listed)
    signs = sum(sign.isalnum() for sign in text[first_number(text) :])
    return letters * 2 > signs or len(listed) > 4

"""Marks that an option carries: a tick, a cross, a remark such as `(correct)`."""

from __future__ import annotations

from ... import words
from .labels import RIGHT, WRONG
from .signs import plain


def read_mark(text: str) -> tuple[str, bool | None]:
    """The text of an option without a mark that says whether it is right, and what the mark says."""
    stripped = text.rstrip()
    verdict: bool | None = None
    boxed = stripped[1 : stripped.find("]")].strip() if stripped.startswith("[") else ""
    if boxed in (*RIGHT, *WRONG):
        verdict = boxed in RIGHT
        stripped = stripped.partition("]")[2].lstrip()
    for _ in range(3):
        bare = stripped.rstrip(" \ufe0f")
        sign = next((each for each in (*RIGHT, *WRONG) if bare.endswith(each)), "")
        if sign and len(bare) > len(sign):
            verdict = sign in RIGHT
            stripped = bare[: -len(sign)].rstrip(" \ufe0f")
            continue
        cut = _without_remark(bare)
        if cut is None:
            break
        stripped, verdict = cut, True
    for sign in (*RIGHT, *WRONG):
        if stripped.startswith(sign) and len(stripped) > len(sign):
            verdict = sign in RIGHT
            stripped = stripped[len(sign) :].lstrip(" \ufe0f")
            break
    if (
        verdict is None
        and stripped.endswith("*")
        and stripped.count("*") == 1
        and len(stripped) > 2
        and not any(sign in stripped for sign in "+-/=^")
    ):
        return stripped[:-1].rstrip(), True
    if verdict is not None:
        stripped = stripped.rstrip(" ←<-–—").rstrip() or stripped
        for mark in ("**", "__"):
            if stripped.endswith(mark) and stripped.count(mark) % 2 == 1:
                stripped = stripped.removesuffix(mark).rstrip()
    return stripped, verdict


def _without_remark(text: str) -> str | None:
    """The text before a remark such as `(correct)`, `← correct`, `**[Correct answer]**`."""
    bare = text.rstrip("*_ ")
    for opening, closing in (("(", ")"), ("[", "]"), ("（", "）"), ("{", "}"), ("【", "】")):
        if bare.endswith(closing):
            start = bare.rfind(opening)
            if start > 0 and _says_correct(bare[start + 1 : -1]):
                return bare[:start].rstrip("*_ ")
    for arrow in ("←", "<--", "<-", "<==", "⬅", "-->", "👈"):
        start = bare.rfind(arrow)
        if start > 0 and (
            _says_correct(bare[start + len(arrow) :]) or not bare[start + len(arrow) :].strip(" *️")
        ):
            return bare[:start].rstrip("*_ ")
    at = bare.rfind("//")
    slashed = at == 0 or bare[at - 1 : at] == " "
    if at >= 0 and slashed and _says_correct(bare[at + 2 :]):  # `c) the global scope //correct`
        return bare[:at].rstrip()
    for dash in (" - ", " – ", " — "):
        start = bare.rfind(dash)
        if start > 0 and plain(bare[start + len(dash) :]).strip("! ") in (
            "correct",
            "correct answer",
            "richtig",
            "correcta",
        ):
            return bare[:start].rstrip("*_ ")
    return None


def _says_correct(text: str) -> bool:
    return plain(text).strip(" .!") in words.CORRECT_MARKS or text.strip(" *") in RIGHT

"""Texts about single options, and what they call right or wrong; links in a text."""

from __future__ import annotations

from ... import words
from .labels import Label
from .signs import plain


def read_loose(text: str, item: bool = False) -> Label | None:
    """`A is wrong because ...`, `Option B: ...`, `**C** - ...`; in a list item any words may follow the letter."""
    bare = text.lstrip("*_`- ✅❌✓✗️•")
    for name in words.ABOUT:
        if bare.lower().startswith(f"{name} ") or (not name.isascii() and bare.startswith(name)):
            bare = bare[len(name) :].lstrip()
            break
    letter, after = bare[:1], bare[1:]
    if not (letter.isascii() and letter.isalpha() and letter.isupper()) or after[:1].isalnum():
        return None
    rest = after.lstrip("*_`)].:").lstrip()
    if names_another(rest):
        return None
    first = rest.split(None, 1)[0] if rest else ""
    verb = first in words.VERBS or rest[:1] in tuple("–—-(是错不")
    if (
        not verb
        and not (item and after[:1] == " " and rest[:1].islower())
        and after[:1] not in tuple(")].:*_")
    ):
        return None
    rest = rest.lstrip("-–— ").strip()
    if rest.count("**") % 2 and not after.startswith("*"):
        rest = rest.replace("**", "", 1)  # what was set in bold with the letter ends there
    return Label(letter, rest, "loose")


def names_another(text: str) -> bool:
    """Whether a text goes on with the letter of another option: `and D. are wrong`, `, C: ...`."""
    if text[:1].isascii() and text[:1].isupper() and text[1:2] == ")":
        return True  # `A), B), D) are ...`: what stood before is cut off
    pieces = text.replace(",", " , ").replace("/", " / ").split(None, 2)
    joined = len(pieces) > 1 and pieces[0] in words.JOINING
    letter = pieces[1].strip("*_`).:") if joined else ""
    return len(letter) == 1 and letter.isascii() and letter.isupper()


def read_verdict(text: str) -> bool | None:
    """Whether a text about an option calls it right or wrong."""
    head = plain(text)[:90].lstrip("(-–—: ")
    for sign in ("✅", "✓", "✔"):
        if text.lstrip("*_ ").startswith(sign):
            return True
    for sign in ("❌", "✗", "✘"):
        if text.lstrip("*_ ").startswith(sign):
            return False
    if head.startswith(words.WRONG):
        return False
    if head.startswith(words.RIGHT) and not head[: len("correct ") + 12].startswith(
        ("correctly", "right-", "rightly", "correctness")
    ):
        word = max((word for word in words.RIGHT if head.startswith(word)), key=len)
        after = head[len(word) :]
        if not after or not after[0].isalpha() or not after[0].isascii():
            bare = after.strip()
            if not bare or bare[0] in ".!:,;-–—()" or head.partition(" ")[0] in words.IS:
                return True
    return None


def read_links(text: str) -> list[tuple[str, str]]:
    """Addresses of other sites in a text, with their titles."""
    found: list[tuple[str, str]] = []
    at = 0
    while (at := text.find("http", at)) >= 0:
        if not text.startswith(("https://", "http://"), at):
            at += 4
            continue
        end = at
        depth = 0
        while (
            end < len(text)
            and text[end] not in " \t\n<>\"'|，。）"
            and not (text[end] == ")" and depth == 0)
        ):
            depth += (text[end] == "(") - (text[end] == ")")
            end += 1
        address = text[at:end].rstrip(".,;:*_`]")
        title = ""
        if text[at - 2 : at] == "](":
            opening = text.rfind("[", 0, at - 2)
            title = text[opening + 1 : at - 2] if opening >= 0 else ""
        if len(address) > 10 and (address, title) not in found:
            found.append((address, title.strip("*_` ")))
        at = end + 1
    return found


def is_link(text: str) -> bool:
    """Whether a line is a link and nothing else."""
    bare = text.strip("*_ ")
    return bare.startswith("[") and bare.endswith(")") and bare.count("](") == 1 and len(bare) < 300

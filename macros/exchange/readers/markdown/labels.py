"""The label of an option at the start of a line: its box, its letter, how it is written."""

from __future__ import annotations

from dataclasses import dataclass

CHECKED = (
    "[x]",
    "[X]",
    "[*]",
    "[✓]",
    "[✔]",
    "[√]",
    "(x)",
    "(X)",
    "(*)",
    "(•)",
    "☑",
    "✅",
    "✔️",
    "✔",
    "✓",
    "🟢",
    "◉",
    "🔘",
)
UNCHECKED = ("[ ]", "[]", "( )", "☐", "❌", "✗", "✘", "⬜", "○", "◯", "🔴", "▢", "□", "✖️", "✖", "🅾️")
RIGHT = ("✅", "✔️", "✔", "✓", "☑", "☑️", "⭐", "👍", "√")
"""Signs behind an option that say that it is right."""
WRONG = ("❌", "✗", "✘", "✖", "✖️")
BULLETS = "•◦▪●·‣–"
SEPARATORS = " \t|/·•–—;,&"
DELIMITERS = ").:]、．）：｡。"
WIDE = {ord("（"): "(", ord("）"): ")", ord("："): ":", ord("．"): ".", ord("　"): " "}

OPTION_WORDS = (
    *("Option ", "option ", "Choice ", "Opción ", "Opção ", "Alternativa ", "Opzione ", "Antwort "),
    *("Réponse ", "Optie ", "Вариант ", "Lựa chọn ", "Pilihan ", "选项"),
)
"""Words before the letter of an option."""

Alphabet = str
"""`A`, `a`, `1` or `i`: in what options are counted."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name that a line gives to an option, or to an entry of a key."""

    letter: str
    rest: str
    style: str
    """How it is written, without its letter: lines of one list are written alike."""
    checked: bool | None = None
    """Whether a box before it is ticked; None if there is none."""
    bold: bool = False
    """Whether all of the line is bold."""

    @property
    def alphabet(self) -> Alphabet:
        if self.letter.isdigit():
            return "1"
        return "A" if self.letter.isupper() else "a"

    @property
    def index(self) -> int:
        """Its place in the alphabet, from 0."""
        if self.letter.isdigit():
            return int(self.letter) - 1
        return ord(self.letter.upper()) - ord("A")


def read_box(text: str) -> tuple[bool | None, str]:
    """Whether a box before the text is ticked, and the text without it."""
    text = text.lstrip()
    for box in CHECKED:
        if text.startswith(box):
            return True, text[len(box) :].lstrip("\ufe0f ")
    for box in UNCHECKED:
        if text.startswith(box) and not text.startswith("[]("):
            return False, text[len(box) :].lstrip("\ufe0f ")
    return None, text


def read_option(text: str) -> Label | None:
    """The label of an option; None if the line has none."""
    at = text.lstrip()
    if at[:1] and at[0] in BULLETS and at[1:2] == " ":
        at = at[2:].lstrip()
    checked, at = read_box(at)
    if at[:2] in ("- ", "* "):
        at = at[2:].lstrip()
    mark, at = _read_emphasis(at)
    boxed, at = read_box(at) if checked is None else (checked, at)
    struck = at.startswith("~~")
    at = at.removeprefix("~~")
    tick = at.startswith("`") and len(at) > 3 and at[2:4] in (")`", ".`", ":`")
    at = at[1:] if tick else at
    at = at.removeprefix("\\")
    for word in OPTION_WORDS:
        if at.startswith(word) and len(at) > len(word):
            found = _read_letter(at[len(word) :], mark, "w")
            return _label(found, boxed, mark, struck) if found else None
    found = _read_letter(at.removeprefix("`") if tick else at, mark, "`" if tick else "")
    if found and tick:
        found = (found[0], found[1].removeprefix("`").lstrip(), found[2], found[3])
    return _label(found, boxed, mark, struck) if found else None


_Found = tuple[str, str, str, bool]
"""Letter, rest, style, and whether emphasis was closed behind the letter."""


def _label(found: _Found, checked: bool | None, mark: str, struck: bool) -> Label:
    letter, rest, style, closed = found
    bold = False
    if mark and not closed:
        if rest.endswith(mark) and mark not in rest[: -len(mark)]:
            rest, bold = rest[: -len(mark)].rstrip(), True
        elif mark in rest:
            rest = mark + rest
            head, _, tail = rest[len(mark) :].partition(mark)
            if not tail.strip(" .✅✓✔️☑") or tail.strip().startswith(("✅", "✓", "✔")):
                rest, bold = f"{head.rstrip()}{' ' + tail.strip() if tail.strip() else ''}", True
        elif mark == "*":
            checked, rest = True if checked is None else checked, rest  # a star before the letter
    if struck:
        rest = rest.removesuffix("~~")
    return Label(letter, rest, f"{style}{'*' if mark and closed else ''}", checked, bold)


def _read_emphasis(text: str) -> tuple[str, str]:
    for mark in ("***", "**", "__", "*", "_"):
        if text.startswith(mark) and text[len(mark) : len(mark) + 1] not in ("", " "):
            return mark, text[len(mark) :].lstrip()
    return "", text


def _read_letter(text: str, mark: str, style: str) -> _Found | None:
    opened = text[:1] in ("(", "（", "[") and text[:1]
    at = text[1:] if opened else text
    letter = at[:1]
    if "Ａ" <= letter <= "Ｚ":
        letter = chr(ord(letter) - 0xFEE0)
    if letter.isascii() and letter.isdigit():
        return _read_number(at, mark, style, bool(opened))
    if not (letter.isascii() and letter.isalpha()):
        return None
    at = at[1:]
    closed = False
    if mark and at.startswith(mark):
        closed, at = True, at[len(mark) :]
    at = at.removeprefix("\\") if at[:2] in ("\\.", "\\)") else at
    sign = at[:1]
    if opened:
        return (
            _after(letter, at[1:], f"{style}()", mark, closed) if sign in (")", "）", "]") else None
        )
    if sign in DELIMITERS and sign:
        rest = at[1:]
        follows = rest[:1]
        if sign in ".:" and follows.isascii() and follows.isalnum():
            is_label = letter.isupper() and sign == "." and rest[1:2] != "."
            if not is_label or (len(rest) > 1 and rest[0].isupper() and rest[1] in ". "):
                return None
            return _after(letter, rest, f"{style}weak", mark, closed)
        if sign == ":" and follows in ("/", "\\", ":"):
            return None
        return _after(letter, rest, style + sign.translate(WIDE), mark, closed)
    stripped = at.lstrip()
    if at[:1] == " " and stripped[:1] in ("-", "–", "—", "=", "|") and stripped[1:2] == " ":
        return _after(letter, stripped[2:], f"{style}-", mark, closed)
    if at[:1] in ("–", "—", "-") and at[1:2] == " ":
        return _after(letter, at[2:], f"{style}-", mark, closed)
    if at[:2] in ("  ", "\t") or at[:1] in ("\t", "　"):
        return _after(letter, at, f"{style}  ", mark, closed)
    if closed and at[:1] == " ":
        return _after(letter, at, f"{style}bare", mark, closed)
    return None


def _read_number(at: str, mark: str, style: str, opened: bool) -> _Found | None:
    digits = at[:2] if at[1:2].isdigit() else at[:1]
    rest = at[len(digits) :]
    closed = False
    if mark and rest.startswith(mark):
        closed, rest = True, rest[len(mark) :]
    rest = rest.removeprefix("\\") if rest[:2] in ("\\.", "\\)") else rest
    if not rest or rest[0] not in DELIMITERS or (rest[1:2].isdigit() and rest[0] in ".:"):
        return None
    if int(digits) == 0 or not digits.isascii():
        return None
    return _after(
        digits, rest[1:], f"{style}{'(' if opened else ''}{rest[0].translate(WIDE)}", mark, closed
    )


def _after(letter: str, rest: str, style: str, mark: str, closed: bool) -> _Found:
    if mark and not closed and rest.startswith(mark):
        closed, rest = True, rest[len(mark) :]
    rest = rest.lstrip()
    if rest[:2] in (": ", "- ", "– ", "— ") and closed:
        rest = rest[2:].lstrip()
    return letter, rest, style, closed

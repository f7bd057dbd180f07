"""What a line begins with: the letter of an option, the number of a question, a word such as "Answer"."""

from __future__ import annotations

from dataclasses import dataclass

from ... import words

EMPHASIS = "*_"
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


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a question at the start of a line."""

    number: str
    rest: str
    word: str = ""
    """What it is called: `question`; empty if the number stands alone."""
    case: bool = False
    """Whether it is called a scenario, a case or the like."""


def peel(text: str) -> str:
    """A text without marks at its start: emphasis, check marks, emoji, quotes, heading signs."""
    at = 0
    while at < len(text) and (text[at] in "*_#> \ufe0f\u200d" or _is_symbol(text[at])):
        at += 1
    return text[at:]


def _is_symbol(sign: str) -> bool:
    code = ord(sign)
    return (0x2190 <= code <= 0x2BFF and sign not in "⟨") or 0x1F000 <= code <= 0x1FAFF


def plain(text: str) -> str:
    """Words without emphasis, code signs, check marks and spaces around, in lower case, for comparison."""
    kept = [sign for sign in text if sign not in "*_`\\\ufe0f" and not _is_symbol(sign)]
    return " ".join("".join(kept).split()).casefold()


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
    digits = _digits(at)
    if not digits and not opened and (digits := _lettered_digits(at)):
        # Of a part of the document: `A1.`, `B12)`, `**AP3.**`.
        apart = at[len(digits) : len(digits) + 3] in (".**", ":**", ")**", "**.", "**:", "**)")
        if at[len(digits) : len(digits) + 1] not in (".", ")", ":", "*"):
            return None
        if not apart and (digits[0] not in "ABCDEF" or not digits[1].isdigit()):
            return None
    if not digits:
        return None
    rest = at[len(digits) :]
    mark = _leading_mark(text)
    if mark and rest.startswith(mark):
        rest, mark = rest[len(mark) :], ""
    rest = rest.removeprefix("\\") if rest[:2] in ("\\.", "\\)") else rest
    sign = rest[:1]
    if opened and sign not in (")", "]", "】"):
        return None
    if not opened and not hashed and sign not in (".", ")", ":", "、", "．", "：", "）"):
        stripped = rest.lstrip()
        if not (rest[:1] == " " and stripped[:1] in ("-", "–", "—") and stripped[1:2] == " "):
            return None
        return Numbered(digits, _rest(stripped[2:], mark))
    if sign in ".:" and rest[1:2].isascii() and rest[1:2].isdigit():
        return None
    return Numbered(digits, _rest(rest[1:] if sign in ").:]】、．：）" else rest, mark))


def _lettered_digits(text: str) -> str:
    """One or two capital letters with digits behind them."""
    letters = 0
    while (
        letters < 2
        and text[letters : letters + 1].isascii()
        and text[letters : letters + 1].isupper()
    ):
        letters += 1
    digits = _digits(text[letters:]) if letters else ""
    return text[:letters] + digits if digits else ""


def _digits(text: str) -> str:
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


_WORDS = tuple(sorted({*words.QUESTION, *words.SCENARIO}, key=lambda each: (-len(each), each)))
_CASES = frozenset(words.SCENARIO)


def lettered_answer(numbered: Numbered) -> str:
    """The number of the question that `A3.` answers; empty if the line has no such label."""
    number = numbered.number
    return number[1:] if number[:1] == "A" and number[1:].isdigit() and not numbered.word else ""


def names_part(text: str) -> bool:
    """Whether a heading is that of several questions: `1. Short answers`, `Part II: True or false`."""
    bare = plain(text).strip(" :.")
    if bare.endswith(("?", "？")):
        return False
    for sign in ("(", "（", "["):
        bare = bare.partition(sign)[0].rstrip(" :.") if not bare.startswith(sign) else bare
    return any(
        bare.endswith(phrase) and not bare[: -len(phrase)][-1:].isalpha() for phrase in words.PARTS
    )


def read_word_number(text: str) -> Numbered | None:
    """`Question 3`, `Q3`, `第3题`, `Frage 3:` at the start of a line."""
    head = peel(text)
    if head[:1] in ("[", "【", "("):
        head = head[1:]
    mark = _leading_mark(text)
    if head.startswith("第"):
        inner = head[1:].lstrip()
        digits = _digits(inner) or _chinese(inner)
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
    digits = _digits(rest) or _letter_number(rest)
    if not digits:
        return None
    rest = rest[len(digits) :]
    if rest[:1].isascii() and rest[:1].isalpha():
        digits, rest = (digits + rest[0], rest[1:]) if not rest[1:2].isalnum() else ("", rest)
        if not digits:
            return None
    total = rest.lstrip()
    if total[:1] == "/" or total[:3].lower() == "of ":
        after = total.lstrip("/ofOF ").lstrip()
        if count := _digits(after):
            rest = after[len(count) :]
    if rest[:1] and rest[0] not in " .):：。)]】*_-–—、，,|（(/\u00a0" and rest[0].isascii():
        return None
    if rest[:1] in ("]", "】"):
        rest = rest[1:]
    if mark and rest.startswith(mark):
        rest, mark = rest[len(mark) :], ""
    return Numbered(digits, _rest(rest, mark), word, word in _CASES)


def _named_number(rest: str) -> str:
    """`NET-031` of `Q-NET-031: ...`."""
    token = rest.split(None, 1)[0].rstrip(":.)*_") if rest[:1] == "-" and rest.strip() else ""
    name, _, digits = token[1:].rpartition("-")
    return token[1:] if name.isupper() and name.isalnum() and digits.isdigit() else ""


def _letter_number(rest: str) -> str:
    """A Roman number or a letter in place of a number: `Question IV`, `Scenario B`."""
    head = rest.split(None, 1)[0].strip(":.)*_") if rest.strip() else ""
    return head if 0 < len(head) < 5 and (set(head) <= set("IVX") or head in "ABCDEFGH") else ""


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


def _leading_mark(text: str) -> str:
    head = text.lstrip("#> ")
    while head and (_is_symbol(head[0]) or head[0] in "\ufe0f "):
        head = head[1:]
    return next((mark for mark in ("***", "**", "__", "*", "_") if head.startswith(mark)), "")


def _rest(rest: str, mark: str) -> str:
    """What stands behind a number, without signs between; emphasis that began before it goes on."""
    rest = rest.lstrip()
    while rest[:1] and rest[0] in ":：.)-–—、，|）．" and rest[:3] != "...":
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
        (own := _leading_mark(rest))
        and rest.startswith(own)
        and rest.endswith(own)
        and len(rest) > 2 * len(own)
    ):
        inner = rest[len(own) : -len(own)]
        if own not in inner:
            rest = inner.strip()
    return rest.strip()


def _unmark(rest: str, mark: str) -> str:
    """Emphasis that began before the text ends within it: it is dropped where nearly all was meant."""
    head, _, tail = rest.partition(mark)
    if mark in tail or len(tail.strip()) > len(head):
        return f"{mark}{rest}" if tail.count(mark) % 2 == 0 and head.strip() else rest
    return f"{head.rstrip()} {tail.strip()}".strip()


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
        if sign in "*_`\ufe0f\u200d\\" or _is_symbol(sign):
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
    bold = after[:1] in ("*", "_") and _leading_mark(text) != ""
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
            if _digits(tail):
                at += len(rest) - len(tail)
                rest = tail
                break
    if role in ("key", "explanation", "sample") and (digits := _digits(rest)):
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
    mark = _leading_mark(text)
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

"""What the part of a document that holds keys says, question by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ... import words
from .blocks import Line
from .headings import names_part
from .keys import names_letters, read_truth
from .numbers import Numbered, lettered_answer, read_number
from .said import read_said
from .signs import plain


@dataclass(slots=True)
class KeyEntry:
    """What the part says of one question."""

    number: str
    value: str
    line: int
    group: str = ""
    """The heading or the line in bold it stands under."""
    heading: str = ""
    """The heading it stands under."""
    more: list[Line] = field(default_factory=list)
    round: int = 0
    """How often numbers began anew before it."""

    @property
    def question(self) -> str:
        """The number of its question, if `A3` stands for the answer to question 3."""
        return lettered_answer(Numbered(self.number, "")) or self.number


@dataclass(slots=True)
class KeyPart:
    """Lines from `first` up to `end`, by index."""

    first: int
    end: int
    entries: list[KeyEntry]


def is_answers(text: str) -> bool:
    """Whether a heading announces the keys of several questions."""
    bare = plain(text).strip(" :.!?#")
    bare = bare.lstrip("0123456789.) ")
    if bare in words.ANSWERS:
        return True
    for sign in (":", "：", " – ", " — ", " - ", "(", "（", "|", "/", ". "):
        pieces = bare.split(sign)
        if len(pieces) > 1 and any(piece.strip(" )）") in words.ANSWERS for piece in pieces):
            return True
    return len(bare) < 70 and (
        any(_begins_with(bare, phrase) for phrase in words.ANSWERS_BEGIN)
        or any(bare.endswith(f" {phrase}") for phrase in _ANSWERS_END)
    )


_ANSWERS_END = (*words.ANSWERS_END, *(phrase for phrase in words.ANSWERS if " " in phrase))


def _begins_with(text: str, phrase: str) -> bool:
    after = text[len(phrase) : len(phrase) + 1]
    return text.startswith(phrase) and not (
        after.isalnum() and after.isascii() and phrase.isascii()
    )


def fold_title(title: str) -> str:
    """The title of a fold without words such as "show" and "click to"."""
    bare = plain(title).strip(" :.!?▶►▼[]")
    if bare.endswith(")") and " (" in bare:  # `Answer (with Python 3)`
        bare = bare[: bare.rfind(" (")]
    bare = bare.strip(" :.!?()[]")
    if " / " in bare:  # in two languages
        each = [fold_title(part) for part in bare.split(" / ")]
        return next((part for part in each if part in words.KEY), each[0])
    found = bare.split()
    while found and found[0] in words.SHOW:
        found = found[1:]
    while found and found[-1] in words.SHOW:
        found = found[:-1]
    for word in words.SHOW:
        if not word.isascii() and len(found) == 1:
            found[0] = found[0].removeprefix(word).removesuffix(word) or found[0]
    return " ".join(found).strip(" :.!?()[]") or ("answer" if bare else "")


def pairs(text: str) -> list[tuple[str, str]]:
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


def read_entries(lines: Sequence[Line]) -> list[KeyEntry]:
    """What the lines of a part say, question by question."""
    return _EntryReader().read(lines)


class _EntryReader:
    def __init__(self) -> None:
        self.found: list[KeyEntry] = []
        self.current: KeyEntry | None = None
        self.heading = ""
        self.group = ""

    def read(self, lines: Sequence[Line]) -> list[KeyEntry]:
        for place, line in enumerate(lines):
            if line.kind == "rule":
                continue
            if line.kind == "heading" and names_part(line.text) and _counts_anew(lines, place + 1):
                self.enter(line)
            elif listed := self.list(line):
                self.found += listed
                self.current = None
            else:
                self.take(line)
        _count_rounds(self.found)
        return self.found

    def enter(self, line: Line) -> None:
        """Begin what stands under a heading."""
        self.heading = self.group = line.text
        self.current = None

    def list(self, line: Line) -> list[KeyEntry]:
        """What a table, a fence or a run-on line says of several questions."""
        if line.kind == "table":
            return [self.grouped(entry) for entry in _read_table(line)]
        if line.kind == "code":
            entries = read_entries(_within_fence(line)) if self.current is None else []
            return [self.grouped(entry) for entry in entries] if len(entries) > 1 else []
        written = line.written
        listed = pairs(written) if line.kind in ("text", "heading") else []
        if len(listed) < 2 or not is_run_on(written, listed):
            return []
        head = written[: first_number(written)].strip(" *_:：-–—•#").strip()
        name = head if head and not is_answers(head) else self.group
        return [
            KeyEntry(number, value, line.number, name, self.heading) for number, value in listed
        ]

    def grouped(self, entry: KeyEntry) -> KeyEntry:
        return replace(entry, group=self.group, heading=self.heading)

    def take(self, line: Line) -> None:
        """A line that begins what is said of a question, goes on with it, or names a group."""
        if numbered := _entry_number(line, self.current):
            self.current = KeyEntry(
                numbered.number, numbered.rest, line.number, self.group, self.heading
            )
            self.found.append(self.current)
        elif line.kind == "heading" and not read_said(line.text):
            self.enter(line)
        elif self.current is not None:
            self.current.more.append(line)
        elif line.kind == "text" and _is_group(line):
            self.group = line.text


def _within_fence(line: Line) -> list[Line]:
    """The lines of a fence as lines of words."""
    texts = enumerate(line.text.split("\n"))
    return [
        replace(line, kind="text", text=text.strip(), number=line.number + at)
        for at, text in texts
        if at and text.strip() and not text.strip().startswith(("```", "~~~"))
    ]


def _counts_anew(lines: Sequence[Line], at: int) -> bool:
    """Whether the first line below a heading has a number of its own."""
    return (
        at < len(lines)
        and lines[at].kind == "text"
        and read_number(lines[at].text, lines[at].marker) is not None
    )


def first_number(text: str) -> int:
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


def _entry_number(line: Line, current: KeyEntry | None) -> Numbered | None:
    if line.kind not in ("text", "heading"):
        return None
    for said in read_said(line.text):
        if said.role in ("key", "sample", "explanation") and said.number:
            return (
                Numbered(said.number, said.rest)
                if current is None or said.number != current.number
                else None
            )
    numbered = read_number(line.text, line.marker)
    if numbered is None:
        return None
    if current is not None and line.kind == "text" and not numbered.word:
        # A numbered list within an explanation counts for itself.
        nested = len(line.items) > 1 and line.items[: len(line.items) - 1] != current_items(current)
        if nested or (
            numbered.number.isdigit()
            and current.number.isdigit()
            and not _goes_on(current, numbered)
        ):
            return None
    return numbered


def current_items(entry: KeyEntry) -> tuple[int, ...]:
    return entry.more[0].items[:-1] if entry.more and entry.more[0].items else ()


def _goes_on(current: KeyEntry, numbered: Numbered) -> bool:
    """Whether a number may follow: the next one, or the first of another round that names letters."""
    step = int(numbered.number) - int(current.number)
    return 0 < step <= 3 or (
        names_letters(numbered.rest.split(None, 1)[0]) if numbered.rest else False
    )


def _is_group(line: Line) -> bool:
    bare = plain(line.text)
    return len(bare) < 80 and (line.text.startswith(("**", "__")) or bare.endswith((":", "：")))


def _count_rounds(entries: Sequence[KeyEntry]) -> None:
    count, seen = 0, set[str]()
    for entry in entries:
        if entry.number in seen:
            count += 1
            seen = set()
        seen.add(entry.number)
        entry.round = count


_WHY_HEADS = (
    *words.EXPLANATION,
    "reference",
    "notes",
    "key concept",
    "brief explanation",
    "short explanation",
)


def _read_table(line: Line) -> list[KeyEntry]:
    if len(line.rows) < 2:
        return []
    heads = [plain(cell).strip(" :") for cell in line.rows[0][1]]
    numbers = [
        at
        for at, head in enumerate(heads)
        if head in words.NUMBER_HEADS or (head == "" and at == 0)
    ]
    values = [
        at
        for at, head in enumerate(heads)
        if head in words.VALUE_HEADS or head.startswith(("correct", "answer"))
    ]
    whys = [at for at, head in enumerate(heads) if head in _WHY_HEADS]
    body = line.rows[1:]
    found: list[tuple[KeyEntry, int]] = []
    if numbers and values:
        for number in numbers:
            value = next((at for at in values if at > number), None)
            if value is None:
                continue
            why = next((at for at in whys if at > value), None)
            for row, cells in body:
                if entry := _cell_entry(cells, number, value, why, row):
                    found.append((entry, number))
        return [entry for entry, _ in sorted(found, key=lambda pair: pair[1])]
    for at, (row, cells) in enumerate(line.rows[:-1]):
        # Numbers in a row, letters in the row below.
        below = line.rows[at + 1][1]
        across = [
            KeyEntry(digits, plain(value), row)
            for cell, value in zip(cells, below, strict=False)
            if (
                digits := plain(cell).removeprefix("question").removeprefix("q").strip(" .)")
            ).isdigit()
            and names_letters(value)
        ]
        if len(across) > 1:
            found += [(entry, 0) for entry in across]
    if found:
        return [entry for entry, _ in found]
    every: list[KeyEntry] = []
    for row, cells in line.rows:
        for cell, letters in zip(cells[::2], cells[1::2], strict=False):
            digits = plain(cell).removeprefix("question").removeprefix("q").strip(" .):")
            if digits.isdigit() and (names_letters(letters) or read_truth(plain(letters))):
                every.append(KeyEntry(digits, letters, row))
    return every if len(every) > 1 else []


def _cell_entry(
    cells: Sequence[str], number: int, value: int, why: int | None, row: int
) -> KeyEntry | None:
    if max(number, value) >= len(cells):
        return None
    numbered = read_number(f"{cells[number]}: x") or read_number(cells[number])
    if numbered is None or not cells[value].strip():
        return None
    entry = KeyEntry(numbered.number, cells[value], row)
    if why is not None and why < len(cells) and cells[why].strip():
        entry.more.append(Line(row, cells[why].strip(), "text", -1))
    return entry

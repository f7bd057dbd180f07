"""The part of a document that holds the keys of the questions before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ... import words
from .blocks import Line, MarkdownLines
from .keys import names_letters, read_truth
from .labels import Numbered, lettered_answer, names_part, plain, read_number, read_said


@dataclass(slots=True)
class KeyEntry:
    """What the part says of one question."""

    number: str
    value: str
    line: int
    group: str = ""
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
        or any(bare.endswith(f" {phrase}") for phrase in words.ANSWERS_END)
    )


def _begins_with(text: str, phrase: str) -> bool:
    after = text[len(phrase) : len(phrase) + 1]
    return text.startswith(phrase) and not (
        after.isalnum() and after.isascii() and phrase.isascii()
    )


def fold_title(title: str) -> str:
    """The title of a fold without words such as "show" and "click to"."""
    bare = plain(title).strip(" :.!?▶►▼()[]")
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
    found: list[KeyEntry] = []
    group = ""
    current: KeyEntry | None = None
    for place, line in enumerate(lines):
        if line.kind == "rule":
            continue
        if line.kind == "heading" and names_part(line.text) and _counts_anew(lines, place + 1):
            group, current = line.text, None
            continue
        if line.kind == "table":
            entries = _read_table(line)
            found += [replace(entry, group=group) for entry in entries]
            if entries:
                current = None
                continue
        if line.kind == "code":
            inner = [
                replace(line, kind="text", text=text.strip(), number=line.number + at)
                for at, text in enumerate(line.text.split("\n"))
                if at
            ]
            entries = read_entries(
                [each for each in inner if each.text and not each.text.startswith(("```", "~~~"))]
            )
            if len(entries) > 1 and current is None:
                found += [replace(entry, group=group) for entry in entries]
                continue
        if (
            line.kind in ("text", "heading")
            and len(listed := pairs(line.text)) > 1
            and _is_run_on(line.text, listed)
        ):
            head = line.text[: _first_number(line.text)].strip(" *_:：-–—•#").strip()
            name = head if head and not is_answers(head) else group
            found += [KeyEntry(number, value, line.number, name) for number, value in listed]
            current = None
            continue
        numbered = _entry_number(line, current)
        if numbered:
            current = KeyEntry(numbered.number, numbered.rest, line.number, group)
            found.append(current)
        elif line.kind == "heading" and not read_said(line.text):
            group, current = line.text, None
        elif current is not None:
            current.more.append(line)
        elif line.kind == "text" and _is_group(line):
            group = line.text
    _count_rounds(found)
    return found


def _counts_anew(lines: Sequence[Line], at: int) -> bool:
    """Whether the first line below a heading has a number of its own."""
    return (
        at < len(lines)
        and lines[at].kind == "text"
        and read_number(lines[at].text, lines[at].marker) is not None
    )


def _first_number(text: str) -> int:
    return next(
        (
            at
            for at, sign in enumerate(text)
            if sign.isdigit() and not (at and text[at - 1].isalnum())
        ),
        0,
    )


def _is_run_on(text: str, listed: Sequence[tuple[str, str]]) -> bool:
    """Whether a line is nearly all pairs."""
    letters = sum(len(number) + len(value) for number, value in listed)
    signs = sum(sign.isalnum() for sign in text[_first_number(text) :])
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


def find_parts(
    document: MarkdownLines,
    lines: Sequence[Line],
    holds_run: Sequence[int],
    explicit: Sequence[bool],
) -> list[KeyPart]:
    """Where keys of several questions stand. `holds_run` counts options before each line."""
    found: list[KeyPart] = []
    at = 0
    while at < len(lines):
        end = _extent(document, lines, at, holds_run, explicit)
        if end > at:
            first = at
            inner: Sequence[Line] = lines[first + 1 : end]
            head = lines[first]
            if (pairs(head.text) and head.kind == "text") or _opens_fold(lines, at):
                inner = lines[first:end]
            entries = read_entries(inner)
            if _is_part(entries, head):
                found.append(KeyPart(first, end, entries))
                at = end
                continue
        at += 1
    return found


def _opens_fold(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first within its fold."""
    folds = lines[at].folds
    return bool(folds) and (not at or folds[-1] not in lines[at - 1].folds)


def _is_part(entries: Sequence[KeyEntry], head: Line) -> bool:
    if not entries:
        return False
    numbers = [entry.number for entry in entries]
    return len(set(numbers)) > 1 or (
        len(entries) == 1 and head.kind == "heading" and head.level < 4
    )


def _extent(
    document: MarkdownLines,
    lines: Sequence[Line],
    at: int,
    holds_run: Sequence[int],
    explicit: Sequence[bool],
) -> int:
    """Where the part ends that line `at` begins; `at` itself if it begins none."""
    line = lines[at]
    if line.kind == "heading" and is_answers(line.text):
        end = at + 1
        while end < len(lines):
            here = lines[end]
            if here.kind == "heading" and here.level <= line.level:
                stop = next(
                    (each for each in range(end + 1, len(lines)) if lines[each].kind == "heading"),
                    len(lines),
                )
                if not (read_number(here.text) and holds_run[stop] == holds_run[end]):
                    break
            if here.kind == "heading" and explicit[end]:
                stop = next(
                    (each for each in range(end + 1, len(lines)) if lines[each].kind == "heading"),
                    len(lines),
                )
                if holds_run[stop] > holds_run[end]:
                    break
            end += 1
        return _end_above(lines, at, end, holds_run)
    if _opens_fold(lines, at):
        title = fold_title(document.folds[line.folds[-1]])
        of_one = any(
            said.role == "key" and said.rest and not said.number for said in read_said(line.text)
        )
        if (is_answers(title) or title in words.KEY) and (not of_one or len(pairs(line.text)) > 1):
            end = at
            while end < len(lines) and line.folds[-1] in lines[end].folds:
                end += 1
            entries = read_entries(lines[at:end])
            return (
                end
                if len({entry.number for entry in entries}) > 1 and holds_run[end] == holds_run[at]
                else at
            )
    if line.kind == "text":
        said = [each for each in read_said(line.text) if each.role in ("answers", "key")]
        listed = pairs(line.text)
        if len(listed) > 1 and not said and is_answers(line.text[: _first_number(line.text)]):
            return at + 1
        bare = plain(line.text).strip(" :：")
        if said and len(pairs(line.text)) > 1:
            end = at + 1
            while (
                end < len(lines) and lines[end].kind == "text" and len(pairs(lines[end].text)) > 1
            ):
                end += 1
            return end
        if (said and not said[0].rest) or (
            is_answers(bare) and len(bare) < 40 and line.text.startswith(("**", "__", "*"))
        ):
            end = at + 1
            while (
                end < len(lines)
                and lines[end].kind != "heading"
                and holds_run[end + 1] == holds_run[at]
            ):
                end += 1
            entries = read_entries(lines[at + 1 : end])
            numbers = {entry.number for entry in entries}
            nearest = entries[0].line - line.number if entries else 99
            if (
                len(numbers) > 1
                and nearest < 4
                and all(_is_key_like(entry) for entry in entries[:2])
            ):
                return end
    return at


def _end_above(lines: Sequence[Line], at: int, end: int, holds_run: Sequence[int]) -> int:
    """Where a part ends that stands above its questions without a heading between: behind tables and run-on lines."""
    if holds_run[at] or holds_run[end] == holds_run[at + 1]:
        return end
    last = at + 1
    while last < end and (
        lines[last].kind in ("table", "code")
        or (lines[last].kind == "text" and len(pairs(lines[last].text)) > 1)
    ):
        last += 1
    return last if len(read_entries(lines[at + 1 : last])) > 1 else end


def _is_key_like(entry: KeyEntry) -> bool:
    value = entry.value or (entry.more[0].text if entry.more else "")
    head = value.split(None, 1)[0] if value.strip() else ""
    return (
        names_letters(head)
        or read_truth(value) is not None
        or any(said.role == "key" for said in read_said(value))
    )

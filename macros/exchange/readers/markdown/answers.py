"""What the part of a document that holds keys says, question by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .answer_tables import read_key_table
from .answer_titles import announces_answers
from .blocks import Line
from .entries import KeyEntry
from .headings import names_part
from .key_letters import names_letters
from .numbers import Numbered, read_number
from .pairs import first_number, is_run_on, read_pairs
from .said import read_said
from .signs import plain


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
            return [self.grouped(entry) for entry in read_key_table(line)]
        if line.kind == "code":
            entries = read_entries(_within_fence(line)) if self.current is None else []
            return [self.grouped(entry) for entry in entries] if len(entries) > 1 else []
        written = line.written
        listed = read_pairs(written) if line.kind in ("text", "heading") else []
        if len(listed) < 2 or not is_run_on(written, listed):
            return []
        head = written[: first_number(written)].strip(" *_:：-–—•#").strip()
        name = head if head and not announces_answers(head) else self.group
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
        nested = len(line.items) > 1 and line.items[: len(line.items) - 1] != _items_above(current)
        if nested or (
            numbered.number.isdigit()
            and current.number.isdigit()
            and not _goes_on(current, numbered)
        ):
            return None
    return numbered


def _items_above(entry: KeyEntry) -> tuple[int, ...]:
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

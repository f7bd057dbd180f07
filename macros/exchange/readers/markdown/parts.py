"""Where a document holds the keys of several questions: below a heading, in a fold, in a line."""

from __future__ import annotations

from collections.abc import Sequence

from ... import words
from .answer_titles import announces_answers, fold_title
from .answers import read_entries
from .blocks import Line, MarkdownLines
from .entries import KeyEntry, KeyPart
from .key_letters import names_letters
from .numbers import Numbered, read_number
from .pairs import first_number, is_run_on, read_pairs
from .said import read_said
from .signs import plain
from .text import is_bold
from .truth import read_truth


def find_parts(
    document: MarkdownLines,
    lines: Sequence[Line],
    holds_run: Sequence[int],
    numbers: Sequence[Numbered | None],
    explicit: Sequence[bool],
) -> list[KeyPart]:
    """Where keys of several questions stand.

    `holds_run` counts options before each line; `explicit` tells which lines say that they are questions.
    """
    return _PartFinder(document, lines, holds_run, numbers, explicit).find()


class _PartFinder:
    def __init__(
        self,
        document: MarkdownLines,
        lines: Sequence[Line],
        holds_run: Sequence[int],
        numbers: Sequence[Numbered | None],
        explicit: Sequence[bool],
    ) -> None:
        self.folds = document.folds
        self.lines = lines
        self.holds_run = holds_run
        self.numbers = numbers
        asked = [each if own else None for each, own in zip(numbers, explicit, strict=True)]
        self.asked = asked
        self.first_asked: dict[str, int] = {}
        for at, numbered in enumerate(asked):
            if numbered:
                self.first_asked.setdefault(numbered.number, at)
        self.asked_first: dict[str, int] = {}
        for at, numbered in enumerate(numbers):
            if numbered and _is_question(numbered.rest):
                self.asked_first.setdefault(plain(numbered.rest), at)
        self.numbered_before = [False] * (len(lines) + 1)
        for at, numbered in enumerate(numbers):
            self.numbered_before[at + 1] = self.numbered_before[at] or numbered is not None
        self.next_heading = [len(lines)] * (len(lines) + 1)
        for at in range(len(lines) - 1, -1, -1):
            heads = lines[at].kind == "heading"
            self.next_heading[at] = at if heads else self.next_heading[at + 1]

    def find(self) -> list[KeyPart]:
        found: list[KeyPart] = []
        at = 0
        while at < len(self.lines):
            part = self.part_at(at)
            if part:
                found.append(part)
            at = part.end if part else at + 1
        return found

    def part_at(self, at: int) -> KeyPart | None:
        """The part that a line begins."""
        head = self.lines[at]
        end = self.end_of(at)
        if end <= at:
            return None
        says = (head.kind == "text" and bool(read_pairs(head.written))) or self.opens_fold(at)
        entries = read_entries(self.lines[at if says else at + 1 : end])
        several = len({entry.number for entry in entries}) > 1
        single = len(entries) == 1 and head.kind == "heading" and head.level < 4
        known = (several or single) and self.is_asked(at, end) and self.repeats(entries, at)
        return KeyPart(at, end, entries) if known else None

    def repeats(self, entries: Sequence[KeyEntry], at: int) -> bool:
        """Whether entries that ask do so again: otherwise questions stand here, with their answers."""
        asked = [plain(entry.value) for entry in entries if _is_question(entry.value)]
        before = (self.asked_first.get(text, at) < at for text in asked)
        return 2 * len(asked) <= len(entries) or any(before)

    def is_asked(self, at: int, end: int) -> bool:
        """Whether something outside of a part can be what it answers: options, or lines with numbers before it."""
        outside = self.holds_run[-1] - self.holds_run[end] + self.holds_run[at]
        return outside > 0 or self.numbered_before[at]

    def end_of(self, at: int) -> int:
        """Where the part ends that a line begins; at the line itself if it begins none."""
        line = self.lines[at]
        if line.kind == "heading" and announces_answers(line.text):
            return self.end_below_heading(at)
        if self.opens_fold(at) and (end := self.end_of_fold(at)) > at:
            return end
        return self.end_below_line(at) if line.kind == "text" else at

    def end_below_heading(self, at: int) -> int:
        level = self.lines[at].level
        end = at + 1
        while end < len(self.lines):
            here = self.lines[end]
            if here.kind == "heading" and self.leaves(at, end, level):
                break
            end += 1
        if self.holds_run[at] or self.holds_run[end] == self.holds_run[at + 1]:
            return end
        return self.end_above(at, end)

    def leaves(self, at: int, end: int, level: int) -> bool:
        """Whether a heading below that of a part begins something else."""
        here = self.lines[end]
        stop = self.next_heading[end + 1]
        holds = self.holds_run[stop] > self.holds_run[end]
        asked = self.asked[end]
        if asked and self.first_asked[asked.number] < at:
            return False  # a question that was asked before, with its answer
        if here.level <= level and (holds or not read_number(here.text)):
            return True
        return asked is not None and holds

    def end_above(self, at: int, end: int) -> int:
        """Where a part ends that stands above its questions: behind tables and run-on lines.

        Options below, and none before: without such a table questions stand there with their answers, and no part.
        """
        last = at + 1
        while last < end and self.lists(last):
            last += 1
        return last if len(read_entries(self.lines[at + 1 : last])) > 1 else at

    def lists(self, at: int) -> bool:
        """Whether a line says keys of several questions by itself, or may do so."""
        line = self.lines[at]
        return line.kind in ("table", "code") or (
            line.kind == "text" and len(read_pairs(line.written)) > 1
        )

    def opens_fold(self, at: int) -> bool:
        """Whether a line is the first within its fold."""
        folds = self.lines[at].folds
        return bool(folds) and (not at or folds[-1] not in self.lines[at - 1].folds)

    def end_of_fold(self, at: int) -> int:
        line = self.lines[at]
        title = fold_title(self.folds[line.folds[-1]])
        of_many = announces_answers(title)
        if not of_many and title not in words.KEY:
            return at
        listed = len(read_pairs(line.written)) > 1
        of_one = any(
            said.role == "key" and said.rest and not said.number for said in read_said(line.text)
        )
        if of_one and not listed:
            return at
        end = at
        while end < len(self.lines) and line.folds[-1] in self.lines[end].folds:
            end += 1
        entries = read_entries(self.lines[at:end])
        # In the fold of a single question a numbered list is its answer.
        known = of_many or all(map(_is_key_like, entries[:2]))
        several = len({entry.number for entry in entries}) > 1
        return end if several and known and self.holds_run[end] == self.holds_run[at] else at

    def end_below_line(self, at: int) -> int:
        line = self.lines[at]
        said = [each for each in read_said(line.text) if each.role in ("answers", "key")]
        found = read_pairs(line.written)
        listed = len(found) > 1 and is_run_on(line.written, found)
        if listed and not said and announces_answers(line.text[: first_number(line.text)]):
            return at + 1
        if said and listed:
            end = at + 1
            while end < len(self.lines) and self.lists(end) and self.lines[end].kind == "text":
                end += 1
            return end
        bare = plain(line.text).strip(" :：")
        named = (
            announces_answers(bare) and len(bare) < 40 and line.text.startswith(("**", "__", "*"))
        )
        return self.end_of_list(at) if named or (said and not said[0].rest) else at

    def end_of_list(self, at: int) -> int:
        """Where the keys end that stand right below a line that announces them."""
        end = at + 1
        while (
            end < len(self.lines)
            and self.lines[end].kind != "heading"
            and self.holds_run[end + 1] == self.holds_run[at]
        ):
            end += 1
        entries = read_entries(self.lines[at + 1 : end])
        numbers = {entry.number for entry in entries}
        near = bool(entries) and entries[0].line - self.lines[at].number < 4
        if len(numbers) < 2 or not near:
            return at
        if all(map(_is_key_like, entries[:2])):
            return end
        end = next((each for each in range(at + 1, end) if self.names(each)), end)
        numbers = {entry.number for entry in read_entries(self.lines[at + 1 : end])}
        return end if numbers == self.numbers_above(at) else at

    def names(self, at: int) -> bool:
        """Whether a line in bold names what is below."""
        line = self.lines[at]
        return not line.marker and is_bold(line.text) and self.numbers[at] is None

    def numbers_above(self, at: int) -> set[str]:
        """The numbers of the lines before one, back to a heading, another list or a hundred lines."""
        found: set[str] = set()
        for each in range(at - 1, max(-1, at - 100), -1):
            numbered = self.numbers[each]
            if self.lines[each].kind == "heading":
                break
            if numbered:
                found.add(numbered.number)
                if numbered.number == "1":
                    break
        return found


def _is_question(text: str) -> bool:
    return text.rstrip("*_ ").endswith(("?", "？"))


def _is_key_like(entry: KeyEntry) -> bool:
    value = entry.value or (entry.more[0].text if entry.more else "")
    head = value.split(None, 1)[0] if value.strip() else ""
    return (
        names_letters(head)
        or read_truth(value) is not None
        or any(said.role == "key" for said in read_said(value))
    )

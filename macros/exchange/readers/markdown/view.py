"""A quiz in Markdown as its lines, what each line begins with, and where its keys stand together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ... import words
from .alphabets import with_dotted_letters, with_latin_letters
from .answer_titles import fold_title
from .blocks import Line, MarkdownLines
from .entries import KeyPart
from .headings import names_part
from .labels import Label, read_option
from .numbers import Numbered, lettered_answer, read_number
from .parts import find_parts
from .runs import Run, find_labeled, split_lines
from .said import Said, read_said
from .signs import plain

LONGEST_BUTTON = 40
"""What is longer is no button."""


@dataclass(slots=True)
class Start:
    """A line at which a question begins."""

    at: int
    numbered: Numbered | None
    explicit: bool = False
    """Whether the line says that it is a question, or is numbered like others that are."""


class Starts:
    """The places where questions begin, in order."""

    def __init__(self) -> None:
        self._by_line: dict[int, Start] = {}
        self.order: list[int] = []

    def __contains__(self, at: int) -> bool:
        return at in self._by_line

    def __getitem__(self, at: int) -> Start:
        return self._by_line[at]

    def __len__(self) -> int:
        return len(self.order)

    def add(self, start: Start) -> None:
        if start.at not in self._by_line:
            insort(self.order, start.at)
        self._by_line[start.at] = start

    def remove(self, at: int) -> None:
        del self._by_line[at]
        self.order.remove(at)

    def latest(self, at: int) -> int:
        """The last one up to a line; -1 if there is none."""
        place = bisect_right(self.order, at)
        return self.order[place - 1] if place else -1

    def following(self, at: int, end: int) -> int:
        """The first one behind a line; `end` if there is none."""
        place = bisect_right(self.order, at)
        return self.order[place] if place < len(self.order) else end

    def within(self, first: int, end: int) -> list[int]:
        """Those from `first` up to `end`."""
        return self.order[bisect_left(self.order, first) : bisect_left(self.order, end)]


class QuizText:
    """A document, being understood."""

    def __init__(self, document: MarkdownLines) -> None:
        self.document = document
        written = with_dotted_letters(
            with_latin_letters([*_asked_in_matter(document), *document.lines])
        )
        lines = split_lines(written)
        self.lines = [line for at, line in enumerate(lines) if not _is_button(lines, at)]
        self._raise_headings()
        self.labels: list[Label | None] = [
            _read_label(line) if line.kind in ("text", "heading") else None for line in self.lines
        ]
        self.said: list[list[Said]] = [
            read_said(line.text) if line.kind in ("text", "heading") else [] for line in self.lines
        ]
        self.numbers: list[Numbered | None] = [
            read_number(line.text, line.marker) if line.kind in ("text", "heading") else None
            for line in self.lines
        ]
        self._answer_by_letter()
        self._head_answers()
        self.explicit = [self._is_explicit(at) for at in range(len(self.lines))]
        self.inner_stops = [
            (line.kind in ("heading", "rule") and not label) or self.explicit[at]
            for at, (line, label) in enumerate(zip(self.lines, self.labels, strict=True))
        ]
        self.heads, self.parents = self._find_headings()
        self.levels = Counter(line.level for line in self.lines if line.kind == "heading")
        runs = self._letter_runs()
        self.parts = self._find_parts(runs)
        """Where keys of several questions stand."""
        self.hidden = bytearray(len(self.lines))
        """Which lines stand there."""
        for part in self.parts:
            for at in range(part.first, part.end):
                self.hidden[at] = 1
        self.keyed = {
            number
            for part in self.parts
            for entry in part.entries
            for number in (entry.number, entry.question)
        }
        self.runs = [run for run in runs if not self.hidden[run.first]]
        """Lettered lines elsewhere, in a row."""

    def _raise_headings(self) -> None:
        """`SHORT QUESTIONS` in capitals above a number is a heading; names of headings in braces are no words."""
        for at, line in enumerate(self.lines):
            if line.kind == "heading" and line.text.endswith("}"):
                head, _, name = line.text.rpartition("{")
                if head and name[:1] in ("#", ":", "."):
                    self.lines[at] = replace(line, text=head.rstrip())
        for at, line in enumerate(self.lines[:-1]):
            after = self.lines[at + 1]
            if (
                line.kind == "text"
                and not line.marker
                and line.text.isupper()
                and len(line.text) < 60
                and names_part(line.text)
                and read_number(after.text, after.marker)
            ):
                self.lines[at] = replace(line, kind="heading", level=6)

    def _answer_by_letter(self) -> None:
        """`A3.` below a question 3 is its answer, unless a `B3.` shows that letters are those of parts."""
        called = {found.number for found in self.numbers if found}
        if any(number[:1] in tuple("BCDEF") and number[1:].isdigit() for number in called):
            return
        asked = -1
        for at, found in enumerate(self.numbers):
            number = lettered_answer(found) if found else ""
            label = self.labels[at]
            if found and number in called:
                self.said[at] = [Said("key", "answer", found.rest, number, True)]
                self.numbers[at] = None
            elif (found and found.word == "q") or any(said.phrase == "q" for said in self.said[at]):
                asked = at
            elif label and label.letter == "A" and ":" in label.style and asked >= 0:
                # `A:` below a `Q3`, with nothing that could be an option B.
                after = self.labels[at + 1 : at + 12]
                if not any(each and each.letter == "B" for each in after):
                    self.said[at] = [Said("key", "answer", label.rest, "", True)]
                    self.labels[at] = None
                asked = -1
            elif label or self.said[at]:
                asked = -1

    def _head_answers(self) -> None:
        """A heading that ends with "Answer", right above a line with the key, is of the question before it."""
        for at, line in enumerate(self.lines[:-1]):
            if line.kind != "heading" or self.said[at] or self.numbers[at]:
                continue
            below = self.said[at + 1]
            last = plain(line.text).strip(" :)]）").split(" - ")[-1].split(": ")[-1].split("(")[-1]
            for dash in "–—":
                last = last.split(dash)[-1]
            last = last.strip()
            answers = last in words.KEY or last in words.ANSWERS
            if answers and below and below[0].role == "key" and below[0].rest:
                self.said[at] = [Said("key", last, "", "", True)]

    def _find_headings(self) -> tuple[list[int], list[int]]:
        """For each line the heading before it, and the one that is around that; -1 if there is none."""
        heads: list[int] = []
        parents: list[int] = []
        around: list[int] = []
        for at, line in enumerate(self.lines):
            heads.append(around[-1] if around else -1)
            if line.kind == "heading":
                while around and self.lines[around[-1]].level >= line.level:
                    around.pop()
                parents.append(around[-1] if around else -1)
                around.append(at)
            else:
                parents.append(heads[-1])
        return heads, parents

    def _letter_runs(self) -> list[Run]:
        """Lettered lines in a row; a heading, a question or a word such as "Answers" ends one."""
        stops = [
            bool(stop) or any(said.role == "key" and said.phrase != "key" for said in self.said[at])
            for at, stop in enumerate(self.inner_stops)
        ]
        return [
            run
            for run in find_labeled(self.lines, self.labels, stops, 0, len(self.lines))
            if run.how == "letters"
        ]

    def _find_parts(self, runs: Sequence[Run]) -> list[KeyPart]:
        count = len(self.lines)
        before = [0] * (count + 2)  # runs that begin before each line
        for run in runs:
            before[run.first + 1] += 1
        for at in range(1, count + 2):
            before[at] += before[at - 1]
        return find_parts(self.document, self.lines, before, self.numbers, self.explicit)

    def headings_above(self, at: int) -> Iterator[int]:
        """The headings that a line stands under, the nearest first."""
        at = self.parents[at]
        while at >= 0:
            yield at
            at = self.parents[at]

    def _is_explicit(self, at: int) -> bool:
        """`Question 3`, at the start of a block or a line; `**S2.**` with a letter that is not that of an answer."""
        numbered = self.numbers[at]
        line = self.lines[at]
        if numbered and not numbered.word and line.kind == "text":
            letter = numbered.number[:1]
            return letter.isalpha() and letter != "A" and line.text.startswith("**")
        if (
            numbered is None
            or not numbered.word
            or (numbered.case and self.lines[at].kind != "heading")
        ):
            return False
        if line.kind == "heading":
            return True
        return len(numbered.word) > 2 or numbered.word == "q" or not numbered.word.isascii()


def _is_button(lines: Sequence[Line], at: int) -> bool:
    """Whether a line such as "View answer" is what a page made into a button, right above the answer."""
    line = lines[at]
    first = line.text.split(None, 1)[0].strip("*_[").lower() if line.text else ""
    if line.kind != "text" or len(line.text) > LONGEST_BUTTON or first not in words.SHOW:
        return False
    named = fold_title(line.text) in (*words.KEY, *words.ANSWERS)
    after = next((each for each in lines[at + 1 : at + 2]), None)
    return named and after is not None and any(said.role == "key" for said in read_said(after.text))


def _asked_in_matter(document: MarkdownLines) -> list[Line]:
    """A question that stands in the front matter, as a heading above what is below."""
    asked = document.matter.get("question")
    if asked is None:
        return []
    return [Line(asked[0], " ".join(asked[1].split()), "heading", 0, level=6)]


def _read_label(line: Line) -> Label | None:
    """The label of an option; in a list `1. A. words` is the option A."""
    label = read_option(line.written)
    if label and label.alphabet == "1" and line.marker:
        inner = read_option(line.text)
        return inner if inner and inner.alphabet == "A" and inner.index == label.index else label
    return label

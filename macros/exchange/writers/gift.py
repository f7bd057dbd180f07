"""GIFT: questions of Moodle in a text, with answers in braces."""

from __future__ import annotations

import re

from ..format import OutFormat
from ..outgoing import Outgoing, OutgoingQuestion, texts_of

_SIGNS = re.compile(r"[~=#{}:\\]")


def write(outgoing: Outgoing) -> dict[str, bytes]:
    pieces: list[str] = []
    section = ""
    outgoing.lose_of_all("its sources")
    for item in outgoing.items:
        answers = _Question(outgoing, item).write()
        if item.section.id != section:
            section = item.section.id
            pieces.append(f"$CATEGORY: {outgoing.quiz.id}/{section}\n")
        pieces.append(answers)
    return {"": "\n".join(pieces).encode()}


def weights(outgoing: Outgoing, item: OutgoingQuestion) -> tuple[str, str]:
    """What a right and what a wrong option are worth where several are to be chosen, in percent as Moodle knows it."""
    options = item.outline.options
    right = sum(option.right for option in options)
    if item.id in outgoing.quiz.credits:
        return share(right), f"-{share(len(options) - right)}"
    outgoing.lose(item, "that only all right options together are right")
    return share(right), "-100"


def share(number: int) -> str:
    """Of all points what each of so many is worth, in percent as Moodle knows it."""
    return f"{100 / max(1, number):.5f}".rstrip("0").rstrip(".")


class _Question:
    """A question in Markdown; in HTML if an arrow stands in an answer, which GIFT takes for a pair."""

    def __init__(self, outgoing: Outgoing, item: OutgoingQuestion) -> None:
        self.outgoing = outgoing
        self.item = item
        outline = item.outline
        answers = [*outline.words, *outline.steps, item.explanation]
        for option in outline.options:
            answers += [option.text, option.feedback]
        self.rendered = any("->" in text for text in answers)

    def write(self) -> str:
        outline = self.item.outline
        if outline.options:
            inner = self._options()
        elif outline.number:
            inner = self._number()
        elif outline.words:
            lines = [f"={_escaped(text)}" for text in outline.words]
            inner = "\n".join(lines)
            self._lose("feedback for wrong answers", bool(outline.notes))
        elif outline.steps:
            inner = self._steps()
        else:
            inner = ""
        if not self.rendered:
            self.outgoing.note_links(self.item, *texts_of(self.item))
        stem = self.item.stem
        if outline.unit:
            stem = f"{stem} ({outline.unit})"
        form = "html" if self.rendered else "markdown"
        told = self.item.explanation
        if outline.sample:
            told = "\n\n".join(
                [outline.sample, told, "\n".join(f"- {each}" for each in outline.criteria)]
            )
        opening = "{#" if outline.number else "{"
        return (
            f"// [id:{self.item.name}] [tag:{self.item.level}]\n"
            f"::{_escaped(self.item.id)}::[{form}]{self._text(stem)}{opening}\n"
            f"{inner}\n####{self._text(told)}\n}}\n"
        ).replace("{\n\n", "{\n")

    def _options(self) -> str:
        outline = self.item.outline
        self._lose("that the order of its options means something", outline.fixed)
        self._lose("that its last option stays last", bool(outline.stays))
        right, wrong = "=", "~"
        if outline.multiple:
            right, wrong = (f"~%{each}%" for each in weights(self.outgoing, self.item))
        lines = []
        for option in outline.options:
            sign = right if option.right else wrong
            told = f"#{self._text(option.feedback)}" if option.feedback else ""
            lines.append(f"{sign}{self._text(option.text)}{told}")
        return "\n".join(lines)

    def _number(self) -> str:
        outline = self.item.outline
        number = outline.number
        assert number
        self._lose("feedback for wrong answers", bool(outline.mistakes))
        return f"{number.value}:{number.room:.12g}"

    def _steps(self) -> str:
        """Each step is matched with its place: steps that may swap have the same."""
        outline = self.item.outline
        self._lose("that only the whole order is right: each step counts", True)
        self._lose("feedback for steps", bool(outline.notes))
        pairs = zip(outline.steps, outline.places, strict=True)
        return "\n".join(f"={self._text(step)} -> {place}" for step, place in pairs)

    def _lose(self, what: str, is_lost: bool) -> None:
        if is_lost:
            self.outgoing.lose(self.item, what)

    def _text(self, text: str) -> str:
        if not self.rendered:
            return _escaped(text)
        html = self.outgoing.html(self.item, text, self._lost_picture)
        return _escaped(html.replace("->", "-&gt;"))

    def _lost_picture(self, name: str) -> str:
        self.outgoing.lose(self.item, f"the picture '{name}': Moodle XML brings pictures along")
        return name


def _escaped(text: str) -> str:
    """The text with a sign before each that means something, in one line: an empty line ends a question."""
    return _SIGNS.sub(r"\\\g<0>", text.strip()).replace("\n", "\\n")


FORMAT = OutFormat("gift", "questions of Moodle as a text", write)

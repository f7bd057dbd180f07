"""Words or code to type: compared with what is accepted, or judged by their writer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from ...fields import Block, Inline, Model, Plain
from ...question import Question
from .normal import Ignored, normalized


class WrongWords(Model):
    """A wrong answer that readers give for a known reason."""

    value: Plain
    """What they type."""
    feedback: Inline
    """Why it is not right, in inline Markdown."""


class Short(Question):
    """A question whose answer is typed: words or code."""

    entries: ClassVar[Mapping[str, str]] = {"mistakes": "mistake", "criteria": "criterion"}
    called: ClassVar[Mapping[str, str]] = {
        "accept": "answer",
        "accepted": "answer",
        "model": "sample",
        "normalize": "ignore",
    }

    kind: Literal["short"]
    """What kind of question it is."""
    answer: list[Plain] = []
    """What is accepted (the key); the first is the one that readers are shown."""
    ignore: list[Ignored] = ["case", "quotes"]
    """What does not count: `case`, `quotes`, `punctuation`, `accents`, `space`, or what stands around `code`."""
    mistakes: list[WrongWords] = []
    """Wrong answers that readers give for a known reason, each with feedback."""
    sample: Block | None = None
    """Instead of `answer`: a good answer in Markdown, which readers compare their own with."""
    criteria: list[Inline] = []
    """With `sample`: what a right answer has, in inline Markdown. Readers tick it."""

    @classmethod
    def judged_by_reader(cls, fields: Mapping[str, Any]) -> bool:
        return bool(fields.get("sample")) and not fields.get("answer")

    @property
    def key(self) -> tuple[str, ...]:
        """The first of what is accepted, in one word; an ellipsis where readers judge themselves."""
        return (self.answer[0].replace(" ", "\N{NO-BREAK SPACE}"),) if self.answer else ("…",)

    @property
    def graded(self) -> list[Any]:
        accepted = sorted({normalized(text, self.ignore) for text in self.answer})
        return [self.kind, self.stem, accepted, sorted(self.ignore), self.criteria]

    @property
    def is_code(self) -> bool:
        return "code" in self.ignore

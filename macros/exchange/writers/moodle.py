"""Moodle XML: texts in HTML, pictures within the file."""

from __future__ import annotations

import base64
import re
from xml.sax.saxutils import escape, quoteattr

from ..format import OutFormat
from ..outgoing import Outgoing, OutgoingQuestion
from .gift import weights

_PICTURE = re.compile(r'src="@@PLUGINFILE@@/([^"]+)"')


def write(outgoing: Outgoing) -> dict[str, bytes]:
    pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    section = ""
    outgoing.lose_of_all("its sources")
    for item in outgoing.items:
        question = _Question(outgoing, item)
        if item.section.id != section:
            section = item.section.id
            path = escape(f"$course$/top/{outgoing.quiz.id}/{section}")
            pieces.append(
                f'<question type="category"><category><text>{path}</text></category></question>\n'
            )
        pieces.append(question.write())
    return {"": "".join([*pieces, "</quiz>\n"]).encode()}


class _Question:
    def __init__(self, outgoing: Outgoing, item: OutgoingQuestion) -> None:
        self.outgoing = outgoing
        self.item = item

    def write(self) -> str:
        outline = self.item.outline
        told = self._text("generalfeedback", self.item.explanation)
        if outline.options:
            kind, answers = "multichoice", self._options()
        elif outline.number:
            kind, answers = "numerical", self._numbers()
        elif outline.words:
            kind, answers = "shortanswer", self._words()
        elif outline.steps:
            kind, answers = "matching", self._steps()
        else:
            kind, answers = "essay", self._essay()
        stem = f"{self.item.stem} ({outline.unit})" if outline.unit else self.item.stem
        return (
            f"<question type={quoteattr(kind)}>\n<name><text>{escape(self.item.id)}</text></name>\n"
            f"{self._text('questiontext', stem)}{told}"
            f"<defaultgrade>1</defaultgrade>\n<penalty>0</penalty>\n<hidden>0</hidden>\n"
            f"<idnumber>{escape(self.item.name)}</idnumber>\n{answers}"
            f"<tags><tag><text>{escape(self.item.level)}</text></tag></tags>\n</question>\n"
        )

    def _options(self) -> str:
        outline = self.item.outline
        if outline.stays:
            self.outgoing.lose(self.item, "that its last option stays last")
        if outline.multiple:
            worth, wrong = weights(self.outgoing, self.item)
        else:
            worth, wrong = "100", "0"
        answers = [
            self._answer(worth if each.right else wrong, each.text, each.feedback)
            for each in outline.options
        ]
        single, shuffled = (str(each).lower() for each in (not outline.multiple, not outline.fixed))
        return (
            f"<single>{single}</single>\n<shuffleanswers>{shuffled}</shuffleanswers>\n"
            f"<answernumbering>ABCD</answernumbering>\n{''.join(answers)}"
        )

    def _numbers(self) -> str:
        outline = self.item.outline
        numbers = [("100", each) for each in (outline.number,) if each]
        numbers += [("0", each) for each in outline.mistakes]
        return "".join(
            f'<answer fraction="{worth}" format="moodle_auto_format"><text>{escape(each.value)}</text>\n'
            f"<tolerance>{each.room:.12g}</tolerance>\n{self._feedback(each.feedback)}</answer>\n"
            for worth, each in numbers
        )

    def _words(self) -> str:
        if self.item.outline.notes:
            self.outgoing.lose(self.item, "feedback for wrong answers")
        answers = "".join(
            f'<answer fraction="100" format="moodle_auto_format"><text>{escape(text)}</text></answer>\n'
            for text in self.item.outline.words
        )
        return f"<usecase>0</usecase>\n{answers}"

    def _steps(self) -> str:
        """Each step is matched with its place: steps that may swap have the same, which no order of Moodle's holds."""
        outline = self.item.outline
        self.outgoing.lose(self.item, "that only the whole order is right: each step counts")
        if outline.notes:
            self.outgoing.lose(self.item, "feedback for steps")
        return "<shuffleanswers>true</shuffleanswers>\n" + "".join(
            f'<subquestion format="html">{self._inner(step)}<answer><text>{place}</text></answer></subquestion>\n'
            for step, place in zip(outline.steps, outline.places, strict=True)
        )

    def _essay(self) -> str:
        outline = self.item.outline
        wanted = "\n".join(f"- {each}" for each in outline.criteria)
        return "<responseformat>editor</responseformat>\n" + self._text(
            "graderinfo", f"{outline.sample}\n\n{wanted}".strip()
        )

    def _answer(self, worth: str, text: str, feedback: str) -> str:
        opening = f'<answer fraction="{worth}" format="html">'
        return f"{opening}{self._inner(text)}{self._feedback(feedback)}</answer>\n"

    def _feedback(self, text: str) -> str:
        return self._text("feedback", text) if text else ""

    def _text(self, name: str, text: str) -> str:
        return f'<{name} format="html">{self._inner(text)}</{name}>\n'

    def _inner(self, text: str) -> str:
        """The text, and each picture that it shows."""
        html = self.outgoing.html(self.item, text, "@@PLUGINFILE@@/{}".format)
        files = "".join(
            f'<file name={quoteattr(name)} path="/" encoding="base64">'
            f"{base64.b64encode(self.outgoing.pictures[name]).decode()}</file>\n"
            for name in dict.fromkeys(_PICTURE.findall(html))
        )
        return f"<text>{escape(html)}</text>\n{files}"


FORMAT = OutFormat("moodle-xml", "questions of Moodle with their pictures", write)

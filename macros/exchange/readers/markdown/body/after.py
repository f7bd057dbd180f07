"""What stands behind the question and its options: its key, explanations, texts about single options."""

from __future__ import annotations

from .... import words
from ....drafts import Remark
from ..answer_titles import fold_title
from ..blocks import Line
from ..key_letters import names_letters
from ..labels import Label
from ..said import HERE, Said, read_said
from ..signs import plain
from ..telling import is_link, names_another, read_loose, read_verdict
from ..text import copy_line, shorten
from ..unsettled import Body, Value
from .asides import is_filled, take_level, take_links, take_reference
from .span import AFTER, Span


def read_after(span: Span, body: Body, first: int) -> None:
    """Read what stands behind the options, or behind what is asked, from a line on."""
    _AfterReader(span, body).read(first)


class _AfterReader:
    def __init__(self, span: Span, body: Body) -> None:
        self.span = span
        self.quiz = span.quiz
        self.start = span.start
        self.end = span.end
        self.lines = span.lines
        self.body = body
        self.draft = body.draft

    def read(self, first: int) -> None:
        state = ""
        at = first
        letter: int | None = None
        while at < self.end:
            line = self.lines[at]
            if line.kind == "rule":
                at += 1
                continue
            entered = self.span.is_answer_fold(at) and (
                at == first or self.lines[at - 1].folds != line.folds
            )
            if entered:
                state = self._enter_fold(at, state)
            said = self._said_after(at, state)
            fact = self._fact_after(at, state) if said is None else None
            if fact is not None:
                if not take_level(self.draft, fact):
                    what = f"a fact about the question: {shorten(line.text)}"
                    self.draft.left_out.append(Remark(line.number, what))
                at += 1
                continue
            if said is not None:
                state, letter = said.role, None
                self._take_said(said, line, at)
                at += 1
                continue
            waiting = state == "value" or (
                state == "key" and bool(self.body.values) and not self.body.values[-1].text
            )
            label = None if waiting else self._told_option(at, state)
            if label is not None:
                letter = self._index(label)
                if letter is not None and state != "sample" and self.draft.options:
                    self._tell(letter, label.rest, line)
                    at += 1
                    continue
            if (
                letter is not None
                and line.items
                and at
                and line.items[:1] == self.lines[at - 1].items[:1]
                and not line.marker
            ):
                self._more_feedback(letter, line)
                at += 1
                continue
            letter = None
            state = self._take_line(line, state)
            at += 1

    def _enter_fold(self, at: int, state: str) -> str:
        """What a fold says by its title; it may hold the key itself."""
        line = self.lines[at]
        title = self.quiz.document.folds[line.folds[-1]]
        for said in read_said(title) or read_said(fold_title(title)):
            if said.role == "key" and said.rest and not self.body.values:
                self.body.values.append(Value(said.rest, line.number, "title of a fold"))
                return "explanation"
        bare = fold_title(title)
        if bare in words.SAMPLE and bare not in words.KEY:
            return "sample"
        if bare in words.KEY or bare in words.ANSWERS:
            return "value" if not self.body.values else "explanation"
        return (
            "explanation"
            if bare in words.EXPLANATION and self.body.values
            else "value"
            if not self.body.values
            else state
        )

    def _fact_after(self, at: int, state: str) -> Said | None:
        """The fact that a line below the options states, such as the difficulty; None if it states none."""
        said = next((each for each in self.quiz.said[at] if each.role == "fact"), None)
        if said is None or not said.rest or len(said.rest) > 80:
            return None
        if state == "sample" and plain(said.rest) not in words.LEVELS:
            return None
        stated = said.bold or self.lines[at].text.startswith(("*", "_", "`"))
        return said if stated else None

    def _said_after(self, at: int, state: str) -> Said | None:
        for said in self.quiz.said[at]:
            if said.role in AFTER:
                if said.role == "key" and self._is_aside(said, state):
                    continue
                return said
        return None

    def _is_aside(self, said: Said, state: str) -> bool:
        """Whether a line that begins with "Correct" or "Key" goes on explaining."""
        if not self.body.values or state not in ("explanation", "others", "sample"):
            return False
        return not names_letters(said.rest) and said.phrase in (
            "correct",
            "key",
            "solution",
            "correction",
            "answer",
            "right answer",
        )

    def _take_said(self, said: Said, line: Line, at: int) -> None:
        rest = copy_line(line, text=said.rest, kind="text", marker="") if said.rest else None
        names = said.role == "sample" and self.draft.options and names_letters(said.rest)
        if said.role == "key" or names:
            if said.rest.startswith("___"):  # room for a reader's answer
                return
            if said.rest:
                self.body.values.append(Value(said.rest, line.number, "answer"))
            elif at + 1 < self.end:
                self.body.values.append(Value("", line.number, "answer"))
        elif said.role == "explanation" and rest:
            self.body.explanation.append(rest)
        elif said.role == "sample":
            if rest:
                self.body.sample.append(rest if said.phrase != HERE else line)
        elif said.role == "others" and rest:
            self.body.explanation.append(rest)
        elif said.role == "reference":
            take_reference(self.draft, said, line)
        elif said.role == "hint":
            self.draft.left_out.append(Remark(line.number, f"a hint: {shorten(said.rest)}"))
        elif said.role == "reader" and is_filled(said.rest):
            self.draft.left_out.append(
                Remark(line.number, f"what a reader answered: {shorten(said.rest)}")
            )
        elif said.role == "rubric":
            self.draft.left_out.append(
                Remark(line.number, "a rubric: the quiz grades all its scenarios by one of its own")
            )

    def _take_line(self, line: Line, state: str) -> str:
        body = self.body
        if state == "value" or (state == "key" and body.values and not body.values[-1].text):
            if body.values and not body.values[-1].text:
                body.values[-1].text = line.text
                body.values[-1].number = 1
                body.values[-1].line = line.number
            else:
                body.values.append(Value(line.text, line.number, "fold"))
            body.values[-1].listed = line if line.marker else None
            return "explanation"
        if state == "rubric":
            body.draft.left_out[-1].last = line.last or line.number
            return state
        if state == "reference":
            if take_links(self.draft, line.text):
                return state
            if line.marker:
                self.draft.left_out.append(
                    Remark(line.number, f"a reference without an address: {shorten(line.text)}")
                )
                return state
            state = "explanation"
        if state == "reader" and not is_filled(line.text):
            return state
        if state == "hint":
            return state if line.block == self.lines[max(0, self.start.at)].block else "explanation"
        if state == "sample":
            body.sample.append(line)
            return state
        if is_link(line.text) and ("](#" in line.text or take_links(self.draft, line.text)):
            return state
        body.explanation.append(line)
        return state or "explanation"

    def _told_option(self, at: int, state: str) -> Label | None:
        """A line about a single option, such as `- A is wrong: ...`."""
        line = self.lines[at]
        if line.kind != "text" or not self.draft.options:
            return None
        label = self.quiz.labels[at] or read_loose(line.text, line.marker != "")
        if label is None or label.alphabet == "1" or names_another(label.rest):
            return None
        if self._index(label) is None:
            return None
        verdict = read_verdict(label.rest)
        beside = any(
            other is not None
            and other.alphabet == label.alphabet
            and abs(other.index - label.index) in (1, 2)
            for each in (at - 1, at + 1, at + 2)
            if self.start.at < each < self.end
            for near in [self.lines[each]]
            for other in [
                self.quiz.labels[each]
                or (read_loose(near.text, near.marker != "") if near.kind == "text" else None)
            ]
        )
        return label if verdict is not None or (beside and state) else None

    def _index(self, label: Label) -> int | None:
        return next(
            (
                at
                for at, option in enumerate(self.draft.options)
                if option.label.upper() == label.letter.upper()
            ),
            None,
        )

    def _tell(self, option: int, text: str, line: Line) -> None:
        verdict = read_verdict(text)
        if verdict is not None:
            self.body.verdicts.append((option, verdict, line.number))
        self._add_feedback(option, text)

    def _add_feedback(self, option: int, text: str) -> None:
        known = self.draft.options[option]
        known.feedback = f"{known.feedback}\n\n{text}".strip() if known.feedback else text.strip()

    def _more_feedback(self, option: int, line: Line) -> None:
        self._add_feedback(option, line.text)

"""Moodle XML: a quiz of questions, with texts in HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from ...problems import Problem
from ..drafts import KeyFound, OptionDraft, QuestionDraft, Remark, Understood
from ..fields import level_of, order_of
from ..format import Format, refusal
from ..html import to_markdown

DEEPEST = 50
"""Elements within elements; what is nested deeper is no part of a quiz."""
LATER = {
    "matching": "a matching question",
    "cloze": "blanks to fill in",
    "ddwtos": "words to drag",
    "gapselect": "blanks to choose for",
    "ordering": "an order",
    "calculated": "a calculated question",
    "ddimageortext": "a picture to drag onto",
}


@dataclass
class _Node:
    """An element with its line."""

    name: str
    line: int
    attributes: dict[str, str]
    children: list[_Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    last: int = 0

    def child(self, name: str) -> _Node | None:
        return next((each for each in self.children if each.name == name), None)

    def all(self, name: str) -> list[_Node]:
        return [each for each in self.children if each.name == name]

    def words(self, name: str = "") -> str:
        """The text of the element or of its child, as Moodle nests it: in `<text>`, in HTML or not."""
        node = self.child(name) if name else self
        if node is None:
            return ""
        text = node.child("text")
        raw = "".join((text or node).pieces).strip()
        form = node.attributes.get("format", self.attributes.get("format", "html"))
        return raw if form in ("markdown", "plain_text") else to_markdown(raw)


def recognizes(text: str) -> bool:
    head = text.lstrip()[:5000]
    return head.startswith(("<?xml", "<quiz>", "<!--")) and "<quiz" in head and "<question" in text


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    understood = Understood()
    root = _parse(text, file)
    if isinstance(root, Problem):
        return understood, [root]
    if root.name != "quiz":
        return understood, [
            refusal(file, root.line, f"the outermost element is '{root.name}', and must be 'quiz'")
        ]
    section = ""
    problems: list[Problem] = []
    for node in root.all("question"):
        kind = node.attributes.get("type", "")
        if kind == "category":
            category = node.child("category")
            section = (category.words() if category else "").rpartition("/")[2]
            continue
        draft = _read_question(node, kind, file, problems)
        if draft is None:
            if kind == "description":
                understood.left_out.append(
                    Remark(node.line, "a description without an answer", node.last)
                )
            continue
        draft.left_out += [
            Remark(each.line, f"the picture '{name}': save it below docs/, and correct its address")
            for each in _files_in(node)
            if (name := each.attributes.get("name"))
        ]
        draft.section = section
        tags = node.child("tags")
        draft.level = level_of(*(tag.words() for tag in (tags.all("tag") if tags else ())))
        draft.number = str(len(understood.questions) + 1)
        understood.questions.append(draft)
    return understood, problems


def _parse(text: str, file: str) -> _Node | Problem:
    """The tree of the file. Declarations of entities are refused: they multiply, and reach for other files."""
    for sign in ("<!DOCTYPE", "<!ENTITY"):
        if (at := text.find(sign)) >= 0:
            line = text.count("\n", 0, at) + 1
            return refusal(file, line, f"'{sign}' declares what no quiz needs: take it out")
    parser = expat.ParserCreate()
    roots: list[_Node] = []
    stack: list[_Node] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        node = _Node(name, parser.CurrentLineNumber, attributes)
        if len(stack) < DEEPEST:
            (stack[-1].children if stack else roots).append(node)
        stack.append(node)

    def end(name: str) -> None:
        stack.pop().last = parser.CurrentLineNumber

    def words(data: str) -> None:
        stack[-1].pieces.append(data)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    plain = _redeclared(text) if _declares_encoding(text) else text
    try:
        parser.Parse(plain.encode("utf-8"), True)
    except expat.ExpatError as error:
        return refusal(file, error.lineno, f"is not XML: {expat.ErrorString(error.code)}")
    return roots[0]


def _declares_encoding(text: str) -> bool:
    return "encoding" in text.lstrip()[:200].partition("?>")[0]


def _redeclared(text: str) -> str:
    """The text without a declaration of an encoding: it was read as UTF-8. Its lines stay."""
    head, closing, rest = text.partition("?>")
    return "\n" * head.count("\n") + rest if closing else text


def _files_in(node: _Node) -> Iterator[_Node]:
    """The files that a question carries within."""
    for child in node.children:
        if child.name == "file":
            yield child
        yield from _files_in(child)


def _read_question(
    node: _Node, kind: str, file: str, problems: list[Problem]
) -> QuestionDraft | None:
    stem = node.words("questiontext")
    title = node.words("name")
    draft = QuestionDraft(
        node.line, node.last, stem, title=title, explanation=node.words("generalfeedback")
    )
    if kind == "description":
        return None
    if kind in ("matching", "ordering"):
        draft.special = _order(node, kind)
    if kind in LATER and not draft.special:
        draft.missing = f"{LATER[kind]}: only questions with options can be brought in"
        return draft
    if not stem:
        problems.append(refusal(file, node.line, "the question has no text in 'questiontext'"))
        return None
    answers = node.all("answer")
    if kind == "essay":
        draft.sample = node.words("graderinfo")
        draft.missing = "" if draft.sample else "an essay without a sample answer"
        return draft
    if draft.special:
        return draft
    if kind == "numerical":
        _read_numerical(draft, answers)
        return draft
    if kind == "shortanswer":
        _read_words(draft, node, answers)
        return draft
    if kind not in ("multichoice", "truefalse"):
        draft.missing = (
            f"a question of type '{kind}': only questions with options can be brought in"
        )
        return draft
    right: list[int] = []
    for at, answer in enumerate(answers):
        fraction = _fraction(answer)
        text = answer.words()
        draft.options.append(
            OptionDraft(
                text.capitalize() if kind == "truefalse" else text,
                answer.line,
                "",
                answer.words("feedback"),
            )
        )
        if fraction > 0:
            right.append(at)
    single = node.words("single").strip().casefold() in ("", "true", "1")
    draft.multiple = kind == "multichoice" and not single
    if not draft.multiple and len(right) > 1:
        best = max(_fraction(answers[at]) for at in right)
        partly = [at for at in right if _fraction(answers[at]) < best]
        right = [at for at in right if at not in partly]
        draft.left_out += [
            Remark(answers[at].line, "part of the points for an option that is not the best")
            for at in partly
        ]
    draft.fixed = (
        node.words("shuffleanswers").strip().casefold() in ("false", "0") or kind == "truefalse"
    )
    draft.left_out += [Remark(each.line, "a hint") for each in node.all("hint")]
    if not right:
        draft.missing = "none of its options is right"
        return draft
    draft.keys = [KeyFound(tuple(right), answers[right[0]].line, "fraction")]
    for at in right:
        if told := draft.options[at].feedback:
            draft.options[at].feedback = ""
            if told not in draft.explanation:
                draft.explanation = f"{draft.explanation}\n\n{told}".strip()
    return draft


def _fraction(answer: _Node) -> float:
    try:
        return float(answer.attributes.get("fraction", "0"))
    except ValueError:
        return 0.0


def _order(node: _Node, kind: str) -> dict[str, Any]:
    """Steps with their places: matched with them, or in an order of Moodle's own."""
    if kind == "ordering":
        steps = sorted(node.all("answer"), key=_fraction)
        # Written as they stand they would give the order away.
        mixed = sorted(steps, key=lambda each: each.words().casefold())
        places = [str(steps.index(each) + 1) for each in mixed]
        return order_of([each.words() for each in mixed], places)
    pairs = node.all("subquestion")
    answers = [pair.child("answer") for pair in pairs]
    places = [each.words() if each else "" for each in answers]
    return order_of([pair.words() for pair in pairs], places)


def _read_words(draft: QuestionDraft, node: _Node, answers: list[_Node]) -> None:
    right = [each.words() for each in answers if _fraction(each) == 100]
    if not right or any("*" in each for each in right):
        draft.missing = "words with '*' for any others: write it as a question of kind 'short'"
        return
    draft.special = {"kind": "short", "answer": list(dict.fromkeys(right))}
    if node.words("usecase").strip() == "1":
        draft.special["ignore"] = ["quotes"]
    draft.left_out += [
        Remark(each.line, "an accepted answer that is worth less, or feedback for a wrong one")
        for each in answers
        if _fraction(each) != 100
    ]


def _read_numerical(draft: QuestionDraft, answers: list[_Node]) -> None:
    right = [answer for answer in answers if _fraction(answer) == 100]
    value = right[0].words() if len(right) == 1 else ""
    try:
        float(value)
        tolerance = float(right[0].words("tolerance") or 0)
    except (ValueError, IndexError):
        draft.missing = (
            "a numerical answer of several parts: write it as a question of kind 'numeric'"
        )
        return
    draft.special = {"kind": "numeric", "answer": value}
    if tolerance > 0:
        draft.special["tolerance"] = {"absolute": f"{tolerance:.12g}"}


FORMAT = Format("moodle-xml", "Moodle XML", recognizes, read, rank=1)

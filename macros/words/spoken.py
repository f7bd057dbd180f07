"""Puts words into templates as they are compiled: `{{ say("learn-in", lesson=link) }}` costs what its text would."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from .interface import ONE, PLACE, InterfaceWords, Word

SAY = "say"
"""What templates call."""


def set_words(template: nodes.Template, words: InterfaceWords, *, html: bool) -> nodes.Template:
    """The template with a text in place of each `say("NAME", place=value)`.

    A value is escaped as anywhere in that template, and HTML stays HTML.
    """
    _Setter(words, _as_html if html else str).visit(template)
    return template


def spell_out(words: InterfaceWords, group: str) -> Markup:
    """The words of a group as the page's scripts find them."""
    span = '<span data-word="{}">{}</span>'
    return Markup(
        "".join(span.format(name, _as_html(text)) for name, text in words.said(group).items())
    )


class _Setter(NodeTransformer):
    def __init__(self, words: InterfaceWords, write: Callable[[str], str]) -> None:
        self.words = words
        self.write = write

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """Pieces of a text stand among those of the template."""
        shown: list[nodes.Expr] = []
        for each in node.nodes:
            name = _asked(each)
            said = self.visit(each)
            alone = name is not None and isinstance(said, nodes.Concat)
            shown += said.nodes if alone else [said]
        node.nodes = shown
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        name = _asked(node)
        self.generic_visit(node)
        if name is None:
            return node
        values = {pair.key: pair.value for pair in node.kwargs}
        word = self.words[name]
        wanted = word.places | ({"n"} if len(word.forms) > 1 else set())
        if missing := wanted - values.keys():
            lacking = ", ".join(sorted(missing))
            raise LookupError(f"line {node.lineno}: word '{name}' is not given {lacking}")
        if len(word.forms) == 1:
            return self._fill(word.text, values)
        return self._choose(word, values)

    def _choose(self, word: Word, values: dict[str, nodes.Expr]) -> nodes.Expr:
        """The form that the number takes."""
        chosen = self._fill(word.text, values)
        for form, text in word.forms.items():
            if form != "other":
                number = values["n"]
                asked = nodes.Filter(number, "form", [], [], None, None)
                left, right = (number, 1) if form == ONE else (asked, form)
                test = nodes.Compare(left, [nodes.Operand("eq", nodes.Const(right))])
                chosen = nodes.CondExpr(test, self._fill(text, values), chosen)
        return chosen

    def _fill(self, text: str, values: dict[str, nodes.Expr]) -> nodes.Expr:
        pieces = list(self._pieces(text, values))
        return pieces[0] if len(pieces) == 1 else nodes.Concat(pieces)

    def _pieces(self, text: str, values: dict[str, nodes.Expr]) -> Iterator[nodes.Expr]:
        for at, piece in enumerate(PLACE.split(self.words.shown(text))):
            if at % 2 == 0:
                if piece or not text:
                    yield nodes.TemplateData(self.write(piece))
            elif piece == "n":
                yield nodes.Filter(values[piece], "number", [], [], None, None)
            else:
                yield values[piece]


def _asked(node: nodes.Node) -> str | None:
    """The name of the word that a call asks for; None if it asks for none."""
    if not isinstance(node, nodes.Call):
        return None
    if not isinstance(node.node, nodes.Name) or node.node.name != SAY:
        return None
    (name,) = node.args
    if not isinstance(name, nodes.Const):
        raise TypeError(f"line {node.lineno}: name the word itself, so that it can be found")
    return str(name.value)


def _as_html(text: str) -> str:
    """What stands in words and in attributes, whose quotes are double ones."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )

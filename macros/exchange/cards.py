"""Questions as cards with two sides, for programs that repeat them."""

from __future__ import annotations

import functools
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from ..templating import environment
from ..words import InterfaceWords
from .outgoing import Outgoing, OutgoingQuestion
from .typed import asked_for


class Card(NamedTuple):
    """A question with what tells it from all others."""

    guid: str
    deck: str
    front: str
    back: str
    tags: list[str]
    item: OutgoingQuestion


def cards_of(outgoing: Outgoing) -> list[Card]:
    return [_card(outgoing, item) for item in outgoing.items]


def _card(outgoing: Outgoing, item: OutgoingQuestion) -> Card:
    def html(text: str) -> Markup:
        return Markup(outgoing.html(item, text))

    def block(text: str) -> Markup:
        return Markup(outgoing.block(item, text))

    if item.outline.multiple and len(item.key) == 1:
        outgoing.lose(item, "that several options could be chosen")
    given = {"item": item, "outline": item.outline, "html": html, "block": block}
    templates = _templates(outgoing.words)
    front, back = (
        _directed(outgoing, templates.get_template(f"export/card-{side}.html").render(given))
        for side in ("front", "back")
    )
    deck = f"{_name(outgoing.quiz.title)}::{_name(item.section.title)}"
    tags = [outgoing.quiz.id, item.level, *([kind] if (kind := asked_for(item.outline)) else [])]
    return Card(item.hash[:16], deck, front, back, tags, item)


def _directed(outgoing: Outgoing, html: str) -> str:
    """A side of a card, in the direction of its language: programs take any for one that runs to the right."""
    direction = outgoing.words.tongue.direction
    return html if direction == "ltr" else f'<div dir="{direction}">{html}</div>'


def _name(title: str) -> str:
    """A title as the name of a deck: two colons would open another below it."""
    return " ".join(title.replace("::", ":").split())


@functools.cache
def _templates(words: InterfaceWords) -> jinja2.Environment:
    return environment({}, words)

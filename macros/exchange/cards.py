"""Questions as cards with two sides, for programs that repeat them."""

from __future__ import annotations

import functools
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from ..templating import environment
from .outgoing import Outgoing, OutgoingQuestion


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

    given = {"item": item, "outline": item.outline, "html": html, "block": block}
    front, back = (
        _templates().get_template(f"export/card-{side}.html").render(given)
        for side in ("front", "back")
    )
    deck = f"{_name(outgoing.quiz.title)}::{_name(item.section.title)}"
    return Card(item.hash[:16], deck, front, back, [outgoing.quiz.id, item.level], item)


def _name(title: str) -> str:
    """A title as the name of a deck: two colons would open another below it."""
    return " ".join(title.replace("::", ":").split())


@functools.cache
def _templates() -> jinja2.Environment:
    return environment({})

"""Rules about what stands between the words of a text: signs that YAML takes away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from ..bank.parts import Part
from ..bank.source import Document, Loc
from ..bank.written import is_text
from .rule import Finding, Subject

_COMMENT = re.compile(r"\s+(#.*)")
_CANDIDATE = re.compile(r"\S[ \t]+#")


def comment_cut(subject: Subject) -> Iterator[Finding]:
    """YAML drops what follows a space and '#', so readers get half a text and nobody is told."""
    for document, parts in _documents(subject):
        text = document.text
        if (" #" in text or "\t#" in text) and _CANDIDATE.search(text):
            yield from _cuts(document, parts)


def _documents(subject: Subject) -> Iterator[tuple[Document, list[Part]]]:
    """Each file with its parts, the innermost first."""
    files: dict[int, list[Part]] = {}
    for part in subject.parts:
        files.setdefault(id(part.document), []).append(part)
    for parts in files.values():
        yield parts[0].document, sorted(parts, key=lambda part: -len(part.loc))


def _cuts(document: Document, parts: list[Part]) -> Iterator[Finding]:
    lines = document.text.split("\n")
    by_loc = {part.loc: part for part in parts}
    for loc, node in _scalars(document.node, ()):
        end = node.end_mark
        comment = None if node.style else _COMMENT.match(lines[end.line], end.column)
        if comment is None:
            continue
        # A question is two steps below its section's file, a source one.
        part = next((by_loc[loc[:depth]] for depth in (2, 1, 0) if loc[:depth] in by_loc), None)
        if part and is_text(part, loc[len(part.loc) :]):
            message = (
                f"the text ends before '{_short(comment[1])}', which YAML takes for a comment: put quotes around the "
                "whole text, or the comment on a line of its own"
            )
            yield Finding(part, loc[len(part.loc) :], message, comment[1])


def _scalars(node: yaml.Node | None, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(value, (*loc, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _scalars(value, (*loc, number))
    elif isinstance(node, yaml.ScalarNode):
        yield loc, node


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:37] + "..."

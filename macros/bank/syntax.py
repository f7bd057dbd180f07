"""YAML syntax errors in the words of somebody who writes questions, not of somebody who writes parsers."""

from __future__ import annotations

import re

import yaml

_GLUED = re.compile(r"\s*(?:- +)?([A-Za-z_]\w*):(?=[^\s/])")
QUOTE_IT = "put quotes around the whole text, or write it on the next line after '>-'"


def explain_syntax(error: yaml.YAMLError, text: str) -> tuple[int, int, str]:
    """Line and column (from 1) of a syntax error, and what to do about it."""
    problem: str = getattr(error, "problem", None) or str(error)
    context: str = getattr(error, "context", None) or ""
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    if context.startswith(
        ("while scanning an a", "while scanning a quoted", "while scanning a block")
    ):
        mark = start  # where the piece began that went wrong, not where the parser gave up
    if context.startswith(("while scanning a simple key", "while parsing a flow")):
        mark = start
    if mark is None:
        return 1, 1, f"is not YAML: {problem}"
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    return mark.line + 1, mark.column + 1, _explain(problem, context, line, mark.column)


def _explain(problem: str, context: str, line: str, column: int) -> str:
    here, before = line[column : column + 1], line[:column]
    if (
        here == "\t"
        or "found a tab character" in problem
        or "\t" in before.replace(before.lstrip(), "")
    ):
        return "a tab stands here: YAML is indented with spaces"
    if "cannot start any token" in problem or "scanning a directive" in context:
        return f"a text cannot start with '{here}': {QUOTE_IT}"
    if "alias" in context or "anchor" in context or "undefined alias" in problem:
        return f"a text cannot start with '{here}' (YAML reads an alias): {QUOTE_IT}"
    if "duplicate anchor" in context or "tag" in problem or "scanning a tag" in context:
        return f"a text cannot start with '{here}': {QUOTE_IT}"
    if "unexpected end of stream" in problem:
        return f"the quote that starts here is never closed: add {here} where the text ends"
    if "unknown escape" in problem or "escape" in problem:
        return "a backslash in double quotes starts an escape: use single quotes, or write two backslashes"
    if "scanning a block scalar" in context:
        return f"after '{here}' the text starts on the next line, indented; quote a text that starts with '{here}'"
    if "another document" in problem:
        return (
            "'---' starts a second document here: a bank file is one document, so delete this line"
        )
    if "flow sequence" in context:
        return "the list that opens here lacks a ',' or its ']': close it, or quote a text that starts with '['"
    if "flow mapping" in context:
        return "the fields that open here lack a ',' or their '}': close them, or quote a text that starts with '{'"
    if "expected ':'" in problem and (field := _GLUED.match(line)):
        return f"a space is missing after '{field[1]}:': write '{field[1]}: ...'"
    if "expected ':'" in problem:
        return "this line is no 'field: value': add the ':', or indent a line that continues a text"
    if "values are not allowed" in problem and before.strip() and ":" in before:
        return f"': ' inside a text: {QUOTE_IT}"
    if "node content" in problem:
        return f"a text cannot start with '{here}': {QUOTE_IT}"
    if "not allowed" in problem and before.strip():
        return f"a text cannot start with '{here} ': {QUOTE_IT}"
    if before.rstrip().endswith(("'", '"')):
        return "the text goes on after its closing quote: quote all of it, other quotes inside"
    if before.rstrip().endswith(("]", "}")):
        return f"the text goes on after '{before.rstrip()[-1]}': {QUOTE_IT}"
    return "this line is not indented like the lines it belongs to: give fields of one part the same indentation"

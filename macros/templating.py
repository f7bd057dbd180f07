"""The one templating environment, and HTML that no Markdown extension touches."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
import jinja2.runtime
from jinja2 import nodes
from markupsafe import Markup, escape

from .problems import COMMAND
from .words import InterfaceWords, load_words
from .words.spoken import set_words, spell_out

TEMPLATES = Path(__file__).parent / "templates"

_TAG = re.compile(r"(<[^<>]*+>)")
_PREFORMATTED = re.compile(r"<pre\b[^<>]*+>(?!</pre>)")
_BETWEEN = re.compile(r"(?<=>)\n\s*(?=<)")
_BREAKS = re.compile(r"[ \t]*\n\s*")
_QUOTED = re.compile(r"""[\\`*\[\]{}$+|^~\n]|:(?=\w)|=(?==)|(?<==)=""")
_READ = re.compile(
    r"""[\\`*_{}\[\]+|~^$@"'\n]"""  # emphasis, code, links, tables, attributes, formulas, quotes, keys
    r"|=(?==)|(?<==)=|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\."  # marks, dashes, ellipses
    r"|!(?=\[)|(?<!&)#(?=\w)|:(?=[\w/+-])|(?<=www)\.|/(?=[\do])"  # pictures, references, emoji, addresses, fractions
    r"|\((?=(?:c|r|tm)\))|(?<=\d)[snrt](?=[tdh]\b)"  # symbols, ordinals
)
"""Signs that Markdown or one of its extensions reads something into, where they stand in words."""
_MARKS = re.compile(r"\n|\{(?=[-+~=>])")
"""Line ends, and signs of which an editor's marks are made."""
_BRACES = re.compile(r"\{(?=[-+~=>])")
"""The latter, in what is one line."""


class _Context(jinja2.runtime.Context):
    """Calls what a template names as it is: nothing that ours call asks for the context of its call."""

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **kwargs: Any,
    ) -> Any:
        if type(called) is jinja2.runtime.Macro:
            return called(self.eval_ctx, *args, **kwargs)
        return called(*args, **kwargs)


def _escape(value: Any) -> Markup:
    """Escapes what is not HTML already; most of what templates are given is, and is not copied."""
    return value if type(value) is Markup else escape(value)


class _Template(jinja2.Template):
    @classmethod
    def from_code(cls, *given: Any, **options: Any) -> jinja2.Template:
        made = super().from_code(*given, **options)
        made.root_render_func.__globals__["escape"] = _escape
        return made


class _Environment(jinja2.Environment):
    context_class = _Context
    template_class = _Template
    words: InterfaceWords

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        return set_words(parsed, self.words, html=_is_html(name))


def _is_html(name: str | None) -> bool:
    return bool(name and name.endswith(".html"))


def environment(
    filters: Mapping[str, Callable[..., Any]], words: InterfaceWords | None = None, **options: Any
) -> jinja2.Environment:
    """Jinja for templates of ours: `.html` escapes what it is given, others do not. `words` are what readers see."""
    made = _Environment(
        loader=_loader(),
        undefined=jinja2.StrictUndefined,
        autoescape=_is_html,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        **options,
    )
    made.words = words or load_words()
    made.filters.update(filters)
    made.filters["number"] = made.words.tongue.number
    made.filters["form"] = made.words.tongue.category
    made.globals["command"] = COMMAND
    made.globals["scripted"] = functools.partial(spell_out, made.words)
    return made


class _Loader(jinja2.FileSystemLoader):
    """Takes line ends between elements away once, where the template is read: hosts parse a page three times."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, fresh = super().get_source(environment, template)
        return (_BETWEEN.sub("", source) if template.endswith(".html") else source), name, fresh


@functools.cache
def _loader() -> jinja2.FileSystemLoader:
    return _Loader(TEMPLATES)


def digest(css: str) -> str:
    """What a content security policy calls this style sheet."""
    return "sha256-" + base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()


def inert(html: str, *, block: bool = False) -> Markup:
    """The same HTML in one line, with a reference for every sign that Markdown would read something into.

    It parses to what it was, wherever on a page it stands: in a list, a tab, a table, below any extension. A `block`
    begins a line, where Markdown passes an element on as it is; only what looks for marks before it needs references.
    HTML of ours has no `<` or `>` in words or attributes, and white space matters in `pre` alone.
    """
    if block and not _PREFORMATTED.search(html):
        line = " ".join(filter(None, map(str.strip, html.split("\n"))))
        return Markup(_BRACES.sub(_reference, line))
    words, quoted = (_MARKS, _MARKS) if block else (_READ, _QUOTED)
    pieces = _TAG.split(html)
    preformatted = False
    for at, piece in enumerate(pieces):
        if at % 2:  # a tag
            if piece.startswith(("<pre", "</pre")):
                preformatted = piece[1] != "/"
            if "=" in piece:
                pieces[at] = quoted.sub(_reference, piece)
        elif piece:
            if not preformatted and "\n" in piece:
                piece = _BREAKS.sub(" ", piece)
            pieces[at] = words.sub(_reference, piece)
    return Markup("".join(pieces))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"

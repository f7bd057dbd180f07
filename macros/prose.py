"""What a text says, apart from its marks: plain text, words, word stems and links."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

_MARKED = re.compile(r"[`*_\[{\\]")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\(\s*<?([^)\s>]*)[^)]*\)")
_ATTRIBUTES = re.compile(r"\{:[^}\n]*\}")
_EMPHASIS = re.compile(r"(?<!\\)\*+|(?<![\w\\])_+|(?<!\\)_+(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_WORD = re.compile(r"\d+\.\d+[^\W_]*|[^\W_]+(?:['’][^\W_]+)?")
_NUMBER_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_NUMBER_UNIT = re.compile(r"(?<=\d)\s+(?=[^\W\d_]{1,3}\b)")

# The first that fits comes off; what is left must still be a word, hence the least length beside it.
_ENDINGS = [
    ("ations", "", 4), ("ation", "", 4), ("ities", "", 4), ("ity", "", 4),
    ("ings", "", 4), ("ing", "", 3), ("ions", "", 4), ("ion", "", 4), ("ies", "y", 2), ("ied", "y", 2),
    ("ers", "", 4), ("er", "", 4), ("ed", "", 3), ("es", "", 4), ("ly", "", 4), ("s", "", 3),
]  # fmt: skip


def without_code(text: str) -> str:
    """The text with its code blocks and code spans taken out."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(" ", without_code_blocks(text))


def without_code_blocks(text: str) -> str:
    """The text without its fenced code; the lines that stay are as they were."""
    lines, fence = [], ""
    for line in text.split("\n"):
        bare = line.strip()
        if fence:
            if bare.startswith(fence) and not bare.strip(fence[0]):
                fence = ""
        elif bare.startswith(("```", "~~~")):
            fence = bare[: len(bare) - len(bare.lstrip(bare[0]))]
        else:
            lines.append(line)
    return "\n".join(lines)


def plain(text: str) -> str:
    """The text as a reader sees it, in one line: without marks, a link as its label, code as it stands."""
    if _MARKED.search(text):
        text = _LINK.sub(r"\1", _ATTRIBUTES.sub("", text))
        text = _ESCAPE.sub(r"\1", _EMPHASIS.sub("", _CODE.sub(r"\2", text)))
    return " ".join(text.split())


def length(text: str) -> int:
    """How long a reader finds the text, in characters."""
    return len(plain(text))


def words(text: str) -> list[str]:
    """The words of a text in lower case, numbers among them; `1,000` and `16 GB` are one each."""
    folded = _NUMBER_UNIT.sub("", _NUMBER_COMMA.sub("", plain(text)))
    return _WORD.findall(folded.lower())


@functools.lru_cache(maxsize=50_000)
def word_stem(word: str) -> str:
    """What `batches`, `batching` and `batched` have in common. Coarse: it knows endings, not the language."""
    word = word.replace("’", "'").split("'")[0]
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    # What -ing leaves of "running" and "caching" is what "run" and "cache" become as well.
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


def links(text: str) -> Iterator[str]:
    """Where the Markdown links of a text lead."""
    if "](" in text:
        yield from (match[2] for match in _LINK.finditer(without_code(text)))

"""Words of the interface for readers, by name: in the language of a site, with its own in place of single ones."""

from .interface import (
    FALLBACK,
    InterfaceWords,
    find_language,
    languages,
    load_words,
    names,
    read_language,
)
from .overrides import WordFault, find_faults, read_overrides

__all__ = [
    "FALLBACK",
    "InterfaceWords",
    "WordFault",
    "find_faults",
    "find_language",
    "languages",
    "load_words",
    "names",
    "read_language",
    "read_overrides",
]

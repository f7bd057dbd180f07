"""The one converter of bank texts: Markdown in, HTML that can do nothing but be read out, with its words."""

from macros.text.converter import Fault, Text, convert
from macros.text.passages import Passage, split_passages

__all__ = ["Fault", "Passage", "Text", "convert", "split_passages"]

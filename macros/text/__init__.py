"""The one converter of bank texts: Markdown in, HTML that can do nothing but be read out, with its words."""

from .converter import Fault, Text, convert
from .passages import Passage, split_passages

__all__ = ["Fault", "Passage", "Text", "convert", "split_passages"]

"""From the model to what pages show: the macros, and the check that every call of one can be answered."""

from .macros import Macros, Refusal, Setting, call, macro_names
from .show import PageState

__all__ = ["Macros", "PageState", "Refusal", "Setting", "call", "macro_names"]

"""The door for both hosts: MkDocs imports this package, Zensical runs this file by its path."""

import gc
import sys
from pathlib import Path

if __name__ not in sys.modules:
    # Zensical executes this file outside the package, where a relative import has nothing to be relative to.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

# What is imported is no garbage: looking for some, among all that a host has, would take a quarter of the time.
_collects = gc.isenabled()
gc.disable()
try:
    from .env import define_env
finally:
    if _collects:
        gc.enable()

__all__ = ["define_env"]

__version__ = "1.0.0"
"""Of what was released last. Written here alone: commands, the wheel and the changelog take it from here."""

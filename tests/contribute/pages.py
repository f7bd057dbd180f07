"""The pages under Contribute, which tell of the engine. A copy that has dropped one tests nothing of it."""

import pytest

from tests.built_site import REPOSITORY


def read(name: str) -> str:
    """The text of a page; without it, the tests of the module that asks for it are skipped."""
    path = REPOSITORY / "docs/contribute" / name
    if not path.is_file():
        pytest.skip(f"this copy has no docs/contribute/{name}", allow_module_level=True)
    return path.read_text(encoding="utf-8")

"""Files that readers and trainers take along: where they lie below `docs/`, and what they are called."""

from __future__ import annotations

FOLDER = "downloads"
ENDINGS = {
    "apkg": ".apkg",
    "anki": ".anki.txt",
    "moodle-xml": ".moodle.xml",
    "gift": ".gift.txt",
    "qti": ".qti.zip",
    "csv": ".csv",
}
"""What the name of a file ends with, by its format; in the order in which pages offer them."""


def path_of(quiz: str, format: str) -> str:
    """The path of a file below `docs/`."""
    return f"{FOLDER}/{quiz}{ENDINGS[format]}"

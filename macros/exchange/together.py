"""Files that are written together: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..problems import Failure


def write_together(folder: Path, texts: dict[str, str]) -> list[Path]:
    """Write files so that either all are there as they should be, or none has changed."""
    before: dict[Path, bytes | None] = {}
    made: list[Path] = []
    try:
        for name, text in texts.items():
            path = folder / name
            for parent in reversed(path.parents):
                if not parent.exists():
                    parent.mkdir()
                    made.append(parent)
            before[path] = path.read_bytes() if path.exists() else None
            fresh = path.with_name(f".{path.name}.new")
            fresh.write_bytes(text.encode("utf-8"))
            fresh.replace(path)
    except OSError as error:
        _bring_back(before, made)
        raise Failure(
            f"{error.filename}: cannot be written ({error.strerror}), so nothing was"
        ) from None
    except BaseException:
        _bring_back(before, made)
        raise
    return list(before)


def _bring_back(before: dict[Path, bytes | None], made: Sequence[Path]) -> None:
    for path, content in before.items():
        path.with_name(f".{path.name}.new").unlink(missing_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)
    for parent in reversed(made):
        parent.rmdir()

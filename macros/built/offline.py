"""What a browser needs to keep a site: the list of its files, and the worker that answers from them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from ..site.downloads import FOLDER
from .names import SCRIPTS, hashed

LIST = "offline.json"
WORKER = "offline-worker.js"
_SOURCE = re.compile(rf"{re.escape(SCRIPTS)}/quiz(-[0-9a-f]+)?/offline/worker\.js")
"""The worker as the theme brings it. It answers for the whole site only from the site's root."""
_UNREAD = {".map", ".gz", ".xml"}
"""Files that no reader opens: maps of a theme's scripts, and lists for search engines."""
_TAKEN_ALONG = f"{FOLDER}/"
"""Where files lie that readers take to other programs, once."""
_INDEX = "search/search_index.json"
_LANGUAGES = f"{SCRIPTS}/lunr/"
"""What a search in other languages than English needs."""


def kept(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that a reader without a connection may need."""
    english = _languages(files.get(_INDEX)) <= {"en"}
    return {
        path: content
        for path, content in files.items()
        if PurePosixPath(path).suffix not in _UNREAD
        and not path.startswith(_TAKEN_ALONG)
        and path not in (LIST, WORKER)
        and not any(part.startswith(".") for part in PurePosixPath(path).parts)
        and not (english and path.startswith(_LANGUAGES))
    }


def _languages(index: bytes | None) -> set[str]:
    try:
        return {*json.loads(index or b"{}")["config"]["lang"]}
    except (ValueError, KeyError, TypeError):
        return set()


def size(files: Mapping[str, bytes]) -> int:
    """Bytes that a browser stores to keep these files."""
    return sum(map(len, files.values()))


def offline_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The list and the worker for these files; both change with each build that differs."""
    source = next((content for path, content in files.items() if _SOURCE.fullmatch(path)), None)
    if source is None:
        return {}  # a site without a quiz
    build = hashed(files.items())
    listed = {"build": build, "size": size(files), "files": sorted(files)}
    return {
        LIST: (json.dumps(listed, ensure_ascii=False, indent=0) + "\n").encode(),
        WORKER: source.replace(b"BUILD_OF_THE_SITE", build.encode()),
    }

"""Copies as a page writes them, and quizzes that they are of."""

from __future__ import annotations

import json
import zlib
from types import SimpleNamespace
from typing import Any

FORMAT = "self-check answers for authors"
REVISION = "0123abcd"


def question(id: str, key: str = "A", options: str = "ABCD", **more: Any) -> Any:
    found = {"kind": "choice", "revision": REVISION, "rows": (), "formerly": []}
    return SimpleNamespace(
        id=id, key=tuple(key), options=dict.fromkeys(options, ""), **found | more
    )


def quizzes(*questions: Any) -> Any:
    return {"demo": SimpleNamespace(id="demo", questions=list(questions), credits={})}


def answer(id: str, response: str = "A", right: bool = True, **more: Any) -> dict[str, Any]:
    return {"id": id, "revision": REVISION, "response": [*response], "right": right} | more


def copy(*answers: Any, token: str = "k3f9x0", **more: Any) -> dict[str, Any]:
    whole = {"format": FORMAT, "v": 1, "quiz": "demo", "copy": token, "answers": list(answers)}
    return whole | more


def code(*told: str, quiz: str = "demo", token: str = "k3f9x0", number: int | None = None) -> str:
    """A code whose checksum fits, whatever it says."""
    words = ["selfcheck-1", quiz, token, *told, str(len(told) if number is None else number)]
    text = " ".join(words)
    return f"[{text} {zlib.crc32(text.encode()):08x}]"


def written(value: Any) -> bytes:
    return json.dumps(value).encode()

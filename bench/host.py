"""A built site as web hosts send it: compressed, over connections that are kept, and cached for ten minutes."""

from __future__ import annotations

import gzip
import io
from functools import cache
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import BinaryIO

from tests.built_site import Site, below_path

COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".xml"}


class Hosted(Site):
    """A site that is served as GitHub Pages would, but for the second version of HTTP."""

    def handler(self) -> type[SimpleHTTPRequestHandler]:
        return _handler(self.root)


def _handler(root: Path) -> type[SimpleHTTPRequestHandler]:
    class Handler(below_path(root)):  # type: ignore[misc]
        protocol_version = "HTTP/1.1"

        def send_head(self) -> BinaryIO | io.BytesIO | None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if path.suffix not in COMPRESSED or not path.is_file():
                sent: BinaryIO | io.BytesIO | None = super().send_head()
                return sent
            body = _compressed(path)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            return io.BytesIO(body)

        def end_headers(self) -> None:
            self.send_header("Cache-Control", "max-age=600")
            SimpleHTTPRequestHandler.end_headers(self)

    return Handler


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)

"""The distribution's WebKit (WebKitGTK), driven by WebDriver on a screen that nobody sees."""

from __future__ import annotations

import base64
import contextlib
import ctypes
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.engines.engine import CODES, Key, NotHere

PROGRAMS = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
DOUBLE_CLICK = 0.6
"""Seconds after which a click at the same place begins anew."""


class ByWebDriver:
    """Drives WebKitGTK's small browser. Its windows stand on a screen of their own."""

    name = "webkit"

    def __init__(self) -> None:
        if missing := [package for name, package in PROGRAMS.items() if not shutil.which(name)]:
            raise NotHere(f"apt-get install {' '.join(missing)}")
        with contextlib.ExitStack() as opened:
            folder = opened.enter_context(tempfile.TemporaryDirectory())
            # Its buttons would keep the window from being as narrow as a small phone.
            style = Path(folder) / "gtk-3.0/gtk.css"
            style.parent.mkdir()
            style.write_text("* { font-size: 1px; min-width: 0; padding: 0; margin: 0; }")
            settings = {"DISPLAY": _screen(opened), "GDK_BACKEND": "x11", "XDG_CONFIG_HOME": folder}
            port = _free_port()
            _start(
                opened,
                ["WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"],
                stdout=subprocess.DEVNULL,
                env=os.environ | settings,
            )
            self._address = f"http://127.0.0.1:{port}"
            self._wait()
            session = self._ask("POST", "/session", capabilities={"alwaysMatch": {}})
            self._address += f"/session/{session['sessionId']}"
            self._ask("POST", "/timeouts", script=60_000)
            _point_at_the_window(settings["DISPLAY"])
            self._clicked = (0, 0, 0.0)
            self._opened = opened.pop_all()

    def go(self, url: str) -> None:
        self._ask("POST", "/url", url=url)

    def back(self) -> None:
        self._ask("POST", "/back")

    def run(self, script: str, *values: Any) -> Any:
        # What a script returns as a promise is awaited only if the script says when it is done.
        calling = (
            "const [values, done] = arguments;"
            f"(async () => ({script})(...values))()"
            ".then((it) => done([it ?? null]), (error) => done(String(error)))"
        )
        said = self._ask("POST", "/execute/async", script=calling, args=[values])
        if isinstance(said, str):
            raise AssertionError(said)
        return said[0]

    def click(self, x: float, y: float) -> None:
        # Again at the same place so soon is a double click, which a question takes for a slip.
        if self._clicked[:2] == (round(x), round(y)):
            time.sleep(max(0, self._clicked[2] + DOUBLE_CLICK - time.monotonic()))
        self._clicked = round(x), round(y), time.monotonic()
        place = {"type": "pointerMove", "x": round(x), "y": round(y), "origin": "viewport"}
        button = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": [place, *button]})

    def press(self, *keys: Key) -> None:
        codes = [CODES.get(key, key) for key in keys]
        acts = [{"type": act, "value": code} for code in codes for act in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": acts})

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self._ask("POST", "/window/rect", **size)
        inner = self.run("() => [innerWidth, innerHeight]")
        # A window has a frame.
        frame = [width - inner[0], height - inner[1]]
        self._ask("POST", "/window/rect", width=width + frame[0], height=height + frame[1])

    def picture(self) -> bytes:
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def errors(self) -> list[str]:
        return []  # WebDriver has no command for them

    def close(self) -> None:
        self._ask("DELETE", "")
        self._opened.close()

    def _wait(self) -> None:
        for _ in range(100):
            try:
                if self._ask("GET", "/status")["ready"]:
                    return
            except OSError:
                time.sleep(0.1)
        raise NotHere("a WebKitWebDriver that starts")

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("POST", "/actions", actions=[source])

    def _ask(self, method: str, path: str, **params: Any) -> Any:
        body = json.dumps(params).encode() if method == "POST" else None
        request = urllib.request.Request(
            self._address + path, body, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {json.load(error)['value']['message']}") from error


def _start(opened: contextlib.ExitStack, command: list[str], **options: Any) -> None:
    """Run a program until the stack is closed."""
    process = opened.enter_context(subprocess.Popen(command, stderr=subprocess.DEVNULL, **options))
    opened.callback(process.terminate)


def _screen(opened: contextlib.ExitStack) -> str:
    """The name of a screen that nobody sees."""
    reading, writing = os.pipe()
    size = ["-screen", "0", "1600x2000x24", "-nolisten", "tcp"]
    _start(opened, ["Xvfb", "-displayfd", str(writing), *size], pass_fds=[writing])
    os.close(writing)
    with os.fdopen(reading) as said:
        return f":{said.readline().strip()}"


def _point_at_the_window(display: str) -> None:
    """Move the mouse of a screen into the window: without a window manager, what it points at has the focus."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    opened = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    root = ctypes.c_ulong(x11.XDefaultRootWindow(opened))
    x11.XWarpPointer(opened, ctypes.c_ulong(0), root, 0, 0, 0, 0, 100, 20)
    x11.XCloseDisplay(opened)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])

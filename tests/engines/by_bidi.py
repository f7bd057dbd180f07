"""The distribution's Firefox, driven by WebDriver BiDi, which it speaks itself."""

from __future__ import annotations

import base64
import contextlib
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from tests.engines.engine import CODES, Key, NotHere

NAMES = ("firefox-esr", "firefox")
# Nothing leaves this machine: whatever is asked of others goes to a port where nobody listens.
SETTINGS = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "focusmanager.testmode": True,  # a window that nobody sees has the focus all the same
    "ui.prefersReducedMotion": 1,
    "ui.systemUsesDarkTheme": 0,
}

# Until nothing more has come for a while. Firefox calls it an error when a page is left that asks for a module.
ALL_HERE = """async () => {
  const here = () => performance.getEntriesByType("resource").length;
  for (let before = -1; before !== here();) {
    before = here();
    await new Promise((go) => setTimeout(go, 150));
  }
}"""


class ByBidi:
    """Drives Firefox. Its windows are headless."""

    name = "firefox"

    def __init__(self) -> None:
        program = next(filter(None, map(shutil.which, NAMES)), None)
        if program is None:
            raise NotHere("apt-get install firefox-esr")
        with contextlib.ExitStack() as opened:
            folder = opened.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in SETTINGS.items()]
            (Path(folder) / "user.js").write_text("\n".join(lines), encoding="utf-8")
            options = ["--headless", "--no-remote", "--profile", folder]
            process = opened.enter_context(
                subprocess.Popen(
                    [program, *options, "--remote-debugging-port", "0"],
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            opened.callback(process.terminate)
            address = f"{_address(process)}/session"
            self._socket = opened.enter_context(connect(address, max_size=None, proxy=None))
            self._opened = opened.pop_all()
        self._number = 0
        self._heard: list[str] = []
        self._ask("session.new", capabilities={})
        # The first tab of a headless Firefox never has the focus.
        self._tab = self._ask("browsingContext.create", type="tab")["context"]
        self._ask("session.subscribe", events=["log.entryAdded"])

    def go(self, url: str) -> None:
        self.run(ALL_HERE)
        self._ask("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def back(self) -> None:
        self._ask("browsingContext.traverseHistory", context=self._tab, delta=-1)

    def run(self, script: str, *values: Any) -> Any:
        # Asked for as text, JSON comes back as it is written, not in BiDi's own terms.
        asked = self._ask(
            "script.callFunction",
            functionDeclaration=f"async values => JSON.stringify(await ({script})(...JSON.parse(values)) ?? null)",
            arguments=[{"type": "string", "value": json.dumps(values)}],
            target={"context": self._tab},
            awaitPromise=True,
        )
        if asked["type"] == "exception":
            raise AssertionError(asked["exceptionDetails"]["text"])
        return json.loads(asked["result"]["value"])

    def click(self, x: float, y: float) -> None:
        place = {"type": "pointerMove", "x": round(x), "y": round(y)}
        button = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": [place, *button]})

    def press(self, *keys: Key) -> None:
        codes = [CODES.get(key, key) for key in keys]
        acts = [{"type": act, "value": code} for code in codes for act in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": acts})

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", context=self._tab, viewport=size)

    def picture(self) -> bytes:
        shot = self._ask("browsingContext.captureScreenshot", context=self._tab)
        return base64.b64decode(shot["data"])

    def errors(self) -> list[str]:
        self.run("() => 0")
        heard, self._heard = self._heard, []
        return heard

    def close(self) -> None:
        self._opened.close()

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._tab, actions=[source])

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(timeout=60))
            if said.get("type") == "event":
                entry = said["params"]
                if entry["level"] == "error":
                    self._heard.append(entry["text"])
            elif said["id"] == self._number:
                if said["type"] == "error":
                    raise AssertionError(f"{method}: {said['message']}")
                return dict(said["result"])


def _address(process: subprocess.Popen[str]) -> str:
    """Where Firefox says that it listens."""
    assert process.stderr
    for line in process.stderr:
        if found := re.search(r"ws://127\.0\.0\.1:\d+", line):
            return found[0]
    raise NotHere("a Firefox that starts")

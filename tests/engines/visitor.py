"""A reader in any engine: finds things by role and name, presses them with a mouse, and says what is seen."""

from __future__ import annotations

import base64
import time
from typing import Any
from urllib.parse import urljoin

from tests.built_site import Site
from tests.engines.engine import Engine, Key
from tests.reader.selfcheck import QUESTIONS

# Roles as far as the stories need them. What is hidden has none.
FIND = """(role, name, within) => {
  const selectors = {
    button: "button, summary, [role=button]", link: "a[href]", heading: "h1, h2, h3, h4", radio: "[type=radio]",
    checkbox: "[type=checkbox]", textbox: "textarea, input:not([type])",
  };
  const words = (text) => text.replace(/\\s+/g, " ").trim();
  const labels = (it) => [...(it.labels ?? [])].map((label) => label.innerText).join(" ");
  const nameOf = (it) => words(it.ariaLabel || labels(it) || it.innerText);
  const isSeen = (it) => it.checkVisibility({ visibilityProperty: true });
  const scope = within ? document.querySelector(within) : document;
  return [...scope.querySelectorAll(selectors[role])].find((it) => isSeen(it) && nameOf(it).startsWith(name));
}"""
READY = """() => document.readyState === "complete"
  && !document.querySelector(":not(:defined, quiz-notice), quiz-question:not([data-ready])")"""
# Where the middle of an element is, once it stands in the middle of the window, still, and nothing lies over it.
PLACE = """async (it) => {
  const middle = () => {
    const { left, top, width, height } = it.getClientRects()[0] ?? it.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  it.scrollIntoView({ block: "center", behavior: "instant" });
  const before = middle();
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const now = middle();
  const isStill = now.every((value, at) => value === before[at]);
  const onTop = document.elementFromPoint(...now);
  return isStill && (it.contains(onTop) || onTop?.contains(it)) ? now : null;
}"""
# The luminance of the pixels of a picture, as WCAG computes it: the lightest beside the darkest.
CONTRAST = """async (picture, selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const scale = image.width / innerWidth;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [box.width * scale, box.height * scale];
  const paint = canvas.getContext("2d");
  paint.drawImage(image, -box.left * scale, -box.top * scale);
  const { data } = paint.getImageData(0, 0, canvas.width, canvas.height);
  const linear = (value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  let [darkest, lightest] = [1, 0];
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [...data.subarray(at, at + 3)].map(linear);
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    darkest = Math.min(darkest, luminance);
    lightest = Math.max(lightest, luminance);
  }
  return (lightest + 0.05) / (darkest + 0.05);
}"""
DEADLINE = 20
"""Seconds until what a story waits for has to be there. No story is about time."""


class Visitor:
    """What a reader does and sees in one window."""

    def __init__(self, engine: Engine, site: Site) -> None:
        self.engine, self.site = engine, site

    def go(self, path: str = QUESTIONS) -> None:
        self.engine.go(urljoin(self.site.url, path))
        self.wait(READY)

    def reload(self) -> None:
        self.engine.go(self.run("() => location.href"))
        self.wait(READY)

    def forget(self) -> None:
        """Empty the store, as if nobody had been here."""
        self.go("404.html")
        self.run("() => { localStorage.clear(); sessionStorage.clear(); }")

    def run(self, script: str, *values: Any) -> Any:
        return self.engine.run(script, *values)

    def wait(self, script: str, *values: Any) -> Any:
        """Until a function gives something that counts as true; what it gives."""
        end = time.monotonic() + DEADLINE
        while True:
            try:
                found = self.run(script, *values)
            except AssertionError:
                # A page that is on its way has no answer yet.
                if time.monotonic() > end:
                    raise
                found = None
            if found:
                return found
            assert time.monotonic() < end, f"{self.engine.name}: never came true: {script} {values}"
            time.sleep(0.05)

    def press(self, role: str, name: str, within: str | None = None) -> None:
        """Click on what has that role, and a name that begins so."""
        self.engine.click(*self._place(role, name, within, find=FIND))

    def press_at(self, selector: str) -> None:
        self.engine.click(*self._place(selector))

    def _place(self, *words: str | None, find: str = "(it) => document.querySelector(it)") -> Any:
        script = (
            f"async (...words) => {{ const it = ({find})(...words); return it && ({PLACE})(it); }}"
        )
        return self.wait(script, *words)

    def keys(self, *keys: Key) -> None:
        self.engine.press(*keys)

    def text(self, selector: str) -> str:
        """What stands there, white space folded, once something does."""
        words: str = self.wait("(it) => document.querySelector(it)?.innerText.trim()", selector)
        return " ".join(words.split())

    def count(self, selector: str) -> int:
        """How many of them are to be seen."""
        seen = "(it) => it.checkVisibility({ visibilityProperty: true })"
        script = f"(them) => [...document.querySelectorAll(them)].filter({seen}).length"
        return int(self.run(script, selector))

    def contrast(self, selector: str) -> float:
        """The greatest contrast between pixels of an element as it is painted: 1 where nothing is to be seen."""
        self._place(selector)
        picture = base64.b64encode(self.engine.picture()).decode()
        return float(self.run(CONTRAST, picture, selector))

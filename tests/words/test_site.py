"""A site in another language in a browser, with a word of its own and one that its language lacks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.built_site import EditableSite
from tests.reader.selfcheck import SelfCheck

OWN = """\
extra:
  selfcheck:
    words:
      check: Prüf das
      progress: "{right} richtig, {answered} von {total}"
"""


def speak_german(folder: Path) -> None:
    """German without its word for "Right.", and two words that the site says its own way."""
    words = folder / "macros/words/de.yml"
    text = words.read_text(encoding="utf-8")
    lacking = re.sub(r"^  right: .*\n", "", text, flags=re.MULTILINE)
    assert len(lacking) < len(text)
    words.write_text(lacking, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("extra:\n", OWN, 1)
    settings.write_text(
        text.replace("  name: material\n", "  name: material\n  language: de\n", 1),
        encoding="utf-8",
    )


def test_words_are_the_sites_then_the_languages_then_english(
    build_site: Callable[..., EditableSite], page: Page
) -> None:
    reader = SelfCheck(page, build_site(speak_german), "de").go()
    first, second = reader.ids[:2]
    reader.choose(first, reader.choice(first, right=True))
    reader.press(first, "Prüf das")
    assert reader.verdict(first) == "Right."
    reader.choose(second, reader.choice(second, right=False))
    reader.press(second, "Prüf das")
    assert reader.verdict(second).startswith("Nicht richtig. Die richtige")
    expect(reader.card(second).locator(".quiz-answer summary").first).to_have_text("Warum")
    line = page.locator("quiz-progress [data-fill]").first
    expect(line).to_have_text(f"1 richtig, 2 von {len(reader.ids)}")

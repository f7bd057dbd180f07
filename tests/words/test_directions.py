"""Where writing runs from right to left, Latin titles and numbers with units keep their own direction."""

from __future__ import annotations

import jinja2
import pytest

from macros.templating import environment
from macros.words import load_words


@pytest.mark.parametrize(
    ("language", "shown"), [("ar", "\u2068vLLM (v1)\u2069"), ("zh", "见vLLM (v1)")]
)
def test_what_fills_a_place_keeps_its_direction(language: str, shown: str) -> None:
    made = environment({}, load_words(language))
    made.loader = jinja2.DictLoader({"test.html": '{{ say("learn-in", lesson=lesson) }}'})
    assert shown in made.get_template("test.html").render(lesson="vLLM (v1)")


def test_what_a_script_fills_keeps_its_direction() -> None:
    assert "\u2068{key}\u2069" in load_words("ar").said("verdict")["wrong.one"]
    assert "\u2068" not in "".join(load_words("zh").said("verdict").values())

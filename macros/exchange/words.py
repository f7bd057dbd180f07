"""The words by which people mark the parts of a quiz. They stand in `words.yml`, by what they mark."""

from __future__ import annotations

from pathlib import Path

import yaml

_TEXTS: dict[str, str] = yaml.load(
    Path(__file__).with_name("words.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def _lines(name: str) -> list[tuple[str, ...]]:
    """The phrases of each line."""
    lines = (line.split(" | ") for line in _TEXTS[name].splitlines())
    return [tuple(phrase.strip() for phrase in line) for line in lines]


def _phrases(name: str) -> tuple[str, ...]:
    """All phrases, the longest first."""
    found = {phrase for line in _lines(name) for phrase in line if phrase}
    return tuple(sorted(found, key=lambda each: (-len(each), each)))


KEY = _phrases("key")
ANSWERS = _phrases("answers")
EXPLANATION = _phrases("explanation")
OTHERS = _phrases("others")
SAMPLE = _phrases("sample")
RUBRIC = _phrases("rubric")
REFERENCE = _phrases("reference")
HINT = _phrases("hint")
READER = _phrases("reader")
QUESTION = _phrases("question")
SCENARIO = _phrases("scenario")
STEM = _phrases("stem")
SITUATION = _phrases("situation")
TASKS = _phrases("tasks")
OPTIONS = _phrases("options")
FACT = _phrases("fact")
LEVELS = {name: _phrases(f"level_{name}") for name in ("recall", "application", "calculation")}
TRUE = _phrases("true")
FALSE = _phrases("false")
TRUE_FALSE = [(line[0], line[1]) for line in _lines("true_false")]
CORRECT_MARKS = _phrases("correct_marks")
NO_OPTIONS = _phrases("no_options")
PARTS = _phrases("parts")
SHOW = _phrases("show")
NUMBER_HEADS = _phrases("number_heads")
VALUE_HEADS = _phrases("value_heads")
NAMES = _phrases("names")
JOINING = _phrases("joining")
ANSWERS_BEGIN = _phrases("answers_begin")
ANSWERS_END = _phrases("answers_end")
WRONG = _phrases("wrong")
RIGHT = _phrases("right")
ABOUT = _phrases("about")
IS = _phrases("is")
VERBS = (*IS, *_phrases("verbs"))
SMALL = frozenset(_phrases("small"))
COLUMN_STEM = _phrases("column_stem")
COLUMN_KEY = _phrases("column_key")
COLUMN_OPTIONS = _phrases("column_options")
COLUMN_OPTION = _phrases("column_option")
COLUMN_FEEDBACK = _phrases("column_feedback")
COLUMN_LEVEL = _phrases("column_level")
COLUMN_SECTION = _phrases("column_section")
COLUMN_NUMBER = _phrases("column_number")
COLUMN_TITLE = _phrases("column_title")
COLUMN_TYPE = _phrases("column_type")
POINTS = _phrases("points")
TRUE_OR_FALSE = _phrases("true_or_false")

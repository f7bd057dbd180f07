"""The quiz of the tests that has questions of each kind."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
EACH_KIND = CONTENT / "quizdata"

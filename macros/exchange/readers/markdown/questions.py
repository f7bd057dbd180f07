"""The questions of a document, read from where each begins to where it ends."""

from __future__ import annotations

from ...drafts import Understood
from .blocks import MarkdownLines
from .body import read_body
from .ends import find_end
from .headings import plain_heading
from .left import find_left
from .matching import give_keys
from .sections import section_of
from .settling import settle
from .starts import find_starts
from .tables import take_tables
from .telling import read_links
from .unsettled import Body
from .view import QuizText, Start


def read_questions(document: MarkdownLines) -> Understood:
    """All questions of a document, with what of it belongs to none."""
    quiz = QuizText(document)
    starts = find_starts(quiz)
    reading = Understood()
    bodies: list[tuple[Start, Body]] = []
    taken: list[tuple[int, int]] = []
    for number, start in enumerate(starts):
        end = starts[number + 1].at if number + 1 < len(starts) else len(quiz.lines)
        end = find_end(quiz, start, end)
        body = read_body(quiz, start, end)
        body.draft.section = section_of(quiz, start.at)
        bodies.append((start, body))
        taken.append((start.at, end))
    lost = give_keys(quiz, bodies)
    reading.left_out = find_left(quiz, taken, quiz.parts, lost)
    for _, body in bodies:
        draft = settle(body)
        if draft is not None:
            reading.questions.append(draft)
    take_tables(quiz, reading)
    _take_matter(quiz, reading)
    if first := next((line for line in quiz.lines if line.kind == "heading"), None):
        reading.title = reading.title or (plain_heading(first.text) if first.level == 1 else "")
    return reading


def _take_matter(quiz: QuizText, reading: Understood) -> None:
    """What the front matter says of the whole document."""
    matter = quiz.document.matter
    if title := matter.get("title"):
        reading.title = plain_heading(title[1])
    if summary := matter.get("description") or matter.get("summary"):
        reading.summary = summary[1]
    for name in ("documentation", "reference", "source", "link", "url"):
        if name in matter and len(reading.questions) == 1:
            reading.questions[0].links += read_links(matter[name][1])

"""One question: what of its lines is asked, chosen from, right, and said about it."""

from __future__ import annotations

from ....drafts import QuestionDraft
from ..unsettled import Body
from ..view import QuizText, Start
from .after import read_after
from .option_run import find_options
from .options import read_options
from .span import Span
from .stem import first_after, read_stem


def read_body(quiz: QuizText, start: Start, end: int) -> Body:
    """A question from the line at which it begins up to another, its key not settled yet."""
    span = Span(quiz, start, end)
    head = span.lines[start.at]
    last = span.lines[end - 1] if end > start.at else head
    body = Body(
        QuestionDraft(
            head.number,
            max(last.last, last.number),
            "",
            number=start.numbered.number if start.numbered else "",
        ),
        case=bool(start.numbered and start.numbered.case),
        explicit=start.explicit,
    )
    run = find_options(span, body.case)
    first = run.first if run else first_after(span, body)
    read_stem(span, body, first)
    read_after(span, body, read_options(span, body, run) if run else first)
    return body

"""Words to type in terms that other programs know."""

from __future__ import annotations

from ...outline import QuestionOutline
from .model import Short


def outline(question: Short) -> QuestionOutline:
    if not question.answer:
        return QuestionOutline(sample=question.sample or "", criteria=tuple(question.criteria))
    ignored = ", ".join(each for each in question.ignore if each != "case")
    unsaid = [f"what does not count in an answer: {ignored}"] if ignored else []
    if "case" not in question.ignore:
        unsaid.append("that upper and lower case differ in an answer")
    return QuestionOutline(
        words=tuple(question.answer),
        notes=tuple(f"`{each.value}`: {each.feedback}" for each in question.mistakes),
        unsaid=tuple(unsaid),
    )

"""A quiz as its author wrote it, before the model has accepted it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..parts import Part


@dataclass
class Draft:
    """A quiz as written: its parts in order, whether sound or not."""

    quiz: Part | None = None
    sections: list[Part] = field(default_factory=list)
    questions: list[Part] = field(default_factory=list)
    scenarios: list[Part] = field(default_factory=list)
    drafts: list[Part] = field(default_factory=list)
    """Questions and scenarios that are not to be shown yet."""
    sources: dict[str, Part] | None = None
    complete: bool = True
    """Whether every section file could be read, so that the number of questions is known."""

    @property
    def parts(self) -> list[Part]:
        """What is shown, or would be if it were sound."""
        head = [self.quiz] if self.quiz else []
        sources = list((self.sources or {}).values())
        return [*head, *sources, *self.sections, *self.questions, *self.scenarios]

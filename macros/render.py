"""Quiz data to Markdown. Each public method of `Macros` is a macro that pages call.

Every sentence a reader sees comes from `templates/` or from the bank; this room only finds what a
page asks for, refuses what is not there, and hands it to a template.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2

from macros.addresses import source_link
from macros.bank import Bank
from macros.blocks import Fields
from macros.citations import cited_by_topic
from macros.filters import FILTERS
from macros.model import Question, Quiz, Section
from macros.pages import Site
from macros.problems import did_you_mean
from macros.stats import count_figures

TEMPLATES = Path(__file__).parent / "templates"
_ROOT_LINK = re.compile(r"\]\(/([\w./-]+\.md(?:#[\w-]+)?)\)")


class Refusal(ValueError):
    """A page asks for something that the bank does not hold; the message says what, and what there is instead."""


@dataclass(frozen=True)
class Setting:
    """What the host says about the site. `quiz` serves pages that name none, `repository` is an https address.

    `simple` says that its Markdown leaves plain text as it is, `flat` that pages are files and not folders.
    """

    quiz: str | None = None
    repository: str | None = None
    simple: bool = False
    flat: bool = False


class Macros:
    """The macros, bound to the page that calls them: `page` is its path below `docs/`, links are relative to it."""

    def __init__(self, bank: Bank, site: Site, setting: Setting, page: str) -> None:
        self._bank = bank
        self._site = site
        self._setting = setting
        self._page = page

    def question(self, id: str, quiz: str | None = None) -> str:
        """One question. Refuses an id that the quiz does not have."""
        chosen = self._quiz(quiz)
        for section in chosen.sections:
            for question in section.questions:
                if question.id == id:
                    return self._question(chosen, section, question)
        raise _unknown("question", id, (question.id for question in chosen.questions), chosen)

    def section(self, id: str, quiz: str | None = None) -> str:
        """All questions of a section, without its heading. Refuses an id that the quiz does not have."""
        chosen = self._quiz(quiz)
        questions = self._section(chosen, self._find_section(chosen, id))
        return self._fill("section", quiz=chosen, questions=questions)

    def quiz(self, quiz: str | None = None) -> str:
        """All questions of a quiz in their sections, each under a heading."""
        chosen = self._quiz(quiz)
        sections = [(section, self._section(chosen, section)) for section in chosen.sections]
        return self._fill("quiz", quiz=chosen, sections=sections)

    def instructions(self, quiz: str | None = None) -> str:
        """How many questions and scenarios there are, what passes, and how long it takes."""
        return self._fill("instructions", quiz=self._quiz(quiz))

    def start(self, quiz: str | None = None) -> str:
        """A button that starts the quiz, or goes on with it where the reader stopped."""
        return self._fill("start", quiz=self._quiz(quiz))

    def progress(self, quiz: str | None = None) -> str:
        """A thin line that stays in view: how many questions are answered, and how many of them right."""
        return self._fill("progress", quiz=self._quiz(quiz))

    def printing(self, quiz: str | None = None) -> str:
        """Buttons that print the page as a worksheet, with the key at its end, or with every answer."""
        return self._fill("printing", quiz=self._quiz(quiz))

    def tools(self, quiz: str | None = None) -> str:
        """Start over, save a copy of the answers, bring one back, delete them all."""
        return self._fill("tools", quiz=self._quiz(quiz))

    def results(self, quiz: str | None = None) -> str:
        """The reader's result with next steps. Without scripts it is the scoring guide."""
        return self._fill("results", quiz=self._quiz(quiz))

    def scenario(self, id: str, quiz: str | None = None) -> str:
        """A scenario: situation, tasks, the reader's answer, the sample answer, the rubric. Refuses an unknown id."""
        chosen = self._quiz(quiz)
        for scenario in chosen.scenarios:
            if scenario.id == id:
                return self._fill("scenario", quiz=chosen, scenario=scenario)
        raise _unknown("scenario", id, (scenario.id for scenario in chosen.scenarios), chosen)

    def scenarios(self, quiz: str | None = None) -> str:
        """A list of the scenarios with links to their pages."""
        return self._fill("scenarios", quiz=self._quiz(quiz))

    def answer_key(self, quiz: str | None = None) -> str:
        """The key by section and whole, collapsed. Letters are those of the bank and of the printed worksheet."""
        return self._fill("answer-key", quiz=self._quiz(quiz))

    def scoring_guide(self, quiz: str | None = None) -> str:
        """Pass mark and bands."""
        return self._fill("scoring-guide", quiz=self._quiz(quiz))

    def rubric(self, quiz: str | None = None) -> str:
        """The rubric by which readers grade their scenario answers. Refuses a quiz without one."""
        chosen = self._quiz(quiz)
        if chosen.rubric is None:
            raise Refusal(f"quiz '{chosen.id}' has no rubric; add `rubric:` to its quiz.yml")
        return self._fill("rubric", quiz=chosen, rubric=chosen.rubric)

    def reading(self, section: str, quiz: str | None = None) -> str:
        """The further reading of a section. Refuses an unknown section and one without reading."""
        chosen = self._quiz(quiz)
        found = self._find_section(chosen, section)
        if not found.reading:
            raise Refusal(f"section '{section}' has no further reading; add `reading:` to its file")
        return self._fill("reading", quiz=chosen, section=found)

    def source(self, id: str, text: str | None = None, quiz: str | None = None) -> str:
        """A link to a source, with its title or `text` as link text. Refuses an id that sources.yml does not have."""
        chosen = self._quiz(quiz)
        if id not in chosen.sources:
            raise _unknown("source", id, chosen.sources, chosen)
        return self._fill("source", source=chosen.sources[id], text=text)

    def resources(self, quiz: str | None = None) -> str:
        """Every source of the quiz by topic, with what cites it."""
        chosen = self._quiz(quiz)
        return self._fill("resources", quiz=chosen, topics=cited_by_topic(chosen, self._site))

    def stats(self, quiz: str | None = None) -> str:
        """What a quiz covers, asks and gives away, as charts with their figures."""
        return self._fill("stats", figures=count_figures(self._quiz(quiz)))

    def calculator(self, name: str) -> str:
        """A calculator with its worked example. Refuses a name without a template."""
        names = sorted(path.stem for path in (TEMPLATES / "calculators").glob("*.md"))
        if name not in names:
            raise Refusal(f"there is no calculator '{name}'{did_you_mean(name, names)}")
        return self._fill(f"calculators/{name}")

    def _quiz(self, id: str | None) -> Quiz:
        quizzes = self._bank.quizzes
        if id is None and len(quizzes) == 1:
            return next(iter(quizzes.values()))
        chosen = id or self._setting.quiz
        if chosen is None:
            raise Refusal(
                f"which quiz? Name one of {', '.join(quizzes)}, or set `extra.quiz` in mkdocs.yml"
            )
        if chosen not in quizzes:
            raise Refusal(f"there is no quiz '{chosen}'{did_you_mean(chosen, quizzes)}")
        return quizzes[chosen]

    def _find_section(self, quiz: Quiz, id: str) -> Section:
        for section in quiz.sections:
            if section.id == id:
                return section
        raise _unknown("section", id, (section.id for section in quiz.sections), quiz)

    def _section(self, quiz: Quiz, section: Section) -> str:
        return "\n".join(self._question(quiz, section, question) for question in section.questions)

    def _question(self, quiz: Quiz, section: Section, question: Question) -> str:
        field = Fields(self._setting.simple)
        text = self._fill(
            "question",
            quiz=quiz,
            section=section,
            question=question,
            report=self._report(question),
            flat=self._setting.flat,
            field=field,
        )
        return self._link(field.write(text))

    def _report(self, question: Question) -> str | None:
        """The address of an issue form that already knows which question is meant."""
        if not self._setting.repository:
            return None
        known = {
            "template": "question.yml",
            "title": f"Question {question.id}",
            "question": question.id,
            "revision": question.revision,
            "page": self._page,
        }
        return f"{self._setting.repository.rstrip('/')}/issues/new?{urlencode(known)}"

    def _fill(self, template: str, **values: Any) -> str:
        text = _template(template).render(page=self._page, site=self._site, **values)
        return self._link(text)

    def _link(self, text: str) -> str:
        """Markdown with its links from the root of `docs/` made relative to the page."""
        return _ROOT_LINK.sub(lambda match: f"]({source_link(match[1], self._page)})", text)


def macro_names() -> tuple[str, ...]:
    """The names of all macros, in the order in which they are written."""
    return tuple(name for name, _ in _public(Macros))


def call(macros: Macros, name: str, *args: Any, **kwargs: Any) -> str:
    """Call a macro by name; arguments that it does not take are refused like everything else."""
    method = getattr(macros, name)
    try:
        inspect.signature(method).bind(*args, **kwargs)
    except TypeError as error:
        raise Refusal(f"{error}; it is written {name}{inspect.signature(method)}") from None
    result: str = method(*args, **kwargs)
    return result


def _public(owner: type) -> list[tuple[str, Callable[..., str]]]:
    return [
        (name, item)
        for name, item in vars(owner).items()
        if inspect.isfunction(item) and name[0] != "_"
    ]


def _unknown(kind: str, id: str, known: Iterable[str], quiz: Quiz) -> Refusal:
    return Refusal(f"there is no {kind} '{id}' in quiz '{quiz.id}'{did_you_mean(str(id), known)}")


@functools.cache
def _template(name: str) -> jinja2.Template:
    return _templates().get_template(f"{name}.md")


@functools.cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    return environment

"""Quiz data to what pages show. Each public method of `Macros` is a macro that pages call.

Every sentence a reader sees comes from `templates/` or from the bank; this module only finds what a page asks for,
refuses what is not there, and hands it to a template. What comes back is HTML in one line that no Markdown extension
touches, and headings as Markdown, so that the page's contents list them.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus

import jinja2
from markupsafe import Markup

from ..bank.calculated.places import fill_html
from ..bank.described import PARTS, describe
from ..bank.kinds import KINDS
from ..bank.model import Quiz, Section
from ..bank.question import Question
from ..bank.reader import Bank
from ..bank.stats import count_figures
from ..problems import Failure, did_you_mean
from ..site.downloads import ENDINGS, path_of
from ..site.pages import Site
from ..templating import TEMPLATES, environment, inert
from ..words import InterfaceWords, load_words
from .citations import cited_by_topic
from .filters import FILTERS
from .scripts import imported
from .show import PageState, Show

_HEADING = re.compile("\x02([^\x03]*)\x03")

STYLES = {
    "quiz": ["quiz.css"],
    "quiz-start": ["start.css"],
    "quiz-entry": ["list.css"],
    "quiz-due": ["due.css"],
    "quiz-results": ["late.css", "results.css"],
    "quiz-history": ["history.css"],
    "quiz-scenario": ["late.css", "scenario.css"],
    "quiz-tools": ["late.css", "tools.css"],
    "quiz-offline": ["late.css"],
    "calculator": ["calculator.css"],
    "stats": ["stats.css"],
}
"""The style sheets of a family of elements, and of an element that has some of its own beside those."""
WITHOUT_SCRIPT = frozenset({"quiz", "stats"})
"""What templates need for its styles alone."""
CALCULATORS = sorted(path.stem for path in (TEMPLATES / "calculators").glob("*.html"))


class Refusal(Failure):
    """A page asks for something that the bank does not hold; the message says what, and what there is instead."""


@dataclass(frozen=True)
class Setting:
    """What the site's configuration says. `quiz` serves pages that name none, `repository` is an https address."""

    quiz: str | None = None
    repository: str | None = None
    words: InterfaceWords = field(default_factory=load_words)
    """The words of the interface, in the site's language."""
    address: str = ""
    """Where the site is; empty if it does not say."""

    @property
    def language(self) -> str:
        """The tag of the language that the site is in."""
        return self.words.tongue.tag


class Macros:
    """The macros, bound to the page that calls them: `page` is its path below `docs/`, links are relative to it."""

    def __init__(
        self, bank: Bank, site: Site, setting: Setting, page: str, state: PageState | None = None
    ) -> None:
        self._bank = bank
        self._site = site
        self._setting = setting
        self._page = page
        self._state = state or PageState()
        self._show = Show(site, page, self._state, setting.language)
        self._needed: dict[str, None] = {}
        self._alone = False
        """Whether what is written next begins a line of its page."""

    def question(self, id: str, quiz: str | None = None) -> str:
        """One question. Refuses an id that the quiz does not have."""
        chosen = self._quiz(quiz)
        for section in chosen.sections:
            for question in section.questions:
                if question.id == id:
                    return self._write(self._question(chosen, section, question))
        self._refuse_call_of_draft(chosen, id)
        raise _unknown("question", id, (question.id for question in chosen.questions), chosen)

    def section(self, id: str, quiz: str | None = None) -> str:
        """All questions of a section, without its heading. Refuses an id that the quiz does not have."""
        chosen = self._quiz(quiz)
        section = self._find_section(chosen, id)
        questions = self._section(chosen, section)
        return self._fill("section", quiz=chosen, section=section, questions=questions)

    def quiz(self, quiz: str | None = None, sections: Sequence[str] | None = None) -> str:
        """All questions of a quiz in their sections, or of some, each under a heading. Refuses an unknown section."""
        chosen = self._quiz(quiz)
        ids = [section.id for section in chosen.sections] if sections is None else sections
        if isinstance(ids, str):
            raise Refusal(f"'sections' is a list of ids: write sections=[\"{ids}\"]")
        found = [self._find_section(chosen, id) for id in ids]
        shown = [(section, self._section(chosen, section)) for section in found]
        return self._fill("quiz", quiz=chosen, sections=shown)

    def quizzes(self) -> str:
        """A list of all quizzes of the bank with their pages, and how far the reader has come with each."""
        return self._fill("quizzes", quizzes=list(self._bank.quizzes.values()))

    def instructions(self, quiz: str | None = None) -> str:
        """How many questions and scenarios there are, what passes, and how long it takes."""
        return self._fill("instructions", quiz=self._quiz(quiz))

    def start(self, quiz: str | None = None) -> str:
        """A button that starts the quiz or goes on, progress by section, and the first question for who is new."""
        chosen = self._quiz(quiz)
        section = chosen.sections[0]
        # A page that shows the quiz has the question already.
        elsewhere = self._show.page_of("quiz", chosen.id) != self._page
        first = self._question(chosen, section, section.questions[0]) if elsewhere else None
        return self._fill("start", quiz=chosen, first=first)

    def progress(self, quiz: str | None = None) -> str:
        """A line that stays in view: a mark for each question, which leads to it and says what became of it."""
        return self._fill("progress", quiz=self._quiz(quiz))

    def due(self, quiz: str | None = None) -> str:
        """How many questions are due today, or when the next ones are; the schedule, and its days for a calendar."""
        return self._fill("due", quiz=self._quiz(quiz))

    def printing(self, quiz: str | None = None) -> str:
        """Buttons that print the page as a worksheet, with the key at its end, or with every answer."""
        return self._fill("printing", quiz=self._quiz(quiz))

    def tools(self, quiz: str | None = None) -> str:
        """Start over, save a copy of the answers, bring one back, delete them all."""
        chosen = self._quiz(quiz)
        return self._fill("tools", quiz=chosen, form=self._form_of_answers(chosen))

    def downloads(self, quiz: str | None = None) -> str:
        """Links to files with the questions for Anki, learning platforms and spreadsheets: those that the site has."""
        chosen = self._quiz(quiz)
        files = [
            {
                "format": format,
                "address": self._site.host.addresses.of_file(path, self._page),
                "size": max(1, round(file.stat().st_size / 1000)),
            }
            for format in ENDINGS
            if (file := self._site.file(path := path_of(chosen.id, format)))
        ]
        return self._fill("downloads", quiz=chosen, files=files)

    def offline(self) -> str:
        """A switch by which the browser keeps the whole site, to be read and answered without a connection."""
        return self._fill("offline")

    def results(self, quiz: str | None = None) -> str:
        """The reader's result with next steps. Without scripts it is the scoring guide."""
        return self._fill("results", quiz=self._quiz(quiz))

    def scenario(self, id: str, quiz: str | None = None) -> str:
        """A scenario: situation, tasks, the reader's answer, the sample answer, the rubric. Refuses an unknown id."""
        chosen = self._quiz(quiz)
        for scenario in chosen.scenarios:
            if scenario.id == id:
                return self._fill("scenario", quiz=chosen, scenario=scenario)
        self._refuse_call_of_draft(chosen, id)
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
        return inert(self._render("source", source=chosen.sources[id], text=text)).strip()

    def resources(self, quiz: str | None = None) -> str:
        """Every source of the quiz by topic, with what cites it."""
        chosen = self._quiz(quiz)
        return self._fill("resources", quiz=chosen, topics=cited_by_topic(chosen, self._site))

    def stats(self, quiz: str | None = None) -> str:
        """What a quiz covers, asks and gives away, as charts with their figures."""
        return self._fill("stats", figures=count_figures(self._quiz(quiz)))

    def fields(self) -> str:
        """Every field of the bank's files, with what it means and may hold."""
        parts = {name: list(describe(model)) for name, model in PARTS.items()}
        return self._fill("fields", parts=parts)

    def calculator(self, name: str) -> str:
        """A calculator with its worked example. Refuses a name without a template."""
        if name not in CALCULATORS:
            raise Refusal(f"there is no calculator '{name}'{did_you_mean(name, CALCULATORS)}")
        return self._fill(f"calculators/{name}")

    def _quiz(self, id: str | None) -> Quiz:
        chosen = self._choose(id)
        self._show.speak(chosen)
        return chosen

    def _choose(self, id: str | None) -> Quiz:
        quizzes = self._bank.quizzes
        if id is None and len(quizzes) == 1:
            return next(iter(quizzes.values()))
        chosen = id or self._setting.quiz
        if chosen is None and not quizzes:
            raise Refusal("there is no quiz to show: all questions are drafts")
        if chosen is None:
            raise Refusal(
                f"which quiz? Name one of {', '.join(quizzes)}, or set `extra.selfcheck.quiz` in mkdocs.yml"
            )
        if chosen not in quizzes and (chosen, "quiz", chosen) in self._bank.parts:
            raise Refusal(f"quiz '{chosen}' has nothing to show: all its questions are drafts")
        if chosen not in quizzes:
            raise Refusal(f"there is no quiz '{chosen}'{did_you_mean(chosen, quizzes)}")
        return quizzes[chosen]

    def _refuse_call_of_draft(self, quiz: Quiz, id: str) -> None:
        if (quiz.id, "draft", id) in self._bank.parts:
            raise Refusal(
                f"'{id}' is a draft: complete it and delete its 'draft', or take out the call"
            )

    def _find_section(self, quiz: Quiz, id: str) -> Section:
        for section in quiz.sections:
            if section.id == id:
                return section
        raise _unknown("section", id, (section.id for section in quiz.sections), quiz)

    def _section(self, quiz: Quiz, section: Section) -> Markup:
        questions = (self._question(quiz, section, question) for question in section.questions)
        return Markup("").join(questions)

    def _question(self, quiz: Quiz, section: Section, question: Question) -> Markup:
        # A page may show a thousand: what is the same for many is made once, and templates call little.
        show = self._show
        kind = f"kinds/{question.kind}"
        self._need(kind)
        varied = len(question.rows) > 1
        if varied:
            self._need(f"{kind}-varied")
        self._need("quiz-question")
        parts = quiz.credits.get(question.id)
        if parts:
            self._need("quiz-credit")
        html = Markup(
            self._module("question").card(
                show=show,
                kind=self._module(kind),
                script=f"{question.kind}-varied" if varied else question.kind,
                varied=varied,
                parts=parts,
                quiz=quiz,
                section=section,
                question=question,
                head=show.id(f"question-{question.id}"),
                stem=show.id(f"stem-{question.id}"),
                group=show.id(f"{quiz.id}.{question.id}"),
                title=show.inline(section.title),
                lesson=self._once(self._lesson, question.lesson, section.title),
                sources=self._once(self._sources, quiz, *question.sources),
                report=self._report(question),
            )
        )
        texts = question.rows[0].texts if question.rows else {}
        return Markup(fill_html(html, texts, marked=varied)) if texts else html

    def _lesson(self, lesson: str | None, title: str) -> Markup:
        """A link to the page that teaches a question; nothing if there is none."""
        module = self._module("parts")
        return Markup(module.lesson(self._show, lesson, self._show.plain(title)) if lesson else "")

    def _sources(self, quiz: Quiz, *ids: str) -> Markup:
        """Links to sources."""
        return Markup(self._module("parts").links(quiz, ids))

    def _once(self, make: Callable[..., Markup], *asked: Any) -> Markup:
        """What `make` gives, made once a page."""
        key = (make.__name__, *(getattr(each, "id", each) for each in asked))
        if key not in self._state.pieces:
            self._state.pieces[key] = make(*asked)
        return self._state.pieces[key]

    def _report(self, question: Question) -> str | None:
        """The address of an issue form that already knows which question is meant."""
        if not self._setting.repository:
            return None
        # Ids and revisions need no quoting.
        id, (form, page) = question.id, self._form
        return f"{form}&title=Question+{id}&question={id}&revision={question.revision}&page={page}"

    @functools.cached_property
    def _form(self) -> tuple[str, str]:
        """The issue form, and this page as its field names it."""
        repository = str(self._setting.repository).rstrip("/")
        return f"{repository}/issues/new?template=question.yml", quote_plus(self._page)

    def _form_of_answers(self, quiz: Quiz) -> str | None:
        """The address of an issue form that takes what a reader hands in; a script adds the code."""
        if not self._setting.repository:
            return None
        known = f"template=answers.yml&title=Answers+to+{quiz.id}&quiz={quiz.id}"
        return f"{self._setting.repository.rstrip('/')}/issues/new?{known}"

    def _fill(self, template: str, **values: Any) -> str:
        return self._write(self._render(template, **values))

    def _render(self, template: str, **values: Any) -> Markup:
        text = _template(template, self._setting.words).render(
            show=self._show, needs=self._need, heading=self._heading, **values
        )
        return Markup(text)

    def _module(self, template: str) -> Any:
        """The macros of a template."""
        return _template(template, self._setting.words).module

    def _need(self, element: str) -> str:
        """A template says so of an element that it writes, whose script the page then brings along."""
        self._needed[element] = None
        return ""

    def _heading(self, level: int, name: str | None, title: str) -> Markup:
        """A heading of the page, to be written as Markdown. Its name needs no attribute list of the host's."""
        place = Markup('<span id="{}"></span>').format(self._show.id(name)) if name else ""
        return Markup("\x02{} {}{}\x03").format("#" * level, place, title)

    def _write(self, html: Markup) -> str:
        """Rendered HTML as the page takes it: blocks of one line each, headings on lines of their own between them."""
        blocks = _HEADING.split(self._bring() + html)
        written: list[str] = []
        for at, block in enumerate(blocks):
            line = inert(block, block=self._alone and not at % 2).strip()
            if at % 2:
                written.append(line)
            elif line:
                written.append(f'<div class="quiz-block">{line}</div>')
        return "\n\n".join(written)

    def _bring(self) -> Markup:
        """What the elements written so far need, and the page does not have yet."""
        brought = self._state.brought
        new = [name for name in self._needed if name not in brought]
        families = dict.fromkeys(_family(name) for name in new)
        styled = [key for name in new for key in (_family(name), name) if key in STYLES]
        wanted = dict.fromkeys(path for key in styled for path in STYLES[key])
        styles = [path for path in wanted if path not in brought]
        of_kinds = (name for name in new if name.removeprefix("kinds/") in KINDS)
        kinds = [self._module(name) for name in of_kinds]
        styles += [kind.style for kind in kinds if hasattr(kind, "style")]
        styles = [path for path in dict.fromkeys(styles) if path not in brought]
        words = "quiz" in families and "quiz" not in brought
        scripts = [_script(name) for name in new if name not in WITHOUT_SCRIPT]
        modules = [path for path in imported(scripts) if path not in brought]
        brought.update(new, families, styles, modules, scripts)
        self._needed.clear()
        return self._render(
            "bring", styles=styles, modules=modules, scripts=scripts, words=words, kinds=kinds
        )


def _family(element: str) -> str:
    """Elements that share a style sheet, with what they need."""
    if element.startswith("kinds/"):
        return "quiz"
    return "calculator" if element in CALCULATORS else element.partition("-")[0]


def _script(element: str) -> str:
    """Where the script of an element is, or of a kind of questions: `kinds/NAME`."""
    if element in CALCULATORS:
        return f"calculators/{element}.js"
    return f"quiz/{element}.js" if element.startswith("kinds/") else f"quiz/elements/{element}.js"


def macro_names() -> tuple[str, ...]:
    """The names of all macros, in the order in which they are written."""
    return tuple(name for name, _ in _public(Macros))


def call(macros: Macros, name: str, *args: Any, **kwargs: Any) -> str:
    """Call a macro by name; arguments that it does not take are refused like everything else."""
    method = getattr(macros, name)
    _check_arguments(macros._site.host.prefix + name, inspect.signature(method), args, kwargs)
    macros._alone = macros._site.stands_alone(macros._page, name, args, kwargs)
    result: str = method(*args, **kwargs)
    return result


def _check_arguments(
    macro: str, signature: inspect.Signature, args: Any, kwargs: Mapping[str, Any]
) -> None:
    """Refuse what the macro does not take, in the words of a page."""
    parameters = signature.parameters
    wanted = [name for name, each in parameters.items() if each.default is each.empty]
    others = [name for name in parameters if name not in wanted]
    written = f"it is written {macro}({', '.join([*wanted, *(f'[{each}]' for each in others)])})"
    for given in kwargs:
        if given not in parameters:
            near = did_you_mean(given.lower(), parameters)
            raise Refusal(f"it takes no '{given}'{near}; {written}")
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        missing = re.search(r"missing a required argument: '(\w+)'", str(error))
        what = f"'{missing[1]}' is missing" if missing else str(error)
        raise Refusal(f"{what}; {written}") from None


def _public(owner: type) -> list[tuple[str, Callable[..., str]]]:
    return [
        (name, item)
        for name, item in vars(owner).items()
        if inspect.isfunction(item) and name[0] != "_"
    ]


def _unknown(kind: str, id: str, known: Iterable[str], quiz: Quiz) -> Refusal:
    return Refusal(f"there is no {kind} '{id}' in quiz '{quiz.id}'{did_you_mean(str(id), known)}")


@functools.cache
def _template(name: str, words: InterfaceWords) -> jinja2.Template:
    return _environment(words).get_template(f"{name}.html")


@functools.cache
def _environment(words: InterfaceWords) -> jinja2.Environment:
    return environment(FILTERS, words)

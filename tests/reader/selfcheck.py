"""A reader at a tab of the browser: does what readers do and says what they see. The key comes from the site's bank."""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Locator, Page

from macros.bank.kinds.choice.model import Choice
from macros.bank.model import Quiz
from macros.bank.reader import load_bank
from macros.render import macro_names
from macros.site.host import Host
from macros.site.pages import read_site
from macros.words import load_words
from tests.built_site import Site

QUESTIONS, RESULTS = "self-check/", "results/"
MARK = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`]")


def quiz_of(site: Site) -> Quiz:
    """The quiz as the files of the site have it now."""
    return next(iter(load_bank(site.source / "quizdata").quizzes.values()))


def scenario_page(site: Site, scenario: str) -> str:
    """The address of a scenario's page, below that of the site."""
    pages, _ = read_site(Host(site.source / "docs"), macro_names())
    page = pages.page_of("scenario", id=scenario)
    assert page, f"no page shows scenario {scenario}"
    return page.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"


def plain(markdown: str) -> str:
    """Inline Markdown as a reader sees it."""
    return " ".join(MARK.sub(r"\1", markdown).split())


def seen(text: str) -> str:
    """Text of a page with its white space folded."""
    return " ".join(text.split())


class SelfCheck:
    """What a reader can do and see in one tab."""

    def __init__(self, page: Page, site: Site, language: str = "en") -> None:
        self.page, self.site = page, site
        self.words = load_words(language)
        page.set_default_timeout(10_000)

    def go(self, path: str = QUESTIONS) -> "SelfCheck":
        """Load a page anew."""
        self.page.goto(urljoin(self.site.url, path))
        self.wait_for_scripts()
        return self

    def turn_to(self) -> "SelfCheck":
        """Bring this tab to the front: one behind another is hardly ever painted, and a click waits for paint."""
        self.page.bring_to_front()
        return self

    def wait_for_paint(self) -> None:
        """What nobody waits for follows the paint of a verdict, and the line of marks follows that."""
        self.page.evaluate(
            """() => matchMedia("(scripting: none)").matches || new Promise((done) => {
              const soon = (act) => requestAnimationFrame(() => setTimeout(act, 5));
              soon(() => soon(done));
            })"""
        )

    def reload(self) -> None:
        self.page.reload()
        self.wait_for_scripts()

    def follow(self, link: Locator, path: str) -> None:
        """Click a link to another page of the site, and wait until it is shown."""
        self.page.evaluate("() => { document.querySelector('article').dataset.left = '' }")
        link.click()
        self.page.wait_for_url(lambda url: urlsplit(url).path.endswith(f"/{path}"))
        # The address changes before the page does.
        self.page.wait_for_function("() => document.querySelector('article:not([data-left])')")
        self.wait_for_scripts()

    def wait_for_scripts(self) -> None:
        """Until every element works: some come late, and kinds last. The notice waits for trouble."""
        late = ":not(:defined, quiz-notice), quiz-question:not([data-ready])"
        self.page.wait_for_function(
            "late => !document.querySelector(late) || matchMedia('(scripting: none)').matches",
            arg=late,
        )

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def notice(self) -> Locator:
        """What the site says about saved answers at the top of the page, once there is something to say."""
        return self.page.locator("quiz-notice")

    # Questions

    @property
    def quiz(self) -> Quiz:
        return quiz_of(self.site)

    @property
    def ids(self) -> list[str]:
        return [question.id for question in self.quiz.questions]

    def question(self, id: str) -> Choice:
        return next(question for question in self.quiz.questions if question.id == id)

    def card(self, id: str) -> Locator:
        return self.page.locator(f'quiz-question[data-id="{id}"]')

    def option(self, id: str, letter: str) -> Locator:
        """An option by its letter in the bank, whatever letter the reader sees."""
        return self.card(id).locator(f'label[data-option="{letter}"]')

    def choose(self, id: str, letters: Iterable[str]) -> None:
        for letter in letters:
            self.option(id, letter).click()

    def press(self, id: str, button: str) -> None:
        self.card(id).get_by_role("button", name=button, exact=True).click()
        self.wait_for_work()

    def wait_for_work(self) -> None:
        """Until what comes with a reader's first act is there."""
        self.page.evaluate(
            """async () => {
              // Beside the scripts of elements, whose folder a finished site has named by its content.
              const { src } = document.querySelector('script[src*="/elements/"]');
              const module = await import(new URL("../work.js", src));
              while (!module.work) await new Promise((done) => setTimeout(done, 5));
            }"""
        )

    def show(self, id: str) -> None:
        """Ask for the answer."""
        self.card(id).get_by_text(self.words["show-again"].text).click()
        self.wait_for_work()

    def try_again(self, id: str) -> None:
        self.wait_for_paint()  # which the reasons follow
        why = self.card(id).locator("> details")
        if why.get_attribute("open") is None:
            why.locator("> summary").click()
        self.press(id, self.words["again"].text)

    def check(self, id: str) -> None:
        self.press(id, self.words["check"].text)

    def choice(self, id: str, right: bool) -> list[str]:
        """The letters of a right answer, or of the first option that is wrong."""
        question = self.question(id)
        return list(question.key) if right else [next(iter(question.feedback))]

    def answer(self, id: str, right: bool = True) -> None:
        self.choose(id, self.choice(id, right))
        self.check(id)

    def answer_all(self, right: int) -> list[str]:
        """Answer every question, so many of them right; the ids of the others."""
        ids = self.ids
        # A stretch of the quiz goes wrong, so that sections differ in what they lost.
        middle = len(ids) * 2 // 5
        missed = set(sorted(ids, key=lambda id: abs(ids.index(id) - middle))[: len(ids) - right])
        for id in ids:
            self.answer(id, right=id not in missed)
        return [id for id in ids if id in missed]

    def verdict(self, id: str) -> str:
        return seen(self.card(id).locator(".quiz-question__verdict").text_content() or "")

    def answered(self, id: str) -> bool:
        """Whether the question stands there answered."""
        return self.card(id).get_attribute("data-checked") is not None

    def explained(self, id: str) -> bool:
        """Whether it says why its answer is right."""
        self.wait_for_paint()
        return self.card(id).locator(".quiz-answer__explanation").is_visible()

    def order(self, id: str) -> list[str]:
        """The options in the order shown, by their letters in the bank."""
        labels = self.card(id).locator("label").all()
        return [label.get_attribute("data-option") or "" for label in labels]

    def orders(self) -> dict[str, list[str]]:
        """The order of every question on the page."""
        return self.page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll("quiz-question")].map((card) =>
              [card.dataset.id, [...card.querySelectorAll("label")].map((label) => label.dataset.option)]))"""
        )

    def displayed(self, id: str, letter: str) -> str:
        """The letter under which the reader sees an option."""
        return "ABCDEFGH"[self.order(id).index(letter)]

    @property
    def marks(self) -> list[str]:
        """What the line says of each question."""
        marks = self.page.locator(".quiz-progress__marks a").all()
        return [mark.get_attribute("data-state") or "open" for mark in marks]

    @property
    def progress(self) -> tuple[int, ...]:
        """Answered, all, right: the numbers of the line that stays in view."""
        self.wait_for_paint()
        text = self.page.locator("quiz-progress [data-fill]").first.text_content() or ""
        return tuple(int(number) for number in re.findall(r"\d+", text)[:3])

    # Results

    @property
    def results(self) -> Locator:
        return self.page.locator("quiz-results")

    @property
    def headline(self) -> str:
        return self.results.locator('[data-fill="headline"]').inner_text()

    @property
    def score(self) -> str:
        """`20 of 25 Passed`; empty as long as there is none."""
        figure = self.results.locator(".quiz-results__figure")
        return seen(figure.inner_text()) if figure.is_visible() else ""

    @property
    def bands(self) -> list[str]:
        """The bands that stand open."""
        bands = self.results.locator("details.quiz-band[open]").all()
        return [band.get_attribute("data-band") or "" for band in bands]

    @property
    def bars(self) -> dict[str, tuple[int, int]]:
        """By section in the order shown: right, all."""
        found = {}
        for section in self.results.locator(".quiz-result:visible").all():
            right, total = re.findall(r"\d+", section.locator("[data-fill]").inner_text())[:2]
            found[section.get_attribute("data-title") or ""] = int(right), int(total)
        return found

    @property
    def listed(self) -> list[str]:
        """Ids of the questions that the results list below their sections."""
        links = self.results.locator(".quiz-result [data-id]:visible").all()
        return [link.get_attribute("data-id") or "" for link in links]

    def start_over(self) -> None:
        """On the results page, where the reader has to be."""
        self.button("Start over").click()
        self.button("Yes, do it").click()

    # What is saved

    def key(self, name: str) -> str:
        """Where version 1 saved a record in localStorage, which all sites of an owner share."""
        return f"selfcheck{urlsplit(self.site.url).path}{self.quiz.id}/{name}"

    def own_key(self, name: str) -> str:
        """Where this version saves a record."""
        return f"{self.key(name)}~2"

    def stored(self, name: str) -> Any:
        """The events of a record as it is saved; None if there is none."""
        self.wait_for_paint()
        text = self.page.evaluate("key => localStorage.getItem(key)", self.own_key(name))
        return None if text is None else json.loads(text)["seen"]

    def state(self, saved: dict[str, Any]) -> Any:
        """For `new_context(storage_state=...)`: a browser that already holds these texts or records, by full key."""
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(self.site.url))
        texts = {key: v if isinstance(v, str) else json.dumps(v) for key, v in saved.items()}
        entries = [{"name": key, "value": text} for key, text in texts.items()]
        return {"cookies": [], "origins": [{"origin": origin, "localStorage": entries}]}

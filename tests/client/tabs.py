"""Tabs with the scripts that remember and nothing to look at: of this version or the first, wherever a site lies."""

import time
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from tests.client.scripts import ADDRESS, FOLDER, serve

HERE = Path(__file__).parent
SCRIPTS = "assets/javascripts/quiz/"
OLD = HERE / "version-1"
"""What remembered in version 1 of the records, as it was published."""


class Tab:
    """A tab of a site with one quiz of two questions."""

    def __init__(
        self, context: BrowserContext, scripts: Path = FOLDER, site: str = "", quiz: str = "demo"
    ) -> None:
        self.page = context.new_page()
        self.folder = ADDRESS + site + SCRIPTS
        files = {
            f"{site}{SCRIPTS}{path.relative_to(scripts).as_posix()}": path
            for path in scripts.rglob("*.js")
        }
        self.page.route(f"{ADDRESS}**", serve(files | {"": HERE / "blank.html"}))
        self.quiz = quiz
        self.load()

    def load(self) -> None:
        self.page.goto(ADDRESS)
        self.run("() => store.ready")

    def run(self, function: str, *given: Any) -> Any:
        """What a function gives that knows `quiz`, `store`, `record`, `attempts`; others are `await of("backup")`."""
        return self.page.evaluate(
            f"""async ([folder, id, given]) => {{
              const of = (name) => import(`${{folder}}state/${{name}}.js`);
              const {{store}} = await of("store");
              const {{Quiz}} = await of("quiz");
              const {{record}} = Quiz.prototype.record
                ? {{record: (quiz, ...answer) => quiz.record(...answer)}}  // in version 1
                : await of("answers");
              const attempts = await of("attempts");
              const quiz = new Quiz(id, {{basics: {{oil: "a", tire: "a"}}}}, {{}});
              return ({function})(...given);
            }}""",
            [self.folder, self.quiz, given],
        )

    def answer(self, id: str, right: bool = True) -> None:
        self.run('(id, right) => record(quiz, id, "a", ["A"], right)', id, right)

    def start_over(self) -> None:
        self.run("() => attempts.startOver(quiz)")

    def shows(self, *states: str) -> None:
        """Waits for the states of the questions: another tab tells of them."""
        deadline = time.monotonic() + 5
        while (found := self.states) != [*states]:
            assert time.monotonic() < deadline, found

    @property
    def states(self) -> list[str]:
        states: list[str] = self.run('() => ["oil", "tire"].map((id) => quiz.state(id, "a"))')
        return states

    @property
    def past(self) -> list[tuple[int, int, int]]:
        """Number, right and answered of the attempts before."""
        past = self.run("() => attempts.attemptsOf(quiz)")
        return [(attempt["number"], attempt["right"], attempt["answered"]) for attempt in past]

    @property
    def saved(self) -> dict[str, str]:
        """All of the browser's storage."""
        saved: dict[str, str] = self.page.evaluate("() => ({...localStorage})")
        return saved

    def copy(self) -> str:
        copy: str = self.run('async () => (await of("backup")).copyOf(quiz.id)')
        return copy

    def bring(self, copy: str) -> list[str] | None:
        """The names of the records that something was added to."""
        names: list[str] | None = self.run(
            """async (copy) => {
              const {newIn, bringBack} = await of("backup");
              await store.learn();
              const coming = newIn(quiz.id, copy);
              if (typeof coming === "string") return null;
              bringBack(coming);
              return coming.records.map(({name}) => name).sort();
            }""",
            copy,
        )
        return names

"""Where links of a bank may lead: pages, what stands on them to be linked to, files and pictures."""

from __future__ import annotations

from typing import Any

import jinja2
from markupsafe import Markup

from ..bank.model import Quiz
from ..bank.reader import Bank
from ..render import Macros, Setting, call, macro_names
from ..site.pages import Site


class Destinations:
    """The site as links see it. A page is named by its path below `docs/`."""

    def __init__(self, site: Site, bank: Bank, setting: Setting) -> None:
        self.site = site
        self._bank, self._setting = bank, setting
        self._anchors: dict[str, set[str] | None] = {}
        self._written: dict[str, set[str]] = {}

    @property
    def names(self) -> set[str]:
        return set(self.site.pages)

    def has_anchor(self, page: str, anchor: str) -> bool:
        """Whether `page` has something called `anchor`, written there or put there by a macro.

        A page that cannot be read has whatever is asked for: the host will say what is wrong with it.
        """
        if anchor in self.written(page):
            return True  # most are, and it takes no macro to see
        anchors = self.anchors(page)
        return anchors is None or anchor in anchors

    def anchors(self, page: str) -> set[str] | None:
        """What a link to the page may end with, as the host makes it of the page and its macros."""
        if page not in self._anchors:
            self._anchors[page] = self.site.anchors(self._rendered(page))
        return self._anchors[page]

    def written(self, page: str) -> set[str]:
        """Those of them that stand in the page itself."""
        if page not in self._written:
            self._written[page] = self.site.anchors(self.site.pages[page].body) or set()
        return self._written[page]

    def shown(self, quiz: Quiz) -> dict[str, set[str]] | None:
        """The ids of the questions that each page shows; None if a call leaves it to the render to say which."""
        sections = {
            section.id: {question.id for question in section.questions} for section in quiz.sections
        }
        found: dict[str, set[str]] = {}
        for asked in self.site.calls:
            if asked.name not in ("question", "section", "quiz"):
                continue
            if not asked.literal:
                return None
            if self.site.quiz_of(asked) != quiz.id:
                continue
            name = asked.argument("id", 0)
            if asked.name == "quiz":
                named = asked.argument("sections", 1) or sections
                ids = set().union(*(sections.get(str(each), ()) for each in named))
            else:
                ids = {str(name)} if asked.name == "question" else sections.get(str(name), set())
            found.setdefault(asked.page, set()).update(ids)
        return found

    def _rendered(self, name: str) -> str:
        """The Markdown of a page with its macros in place, as far as that can be known without the host."""
        page = self.site.pages[name]
        if not any(asked.page == name for asked in self.site.calls):
            return page.body
        macros = Macros(self._bank, self.site, self._setting, name)

        def bound(macro: str) -> Any:
            return lambda *args, **kwargs: Markup(call(macros, macro, *args, **kwargs))

        environment = jinja2.Environment(undefined=jinja2.ChainableUndefined)
        try:
            return environment.from_string(page.body).render(
                {
                    written: bound(macro)
                    for written, macro in self.site.host.names(macro_names()).items()
                }
            )
        except Exception:
            return page.body  # with macros of others, say; the host renders it

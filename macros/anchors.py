"""Where links may lead: the pages of the site and what stands on them to be linked to."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from macros.bank import Bank
from macros.model import Quiz
from macros.pages import Site
from macros.prose import plain, without_code_blocks
from macros.render import Macros, Refusal, Setting, call

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*$|^(\S.*)\n(?:=+|-{2,})[ \t]*$", re.MULTILINE)
_OWN_NAME = re.compile(r"\{:?[^}\n]*?#([\w:.-]+)[^}\n]*\}")
_HTML_NAME = re.compile(r"\b(?:id|name)=\"([^\"]+)\"")


class Pages:
    """The pages below `docs`, as links see them. A page is named by its path from there."""

    def __init__(self, docs: Path, bank: Bank, site: Site, setting: Setting) -> None:
        self.site = site
        self.names = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
        self._docs, self._bank, self._setting = docs, bank, setting
        self._written: dict[str, set[str]] = {}
        self._generated: dict[str, set[str]] = {}

    def has_anchor(self, page: str, anchor: str) -> bool:
        """Whether `page` has something called `anchor`, written there or put there by a macro."""
        return anchor in self.written(page) or anchor in self._of_macros(page)

    def written(self, page: str) -> set[str]:
        """Names of headings and elements written in `page` itself."""
        if page not in self._written:
            text = (self._docs / page).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
            self._written[page] = anchors_in(_FRONT_MATTER.sub("", text))
        return self._written[page]

    def _of_macros(self, page: str) -> set[str]:
        """Found by calling the macros, and only once somebody asks for a name that is not written."""
        if page not in self._generated:
            found: set[str] = set()
            macros = Macros(self._bank, self.site, self._setting, page)
            for asked in self.site.calls:
                if asked.page == page:
                    try:
                        text = call(macros, asked.name, *asked.args, **dict(asked.kwargs))
                    except Refusal:
                        continue  # said where pages are checked
                    found |= anchors_in(text)
            self._generated[page] = found
        return self._generated[page]

    def shown(self, quiz: Quiz) -> dict[str, set[str]]:
        """The ids of the questions that each page shows."""
        sections = {
            section.id: {question.id for question in section.questions} for section in quiz.sections
        }
        found: dict[str, set[str]] = {}
        for asked in self.site.calls:
            if (
                asked.name not in ("question", "section", "quiz")
                or self.site.quiz_of(asked) != quiz.id
            ):
                continue
            name = asked.argument("id", 0)
            if asked.name == "quiz":
                ids = {question.id for question in quiz.questions}
            else:
                ids = {str(name)} if asked.name == "question" else sections.get(str(name), set())
            found.setdefault(asked.page, set()).update(ids)
        return found


def anchors_in(text: str) -> set[str]:
    """Names that a link may end with: those given to headings and elements, and those made of headings' words."""
    text = without_code_blocks(text)
    found = {*_OWN_NAME.findall(text), *_HTML_NAME.findall(text)}
    taken: set[str] = set()
    for match in _HEADING.finditer(text):
        heading = match[1] or match[2]
        if not _OWN_NAME.search(heading):
            name = slug(heading)
            unique, number = name, 0
            while unique in taken:
                number += 1
                unique = f"{name}_{number}"
            taken.add(unique)
    return found | taken


def slug(heading: str) -> str:
    """The name that the hosts give to a heading which has none of its own."""
    text = unicodedata.normalize("NFKD", plain(heading)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())

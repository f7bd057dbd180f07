"""Write the files that pages offer for download, before the site is built: quizzes for other programs."""

from __future__ import annotations

import argparse
import importlib.util
from dataclasses import replace

from ..bank.model import Quiz
from ..bank.reader import load_bank
from ..env import load_host
from ..exchange.outgoing import Outgoing, collect, drafts_of
from ..exchange.writers import WRITERS
from ..problems import count, show_signs
from ..render import macro_names
from ..site.downloads import ENDINGS, path_of
from ..site.pages import Site, read_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site",
        metavar="ADDRESS",
        help="address of the site, for links to its pages; default: what its settings say",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 if all files are written. What they cannot hold is counted; `export` names it."""
    host, setting, _ = load_host(arguments.bank.parent)
    site, _ = read_site(host, macro_names())
    address = setting.address if arguments.site is None else arguments.site
    bank = load_bank(arguments.bank)
    offered = [
        quiz
        for quiz in bank.quizzes.values()
        if _is_offered(quiz, replace(site, quiz=setting.quiz))
    ]
    for quiz in offered:
        drafts = drafts_of(bank, quiz.id)
        for format in _formats():
            _write(collect(quiz, host.docs, address, drafts, setting.language), format)
        if drafts:
            said = f"{count(len(drafts), 'draft')} of '{quiz.id}' in none of them"
            print(show_signs(f"{said}: {', '.join(drafts)}"))
    if not offered:
        print("no page offers a quiz for download: none calls the macro 'downloads'")
    return 0


def _is_offered(quiz: Quiz, site: Site) -> bool:
    """Whether a page calls the macro for a quiz; a call within a loop may mean any."""
    calls = [call for call in site.calls if call.name == "downloads"]
    return any(not call.literal or site.quiz_of(call) in (quiz.id, None) for call in calls)


def _formats() -> list[str]:
    """One for Anki: a package if the library for it is there, else a text."""
    without = "anki" if importlib.util.find_spec("genanki") else "apkg"
    return [name for name in ENDINGS if name != without]


def _write(outgoing: Outgoing, format: str) -> None:
    quiz, docs = outgoing.quiz, outgoing.docs
    data = WRITERS[format].write(outgoing)[""]
    file = docs / path_of(quiz.id, format)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    for other in ("apkg", "anki") if format in ("apkg", "anki") else ():
        if other != format:
            (docs / path_of(quiz.id, other)).unlink(missing_ok=True)
    left = f", {count(len(outgoing.losses), 'thing')} left out" if outgoing.losses else ""
    said = f"wrote {file.as_posix()}: {count(len(outgoing.items), 'question')}{left}"
    print(show_signs(said))

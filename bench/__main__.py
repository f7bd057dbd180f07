"""`make bench`: builds, then pages; prints Markdown, and with --write puts it into the docs."""

from __future__ import annotations

import argparse
import datetime
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import budgets, table
from bench.builds import measure_builds, run_once
from bench.host import Hosted
from bench.lighthouse import Scores, score
from bench.pages import (
    Choose,
    Speed,
    Weight,
    browser,
    choose_mkdocs_quiz,
    choose_ours,
    time_page,
    weigh,
)
from bench.questions import PER_PAGE, make_pages
from bench.shifts import Shifts, measure_shifts
from bench.sites import REPOSITORY, page_path, short_revision, write_site

# Apart from the site's own: what only the benchmark needs must not come into builds.
PYTHON = REPOSITORY / ".venv-bench" / "bin" / "python"
PAGE = REPOSITORY / "docs" / "contribute" / "performance.md"
PATH = f"{page_path(1).removesuffix('.md')}/"
# A page of each kind.
PAGES_HERE = {
    "": "home",
    "self-check/": "self-check",
    "results/": "results",
    "lessons/02-vllm/": "lesson",
    "exercises/01-deploy-vllm/": "exercise",
    "scenarios/1-cost-optimization/": "scenario",
    "answer-key/": "answer key",
}
CHOOSE: dict[str, Choose | None] = {
    "plain": None,
    "macros": choose_ours,
    "mkdocs-quiz": choose_mkdocs_quiz,
}


@dataclass(frozen=True)
class Measured:
    """What was found of pages: of ours and of others' by name, speeds by kind and number of questions."""

    weights: dict[str, Weight]
    speeds: dict[tuple[str, int], Speed]
    shifts: Shifts
    plain: dict[str, Scores]
    scores: dict[str, Scores]


def main() -> None:
    options = _options()
    before, sizes = options.before or "", options.sizes
    texts: list[str] = []
    kept: list[budgets.Kept] = []
    if sizes:
        times = measure_builds(PYTHON, sizes, options.rounds, _tell, before)
        kept += budgets.of_builds(times)
        texts += ["### Builds {: #table-builds }\n", table.builds_table(times, sizes, before)]
        texts += ["### Commands {: #table-commands }\n", table.commands_table(times, sizes, before)]
    if options.pages:
        found = _measure_pages(options)
        kept += _kept(found)
        names = table.NAMES | {"before": f"Revision {before}"}
        speeds = {f"{names[kind]}, {n:,} questions": it for (kind, n), it in found.speeds.items()}
        texts += ["### Weight {: #table-weight }\n", table.weights_table(found.weights)]
        texts += ["### In the browser {: #table-browser }\n", table.speeds_table(speeds)]
        texts += ["### Layout shift {: #table-shift }\n", table.shifts_table(found.shifts)]
        if found.scores:
            scores = table.scores_table(found.plain | found.scores)
            texts += ["### Lighthouse {: #table-lighthouse }\n", scores]
    first = [_where(), "### Budgets kept {: #table-budgets }\n", table.budgets_table(kept)]
    text = "\n".join([*first, *texts])
    print(text)
    if options.write:
        table.write_into(PAGE, text)
        _tell(f"written into {PAGE.relative_to(REPOSITORY)}")


def _kept(found: Measured) -> Iterator[budgets.Kept]:
    ours, before = (
        {size: speed for (kind, size), speed in found.speeds.items() if kind == wanted}
        for wanted in ("macros", "before")
    )
    yield from budgets.of_weights(found.weights["This site: self-check"])
    yield from budgets.of_speeds(ours, before)
    yield from budgets.of_shifts(found.shifts)
    yield from budgets.of_scores(found.scores, found.plain)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[1000, 10000], metavar="N,N")
    parser.add_argument(
        "--rounds",
        type=int,
        default=3,
        metavar="N",
        help="builds of each kind; of a large one, one",
    )
    parser.add_argument(
        "--before",
        type=short_revision,
        metavar="REV",
        help="build with the code of this git revision as well; default: of none",
    )
    parser.add_argument("--pages", type=_numbers, default=[PER_PAGE, 1000], metavar="N,N")
    parser.add_argument(
        "--visits", type=int, default=2, metavar="N", help="of each page; of a large one, one"
    )
    parser.add_argument(
        "--lighthouse", type=int, default=2, metavar="N", help="runs for each page; 0 for none"
    )
    parser.add_argument("--write", action="store_true", help="put the tables into the docs")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def _measure_pages(options: argparse.Namespace) -> Measured:
    weights: dict[str, Weight] = {}
    speeds: dict[tuple[str, int], Speed] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        this = Hosted(REPOSITORY, Path(folder) / "this")
        this.build()
        # Each size is a quiz of its own, as its line of marks shows all questions of a quiz.
        sites = {
            (kind, size): _site(kind, size, Path(folder) / f"{kind}-{size}", options.before or "")
            for size in options.pages
            for kind in [*CHOOSE, *(["before"] if options.before else [])]
        }
        with browser() as chromium:
            for (kind, size), site in sites.items():
                url = site.url + PATH
                if size <= PER_PAGE and kind != "before":
                    weights[f"{table.NAMES[kind]}, no questions"] = weigh(chromium, site.url)
                    weights[f"{table.NAMES[kind]}, {size} questions"] = weigh(chromium, url)
                visits = options.visits if size <= PER_PAGE else 1
                speeds[kind, size] = time_page(chromium, url, visits, CHOOSE.get(kind))
                _tell(f"measured a page of {size} questions as {kind}")
            for path in ("", "self-check/", "results/"):
                weights[f"This site: {PAGES_HERE[path]}"] = weigh(chromium, this.url + path)
            here = {name: path for path, name in PAGES_HERE.items()}
            shifts = measure_shifts(chromium, this.url, "self-check/", here)
            _tell("measured how far pages move")
        alone = sites["plain", min(options.pages)].url
        plain = {"The theme alone: home": alone, "The theme alone: a long page": alone + PATH}
        ours = {f"This site: {name}": this.url + path for name, path in here.items()}
        scores = score(plain | ours, options.lighthouse) if options.lighthouse else {}
        for site in [this, *sites.values()]:
            site.close()
    of_plain, of_ours = ({name: scores[name] for name in of if scores} for of in (plain, ours))
    return Measured(weights, speeds, shifts, of_plain, of_ours)


def _site(kind: str, size: int, source: Path, revision: str) -> Hosted:
    site = Hosted(source, source / "site")
    write_site(kind, source, make_pages([size]), site.url, revision, line=True)
    run_once("build", PYTHON, source)
    return site


def _where() -> str:
    machine = f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}"
    return f"Measured on {datetime.date.today():%B %-d, %Y}: {machine}.\n"


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

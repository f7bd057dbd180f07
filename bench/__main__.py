"""`make bench`: builds, then pages; prints Markdown, and with --write puts it into the docs."""

from __future__ import annotations

import argparse
import datetime
import platform
import sys
import tempfile
from pathlib import Path

from bench import table
from bench.builds import measure_builds, run_once
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
from tests.built_site import Site

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


def main() -> None:
    options = _options()
    texts = [_where()]
    if options.sizes:
        before, sizes = options.before or "", options.sizes
        times = measure_builds(PYTHON, sizes, options.rounds, _tell, before)
        texts += ["### Builds {: #table-builds }\n", table.builds_table(times, sizes, before)]
        texts += ["### Commands {: #table-commands }\n", table.commands_table(times, sizes, before)]
    if options.pages:
        weights, speeds, shifts, scores = _measure_pages(options)
        texts += ["### Weight {: #table-weight }\n", table.weights_table(weights)]
        texts += ["### In the browser {: #table-browser }\n", table.speeds_table(speeds)]
        texts += ["### Layout shift {: #table-shift }\n", table.shifts_table(shifts)]
        if scores:
            texts += ["### Lighthouse {: #table-lighthouse }\n", table.scores_table(scores)]
    text = "\n".join(texts)
    print(text)
    if options.write:
        table.write_into(PAGE, text)
        _tell(f"written into {PAGE.relative_to(REPOSITORY)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[1000, 10000], metavar="N,N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="builds of each kind")
    parser.add_argument(
        "--before",
        type=short_revision,
        metavar="REV",
        help="build with the code of this git revision as well; default: of none",
    )
    parser.add_argument("--pages", type=_numbers, default=[PER_PAGE, 1000], metavar="N,N")
    parser.add_argument("--visits", type=int, default=3, metavar="N", help="of each page")
    parser.add_argument(
        "--lighthouse", type=int, default=3, metavar="N", help="runs for each page; 0 for none"
    )
    parser.add_argument("--write", action="store_true", help="put the tables into the docs")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def _measure_pages(
    options: argparse.Namespace,
) -> tuple[dict[str, Weight], dict[str, Speed], Shifts, dict[str, Scores]]:
    weights: dict[str, Weight] = {}
    speeds: dict[str, Speed] = {}
    names = table.NAMES | {"before": f"Revision {options.before}"}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        this = Site(REPOSITORY, Path(folder) / "this")
        this.build()
        # Each size is a quiz of its own, as its line of marks shows all questions of a quiz.
        sites = {
            (kind, size): _site(kind, size, Path(folder) / f"{kind}-{size}", options.before or "")
            for size in options.pages
            for kind in [*CHOOSE, *(["before"] if options.before else [])]
        }
        with browser() as chromium:
            for (kind, size), site in sites.items():
                name, url = names[kind], site.url + PATH
                if size <= PER_PAGE and kind != "before":
                    weights[f"{name}, no questions"] = weigh(chromium, site.url)
                    weights[f"{name}, {size} questions"] = weigh(chromium, url)
                speeds[f"{name}, {size:,} questions"] = time_page(
                    chromium, url, options.visits, CHOOSE.get(kind)
                )
                _tell(f"measured a page of {size} questions as {kind}")
            for path in ("", "self-check/", "results/"):
                weights[f"This site: {PAGES_HERE[path]}"] = weigh(chromium, this.url + path)
            here = {name: path for path, name in PAGES_HERE.items()}
            shifts = measure_shifts(chromium, this.url, "self-check/", here, options.visits)
            _tell("measured how far pages move")
        plain = sites["plain", min(options.pages)].url
        addresses = {"The theme alone: home": plain, "The theme alone: a long page": plain + PATH}
        addresses |= {f"This site: {name}": this.url + path for name, path in here.items()}
        scores = score(addresses, options.lighthouse) if options.lighthouse else {}
        for site in [this, *sites.values()]:
            site.close()
    return weights, speeds, shifts, scores


def _site(kind: str, size: int, source: Path, revision: str) -> Site:
    site = Site(source, source / "site")
    write_site(kind, source, make_pages([size]), site.url, revision)
    run_once("build", PYTHON, source)
    return site


def _where() -> str:
    machine = f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}"
    return f"Measured on {datetime.date.today():%B %-d, %Y}: {machine}.\n"


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

"""`make bench`: builds, then page weight, then a browser; prints Markdown, and with --write puts it into the docs."""

from __future__ import annotations

import argparse
import datetime
import platform
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from bench import table
from bench.builds import measure_builds, run_once
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
from bench.sites import REPOSITORY, page_path, short_revision, write_site
from tests.built_site import Site

# Apart from the site's own: what only the benchmark needs must not come into builds.
PYTHON = REPOSITORY / ".venv-bench" / "bin" / "python"
PAGE = REPOSITORY / "docs" / "contribute" / "performance.md"
CHOOSE: dict[str, Choose | None] = {
    "plain": None,
    "macros": choose_ours,
    "mkdocs-quiz": choose_mkdocs_quiz,
}


def main() -> None:
    options = _options()
    texts = [_where()]
    if options.sizes:
        before, sizes = options.before, options.sizes
        times = measure_builds(PYTHON, sizes, options.rounds, _tell, before)
        texts += ["### Builds {: #table-builds }\n", table.builds_table(times, sizes, before)]
        texts += ["### Commands {: #table-commands }\n", table.commands_table(times, sizes, before)]
    if options.pages:
        weights, speeds = _measure_pages(options.pages, options.visits)
        texts += ["### Weight {: #table-weight }\n", table.weights_table(weights)]
        texts += ["### In the browser {: #table-browser }\n", table.speeds_table(speeds)]
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
        default="",
        metavar="REV",
        help="build with the code of this git revision as well; default: of none",
    )
    parser.add_argument("--pages", type=_numbers, default=[PER_PAGE, 1000], metavar="N,N")
    parser.add_argument("--visits", type=int, default=3, metavar="N", help="of each page")
    parser.add_argument("--write", action="store_true", help="put the tables into the docs")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def _measure_pages(sizes: list[int], visits: int) -> tuple[dict[str, Weight], dict[str, Speed]]:
    weights: dict[str, Weight] = {}
    speeds: dict[str, Speed] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, browser() as chromium:
        for kind in CHOOSE:
            source = Path(folder) / kind
            site = Site(source, source / "site")
            write_site(kind, source, make_pages(sizes), site.url)
            run_once("build", PYTHON, source)
            name = table.NAMES[kind]
            weights[f"{name}, no questions"] = weigh(chromium, site.url)
            for number, size in enumerate(sizes, 1):
                url = f"{site.url}{page_path(number).removesuffix('.md')}/"
                if size <= PER_PAGE:
                    weights[f"{name}, {size} questions"] = weigh(chromium, url)
                speeds[f"{name}, {size:,} questions"] = time_page(
                    chromium, url, visits, CHOOSE[kind]
                )
                _tell(f"measured a page of {size} questions as {kind}")
            site.close()
        weights |= _weigh_this_site(chromium, Path(folder) / "this")
    return weights, speeds


def _weigh_this_site(chromium: Browser, folder: Path) -> dict[str, Weight]:
    """Pages that readers of this repository's own site load."""
    site = Site(REPOSITORY, folder)
    site.build()
    weights = {
        f"This site: {name}": weigh(chromium, site.url + path)
        for name, path in {"home": "", "self-check": "self-check/", "results": "results/"}.items()
    }
    site.close()
    return weights


def _where() -> str:
    machine = f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}"
    return f"Measured on {datetime.date.today():%B %-d, %Y}: {machine}.\n"


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

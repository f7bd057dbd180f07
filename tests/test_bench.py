"""What the benchmark compares is comparable, and pages keep within the sizes that are promised."""

import gzip
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bench import budgets, builds, sites
from bench.budgets import SCRIPT, STYLE
from bench.builds import ACTS, BANKS, KINDS, Time, measure_builds
from bench.lighthouse import Scores
from bench.pages import Speed, Weight
from bench.questions import ELSEWHERE, make_pages
from bench.sites import page_path, write_history, write_site
from bench.table import budgets_table, builds_table, commands_table, write_into
from tests.built_site import REPOSITORY, Site

PAIR = ("plain", "macros")


class Words(HTMLParser):
    """The words of the article, in whatever order they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words += re.findall(r"[\w=]+", data)


def built_page(kind: str, folder: Path) -> str:
    write_site(kind, folder, make_pages([3]))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, check=True, env=quiet)
    return (folder / "site" / page_path(1).removesuffix(".md") / "index.html").read_text()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same questions as plain Markdown and by the macros."""
    return {kind: built_page(kind, tmp_path_factory.mktemp(kind) / kind) for kind in PAIR}


def words_of(html: str) -> list[str]:
    page = Words()
    page.feed(html)
    return sorted(page.words)


def test_plain_pages_say_what_pages_of_questions_say(pages: dict[str, str]) -> None:
    # A question repeats its number and section, and the partial with the words for scripts stands in the article too.
    plain, macros = (words_of(pages[kind]) for kind in PAIR)
    missing = [word for word in set(plain) if plain.count(word) > macros.count(word)]
    assert not missing
    assert len(plain) > 3 * 250


def test_a_question_has_few_elements(pages: dict[str, str]) -> None:
    # Hosts parse a page three times: each element takes about a hundredth of what a question adds to a build.
    _, question, _ = re.split(r"(?<=</quiz-question>)", pages["macros"], maxsplit=2)
    question = question[question.index("<quiz-question") :]
    texts = re.findall(r"<(?:code|strong>)", question)
    assert len(re.findall(r"<[a-z]", question)) - len(texts) <= 36


def test_a_page_of_questions_keeps_within_its_size(site: Site) -> None:
    html = (site.root / "self-check" / "index.html").read_text(encoding="utf-8")
    folder = site.root / "self-check"
    scripts: set[Path] = set()
    queue = [folder / src for src in re.findall(r'<script type="module" src="([^"]+)"', html)]
    while queue:
        script = queue.pop().resolve()
        if script not in scripts:
            scripts.add(script)
            imported = re.findall(r'^import .* from "([^"]+)";$', script.read_text(), re.MULTILINE)
            queue += [script.parent / name for name in imported]
    assert len(scripts) > 5
    assert sum(map(compressed, scripts)) <= SCRIPT
    assert compressed(site.root / "assets" / "stylesheets" / "quiz.css") <= STYLE
    # Nothing of it stands in the page itself.
    assert not re.search(r"<script(?![^>]*src=)[^>]*>[^<]*quiz-", html)


def test_a_page_without_a_quiz_loads_none_of_it(site: Site) -> None:
    html = (site.root / "resources" / "index.html").read_text(encoding="utf-8")
    assert "/quiz" not in "".join(re.findall(r'(?:src|href)="([^"]*\.(?:js|css))"', html))


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def test_tables_are_written_between_the_marks_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n\n<!-- bench -->\nold\n<!-- /bench -->\n\nAfter\n", encoding="utf-8")
    write_into(page, "| new |\n")
    assert page.read_text(encoding="utf-8") == (
        "Before\n\n<!-- bench -->\n\n| new |\n\n<!-- /bench -->\n\nAfter\n"
    )


TIMES = {
    (act, kind, size): Time(cpu=size / 100 * (1 + place / 10) / 4**share, clock=size / 50)
    for share, act in enumerate(ACTS)
    for place, kind in enumerate(KINDS)
    for size in (100, 1000)
    if act == "build" or kind in BANKS
}


def test_ratios_of_builds_are_those_of_processor_time() -> None:
    text = builds_table(TIMES, [100, 1000], "1234abc")
    assert "| This repository | 1.10 s | 1.10 |\n| Revision 1234abc | 1.20 s | 1.20 |" in text
    assert "On the clock: Plain Markdown 2.00 s, This repository 2.00 s, Revision 1234abc" in text
    assert "10 times the questions: Plain Markdown 10.0, This repository 10.0" in text


def test_commands_are_set_beside_the_build_of_their_own_code() -> None:
    text = commands_table(TIMES, [1000], "1234abc")
    assert [line for line in text.splitlines() if "`" in line] == [
        "| `check` | 2.75 s | 0.25 |",
        "| `check`, revision 1234abc | 3.00 s | 0.25 |",
        "| `diff` | 0.69 s | 0.06 |",
        "| `diff`, revision 1234abc | 0.75 s | 0.06 |",
    ]


def test_what_is_over_a_budget_is_said_to_be_and_what_meets_it_is_not() -> None:
    weight = Weight(quiz_script=SCRIPT, quiz_style=STYLE + 1)
    speeds = {25: Speed(20, 2000, 11, 10, 1.1), 1000: Speed(500, 3000, 100, 90, 0.91)}
    before = {1000: Speed(900, 9000, None, 90, None)}
    shifts = {"Home": [0.0, 0.004], "Results": [0.0, 0.012]}
    plain = {"The theme": Scores(96, 90, 100, 100), "Long": Scores(92, 90, 100, 100)}
    of_10_000 = {("build", "macros", 10_000): Time(100, 1), ("build", "plain", 10_000): Time(90, 1)}
    of_10_000 |= {("check", "macros", 10_000): Time(50, 1)}
    found = [
        *budgets.of_builds(TIMES | of_10_000),
        *budgets.of_weights(weight),
        *budgets.of_speeds(speeds, before),
        *budgets.of_shifts(shifts),
        *budgets.of_scores({"Home": Scores(87, 1, 1, 1), "Results": Scores(98, 1, 1, 1)}, plain),
    ]
    text = budgets_table(found)
    assert text.splitlines()[2:] == [
        "| A build of 1,000 questions | 1.10 | Yes |",
        "| A build of 10,000 questions | 1.11 | No |",
        "| `check` of 10,000 questions | 0.50 | Yes |",
        "| Scripts of the quiz | 12.0 KB | Yes |",
        "| Styles of the quiz | 4.0 KB | No |",
        "| Setting up 25 questions | 20 ms | Yes |",
        "| Checking an answer, of 25 questions | 1.10 | Yes |",
        "| Checking an answer, of 1,000 questions | 0.91 | No |",
        "| A page of 1,000 questions ready | 0.33 | Yes |",
        "| Layout shift | 0.012 | No |",
        "| Lighthouse, performance | 5 points less | Yes |",
    ]
    assert list(budgets.of_scores({}, {})) == []


def test_without_an_earlier_revision_no_table_speaks_of_one() -> None:
    times = {key: time for key, time in TIMES.items() if key[1] != "before"}
    assert "evision" not in builds_table(times, [100, 1000]) + commands_table(times, [100])


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose code has changed since its one commit, measured in place of this one."""
    folder = tmp_path / "repository"
    for name in ("macros", "overrides"):
        (folder / name).mkdir(parents=True)
        (folder / name / "made.txt").write_text("committed", encoding="utf-8")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    author = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    commit = [*author, "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", "Begin"]
    for arguments in (["init", "--quiet"], ["add", "."], commit):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    (folder / "macros" / "made.txt").write_text("edited", encoding="utf-8")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("toc_depth: 3", "toc_depth: 2"))
    monkeypatch.setattr(sites, "REPOSITORY", folder)
    return folder


def test_an_earlier_revision_is_built_with_its_own_code_and_settings(
    repository: Path, tmp_path: Path
) -> None:
    now, before = tmp_path / "now", tmp_path / "before"
    write_site("macros", now, make_pages([3]))
    write_site("before", before, make_pages([3]), revision=sites.short_revision("HEAD"))
    assert (before / "macros" / "made.txt").read_text() == "committed"
    assert (now / "macros" / "made.txt").read_text() == "edited"
    assert '"toc_depth": 3' in (before / "mkdocs.yml").read_text()
    assert '"toc_depth": 2' in (now / "mkdocs.yml").read_text()
    for part in ("docs", "quizdata"):
        assert contents(before / part) == contents(now / part)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_a_revision_that_is_not_there_ends_the_run_with_its_name(repository: Path) -> None:
    with pytest.raises(SystemExit, match="no revision 'v0' here"):
        sites.short_revision("v0")


def test_the_history_holds_an_edit_of_one_question_on_each_page(tmp_path: Path) -> None:
    write_history(tmp_path, make_pages([3, 3]))
    command = [sys.executable, "-m", "macros", "diff", "HEAD", "--bank", tmp_path / "quizdata"]
    report = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert report.stdout.startswith("**2 questions changed")


@pytest.mark.parametrize("revision", ["", "HEAD"])
def test_every_round_builds_each_kind_and_runs_the_commands_where_there_is_a_bank(
    revision: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run: list[tuple[str, str]] = []

    def record(python: Path, site: Path, module: list[str]) -> Time:
        if module[0] != "compileall":
            assert (site / "mkdocs.yml").is_file()
            assert not (site / "quizdata").exists() or (site / "history" / "quizdata").is_dir()
            run.append((next(act for act in ACTS if ACTS[act] == module), site.name))
        return Time(len(run), 1)

    monkeypatch.setattr(builds, "_run", record)
    times = measure_builds(Path(sys.executable), [2], 3, lambda line: None, revision)
    kinds = [kind for kind in KINDS if revision or kind != "before"]
    banks = [kind for kind in BANKS if kind in kinds]
    expected = {("build", kind, 2) for kind in kinds}
    assert times.keys() == expected | {(act, kind, 2) for act in ACTS for kind in banks}
    assert len(run) == 3 * len(times)
    a_round = [run[at][1] for at in range(0, len(run), len(times))]
    assert a_round == [f"{kind}-2" for kind in kinds[:3]]


@pytest.mark.parametrize("kind", ["plain", "macros", "mkdocs-quiz"])
def test_the_link_in_a_feedback_is_spelled_as_each_kind_wants_it(kind: str, tmp_path: Path) -> None:
    write_site(kind, tmp_path, make_pages([3]))
    folder = "quizdata" if kind == "macros" else "docs"
    written = "".join(map(bytes.decode, contents(tmp_path / folder).values()))
    address = re.search(r"\[another\s+thing\]\(([^)]+)\)", written)
    assert address
    assert (
        address[1]
        == {
            "plain": f"..{ELSEWHERE}",
            "macros": ELSEWHERE,
            "mkdocs-quiz": "../../part-1/page-1/#learn",
        }[kind]
    )

"""What somebody sends to act on others ends in a problem with its place, or in HTML that is only read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.bank.reader import read_bank
from macros.commands.formats import FORMATS
from macros.problems import Problem
from macros.text import convert
from tests.bank.banks import change
from tests.text.conftest import Run
from tests.text.harmless import HELD, find_harm, write_out
from tests.text.hostile import ENTRIES, HARMLESS, PLACES, REFUSED
from tests.text.stems import SECTION, place_in_stem, put_stem

ACTING = re.compile(rf"(?!\n)(?:{HELD.pattern})")


def problems_of(bank: Path) -> list[Problem]:
    _, problems = read_bank(bank)
    for problem in problems:
        assert problem.severity == "error"
        assert problem.file.startswith("quizdata")
        assert problem.line > 0 and problem.column > 0
    return problems


@pytest.mark.parametrize("name", REFUSED)
def test_text_is_refused_where_it_offends(name: str, bank: Path) -> None:
    text, place, words = REFUSED[name]
    put_stem(bank, text)
    problems = problems_of(bank)
    assert problems
    first = problems[0]
    assert words in first.message
    assert first.file == f"quizdata/{SECTION}"
    assert place_in_stem(first) == place


@pytest.mark.parametrize("name", HARMLESS)
def test_text_is_only_shown(name: str, bank: Path) -> None:
    put_stem(bank, HARMLESS[name])
    assert problems_of(bank) == []


@pytest.mark.parametrize("name", [*REFUSED, *HARMLESS])
def test_html_of_a_hostile_text_does_nothing(name: str) -> None:
    """Of one that is refused too: what is published hangs on no command having been run."""
    converted = convert(HARMLESS.get(name) or REFUSED[name][0])
    assert find_harm(converted.html) == []
    assert not ACTING.search(write_out(converted))


@pytest.mark.parametrize("name", REFUSED)
def test_a_message_about_a_hostile_text_repeats_it_as_written(name: str) -> None:
    for fault in convert(REFUSED[name][0]).faults:
        assert not ACTING.search(fault.message)


@pytest.mark.parametrize(
    "path",
    ["demo/03-more.yml", "demo/sources.yml", "demo/scenarios/2-more.md", "demo", "demo/x", "x"],
)
def test_a_link_out_of_the_bank_is_not_followed(path: str, bank: Path, tmp_path: Path) -> None:
    target = bank / path
    if path == "demo":
        target.rename(tmp_path / "elsewhere")
    target.unlink(missing_ok=True)
    target.symlink_to(tmp_path / "elsewhere" if path == "demo" else "/dev/zero")
    first = next(problem for problem in problems_of(bank) if problem.file == f"quizdata/{path}")
    assert "is a link to something outside the bank" in first.message


def test_a_link_that_leads_to_itself_is_a_problem(bank: Path) -> None:
    (bank / "demo/03-more.yml").symlink_to("03-more.yml")
    assert [problem.file for problem in problems_of(bank)] == ["quizdata/demo/03-more.yml"]


def test_what_is_no_file_is_not_waited_for(bank: Path) -> None:
    os.mkfifo(bank / "demo/03-more.yml")
    assert "is no file that holds text" in problems_of(bank)[0].message


@pytest.mark.parametrize("path", [SECTION, "demo/quiz.yml", "demo/scenarios/1-flat-tire.md"])
def test_a_file_of_50_mb_is_not_read(
    path: str, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.truncate(bank / path, 50_000_000)
    read = Path.read_bytes
    sizes: list[int] = []
    monkeypatch.setattr(
        Path, "read_bytes", lambda self: sizes.append(self.stat().st_size) or read(self)
    )
    first = next(problem for problem in problems_of(bank) if problem.file == f"quizdata/{path}")
    assert "has 50,000,000 bytes" in first.message
    assert max(sizes) < 10_000


def _files_of_bytes() -> dict[str, bytes]:
    base = (Path(__file__).parents[1] / "bank/base" / SECTION).read_bytes()
    return {
        "nothing": b"",
        "NUL": base.replace(b"chain want", b"chain\0want"),
        "escape": base.replace(b"chain want", b"chain\x1b[2Jwant"),
        "override": base.replace(b"chain want", "chain \u202e want".encode()),
        "next line": base.replace(b"chain want", b"chain\xc2\x9bwant"),
        "half a pair": base.replace(b"chain want", b"chain \xed\xa0\x80 want"),
        "Latin-1": base.replace(b"chain want", b"ch\xe4in want"),
        "UTF-16": base.decode().encode("utf-16"),
        "zeros": bytes(100_000),
        "questions in vain": base.partition(b"  - id")[0] + b"  - {}\n" * 500,
        "quotes never closed": b'id: "' + b"\\" * 99_999,
        "anchors": b"a: &a [*a, *a]\n" + base,
        "a merge": base.replace(b"    level: recall\n", b"    <<: {level: recall}\n"),
        "an object": base.replace(b"title: The", b"title: !!python/object/apply:os.system [x] #"),
        "two documents": base + b"---\n" + base,
        "a directive": b"%YAML 9.9\n---\n" + base,
    }


BYTES = _files_of_bytes()


@pytest.mark.parametrize("name", BYTES)
def test_bytes_are_a_problem_with_its_place(name: str, bank: Path) -> None:
    (bank / SECTION).write_bytes(BYTES[name])
    problems = problems_of(bank)
    assert f"quizdata/{SECTION}" in {problem.file for problem in problems}


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "[{a: "])
def test_nesting_without_end_does_not_kill_the_process(sign: str, bank: Path) -> None:
    """In a process of its own: what composes YAML is C, and its stack is none of Python's."""
    (bank / SECTION).write_text(sign * 100_000, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "macros", "check"],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1, result.stderr
    assert f"quizdata/{SECTION}:1:1: error: " in result.stdout


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("place", PLACES)
def test_a_name_cannot_speak_to_who_runs_check(
    place: str, entry: str, bank: Path, run: Run
) -> None:
    old, new = PLACES[place]
    written = json.dumps(ENTRIES[entry])
    change(bank / SECTION, old, new.replace("{entry}", written).replace("{tag}", "%0A::error::x"))
    if (place, entry) == ("a text", "line ends"):
        return  # a text may have them, and nothing is said of it
    for format in FORMATS:
        status, printed, errors = run("check", "--format", format)
        assert (status, errors) == (1, "")
        check_that_it_speaks_for_itself(printed, format)


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(
    "path",
    ["{}", "{}.yml", "demo/{}.yml", "demo/03-{}.yml", "demo/scenarios/1-{}.md", "{}/quiz.yml"],
)
def test_the_name_of_a_file_cannot_speak_to_who_runs_check(
    path: str, entry: str, bank: Path, run: Run
) -> None:
    file = bank / path.format(ENTRIES[entry])
    file.parent.mkdir(exist_ok=True)
    file.write_text("", encoding="utf-8")
    for format in FORMATS:
        status, printed, errors = run("check", "--format", format)
        assert (status, errors) == (1, "")
        check_that_it_speaks_for_itself(printed, format)


def check_that_it_speaks_for_itself(printed: str, format: str) -> None:
    """Nothing acts on a terminal, and each line is one that the command wrote."""
    assert not ACTING.search(printed)
    if format == "json":
        assert json.loads(printed)["errors"]
        return
    *lines, count = printed.splitlines()
    assert re.fullmatch(r"\d+ errors? in \d+ files?", count)
    begin = "quizdata/"
    if format == "github":
        begin = r"::error file=quizdata/[^\n]*,line=\d+,col=\d+,"
    for line in lines:
        assert re.match(begin, line), line

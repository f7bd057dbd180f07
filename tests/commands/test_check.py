"""The command `check`: formats, strictness, pages, exceptions, and the progress bar."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from macros.commands.meter import LARGE, Meter, is_worth_a_meter
from tests.bank.banks import change
from tests.rules.conftest import Run
from tests.rules.sites import TODAY

BASICS = "quizdata/demo/01-basics.yml"


def test_the_sound_site_has_no_problems(site: Path, run: Run) -> None:
    assert site.is_dir()
    read = "quizdata: 1 quiz, 3 questions, 3 pages, no problems\n"
    assert run("check", "--strict", "--today", TODAY) == (0, read, "")


def test_warnings_stop_a_strict_check_alone(site: Path, run: Run) -> None:
    change(site / BASICS, "B: When it shines", "B: Always when it shines")
    assert run("check", "--today", TODAY)[0] == 0
    status, printed, _ = run("check", "--strict", "--today", TODAY)
    assert status == 1
    assert printed.endswith("[absolute-words]\n1 warning in 1 file\n")


def test_github_gets_an_annotation_for_each_problem(site: Path, run: Run) -> None:
    change(site / BASICS, "explanation: Friction is heard.", "explanation: 50 %, see option A.")
    change(site / BASICS, "B: When it shines", "B: Always when it shines")
    status, printed, _ = run("check", "--format", "github", "--today", TODAY)
    assert status == 1
    assert printed.splitlines() == [
        "::warning file=quizdata/demo/01-basics.yml,line=13,col=10,title=absolute-words::question 'chain-oil': "
        "option B says 'always', and no such word stands in the key: soften it, or be as firm in the key",
        "::error file=quizdata/demo/01-basics.yml,line=16,col=28,title=letter-in-explanation::question 'chain-oil': "
        "explanation names 'option A', but readers see shuffled options: say what the option says",
        "1 error, 1 warning in 1 file",
    ]


def test_github_gets_special_signs_escaped(site: Path, run: Run) -> None:
    (site / BASICS).rename(site / "quizdata/demo/01,a:100%.yml")
    lines = run("check", "--format", "github")[1].splitlines()
    assert (
        lines[0].partition("::")[2].partition("::")[0]
        == "error file=quizdata/demo/01%2Ca%3A100%25.yml,line=1,col=1,title=structure"
    )
    change(site / "quizdata/demo/02-lights.yml", "level: application", "level: 100% hard")
    assert "cannot be '100%25 hard'" in run("check", "--format", "github")[1]


def test_json_has_every_problem_and_the_counts(site: Path, run: Run) -> None:
    assert json.loads(run("check", "--format", "json", "--today", TODAY)[1]) == {
        "problems": [],
        "errors": 0,
        "warnings": 0,
    }
    change(site / BASICS, "B: When it shines", "B: Always when it shines")
    data = json.loads(run("check", "--format", "json", "--today", TODAY)[1])
    assert (data["errors"], data["warnings"]) == (0, 1)
    assert data["problems"] == [
        {
            "file": BASICS,
            "line": 13,
            "column": 10,
            "severity": "warning",
            "message": "question 'chain-oil': option B says 'always', and no such word stands in the key: "
            "soften it, or be as firm in the key",
            "rule": "absolute-words",
        }
    ]


def test_reviews_are_judged_by_the_day_and_days_given(site: Path, run: Run) -> None:
    assert site.is_dir()
    assert "no problems" in run("check", "--today", "2027-11-22")[1]
    printed = run("check", "--today", "2027-11-23")[1]
    assert re.findall(r"(\S+)'?: was reviewed 366 days ago", printed) == [
        "'chain-oil'",
        "'tire-pressure'",
        "'lamps'",
        "'flat-tire'",
    ]
    assert (
        "4 warnings"
        in run("check", "--today", TODAY.replace("2026", "2027"), "--review-days", "364")[1]
    )
    assert "no problems" in run("check", "--today", "2030-01-01", "--review-days", "3000")[1]
    for wrong in (["--today", "tomorrow"], ["--review-days", "0"], ["--review-days", "x"]):
        assert run("check", *wrong)[0] == 2


def test_pages_are_found_beside_the_bank_or_where_one_says(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "docs").rename(site / "pages")
    assert run("check", "--today", TODAY)[1] == "quizdata: 1 quiz, 3 questions, no problems\n"
    assert "3 pages" in run("check", "--docs", "pages", "--today", TODAY)[1]
    assert run("check", "--docs", "page") == (2, "", "error: there is no folder 'page'\n")
    (site / "pages").rename(site / "docs")
    bank = str((site / "quizdata").resolve())
    monkeypatch.chdir("/")
    assert "3 pages" in run("check", "--bank", bank, "--today", TODAY)[1]


def test_without_pages_rules_about_them_and_their_exceptions_rest(site: Path, run: Run) -> None:
    quiz = site / "quizdata/demo/quiz.yml"
    change(
        quiz, "feedback: Tell us.\n", "feedback: Tell us.\nallow:\n  dead-link: A page to come.\n"
    )
    assert "[allow]" in run("check", "--today", TODAY)[1]
    (site / "docs").rename(site / "pages")
    assert "no problems" in run("check", "--today", TODAY)[1]


def test_a_small_bank_or_a_pipe_needs_no_bar(site: Path) -> None:
    terminal = Terminal()
    assert not is_worth_a_meter(site / "quizdata", terminal)
    (site / "quizdata/demo/03-more.yml").write_text("#" * (LARGE + 1), encoding="utf-8")
    assert is_worth_a_meter(site / "quizdata", terminal)
    assert not is_worth_a_meter(site / "quizdata", io.StringIO())


def test_the_bar_moves_and_leaves_nothing(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert site.is_dir()
    terminal = Terminal()
    monkeypatch.setattr("macros.commands.check.is_worth_a_meter", lambda *_: True)
    monkeypatch.setattr("sys.stderr", terminal)
    assert "no problems" in run("check", "--today", TODAY)[1]
    frames = terminal.getvalue().split("\r\x1b[K")
    shares = [int(frame.split()[1]) for frame in frames if frame]
    assert shares == sorted(shares)
    assert shares[0] == 0 and 90 <= shares[-1] <= 100
    assert "reading the bank" in frames[1] and "comment-cut" in frames[-2]
    assert frames[-1] == ""


def test_a_meter_that_is_not_shown_is_silent() -> None:
    terminal = Terminal()
    meter = Meter(3, shown=False, stream=terminal)
    meter.step("one")
    meter.clear()
    assert terminal.getvalue() == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

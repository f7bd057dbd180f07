"""Faults that were reported of texts, each with more of its kind: none may come back."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from macros.bank.reader import load_bank, read_bank
from macros.commands.cli import main
from macros.text import convert
from tests.bank.banks import change
from tests.changes.edits import SETTINGS, start_repository
from tests.text.conftest import Run
from tests.text.house import BRACES
from tests.text.stems import SECTION, put_stem


@pytest.mark.parametrize(
    "text",
    [
        'Move over **this**{onmouseover="window.ran=1"} now.',
        "It is *apples*{style=position:fixed;inset:0} indeed.",
        "Is it `a`{ .x }?",
        "Is it *a*{#x}?",
        "Is it\n{: data-answer=A }",
        "| a {: title='b' } | c |\n| - | - |\n| 1 | 2 |",
        "[a](/index.md){target=_blank}",
        "- a\n{ onclick='x' .b }",
    ],
)
def test_attributes_are_refused_however_they_are_spelled(text: str, bank: Path) -> None:
    put_stem(bank, text)
    _, (problem,) = read_bank(bank)
    assert problem.rule == "raw-html"
    assert "sets attributes" in problem.message


@pytest.mark.parametrize("text", BRACES)
def test_braces_that_are_text_are_kept(text: str, bank: Path) -> None:
    put_stem(bank, text)
    question = load_bank(bank).quizzes["demo"].questions[0]
    assert convert(question.stem).plain == BRACES[text]


@pytest.mark.parametrize(
    "options",
    [
        ("`x += 1`", "`x -= 1`", "`x *= 1`"),
        ("`a < b`", "`a > b`", "`a == b`"),
        ("-1 degree", "1 degree", "2 degrees"),
        ("C", "C++", "C#"),
        ("`p`", "`*p`", "`&p`"),
        ("$x < y$", "$x > y$", "$x = y$"),
        ("5 %", "5 ‰", "5 °"),
        ("`a[0]`", "`a[1]`", "`a(0)`"),
        ("±1", "+1", "-1"),
        ("`!x`", "`x`", "`~x`"),
    ],
)
def test_options_that_differ_in_a_sign_differ(
    options: tuple[str, str, str], bank: Path, run: Run
) -> None:
    written = zip("ABC", ("When it squeaks", "When it shines", "When it is new"), strict=True)
    for (letter, old), new in zip(written, options, strict=True):
        change(bank / SECTION, f"{letter}: {old}\n", f"{letter}: {json.dumps(new)}\n")
    _, printed, _ = run("check")
    assert "similar-options" not in printed
    assert "same" not in printed


COMMANDS = {
    "check": "Is it <b≈> or → 日本?",
    "check --format json": "Is it <b≈> or → 日本?",
    "check --format github": "Is it <b≈> or → 日本?",
    "diff HEAD": "Is it ≈ 5 or → 日本?",
    "diff HEAD --format json": "Is it ≈ 5 or → 日本?",
}
"""Commands that repeat what a stem holds."""


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "cp437"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_without_a_sign_gets_its_code(
    command: str, encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    start_repository(tmp_path)
    put_stem(Path("quizdata"), COMMANDS[command])
    terminal = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", terminal)
    main(command.split())
    terminal.flush()
    printed = terminal.buffer.getvalue().decode(encoding)
    assert "≈" in printed or "\\u2248" in printed

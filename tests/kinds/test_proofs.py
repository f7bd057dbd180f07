"""Keys against their proofs: one digit off is told with place and both values, and a script has nothing in reach."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.commands.cli import main
from macros.rules.proofs.sandbox import INTERPRETER, run_script
from tests.kinds.banks import EACH_KIND

NUMBERS = {"layers": 32.0, "tokens": 4096.0}
WORK_OUT, CHOOSE = "02-to-work-out.yml", "01-to-choose.yml"


def prove(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    status = main(["check", "--prove", "--bank", str(folder)])
    return status, [line for line in capsys.readouterr().out.splitlines() if "[proof]" in line]


def test_keys_that_follow_are_not_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert prove(EACH_KIND, capsys) == (0, [])


SCRIPT = """\
    proof:
      python: |
        kib = 4096 * 3840
        print(kib / 2**20)
    sources: [manual]
    reviewed: 2026-11-22
  - id: share-of-strength"""
PLAIN = "    sources: [manual]\n    reviewed: 2026-11-22\n  - id: share-of-strength"


@pytest.mark.parametrize(
    ("name", "changes", "problem"),
    [
        (
            WORK_OUT,
            [("answer: round(hauled, 2)", "answer: round(hauled, 2) + 1")],
            "question 'length-of-rope': the key says 4 in row 1, and its proof gives 3: correct one of them",
        ),
        (
            WORK_OUT,
            [("formula: parts * (height / 1000)", "formula: parts * height / 1100")],
            "question 'length-of-rope': the key says ",
        ),
        (
            CHOOSE,
            [
                ('C: "{{less}} kN"', 'C: "{{less}}.5 kN"'),
                ('A: "{{right}} kN"', 'A: "{{right}}.1 kN"'),
            ],
            "question 'safe-load': the key says 4.1 or A in row 1, and its proof gives 4: correct one of them",
        ),
        (
            WORK_OUT,
            [(PLAIN, SCRIPT), ("answer: 15\n", "answer: 16\n"), ("value: 15.73", "value: 15.2")],
            f"question 'log-size': the key says 16, and its proof gives 15.0 under {INTERPRETER}: correct one of them",
        ),
        (
            WORK_OUT,
            [(PLAIN, SCRIPT.replace("print(kib / 2**20)", "raise ValueError(kib)"))],
            "question 'log-size': its proof failed: ValueError: 15728640",
        ),
        (
            WORK_OUT,
            [(PLAIN, SCRIPT.replace("print(kib / 2**20)", "kib / 2**20"))],
            "question 'log-size': its proof prints nothing: let it print the answer",
        ),
    ],
    ids=[
        "a key",
        "a proof",
        "an option",
        "a digit beside a script",
        "a script that fails",
        "silence",
    ],
)
def test_a_key_that_does_not_follow_is_told_with_both_values(
    edited_bank: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    name: str,
    changes: list[tuple[str, str]],
    problem: str,
) -> None:
    folder = edited_bank(name, *changes)
    status, lines = prove(folder, capsys)
    assert status == 1
    (line,) = lines
    place, _, said = line.partition(": error: ")
    assert said.startswith(problem)
    lines_of_file = (folder / "rope-work" / name).read_text(encoding="utf-8").splitlines()
    row = int(place.split(":")[-2])
    assert any(word in lines_of_file[row - 1] for word in ("answer:", "formula:", "A:", "python:"))
    assert main(["check", "--bank", str(folder)]) == 0


def test_a_key_is_proved_whatever_else_is_wrong_with_its_quiz(
    edited_bank: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = edited_bank(
        WORK_OUT,
        ("answer: round(hauled, 2)", "answer: round(hauled, 2) + 1"),
        ("unit: GiB", "unit:"),
    )
    status, (line,) = prove(folder, capsys)
    assert status == 1
    assert "'length-of-rope': the key says 4 in row 1, and its proof gives 3" in line


def test_a_script_has_the_numbers_and_the_standard_library() -> None:
    run = run_script(
        "import math, statistics, fractions\nprint(layers * math.sqrt(tokens))", NUMBERS
    )
    assert run == ("2048.0", "")


def test_a_script_sees_the_same_wherever_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the order of a set that chance gives, nor a variable, a time zone or a package of whoever checks."""
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    script = (
        "import os, sys, time\n"
        "print(list({'oil', 'tire', 'chain', 'lamp'}), time.strftime('%H:%M', time.localtime(0)))\n"
        "print(sorted(os.environ), [path for path in sys.path if 'packages' in path or 'tests' in path])"
    )
    first, second = (run_script(script, NUMBERS) for _ in range(2))
    assert first == second
    assert first.printed.splitlines()[0].endswith("] 00:00")
    variables = [name for name in ("LC_CTYPE", "PYTHONHASHSEED", "TZ") if name in first.printed]
    assert first.printed.splitlines()[1] == f"{variables} []"


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("open({file!r}, 'w').write('x')", "may not do this: open"),
        ("import os\nos.open({file!r}, os.O_CREAT | os.O_WRONLY)", "may not do this: open"),
        ("from pathlib import Path\nPath({file!r}).write_text('x')", "may not"),
        ("import os\nos.mkdir({file!r})", "may not do this: os.mkdir"),
        ("print(open('/etc/hostname').read())", "may not do this: open"),
        ("import os\nprint(os.listdir('/'))", "may not do this: os.listdir"),
        ("import socket\nsocket.create_connection(('127.0.0.1', 9))", "may not do this: socket"),
        ("import urllib.request as u\nu.urlopen('http://127.0.0.1:9')", "may not do this"),
        ("import os\nos.system('touch ' + {file!r})", "may not do this: os.system"),
        ("import subprocess\nsubprocess.run(['touch', {file!r}])", "may not"),
        ("import os\nos.fork()", "may not do this: os.fork"),
        ("import os\nos.kill(os.getppid(), 9)", "may not do this: os.kill"),
        ("import ctypes", "may not import ctypes"),
        ("import pydantic", "No module named 'pydantic'"),
        ("x = bytearray(2_000_000_000)", "MemoryError"),
        ("print('x' * 10**7)", "prints more than 2000 characters"),
        ("while True: pass", "did not end within 1 seconds"),
        ("import time\ntime.sleep(60)", "did not end within 1 seconds"),
        ("import sys\nsys.exit(3)", "it ended with status 3"),
        ("import os\nos.abort()", "was ended by signal 6"),
        ("print(", "SyntaxError"),
    ],
)
def test_a_script_that_wants_more_is_stopped(script: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "written"
    run = run_script(script.replace("{file!r}", repr(str(file))), NUMBERS, seconds=1)
    assert fault in run.fault
    assert run.printed == ""
    assert not file.exists()


LOWEST_FRAME = """\
import sys
frame = sys._getframe()
while frame.f_back:
    frame = frame.f_back
"""
WRITES = "\nimport os\nos.mkdir({file!r})"


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        (
            f"{LOWEST_FRAME}frame.f_globals.update(dict.fromkeys(frame.f_globals, ('',))){WRITES}",
            "os.mkdir",
        ),
        (
            f"import sys\nmain = vars(sys.modules['__main__'])\nmain.update(dict.fromkeys(main)){WRITES}",
            "os.mkdir",
        ),
        (
            f"import builtins\nbuiltins.isinstance = builtins.any = lambda *_: True{WRITES}",
            "os.mkdir",
        ),
        (
            "class Path(str):\n    startswith = lambda *_: True\nprint(open(Path('/etc/hostname')).read())",
            "open",
        ),
        ("import sys\nprint(open(sys.prefix + '/../../../../etc/hostname').read())", "open"),
        ("def run(): pass\nrun.__code__ = run.__code__.replace(co_code=b'')", "code.__new__"),
        ("import gc\ngc.get_objects()", "gc.get_objects"),
    ],
    ids=[
        "frames",
        "its module",
        "built-in functions",
        "a text of its own",
        "a way around",
        "code",
        "all objects",
    ],
)
def test_a_script_cannot_lift_its_limits(script: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "made"
    run = run_script(script.replace("{file!r}", repr(str(file))), NUMBERS, seconds=1)
    assert f"may not do this: {fault}" in run.fault
    assert run.printed == "" and not file.exists()


def kernel_holds_it() -> bool:
    """Whether this system's kernel has Landlock: its first call, asked for its version."""
    libc = ctypes.CDLL(None)
    return sys.platform == "linux" and libc.syscall(444, None, 0, 1) > 0


@pytest.mark.skipif(not kernel_holds_it(), reason="the kernel has no Landlock")
def test_the_kernel_refuses_what_the_interpreter_does_not_report(tmp_path: Path) -> None:
    file = tmp_path / "made"
    run = run_script(f"import os\nos.mknod({str(file)!r})", NUMBERS, seconds=1)
    assert "Permission denied" in run.fault
    assert not file.exists()

"""Runs a script that somebody wrote into a bank, in a process with limits: time, memory, no files, no network.

It has the interpreter that runs the check, whose version stands in what is reported, and nothing else of the machine:
no package, no variable, sets in the same order and the same time zone everywhere.
"""

from __future__ import annotations

import json
import platform
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SECONDS = 5
MEMORY = 512 * 1024 * 1024
MOST_OUTPUT = 2000
CHILD = Path(__file__).with_name("child.py")
INTERPRETER = f"Python {platform.python_version()}"
"""What scripts are run by. Its version is that of whoever checks, so what does not follow may follow elsewhere."""
BARE = ("-P", "-S", "-B")
"""Without the folder of the script, without packages, and without leaving anything behind."""
SAME_EVERYWHERE = {"PYTHONHASHSEED": "0", "TZ": "UTC"}
"""The variables that a script sees: in which order a set of words comes, and what time of day it is, are no chance."""


class ScriptRun(NamedTuple):
    """What a script printed, or why it did not end well."""

    printed: str
    fault: str = ""


def run_script(script: str, numbers: Mapping[str, float], seconds: int = SECONDS) -> ScriptRun:
    """Runs a script with these numbers in its scope, and nothing but the standard library."""
    given = {"script": script, "numbers": dict(numbers), "seconds": seconds, "memory": MEMORY}
    with subprocess.Popen(
        [sys.executable, *BARE, str(CHILD)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=SAME_EVERYWHERE,
        cwd="/",
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        late = threading.Timer(seconds + 1, process.kill)
        late.start()
        try:
            process.stdin.write(json.dumps(given))
            process.stdin.close()
            printed = process.stdout.read(MOST_OUTPUT)
            if len(printed) == MOST_OUTPUT:
                process.kill()
                return ScriptRun(
                    "", f"prints more than {MOST_OUTPUT} characters: let it print the answer"
                )
            status = process.wait()
            said = process.stderr.read().strip().splitlines()
        finally:
            late.cancel()
    if status in (-signal.SIGKILL, -signal.SIGXCPU):
        return ScriptRun("", f"was stopped: it did not end within {seconds} seconds")
    if status < 0:
        return ScriptRun("", f"was ended by signal {-status}")
    if status:
        return ScriptRun(
            "", f"failed: {said[-1][:200] if said else f'it ended with status {status}'}"
        )
    return ScriptRun(printed.strip())

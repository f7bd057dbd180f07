"""`make exercises`: runs the exercises one after the other; with --write, records it and tells the pages."""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.module.exercises import (
    deploy,
    gateway,
    kubernetes,
    lora,
    monitoring,
    optimize,
    rag,
    record,
    vectors,
)
from tests.module.exercises.room import Failed, Room
from tests.module.exercises.server import ServerFailed

EXERCISES: dict[str, Callable[[Room], None]] = {
    "01": deploy.run,
    "02": rag.run,
    "03": vectors.run,
    "04": lora.run,
    "05": optimize.run,
    "06": kubernetes.run,
    "07": monitoring.run,
    "08": gateway.run,
}
# The models are made here, and nothing is told to anybody.
LINES = 40  # of an error
QUIET = {
    "HF_HUB_OFFLINE": "1",
    "VLLM_NO_USAGE_STATS": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
}


def main() -> None:
    options = _options()
    missing = [tool for tool in ("bash", "curl", "jq") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"The pages use {', '.join(missing)}: install that first, then run this again.")
    os.environ.update(QUIET)
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # servers stop on the way out
    found = {}
    failed = []
    for number in options.exercises or EXERCISES:
        print(f"Exercise {int(number)}", flush=True)
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="exercise-", ignore_cleanup_errors=True) as folder:
            room = Room(number, Path(folder) / "room")
            try:
                EXERCISES[number](room)
            except (Failed, ServerFailed) as error:
                failed.append(number)
                end = "\n".join(str(error).splitlines()[-LINES:])
                print(f"  failed: {end}", flush=True)
                continue
        print(f"  passed in {time.monotonic() - start:.0f} s", flush=True)
        found[number] = {
            "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
            "machine": record.machine(),
            "versions": room.versions,
            "ran": room.ran,
            "in_part": room.in_part,
            "instead": room.instead,
            "figures": room.figures,
        }
    if options.write:
        record.save(record.load() | found)
        record.write_pages(found)
    print(f"{len(options.exercises or EXERCISES) - len(failed)} passed, {len(failed)} failed")
    sys.exit(bool(failed))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make exercises", description=__doc__)
    parser.add_argument("exercises", nargs="*", choices=[*EXERCISES, []], help="such as 02 04")
    parser.add_argument("--write", action="store_true", help="record it, and tell the pages")
    return parser.parse_args()


if __name__ == "__main__":
    main()

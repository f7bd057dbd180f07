"""Exercise 8: router and cache print what the page shows; the gateway answers from where it says."""

import re

from tests.module.exercises.room import Failed, Room

ANSWERS = ["small", "cache", "small", "large", "401", "large", "503", "429"]
# Leaves nothing running, and waits longer than the page does: this machine may be busy.
BEFORE = "trap 'kill $(jobs -p) 2>/dev/null' EXIT; sleep() { command sleep $((5 * $1)); }"


def run(room: Room) -> None:
    for name in ("router", "cache"):
        room.prints(f"{name}.py", f"{name}-output.txt")
    steps = [f"step 5, block {number}" for number in (1, 2, 3)]
    printed = room.run(*steps, before=BEFORE)
    found = []
    for status, who in re.findall(r"^HTTP/\S+ (\d+).*?^X-Answered-By: (\w+)", printed, re.M | re.S):
        found.append(who if status == "200" else status)
    if found != ANSWERS:
        raise Failed(f"answered by {found}, and the page says {ANSWERS}:\n{printed}")
    room.done("backend.py", "gateway.py")
    room.figure("Answered by", ", ".join(found))

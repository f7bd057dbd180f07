"""Exercise 5: round and predict; then the benchmark's own commands, at two levels of load, on the CPU."""

import json
import re
import shlex

from tests.module.exercises.room import Failed, Room

NO_PIP = "pip() { :; }"  # the packages are there, pinned
SHORTER = {"run": "1", "concurrency": "1 4"}  # of the page's loops
MOST_CACHED = 0.05  # else prompts profit from earlier ones, and levels cannot be compared


def run(room: Room) -> None:
    room.used("numpy")
    room.same(room.run("step 1, block 1", before=NO_PIP), room.block("quantize.txt").code, "step 1")
    room.same(room.run("step 2, block 1"), room.block("predict.txt").code, "step 2")
    room.done("quantize.py", "predict.py")

    command = re.search(r"^vllm serve (.*)$", room.block("step 3, block 1").code, re.M)[1]
    words = shlex.split(command)
    room.model(words[0])
    script = room.folder / "bench.sh"
    code = script.read_text(encoding="utf-8")
    for loop, fewer in SHORTER.items():
        code, count = re.subn(rf"for {loop} in [\d ]+;", f"for {loop} in {fewer};", code)
        if count != 1:
            raise Failed(f"bench.sh has no loop over {loop}")
    script.write_text(code, encoding="utf-8")
    room.stands_in("`bench.sh` ran once, with 1 and 4 users, for one precision.")
    with room.serve(words) as server:
        room.run("step 4, block 1", part=True)
        asked = server.metric("vllm:prefix_cache_queries_total")
        found = server.metric("vllm:prefix_cache_hits_total")
    room.done("step 3, block 1", "bench.sh", part=True)
    runs = [json.loads(path.read_text()) for path in sorted(room.folder.glob("results/*.json"))]
    if not runs or any(run["failed"] for run in runs):
        raise Failed("requests of the benchmark failed")
    room.figure("Requests, and how many failed", f"{sum(run['completed'] for run in runs)}, 0")
    cached = found / asked if asked else 0
    if cached > MOST_CACHED:
        raise Failed(f"{cached:.0%} of the prompt tokens came out of the prefix cache")
    room.figure("Prompt tokens out of the prefix cache", f"{cached:.0%}")
    printed = room.bash(room.block("step 5, block 1").code.replace("fp8", "bf16"))
    if printed.count("gives 1.00 times") != 2:
        raise Failed(f"compare.py does not read what vllm bench serve wrote:\n{printed}")
    room.done("compare.py", "step 5, block 1", part=True)

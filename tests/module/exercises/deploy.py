"""Exercise 1: the plan, the client against the stand-in, then calls, limits and errors against vLLM on the CPU."""

import re

from tests.module.exercises.room import Failed, Room
from tests.module.exercises.server import SIZE, ServerFailed

# Runs once what the page has a reader watch: its command is the last word.
WATCH_ONCE = 'watch() { eval "${@: -1}"; }'


def run(room: Room) -> None:
    room.used("openai")
    room.python("plan.py")
    with room.background("stand_in.py", "0") as stand_in:
        assert stand_in.stdout is not None
        port = stand_in.stdout.readline().split()[-1]
        streamed = room.python("client.py", f"http://127.0.0.1:{port}/v1")
    if "output 17 tokens" not in streamed:
        raise Failed(f"client.py does not stream from stand_in.py:\n{streamed}")
    room.done("plan.py", "client.py", "stand_in.py")

    model = re.search(r"meta-llama/[\w.-]*\w", room.text)[0]
    limit = int(re.search(r"--max-model-len (\d+)", room.block("step 3, block 2").code)[1])
    room.model(model)
    room.stands_in("The server ran without Docker.")
    with room.serve([model, "--max-model-len", str(limit)]) as server:
        size = next(line for line in server.lines() if "KV cache size" in line)
        if f"Maximum concurrency for {limit:,} tokens per request" not in size:
            raise Failed(f"the log does not say what the page has its reader look for: {size}")
        room.done("step 3, block 2", part=True)
        called = room.run("step 4, block 1")
        if "healthy" not in called or "time to first token" not in called:
            raise Failed(f"step 4 printed\n{called}")
        _limits(room, model, limit)
        watched = room.run("step 5, block 2", before=WATCH_ONCE)
        for name in ("kv_cache_usage_perc", "num_requests_running", "num_preemptions_total"):
            if f"vllm:{name}" not in watched:
                raise Failed(f"vLLM exports no vllm:{name}")
        printed = room.run("step 5, block 3", before="exec 2>&1")
        if len(re.findall(r" \d+ ms$", printed, re.M)) != 32:
            raise Failed(f"sixteen clients print\n{printed}")
    _too_little_memory(room, model, limit)


def _limits(room: Room, model: str, limit: int) -> None:
    """What the server answers to a long prompt, and to more output than there is room for."""
    printed = room.run("step 5, block 1", MODEL=model).splitlines()
    asked = re.findall(r"^ask (\d+) (\d+)$", room.block("step 5, block 1").code, re.M)
    for (words, most), reply in zip(asked, printed, strict=True):
        refused = int(words) > limit or int(most) > limit
        if ("'code': 400" in reply) != refused:
            raise Failed(f"ask {words} {most} is answered by {reply}")
        if not refused and f"'total_tokens': {limit}" not in reply:
            raise Failed(f"ask {words} {most} is not cut down to {limit} tokens: {reply}")
        room.figure(
            f"Answer to `ask {words} {most}`", "HTTP 400" if refused else f"{limit:,} tokens in all"
        )


def _too_little_memory(room: Room, model: str, limit: int) -> None:
    """Half the cache that one sequence needs; a card gets there by --gpu-memory-utilization."""
    if SIZE not in room.block("step 6, block 2").code:
        raise Failed(f"step 6 does not use {SIZE}")
    words = [model, "--max-model-len", str(limit), SIZE, "4M"]
    try:
        with room.serve(words):
            raise Failed("the server starts without room for one sequence")
    except ServerFailed as error:
        found = re.search(r"estimated maximum model length is (\d+)", str(error))
        if not found:
            raise Failed(f"the error names no length that fits:\n{error}") from error
        room.figure("Length that fits when the cache is half of one sequence", f"{int(found[1]):,}")
        room.done("step 6, block 2", part=True)

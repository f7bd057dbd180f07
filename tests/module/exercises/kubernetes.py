"""Exercise 6: manifests against Kubernetes' schemas; questions, load and shutdown against vLLM on the CPU."""

import re
from threading import Timer
from typing import Any

import kubernetes_validate
import yaml

from tests.module.exercises.room import Failed, Room
from tests.module.exercises.server import Server

# A cluster's part is left out; what ends a pod ends the server.
KUBECTL = 'kubectl() { if [ "$1" = delete ]; then kill -TERM "$SERVER"; fi; }'
SCHEMAS = ("1.34", "1.37")
RATE, SECONDS = 3, 10


def run(room: Room) -> None:
    room.used("kubernetes-validate")
    manifests = [name for name in room.blocks if name.endswith(".yaml")]
    for name in manifests:
        for part in yaml.safe_load_all(room.block(name).code):
            for schema in SCHEMAS:
                kubernetes_validate.validate(part, schema, strict=True)
        room.done(name, part=True)
    room.figure("Manifests valid for Kubernetes 1.34 and 1.37", str(len(manifests)))

    words = _pod(room)["containers"][0]["args"]
    room.model(words[0])
    room.stands_in(
        "No cluster: the commands of `kubectl` were left out, and SIGTERM ended the server."
    )
    with room.serve(words) as server:
        reply = room.run("step 3, block 1", before=KUBECTL, part=True)
        if '"completion_tokens": ' not in reply:
            raise Failed(f"step 3 printed\n{reply}")
        counted = room.python("load.py", server.url, str(RATE), str(SECONDS))
        if counted.strip() != str({"200": RATE * SECONDS}):
            raise Failed(f"load.py counts {counted}")
        room.done("load.py")
        room.figure(f"`load.py` at {RATE} requests/s for {SECONDS} s", counted.strip())
        drained = _story(room, server)
    if not re.search(r'"finish_reason":"length".*\ndata: \[DONE\]$', drained):
        raise Failed(f"the running answer was not drained:\n{drained}")
    aborting = [
        word.split("=")[0] + "=0" if "--shutdown-timeout" in word else word for word in words
    ]
    with room.serve(aborting) as server:
        aborted = _story(room, server)
    if '"finish_reason":"length"' in aborted:
        raise Failed(f"the answer is finished although --shutdown-timeout is 0:\n{aborted}")
    timeout = next(word for word in words if "--shutdown-timeout" in word)
    room.figure(
        f"End of an answer after SIGTERM, `{timeout}`", '`"finish_reason":"length"`, `[DONE]`'
    )
    room.figure("End of an answer after SIGTERM, `--shutdown-timeout=0`", "in the middle")


def _pod(room: Room) -> dict[str, Any]:
    """The pod of vllm.yaml."""
    for part in yaml.safe_load_all(room.block("vllm.yaml").code):
        if part["kind"] == "Deployment":
            return part["spec"]["template"]["spec"]
    raise Failed("vllm.yaml has no Deployment")


def _story(room: Room, server: Server) -> str:
    """The end of a long answer whose server is told to stop, and killed after the pod's grace period."""
    grace = Timer(_pod(room)["terminationGracePeriodSeconds"], server.process.kill)
    grace.start()
    try:
        ran = room.run("step 6, block 1", before=KUBECTL, part=True, SERVER=str(server.process.pid))
    finally:
        grace.cancel()
    return ran.strip()

"""Exercise 3: every program, the last one against a database in memory."""

import re

from tests.module.exercises.room import Failed, Room


def run(room: Room) -> None:
    room.used("faiss-cpu", "qdrant-client", "numpy")
    for program in ("shop.py", "tenants.py", "hybrid.py"):
        printed = room.python("-W", "ignore", program)
        if printed not in [block.code for block in room.blocks.values()]:
            raise Failed(f"{program} prints what the page does not show:\n{printed}")
        room.done(program)
    rows = re.findall(
        r"^ ?(\d+) +(\d+) +\S+ s +(\S+) +(\S+) +(\S+)$", room.python("recall.py"), re.M
    )
    for m, ef, *recalls in rows:
        room.figure(f"`m` {m}, `ef_construct` {ef}: recall, by width of search", ", ".join(recalls))
    if len(rows) != 5:
        raise Failed("recall.py prints no five rows")
    room.done("recall.py")
    printed = room.python("-W", "ignore", "server.py", QDRANT_URL=":memory:", COUNT="1000")
    if printed.count("recall 1.000") != 4:
        raise Failed(f"server.py printed\n{printed}")
    room.done("server.py", part=True)
    room.stands_in("`server.py` ran against the client's database in memory.")
